import { cpSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatDate } from '../../src/kernel/calendar.ts'
import { outcomeCodes } from '../../src/kernel/outcome.ts'
import { admitOverrides, type LinkRequest, linkPlans, type Parameter, type ParameterOverride, type PlanSet } from '../../src/plans/index.ts'
import type { Manifest } from '../../src/registry/index.ts'
import { compileScreen, duckdb, makeDecider } from '../../src/rules/index.ts'
import { FactFetcher } from '../../src/screening/index.ts'
import { completenessOf, tablesFor } from '../../src/screening/registry-tables.ts'
import { withDuckDb } from '../../src/store/index.ts'
import { endOfYear, loadTestPlans, plansFolder } from '../screening/test-plans.ts'
import { generateRegistry, Scratch } from '../screening/test-registry.ts'

/** Printed with a failure; another seed tries other values. */
const seed = Number(process.env.SEED ?? 20_221_202)
const scratch = new Scratch()
let set: PlanSet
let manifest: Manifest

/** A policy whose amount can be larger than what is stored, if its standard is. */
const wide = `# 另

### 九 按人补助
按参保人数补助。

\`\`\`policy
代码: headcount_subsidy
名称: 按人补助
对象: 参保单位
资金: 就业补助资金
地区依据: 参保地
适用日: 筛查日
条件:
  有人参保 (has_people):
    判断: 参保职工人数 > 0
    依据: 九
金额:
  算式: 每人标准 * 参保职工人数 * 倍率
  依据: 九
\`\`\`
`
const standards = `每人标准:
  代码: headcount_amount
  类型: 数值
  单位: 元/人
  取值:
    - { 依据: 九, 值: 500.50 }
倍率:
  代码: headcount_multiple
  类型: 比例
  取值范围: [-100%, 500%]
  取值:
    - { 依据: 九, 值: 300% }
`

beforeAll(async () => {
  cpSync(plansFolder, scratch.path('plans'), { recursive: true })
  writeFileSync(scratch.path('plans', 'nation', '09-另.md'), wide)
  writeFileSync(scratch.path('plans', 'nation', 'parameters-headcount.yaml'), standards)
  set = loadTestPlans(scratch.path('plans'))
  manifest = await generateRegistry(scratch, 'snapshot', set, 400)
})
afterAll(() => scratch.remove())

const SHOWN = 80

/** How both engines decide the policies of a plan that read the parameter: subject by subject, in each engine's own words. */
async function decisions(linkable: PlanSet, request: LinkRequest, plan: string, parameter: string) {
  const place = { vocabulary: linkable.vocabulary, manifest, snapshotFolder: scratch.path('snapshot') }
  const variants = linkPlans(linkable, request).variants.filter(
    (variant) => variant.plan.id === plan && variant.policy.parameters.has(parameter) && variant.regions.length > 0,
  )
  return withDuckDb(scratch.database(1), async (database) => {
    const found: { variant: string; interpreted: unknown; screened: unknown }[] = []
    for (const { bound, regions, id } of variants) {
      const sql = compileScreen({
        vocabulary: place.vocabulary,
        dialect: duckdb,
        tables: tablesFor(place.snapshotFolder, manifest, bound.program.subject, undefined),
        completeness: completenessOf(manifest),
        programs: [{ bound, prefix: 'p_' }],
        regions: { fact: bound.program.region, ranges: regions },
        columns: [],
        shape: 'rows',
      })
      const rows = await database.rows(`select * from (${sql}) order by md5(cast(subject_id as varchar)) limit ${SHOWN}`)
      const keys = rows.map((row) => BigInt(row.subject_id as bigint))
      const facts = await new FactFetcher(database, place).fetch(bound, keys)
      const decider = makeDecider(bound)
      for (const [i, row] of rows.entries()) {
        const { outcome, failed, unknown, flags, missing, amount, due } = decider.decide(facts.get(keys[i] ?? 0n) ?? {})
        found.push({
          variant: id,
          interpreted: [outcomeCodes[outcome], failed, unknown, flags, missing, amount, due === null ? null : formatDate(due)].map(String),
          screened: [
            ...['outcome', 'failed', 'unknown', 'flags', 'missing', 'amount'].map((name) => row[`p_${name}`]),
            dayText(row.p_due),
          ].map(String),
        })
      }
    }
    return found
  })
}

