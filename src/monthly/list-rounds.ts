import { sql } from 'kysely'
import type { Caller } from '../access/index.ts'
import type { Work } from '../store/index.ts'
import { monthAfter } from './month.ts'
import type { LineKind } from './reckon-round.ts'

/** A round that was made, with how many lines of each kind it holds and what they come to. */
export interface RoundLineOfList {
  readonly id: bigint
  readonly place: string
  readonly policy: { readonly id: string; readonly zh: string }
  readonly fund: string
  readonly month: string
  readonly turn: number
  readonly run: string
  readonly dataOn: string
  readonly batch: { readonly id: bigint; readonly number: string; readonly state: string } | undefined
  readonly madeOn: string
  readonly madeBy: string
  readonly kinds: readonly { readonly kind: LineKind; readonly rows: number; readonly fen: bigint }[]
  readonly leads: number
}

/** Rounds in the caller's regions, the newest first. */
export async function listRounds(
  caller: Caller,
  query: { readonly policy?: string | undefined; readonly size: number },
): Promise<readonly RoundLineOfList[]> {
  return caller.transact(async (db) => {
    const { rows } = await sql<{
      id: bigint
      place: string
      policy: string
      policy_zh: string
      fund: string
      month: string
      turn: number
      run: string
      data_on: string
      batch: bigint | null
      number: string | null
      state: string | null
      made_on: string
      made_by: string
      leads: number
    }>`
      select r.id, g.name as place, r.policy, r.policy_zh, r.fund, r.month, r.turn, r.run, r.data_on::text, r.batch, b.number, b.state, r.made_on::text, a.name as made_by,
        (select count(*)::integer from monthly_lead l where l.round = r.id) as leads
      from monthly_round r join region g on g.path = r.region join account a on a.id = r.made_by left join batch b on b.id = r.batch
      where ${query.policy ?? null}::text is null or r.policy = ${query.policy ?? null}
      order by r.month desc, r.id desc limit ${query.size}`.execute(db)
    const kinds = await kindsOf(
      db,
      rows.map(({ id }) => id),
    )
    return rows.map(({ policy, policy_zh, data_on, made_on, made_by, batch, number, state, ...row }) => ({
      ...row,
      policy: { id: policy, zh: policy_zh },
      dataOn: data_on,
      madeOn: made_on,
      madeBy: made_by,
      batch: batch === null ? undefined : { id: batch, number: number ?? '', state: state ?? '' },
      kinds: kinds.get(row.id) ?? [],
    }))
  })
}

async function kindsOf(db: Work, rounds: readonly bigint[]): Promise<ReadonlyMap<bigint, RoundLineOfList['kinds']>> {
  const { rows } = await sql<{ round: bigint; kind: LineKind; rows: number; fen: string }>`
    select round, kind, count(*)::integer as rows, coalesce(sum(fen), 0)::text as fen from monthly_line
    where round = any (${rounds.map(String)}::bigint[]) group by round, kind`.execute(db)
  return new Map(
    [...Map.groupBy(rows, ({ round }) => round)].map(([round, own]) => [
      round,
      own.map(({ kind, rows: count, fen }) => ({ kind, rows: count, fen: BigInt(fen) })),
    ]),
  )
}

/** A person in a round, and why. */
export interface PersonLine {
  readonly id: bigint
  readonly entity: string
  readonly key: bigint
  readonly kind: LineKind
  readonly month: string
  readonly fen: bigint | undefined
  readonly term: number | undefined
  readonly used: number | undefined
  readonly reason: { readonly id: string; readonly zh: string }
  readonly fact: string | undefined
  readonly value: string | undefined
  readonly on: string | undefined
  readonly knownOn: string | undefined
}

/** The people of a round that was made, of one kind or of all, page by page in the order they were written. */
export async function peopleOfRound(
  caller: Caller,
  {
    round,
    kind,
    after,
    size,
  }: { readonly round: bigint; readonly kind?: string | undefined; readonly after?: bigint | undefined; readonly size: number },
): Promise<readonly PersonLine[]> {
  return caller.transact(async (db) => {
    const rows = await db
      .selectFrom('monthly_line')
      .select([
        'id',
        'entity',
        'key',
        'kind',
        'month',
        'fen',
        'term',
        'used',
        'reason',
        'reason_zh',
        'fact',
        'fact_value',
        'fact_on',
        'known_on',
      ])
      .where('round', '=', round)
      .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
      .$if(after !== undefined, (query) => query.where('id', '>', after ?? 0n))
      .orderBy('id')
      .limit(size)
      .execute()
    return rows.map(({ reason, reason_zh, fact, fact_value, fact_on, known_on, fen, term, used, kind: of, ...row }) => ({
      ...row,
      kind: of as LineKind,
      fen: fen ?? undefined,
      term: term ?? undefined,
      used: used ?? undefined,
      reason: { id: reason, zh: reason_zh },
      fact: fact ?? undefined,
      value: fact_value ?? undefined,
      on: fact_on ?? undefined,
      knownOn: known_on ?? undefined,
    }))
  })
}

