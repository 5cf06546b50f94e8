import { formatDate } from '../../kernel/calendar.ts'
import { outcomeCodes } from '../../kernel/outcome.ts'
import { prefixOf } from '../group-variants.ts'
import { paymentKeys } from './earlier-payments.ts'
import { type Relation, union, where } from './relation.ts'
import { yearsOf } from './rules-on-grants.ts'
import { type DecidedGroup, type PayingVariant, payingVariants, type SettlementInput } from './settlement-input.ts'
import { codeText, noText } from './terms.ts'

/** Keys every settlement has columns for, whatever the rules say. */
const payees = ['person', 'insured_unit', 'firm', 'organisation'] as const

/** Every entity whose key some group carries, in a fixed order. */
export function keyEntitiesOf(groups: readonly DecidedGroup[]): readonly string[] {
  return [...new Set([...payees, ...groups.flatMap(({ group }) => group.keys.map((key) => key.entity))])]
}

/**
 * The decisions that settlement is about. `claim` says what kind: `due` is to be paid; `review` is to be paid if a person grants it,
 * of an amount that is known; `open` may yet turn out to be due, of an amount that is not. Neither of the last two displaces anybody,
 * both hold up what comes after them. `has_firm` and the like tell a key that is missing from one that decisions of this kind never
 * have. `year` is the one the policy goes by. A decision that waits for a local standard has no money behind it and is not here.
 */
export function candidates(input: SettlementInput): readonly Relation[] {
  const entities = keyEntitiesOf(input.groups)
  const excluded = new Set(input.exclusions.flatMap(({ priority }) => priority))
  const selects = input.groups.flatMap((decided) =>
    payingVariants([decided]).map((paying) =>
      candidatesOf(paying, decided.rows, entities, excluded.has(paying.policy), input.baseYearOffset),
    ),
  )
  const columns = [
    ...['policy', 'variant', 'subject_id', 'region', 'outcome', 'claim', 'gross', 'event_date', 'year', 'from_year', 'to_year'],
    ...entities.map((entity) => `${entity}_key`),
    ...paymentKeys.map((key) => `has_${key}`),
    'payee',
  ]
  return [
    {
      name: 'money_decision',
      row: 'A decision on money that is due, under review, or may yet turn out to be due, with the keys that rules go by.',
      columns,
      select: union(selects.length === 0 ? [noCandidates(entities)] : selects),
    },
    {
      name: 'candidate',
      row: 'The same; what is due to a firm that was cancelled, or may have been, is under review, and `payee_doubt` says why.',
      columns: [...columns, 'payee_doubt'],
      select: withPayeeDoubt(input, columns),
    },
  ]
}

/**
 * Whoever is to be paid has to exist: no text need say so. But no text says either what becomes of what a firm earned before it was
 * cancelled, so that a person decides. The money for a unit goes to its firm.
 */
function withPayeeDoubt({ firms, units, screeningDate }: SettlementInput, columns: readonly string[]): string {
  if (firms === undefined)
    return `select
  ${columns.map((column) => `d.${column}`).join(',\n  ')},
  ${noText} as payee_doubt
from money_decision d`
  // Joined by equality alone: a condition on one side makes a database compare everybody with everybody.
  const firm = units === undefined ? 'd.firm_key' : `case d.payee when 'insured_unit' then u.firm else d.firm_key end`
  const doubt = `case
    when d.payee not in ('insured_unit', 'firm') then null
    when f.cancelled_on is null then 'payee_unclear'
    when f.cancelled_on <= date '${formatDate(screeningDate)}' then 'payee_cancelled'
  end`
  const claim = `case when d.claim = 'due' and (${doubt}) is not null then 'review' else d.claim end as claim`
  const placed = columns.map((column) => (column === 'claim' ? claim : `d.${column}`))
  return `select
  ${placed.join(',\n  ')},
  ${doubt} as payee_doubt
from money_decision d${units === undefined ? '' : `\nleft join ${units} u on u.insured_unit_id = case d.payee when 'insured_unit' then d.insured_unit_key end`}
left join ${firms} f on f.firm_id = ${firm}`
}

function candidatesOf(
  { variant, policy, keys, payee }: PayingVariant,
  rows: string,
  entities: readonly string[],
  isExcluded: boolean,
  baseYearOffset: number,
): string {
  const prefix = prefixOf(variant)
  const { from, to } = yearsOf(variant)
  const { eligible, needs_review, undetermined } = outcomeCodes
  return `select
  ${codeText(policy)} as policy,
  ${codeText(variant.id)} as variant,
  subject_id,
  region,
  cast(${prefix}outcome as integer) as outcome,
  case ${prefix}outcome when ${eligible} then 'due' when ${needs_review} then 'review' else 'open' end as claim,
  ${prefix}amount as gross,
  ${prefix}date as event_date,
  ${variant.policy.settlement.yearBasis === 'base_year' ? `year(${prefix}date) + (${baseYearOffset})` : `year(${prefix}date)`} as year,
  ${from} as from_year,
  ${to} as to_year,
  ${entities.map((entity) => `${keys.includes(entity) ? `${entity}_key` : 'cast(null as bigint)'} as ${entity}_key`).join(',\n  ')},
  ${paymentKeys.map((key) => `${keys.includes(key)} as has_${key}`).join(',\n  ')},
  ${codeText(payee)} as payee
from ${rows}
${where([`${prefix}outcome in (${[eligible, needs_review, ...(isExcluded ? [undetermined] : [])].join(', ')})`])}`
}

function noCandidates(entities: readonly string[]): string {
  return `select
  '' as policy,
  '' as variant,
  cast(0 as bigint) as subject_id,
  0 as region,
  0 as outcome,
  '' as claim,
  cast(0 as bigint) as gross,
  date '1970-01-01' as event_date,
  0 as year,
  0 as from_year,
  0 as to_year,
  ${entities.map((entity) => `cast(null as bigint) as ${entity}_key`).join(',\n  ')},
  ${paymentKeys.map((key) => `false as has_${key}`).join(',\n  ')},
  '' as payee
where false`
}