const dayText = (day: unknown) => (day === null || day === undefined ? null : String(day))

/** Every parameter with single values, and the plan that a value is given for. */
function changeable(): readonly { readonly plan: string; readonly parameter: Parameter }[] {
  return [...set.plans.values()].flatMap((plan) =>
    [...plan.parameters.values()]
      .filter(({ rule, shape }) => rule !== undefined && [...plan.policies.values()].some((policy) => policy.parameters.has(shape.id)))
      .map((parameter) => ({ plan: plan.id, parameter })),
  )
}

/** Values on both sides of every bound: of the range, of what the programs were checked for, of nought, and far away. */
function valuesOf({ rule, shape }: Parameter): fc.Arbitrary<bigint> {
  if (rule === undefined) throw new Error('a list of texts has no values')
  const type = shape.kind === 'text_list' || shape.type.kind !== 'number' ? rule : shape.type
  const edges = [rule.low, rule.high, type.low, type.high, 0n].flatMap((edge) => [edge - 1n, edge, edge + 1n])
  return fc.oneof(
    fc.constantFrom(...edges),
    fc.bigInt({ min: rule.low, max: rule.high }),
    fc.bigInt({ min: type.low, max: type.high }),
    fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
  )
}

const isOutside = ({ rule }: Parameter, value: bigint) => rule === undefined || value < rule.low || value > rule.high

describe('a value given for a parameter', { timeout: 600_000 }, () => {
  test('is refused outside its range, and inside it both engines agree on every subject', async () => {
    const seen = { refused: 0, tooLarge: 0, admitted: 0, rechecked: 0, compared: 0 }
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...changeable()),
        fc.infiniteStream(fc.nat()),
        fc.context(),
        async ({ plan, parameter }, dice, log) => {
          const { rule, shape } = parameter
          if (rule === undefined) return
          const value = fc.sample(valuesOf(parameter), { numRuns: 1, seed: dice.next().value ?? 0 })[0] ?? 0n
          const override: ParameterOverride = { plan, parameter: shape.id, code: undefined, value, scale: rule.scale }
          const request: LinkRequest = { ...endOfYear, overrides: [override] }
          log.log(`${plan}:${shape.zh} = ${value}`)
          const admitted = admitOverrides(set, request)
          if ('refusals' in admitted) {
            const codes = admitted.refusals.map(({ code }) => code)
            if (isOutside(parameter, value)) {
              seen.refused += 1
              expect(codes.every((code) => ['negative_undeclared', 'value_out_of_range'].includes(code))).toBe(true)
            } else if (codes.includes('override_too_large')) seen.tooLarge += 1
            else expect(codes).toContain(shape.id.startsWith('deferral_') ? 'override_reverses_schedule' : 'override_above_ceiling')
            return
          }
          expect(isOutside(parameter, value)).toBe(false)
          seen.admitted += 1
          if (admitted.set !== set) seen.rechecked += 1
          const both = await decisions(admitted.set, request, plan, shape.id)
          for (const { variant, interpreted, screened } of both) expect({ variant, screened }).toEqual({ variant, screened: interpreted })
          seen.compared += both.length
        },
      ),
      { seed, numRuns: 100 },
    )
    for (const [what, count] of Object.entries(seen)) expect({ what, isSeen: count > 0 }).toEqual({ what, isSeen: true })
    expect(seen.compared).toBeGreaterThan(1000)
  })

  test('that has not been admitted is never computed with', () => {
    const override = { plan: 'nation', parameter: 'headcount_amount', code: undefined, value: 10n ** 24n, scale: 2 }
    expect(() => linkPlans(set, { ...endOfYear, overrides: [override] })).toThrow('has not been admitted')
  })
})