/** A month that was granted although the benefit had ended. */
export interface LeadLine {
  readonly id: bigint
  readonly claim: bigint
  readonly state: string
  readonly batch: { readonly id: bigint; readonly number: string }
  readonly subject: { readonly entity: string; readonly key: bigint }
  readonly month: string
  readonly fen: bigint
  readonly reason: string
  readonly on: string
  readonly isClaimedBack: boolean
}

/** What a round found that has to be looked at again: months granted after the end, and whether each is claimed back. */
export async function leadsOfRound(caller: Caller, round: bigint): Promise<readonly LeadLine[]> {
  return caller.transact(async (db) => {
    const { rows } = await sql<{
      id: bigint
      claim: bigint
      state: string
      batch: bigint
      number: string
      entity: string
      key: bigint
      month: string
      fen: bigint
      reason: string
      on: string
      is_claimed_back: boolean
    }>`
      select l.id, l.claim, c.state, c.batch, b.number, e.subject_entity as entity, e.subject_key as key, l.month, l.fen, l.reason_zh as reason, l.fact_on::text as on,
        exists (select from recovery_line x join recovery r on r.id = x.recovery where x.claim = l.claim and r.state <> 'withdrawn') as is_claimed_back
      from monthly_lead l join claim c on c.id = l.claim join entitlement e on e.id = l.claim join batch b on b.id = c.batch
      where l.round = ${round} order by l.id limit 500`.execute(db)
    return rows.map(({ batch, number, entity, key, is_claimed_back, ...row }) => ({
      ...row,
      batch: { id: batch, number },
      subject: { entity, key },
      isClaimedBack: is_claimed_back,
    }))
  })
}

/** What changes in the month after a given one, of one policy and place. */
export interface NextMonth {
  readonly policy: { readonly id: string; readonly zh: string }
  readonly fund: string
  readonly place: string
  readonly month: string
  /** Whether the round of that month was made; else what is known to end by now. */
  readonly isMade: boolean
  readonly kinds: RoundLineOfList['kinds']
  /** Of the last round, whose months are used up with it. */
  readonly usedUp: number
  /** Of the last round, about whom an end or a suspension was entered since. */
  readonly entered: number
}

/** For the end of a month: what next month's round changes, or, before it is made, which stops are known. In the caller's regions. */
export async function changesNextMonth(db: Work, month: string): Promise<readonly NextMonth[]> {
  const next = monthAfter(month)
  const { rows } = await sql<{
    id: bigint
    policy: string
    zh: string
    fund: string
    place: string
    month: string
    used_up: number
    entered: number
  }>`
    with last as (
      select distinct on (region, policy) id, region, policy, policy_zh, fund, month from monthly_round
      where month <= ${next} order by region, policy, month desc, turn desc
    )
    select r.id, r.policy, r.policy_zh as zh, r.fund, g.name as place, r.month,
      (select count(*)::integer from monthly_line l where l.round = r.id and l.month = r.month and l.fen is not null and l.used + 1 >= l.term) as used_up,
      (select count(distinct (l.entity, l.key))::integer from monthly_line l join monthly_event e on e.entity = l.entity and e.key = l.key
        where l.round = r.id and l.fen is not null and e.kind in ('death', 'suspension') and e.revokes is null and to_char(e.happened_on, 'YYYY-MM') <= ${month}
          and (e.policy is null or e.policy = r.policy) and not exists (select from monthly_event x where x.revokes = e.id)) as entered
    from last r join region g on g.path = r.region order by r.policy, g.name`.execute(db)
  const kinds = await kindsOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, policy, zh, fund, place, month: of, used_up: usedUp, entered }) => ({
    ...{ policy: { id: policy, zh }, fund, place, month: next, isMade: of === next },
    kinds: of === next ? (kinds.get(id) ?? []) : [],
    ...(of === next ? { usedUp: 0, entered: 0 } : { usedUp, entered }),
  }))
}
