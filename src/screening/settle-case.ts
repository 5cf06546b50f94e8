import { formatDate } from '../kernel/calendar.ts'
import { outcomeCodes } from '../kernel/outcome.ts'
import type { Linked, PlanSet, Variant } from '../plans/index.ts'
import { type Decision, type Facts, makeDecider } from '../rules/index.ts'
import { type DuckDb, sqlName, sqlText } from '../store/index.ts'
import { groupVariants, prefixOf, type VariantGroup } from './group-variants.ts'
import { type SettledDecision, settledDecisionsIn } from './settlement/find-settlement.ts'
import { rulesBetween } from './settlement/rules-between.ts'
import { settle } from './settlement/settle.ts'

/** A payment that somebody wrote down beside a case: what was paid before to the very people and firms of the case. */
export interface WrittenPayment {
  readonly policy: string | undefined
  readonly baseYear: number | undefined
  /** Fen; undefined where it is not known. */
  readonly amount: bigint | undefined
}

/** A case with what was decided of it. */
export interface DecidedCase {
  readonly facts: Facts
  readonly decisions: readonly { readonly variant: Variant; readonly decision: Decision; readonly region: number }[]
  /** All that was paid before; undefined where nobody says. */
  readonly payments: readonly WrittenPayment[] | undefined
}

/**
 * Settles the decisions on one case as a screening would, by variant: exclusions between them, once-only, top-ups and caps, with the
 * payments written beside it. Every record that the case leads to is one and the same for all of its policies.
 */
export async function settleCase(
  database: DuckDb,
  decided: DecidedCase,
  set: PlanSet,
  linked: Pick<Linked, 'exclusions' | 'context'>,
): Promise<ReadonlyMap<string, SettledDecision>> {
  const variants = decided.decisions.map(({ variant }) => variant)
  const groups = groupVariants(variants, set.vocabulary, linked.exclusions).map((group) => ({
    group,
    rows: `(${rowOf(group, decided)})`,
  }))
  const { name } = await settle(database, {
    groups,
    priorPayments: decided.payments === undefined ? undefined : `(${paymentRows(decided.payments)})`,
    pendingPayments: undefined,
    units: undefined,
    firms: undefined,
    employments: undefined,
    historyComplete: decided.payments === undefined ? 'nowhere' : 'everywhere',
    ...rulesBetween(set, linked),
  })
  return settledDecisionsIn(database, name)
}

/** The one record of every kind that a case has. */
const KEY = 1

function rowOf(group: VariantGroup, { facts, decisions }: DecidedCase): string {
  const first = decisions.find(({ variant }) => group.variants.includes(variant))
  const columns = [
    `cast(${KEY} as bigint) as subject_id`,
    `cast(${first?.region ?? 0} as integer) as region`,
    ...group.keys.map(({ entity }) => `cast(${KEY} as bigint) as ${sqlName(`${entity}_key`)}`),
    ...group.variants.flatMap((variant) => {
      const found = decisions.find((each) => each.variant === variant)
      if (found === undefined) return []
      const { decision } = found
      const prefix = prefixOf(variant)
      const day = eventDay(variant, facts)
      return [
        `cast(${outcomeCodes[decision.outcome]} as integer) as ${sqlName(`${prefix}outcome`)}`,
        `cast(${decision.amount ?? 'null'} as bigint) as ${sqlName(`${prefix}amount`)}`,
        `cast(${day === null ? 'null' : sqlText(formatDate(day))} as date) as ${sqlName(`${prefix}date`)}`,
      ]
    }),
  ]
  return `select ${columns.join(', ')}`
}

/** The day that decides for a case; null where it is not known. */
function eventDay({ bound }: Variant, facts: Facts): number | null {
  const { compiler } = makeDecider(bound)
  return compiler.compile(bound.program.date)({ subject: facts, element: null, trace: [] }) as number | null
}

function paymentRows(payments: readonly WrittenPayment[]): string {
  const rows = payments.map(
    ({ policy, baseYear, amount }, i) =>
      `(${i + 1}, ${policy === undefined ? 'null' : sqlText(policy)}, ${baseYear ?? 'null'}, ${amount ?? 'null'}, true)`,
  )
  const keys = ['person', 'insured_unit', 'firm', 'organisation'].map((entity) => `cast(${KEY} as bigint) as ${entity}`)
  return `select cast(id as bigint) as prior_payment_id, cast(policy as varchar) as policy, ${keys.join(', ')}, cast(base_year as integer) as base_year, cast(amount as bigint) as amount
from (values ${[...rows, '(0, null, null, null, false)'].join(', ')}) written(id, policy, base_year, amount, is_real)
where is_real`
}
