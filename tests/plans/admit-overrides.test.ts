import { describe, expect, test } from 'vitest'
import { admitOverrides, describeOverride, type LinkRequest, type ParameterOverride } from '../../src/plans/index.ts'
import { day, endOfYear, loadTestPlans } from '../screening/test-plans.ts'

const set = loadTestPlans()
const [large, medium, small] = [0n, 1n, 2n]

/** A value in the parameter's own unit; rates in per cent. */
const rate = (plan: string | undefined, code: bigint | undefined, percent: bigint): ParameterOverride => ({
  plan,
  parameter: 'refund_rate',
  code,
  value: percent,
  scale: 2,
})
const other = (plan: string | undefined, parameter: string, value: bigint, scale = 0, code?: bigint): ParameterOverride => ({
  plan,
  parameter,
  code,
  value,
  scale,
})

/** What is said of overrides: nothing where they are admitted. */
function said(overrides: readonly ParameterOverride[], request: Partial<LinkRequest> = {}): readonly string[] {
  const admitted = admitOverrides(set, { ...endOfYear, ...request, overrides })
  return 'set' in admitted ? [] : admitted.refusals.map((refusal) => `${refusal.code} ${describeOverride(refusal, set)}`)
}

const month = (year: number, ofYear: number) => BigInt(year * 12 + ofYear - 1)

describe('a value is admitted or refused with what it runs against', () => {
  test.each<[string, readonly ParameterOverride[], Partial<LinkRequest>, string | undefined]>([
    ['below the ceiling above', [rate('city', medium, 89n)], {}, undefined],
    ['at the ceiling', [rate('city', medium, 90n)], {}, undefined],
    ['above the ceiling', [rate('city', medium, 95n)], {}, '“返还比例”不能是 95%：nation（一（一））定的上限是 90%'],
    ['above the ceiling of the document itself', [rate('nation', small, 95n)], {}, 'nation（一（一））定的上限是 90%'],
    ['above the ceiling, all plans meant', [rate(undefined, small, 95n)], {}, '定的上限是 90%'],
    ['above the ceiling, all rows meant', [rate('city', undefined, 95n)], {}, '定的上限是 90%'],
    ['a row that has no ceiling', [rate('city', large, 95n)], {}, undefined],
    ['below nought', [rate('city', large, -1n)], {}, 'negative_undeclared'],
    ['above the whole', [rate('city', large, 101n)], {}, 'value_out_of_range'],
    ['below nought, as declared', [other('city', 'layoff_notice_days', -365n)], {}, undefined],
    ['below what is declared', [other('city', 'layoff_notice_days', -366n)], {}, 'value_out_of_range'],
    ['more decimals than the plan keeps', [other('nation', 'paid_months_min', 125n, 1)], {}, 'too_many_decimals'],
    ['the same number with a trailing nought', [other('nation', 'paid_months_min', 120n, 1)], {}, undefined],
    ['far above what was checked for', [other('city', 'reserve_months_min', 9_999_999_999n)], {}, undefined],
    ['a month after its last', [other('city', 'deferral_from', month(2023, 1))], {}, 'override_reverses_schedule'],
    ['both months moved', [other('city', 'deferral_from', month(2023, 1)), other('city', 'deferral_to', month(2023, 6))], {}, undefined],
    ['one cell twice', [rate('city', medium, 50n), rate('city', medium, 60n)], {}, 'override_given_twice'],
    ['a row and the whole table', [rate('city', medium, 50n), rate('city', undefined, 60n)], {}, 'override_given_twice'],
    ['a row of all plans and of one', [rate(undefined, medium, 50n), rate('city', medium, 60n)], {}, 'override_given_twice'],
    [
      'two numbers in one tier',
      [other('nation', 'layoff_rate_max', 3n, 2, 10n), other('nation', 'layoff_rate_max', 4n, 2, 20n)],
      {},
      'override_given_twice',
    ],
    ['two tiers', [other('nation', 'layoff_rate_max', 3n, 2, 10n), other('nation', 'layoff_rate_max', 4n, 2, 40n)], {}, undefined],
    ['two rows', [rate('city', medium, 50n), rate('city', small, 60n)], {}, undefined],
    ['a list', [other('city', 'hard_hit_industries', 1n)], {}, 'override_of_no_number'],
    ['a plan that is left out', [rate('nation', large, 50n)], { plans: ['city'] }, 'override_of_plan_left_out'],
    ['what no chosen plan reads', [other(undefined, 'contract_months_min', 6n)], { plans: ['west'] }, 'override_without_effect'],
  ])('%s', (_, overrides, request, expected) => {
    const sentences = said(overrides, request)
    if (expected === undefined) expect(sentences).toEqual([])
    else expect(sentences).toEqual([expect.stringContaining(expected)])
  })

  test('a ceiling holds on the days it is in force, as far as it is known', () => {
    const early = { screeningDate: day('2022-12-31'), knownOn: day('2022-05-01') }
    expect(said([rate('city', medium, 95n)], early)).toEqual([])
  })

  test('each of several values is judged', () => {
    const tried = admitOverrides(set, endOfYear, [rate('city', medium, 80n), rate('city', medium, 95n), rate('city', medium, -1n)])
    expect('refusals' in tried && tried.refusals.map(({ code }) => code)).toEqual(['override_above_ceiling', 'negative_undeclared'])
  })
})
