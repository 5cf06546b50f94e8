import { sql } from 'kysely'
import type { BankLayout } from '../ledger/index.ts'
import type { Work } from '../store/index.ts'
import type { BatchNamed } from './silent-files.ts'

/** Rows and what they come to, in fen. */
export interface DeskSum {
  readonly rows: number
  readonly fen: bigint
}

/** What banks said since a day: of which batch, and what came of it. */
export interface AnsweredBatch {
  readonly batch: BatchNamed
  readonly lastOn: string
  readonly succeeded: DeskSum
  readonly returned: DeskSum
  /** Returned after they had succeeded. */
  readonly returnedLate: DeskSum
}

/** What becomes of an answer: what it says first of a payment; `repeated` where that was known. */
export type AnswerKind = 'succeeded' | 'returned' | 'returned_late' | 'repeated'

/**
 * Answers that were taken in since a day, as the FROM item `heard`: batch, claim, fen, kind, code, text, layout, bank_on, and the day
 * they were taken in as entered_on.
 */
export const heardSince = (since: string, batch?: bigint) => sql`(
  select a.batch, p.claim, p.fen, a.code, a.text, f.layout, a.bank_on, f.entered_on,
    case when known.has_same then 'repeated' when a.result = 'succeeded' then 'succeeded' when known.has_succeeded then 'returned_late' else 'returned' end as kind
  from bank_file f join bank_answer a on a.file = f.id join payment p on p.id = a.payment
  cross join lateral (
    select coalesce(bool_or(a.result = 'succeeded' or x.result = 'returned'), false) as has_same, coalesce(bool_or(x.result = 'succeeded'), false) as has_succeeded
    from bank_answer x where x.payment = a.payment and x.id < a.id) known
  where f.direction = 'in' and f.entered_on >= ${since}::date and ${batch === undefined ? sql`true` : sql`f.batch = ${batch}`}
) as heard`

/** What banks answered since a day in the caller's regions, the batch with the last answer first. */
export async function answeredSince(db: Work, since: string): Promise<readonly AnsweredBatch[]> {
  const { rows } = await sql<{
    id: bigint
    number: string
    policy: string
    policy_zh: string
    fund: string
    path: string
    place: string
    last_on: string
    kinds: Readonly<Record<string, { readonly rows: number; readonly fen: string }>>
  }>`
    with counted as (
      select batch, kind, count(*)::int as rows, sum(fen)::text as fen, max(entered_on) as last_on from ${heardSince(since)} group by batch, kind)
    select b.id, b.number, b.policy, b.policy_zh, b.fund, b.region as path, r.name as place, max(c.last_on) as last_on,
      json_object_agg(c.kind, json_build_object('rows', c.rows, 'fen', c.fen)) as kinds
    from counted c join batch b on b.id = c.batch join region r on r.path = b.region
    group by b.id, r.name order by max(c.last_on) desc, b.id desc`.execute(db)
  return rows.map((row) => {
    const of = (kind: AnswerKind): DeskSum => ({ rows: row.kinds[kind]?.rows ?? 0, fen: BigInt(row.kinds[kind]?.fen ?? 0) })
    return {
      batch: {
        id: row.id,
        number: row.number,
        policy: { id: row.policy, zh: row.policy_zh },
        fund: row.fund,
        region: { path: row.path, name: row.place },
      },
      lastOn: row.last_on,
      succeeded: of('succeeded'),
      returned: of('returned'),
      returnedLate: of('returned_late'),
    }
  })
}

/** What has to be done next with a row that came back: its states, in the order in which they follow each other. */
export const returnSteps = ['returned', 'back', 'corrected', 'payable'] as const
export type ReturnStep = (typeof returnSteps)[number]

/** Why a bank sent money back, as it said so: in words, or its code as the layout has it. */
export interface Cause {
  readonly layout: string
  readonly code: string
  readonly text: string
}

/** Rows that came back for one cause and have not been paid again, by what has to be done next. */
export interface CauseLine {
  readonly cause: Cause
  /** In words: the bank's own, or what the layout says to the code. */
  readonly word: string | undefined
  readonly steps: ReadonlyMap<ReturnStep, DeskSum>
}

/** Rows that came back and are not paid again yet, each with its last return, as the FROM item `back`. */
export const openReturns = () => sql`(
  select distinct on (c.id) c.id, c.batch, c.region, c.state, c.fen, f.layout, coalesce(a.code, '') as code, coalesce(a.text, '') as text, a.bank_on,
    exists (select from bank_answer x where x.payment = a.payment and x.id < a.id and x.result = 'succeeded') as was_paid
  from claim c join payment p on p.claim = c.id join bank_answer a on a.payment = p.id and a.result = 'returned' join bank_file f on f.id = a.file
  where c.apart = any (${[...returnSteps]}::text[]) order by c.id, a.id desc
) as back`

/** What came back in the caller's regions and is not paid again, by cause and next step, the greatest first. */
export async function returnsByCause(db: Work, layouts: readonly BankLayout[]): Promise<readonly CauseLine[]> {
  const { rows } = await sql<Cause & { readonly state: ReturnStep; readonly rows: bigint; readonly fen: string }>`
    select layout, code, text, state, count(*) as rows, sum(fen)::text as fen from ${openReturns()} group by layout, code, text, state`.execute(
    db,
  )
  const causes = Map.groupBy(rows, ({ layout, code, text }) => JSON.stringify([layout, code, text]))
  const lines = [...causes.values()].flatMap((of) => {
    const [first] = of
    if (first === undefined) return []
    const cause = { layout: first.layout, code: first.code, text: first.text }
    const steps = new Map(of.map(({ state, rows: count, fen }) => [state, { rows: Number(count), fen: BigInt(fen) }] as const))
    return [{ cause, word: wordOf(layouts, cause), steps }]
  })
  const sum = ({ steps }: CauseLine) =>
    [...steps.values()].reduce((total, { rows: count, fen }) => ({ rows: total.rows + count, fen: total.fen + fen }), { rows: 0, fen: 0n })
  return lines
    .map((line) => ({ line, ...sum(line) }))
    .sort((a, b) => b.rows - a.rows || (a.fen < b.fen ? 1 : -1))
    .map(({ line }) => line)
}

/** Why money came back, in words; undefined where the bank gave a code that the layout does not explain. */
export function wordOf(layouts: readonly BankLayout[], { layout, code, text }: Cause): string | undefined {
  if (text !== '') return text
  return layouts.find(({ id }) => id === layout)?.answer.results[code]?.text
}
