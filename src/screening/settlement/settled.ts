import { netSoFar } from './net.ts'
import type { Progress } from './progress.ts'
import { type Relation, union } from './relation.ts'
import { standingColumns } from './standing.ts'
import { verdictColumns } from './verdict.ts'

/** What the verdicts, the amounts and the history make of every decision that is due or under review. */
export function settledDecisions(done: Progress, entities: readonly string[], policies: readonly string[]): readonly Relation[] {
  const verdicts = allVerdicts(done)
  const keys = entities.map((entity) => `${entity}_key`)
  const net = netSoFar(done, policies)
  return [
    verdicts,
    {
      name: 'settled',
      row: [
        'A decision that is due or under review, and what becomes of it: its net amount, payable for certain; what is awaiting review,',
        'paid if it is granted; what a cap keeps back from it for others. None of the three where something that bears on it is not known.',
      ].join(' '),
      columns: [
        ...['policy', 'variant', 'subject_id', 'region', 'outcome', 'claim', 'event_date', 'year', ...keys],
        ...['gross', 'paid_before', ...standingColumns, 'net', 'awaiting_review', 'reserved'],
      ],
      select: `select
  c.policy,
  c.variant,
  c.subject_id,
  c.region,
  c.outcome,
  c.claim,
  c.event_date,
  c.year,
  ${keys.map((key) => `c.${key}`).join(',\n  ')},
  c.gross,
  ${net.paidBefore} as paid_before,
  case
    when v.status is not null then v.status
    when h.policy is not null then 'history_unknown'
    when c.gross < ${net.paidBefore} then 'overpaid'
    when ${net.paidBefore} > 0 and c.gross = ${net.paidBefore} then 'already_paid'
    when ${net.most} > ${net.amount} then 'reserved'
    when ${net.isCapped} then 'capped'
    when c.claim = 'review' then 'under_review'
    else 'payable'
  end as status,
  case
    when v.status is not null then v.cause
    when h.policy is not null then h.cause
    when ${net.paidBefore} = 0 or c.gross > ${net.paidBefore} then c.payee_doubt
  end as cause,
  v.cause_policy,
  v.cause_entity,
  case when v.status is null then h.cause_payment else v.cause_payment end as cause_payment,
  ${amountOf(`case c.claim when 'due' then ${net.amount} else 0 end`)} as net,
  ${amountOf(`case c.claim when 'review' then ${net.amount} else 0 end`)} as awaiting_review,
  ${amountOf(`${net.most} - ${net.amount}`)} as reserved
from candidate c${net.joins}
left join ${verdicts.name} v on v.policy = c.policy and v.subject_id = c.subject_id
left join unknown_history h on h.policy = c.policy and h.subject_id = c.subject_id
where c.claim <> 'open'`,
    },
  ]
}

/** Nothing for what gave way, unknown for what waits. */
function amountOf(standing: string): string {
  return `case
    when v.status in ('displaced', 'already_paid') then 0
    when v.status is null and h.policy is null then ${standing}
  end`
}

function allVerdicts({ verdicts }: Progress): Relation {
  const selects = verdicts.map(({ relation }) => `select * from ${relation.name}`)
  return {
    name: 'verdict',
    row: 'A decision that gave way or waits, and why; none stands here twice.',
    columns: verdictColumns,
    select: selects.length === 0 ? noVerdicts : union(selects),
  }
}

const noVerdicts = `select
  '' as policy,
  cast(0 as bigint) as subject_id,
  '' as status,
  '' as cause,
  '' as cause_policy,
  '' as cause_entity,
  cast(0 as bigint) as cause_payment
where false`
