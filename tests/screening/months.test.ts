import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { linkPlans } from '../../src/plans/index.ts'
import { makeDecider, monthsOf } from '../../src/rules/index.ts'
import { exportList, FactFetcher, type ListRow, openRunReader, runScreening } from '../../src/screening/index.ts'
import { withDuckDb } from '../../src/store/index.ts'
import { granted } from './granted.ts'
import { everywhere } from './lists/listed-runs.ts'
import { endOfYear, fingerprints, loadTestPlans } from './test-plans.ts'
import { generateRegistry, Scratch } from './test-registry.ts'

const scratch = new Scratch()
afterAll(() => scratch.remove())

test('lists say for how many months, how many were drawn and how many the amount is for, as the interpreter does', async () => {
  const set = loadTestPlans(join(import.meta.dirname, '../monthly/plans'))
  const manifest = await generateRegistry(scratch, 'snapshot', set, 900)
  const link = endOfYear
  const [snapshotFolder, runsFolder, database] = [scratch.path('snapshot'), scratch.path('runs'), scratch.database()]
  const run = granted(await runScreening({ set, link, fingerprints, snapshotFolder, runsFolder, database }))
  const deciders = new Map(linkPlans(set, link).variants.map((variant) => [variant.id, makeDecider(variant.bound)]))
  const reader = await openRunReader({ ...database, atOnce: 1 })
  const seen = new Map<string, number>()
  try {
    for (const { policy, isMonthly, variants } of run.record.lists.policies) {
      const rows: ListRow[] = []
      for await (const part of exportList(reader, run, policy, { filter: {} }, everywhere)) rows.push(...granted(part).rows)
      if (isMonthly !== true) {
        expect(rows.every(({ months }) => months === undefined)).toBe(true)
        continue
      }
      await withDuckDb(database, async (opened) => {
        const fetcher = new FactFetcher(opened, { vocabulary: set.vocabulary, manifest, snapshotFolder })
        for (const [id, own] of Map.groupBy(rows.slice(0, 4_000), ({ variant }) => variant)) {
          const decider = deciders.get(id)
          if (decider === undefined) throw new Error(id)
          const reckon = monthsOf(decider)
          const facts = await fetcher.fetch(
            decider.bound,
            own.map(({ subject }) => subject),
          )
          for (const { subject, months, outcome, gross } of own) {
            const of = facts.get(subject)
            const said = of === undefined ? undefined : reckon?.(of)
            const known = (value: number | null | undefined) => value ?? undefined
            expect([id, subject, months]).toEqual([
              id,
              subject,
              said === undefined
                ? { term: undefined, drawn: undefined, covers: undefined }
                : { term: known(said.term), drawn: known(said.drawn), covers: known(said.covers) },
            ])
            // What is granted can be parted into months without a rest.
            if (outcome === 'eligible' && gross !== undefined) expect(gross % BigInt(months?.covers ?? 0)).toBe(0n)
            if (outcome === 'eligible') seen.set(policy, (seen.get(policy) ?? 0) + 1)
          }
        }
      })
      const [variant] = variants.filter(({ monthly }) => monthly !== undefined)
      expect(variant?.monthly?.looksAt).toBeDefined()
    }
  } finally {
    await reader.close()
  }
  const benefit = run.record.lists.policies.find(({ policy }) => policy === 'unemployment_benefit')
  expect(benefit?.variants.every(({ monthly }) => monthly?.isLimited)).toBe(true)
  expect(benefit?.variants[0]?.monthly?.looksAt).toMatchObject({
    not_employed: ['is_employed'],
    not_drawing_pension: ['is_drawing_pension'],
  })
  expect([...seen.keys()].sort()).toEqual(['public_post_subsidy', 'unemployment_benefit'])
}, 120_000)
