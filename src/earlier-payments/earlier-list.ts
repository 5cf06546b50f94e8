import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { keepItem } from '../inbox/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { Work } from '../store/index.ts'
import type { EarlierRefusal, OwnRefusal } from './refusals.ts'

/** What a list of an earlier system is: which policy it paid, for which year, and what it came with. */
export interface EarlierHead {
  readonly policy: { readonly id: string; readonly zh: string }
  readonly year: number
  readonly system: string
  readonly basis: string
  readonly name: string
  readonly sha256: string
  readonly upload: bigint | undefined
}

/** A row of one: who got it, under the key of an entity, or why nobody knows; fen. */
export interface EarlierRow {
  readonly line: number
  readonly entity: string
  readonly key: bigint | undefined
  readonly miss: string | undefined
  readonly fen: bigint
}

type Sum = { readonly rows: number; readonly fen: string }

/** What a list says beside the ledger; plain JSON, fen as text. */
export type EarlierReport = {
  readonly all: Sum
  /** Payees that nobody knows here, and the first of their lines. */
  readonly unknown: Sum
  readonly unknownLines: readonly { readonly line: number; readonly miss: string; readonly fen: string }[]
  /** Payees that stand in the list more than once. */
  readonly repeated: Sum
  /** What the ledger grants of the same policy for the same year to the same payees. */
  readonly ours: Sum
  readonly ourLines: readonly {
    readonly line: number
    readonly fen: string
    readonly batch: string
    readonly ours: string
    readonly state: string
  }[]
  /** What other earlier lists that count paid of it. */
  readonly earlier: Sum
  /** The same file was taken in before, and not rejected. */
  readonly isRepeated: boolean
}

type RefusedWith<C extends OwnRefusal['code']> = Extract<OwnRefusal, { readonly code: C }>

/** Lines that a report names. */
const mostNamed = 100

/** What stands against what is said about a list; undefined where nothing does. */
export function faultOfHead(
  { year, system, basis }: Pick<EarlierHead, 'year' | 'system' | 'basis'>,
  today: string,
): RefusedWith<'earlier_text_needed' | 'earlier_year_unfit'> | undefined {
  if (system.trim() === '') return { code: 'earlier_text_needed', what: 'system' }
  if (basis.trim() === '') return { code: 'earlier_text_needed', what: 'basis' }
  return year >= 1990 && year <= Number(today.slice(0, 4)) ? undefined : { code: 'earlier_year_unfit', year, today }
}

/** What a list says beside the ledger and other earlier lists, with nothing changed. */
export async function reportEarlier(db: Work, caller: Caller, head: EarlierHead, rows: readonly EarlierRow[]): Promise<EarlierReport> {
  const known = rows.filter((row) => row.key !== undefined)
  const unknown = rows.filter((row) => row.key === undefined)
  const counts = Map.groupBy(known, ({ entity, key }) => `${entity}/${key}`)
  const repeated = [...counts.values()].flatMap((same) => same.slice(1))
  const given = sql`unnest(${known.map(({ line }) => line)}::int[], ${known.map(({ entity }) => entity)}::text[],
    ${known.map(({ key }) => String(key))}::bigint[], ${known.map(({ fen }) => String(fen))}::bigint[]) g (line, entity, key, fen)`
  const { rows: ours } = await sql<{ line: number; fen: string; batch: string; ours: string; state: string }>`
    select g.line, g.fen::text, b.number as batch, c.fen::text as ours, c.state
    from ${given} join entitlement_key k on k.entity = g.entity and k.key = g.key join claim c on c.id = k.entitlement
    join batch b on b.id = c.batch
    where c.policy = ${head.policy.id} and c.kind = 'first' and c.state not in ('waived', 'dropped', 'deferred')
      and coalesce(year_of(c.period) + b.year_offset = ${head.year}, true)
    order by g.line`.execute(db)
  const { rows: earlier } = await sql<{ rows: string; fen: string }>`
    select count(*)::text as rows, coalesce(sum(g.fen), 0)::text as fen from ${given}
    where exists (select from earlier_payment p join earlier_list l on l.id = p.list join earlier_list_check a on a.list = l.id and a.verdict = 'agreed'
      where p.entity = g.entity and p.key = g.key and l.policy = ${head.policy.id} and l.year = ${head.year})`.execute(db)
  return {
    all: sumOf(rows),
    unknown: sumOf(unknown),
    unknownLines: unknown.slice(0, mostNamed).map(({ line, miss, fen }) => ({ line, miss: miss ?? '', fen: String(fen) })),
    repeated: sumOf(repeated),
    ours: { rows: ours.length, fen: String(ours.reduce((sum, { fen }) => sum + BigInt(fen), 0n)) },
    ourLines: ours.slice(0, mostNamed).map((row) => ({ ...row })),
    earlier: { rows: Number(earlier[0]?.rows ?? 0), fen: earlier[0]?.fen ?? '0' },
    isRepeated: await isKnown(db, caller.post.region.path, head),
  }
}

const sumOf = (rows: readonly EarlierRow[]): Sum => ({ rows: rows.length, fen: String(rows.reduce((sum, { fen }) => sum + fen, 0n)) })

async function isKnown(db: Work, region: string, { policy, year, sha256 }: EarlierHead): Promise<boolean> {
  const row = await db
    .selectFrom('earlier_list as l')
    .leftJoin('earlier_list_check as c', 'c.list', 'l.id')
    .select('l.id')
    .where('l.region', '=', region)
    .where('l.policy', '=', policy.id)
    .where('l.year', '=', year)
    .where('l.sha256', '=', sha256)
    .where((where) => where.or([where('c.verdict', 'is', null), where('c.verdict', '=', 'agreed')]))
    .executeTakeFirst()
  return row !== undefined
}

/** Takes a list in, all of its rows or none; it counts once somebody else agreed. The same file for the same policy and year changes nothing. */
export async function writeEarlier(
  db: Work,
  caller: Caller,
  head: EarlierHead,
  rows: readonly EarlierRow[],
): Promise<Result<EarlierReport & { readonly list: string | null }, RefusedWith<'earlier_text_needed' | 'earlier_year_unfit'>>> {
  const fault = faultOfHead(head, caller.day)
  if (fault !== undefined) return refused(fault)
  const region = caller.post.region.path
  await sql`select pg_advisory_xact_lock(hashtext('earlier_list'), hashtext(${region}))`.execute(db)
  const report = await reportEarlier(db, caller, head, rows)
  if (report.isRepeated) return done({ ...report, list: null })
  const { id } = await db
    .insertInto('earlier_list')
    .values({
      ...{
        region,
        policy: head.policy.id,
        policy_zh: head.policy.zh,
        year: head.year,
        system: head.system.trim(),
        basis: head.basis.trim(),
      },
      ...{ name: head.name, sha256: head.sha256, upload: head.upload ?? null, rows: rows.length, fen: BigInt(report.all.fen) },
      ...{ unknown_rows: report.unknown.rows, taken_by: caller.account.id, taken_on: caller.day },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const of = <T>(pick: (row: EarlierRow) => T): T[] => rows.map(pick)
  await sql`
    insert into earlier_payment (list, region, line, entity, key, fen, miss)
    select ${id}, ${region}, x.line, x.entity, x.key, x.fen, x.miss
    from unnest(${of(({ line }) => line)}::int[], ${of(({ entity, key }) => (key === undefined ? null : entity))}::text[],
      ${of(({ key }) => (key === undefined ? null : String(key)))}::bigint[], ${of(({ fen }) => String(fen))}::bigint[],
      ${of(({ miss }) => miss ?? null)}::text[]) x (line, entity, key, fen, miss)`.execute(db)
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'take_earlier_list',
    register: 'earlier_list',
    subject: String(id),
    region,
    detail: {
      policy: head.policy.id,
      year: head.year,
      system: head.system.trim(),
      sha256: head.sha256,
      rows: rows.length,
      fen: report.all.fen,
    },
  })
  await keepCheckItem(db, caller, id, head, 1)
  return done({ ...report, list: String(id) })
}

/** Agrees with a list, so that its payments count, or rejects it with a reason, as somebody other than who took it in. */
export async function checkEarlier(
  db: Work,
  caller: Caller,
  { list, verdict, reason }: { readonly list: bigint; readonly verdict: 'agreed' | 'rejected'; readonly reason: string },
): Promise<Result<{ readonly list: string }, EarlierRefusal>> {
  const row = await db
    .selectFrom('earlier_list as l')
    .innerJoin('account as a', 'a.id', 'l.taken_by')
    .leftJoin('earlier_list_check as c', 'c.list', 'l.id')
    .select(['l.region', 'l.taken_by', 'l.policy_zh', 'l.year', 'a.name', 'c.verdict'])
    .where('l.id', '=', list)
    .executeTakeFirst()
  if (row === undefined) return refused({ code: 'earlier_list_not_found' })
  if (row.verdict !== null) return refused({ code: 'earlier_checked_already' })
  if (row.taken_by === caller.account.id) return refused({ code: 'own_earlier_list', by: row.name })
  if (verdict === 'rejected' && reason.trim() === '') return refused({ code: 'earlier_text_needed', what: 'reason' })
  // Approvals of lists take turns with what comes to stand against them.
  await sql`select pg_advisory_xact_lock(hashtext('approve_grants'))`.execute(db)
  await db
    .insertInto('earlier_list_check')
    .values({
      ...{ list, taken_by: row.taken_by, region: row.region, verdict, reason: reason.trim() },
      ...{ checked_by: caller.account.id, checked_on: caller.day },
    })
    .execute()
  await writeEvent(db, {
    ...byCaller(caller),
    verb: verdict === 'agreed' ? 'agree_earlier_list' : 'reject_earlier_list',
    register: 'earlier_list',
    subject: String(list),
    region: row.region,
    detail: { reason: reason.trim() },
  })
  await keepCheckItem(db, caller, list, { policy: { zh: row.policy_zh }, year: row.year }, 0)
  return done({ list: String(list) })
}

async function keepCheckItem(
  db: Work,
  caller: Caller,
  list: bigint,
  { policy, year }: { readonly policy: { readonly zh: string }; readonly year: number },
  rows: number,
): Promise<void> {
  await keepItem(db, caller, {
    register: 'earlier_list',
    subject: String(list),
    state: 'taken_in',
    round: 1,
    permission: 'earlier.check',
    region: caller.post.region.path,
    title: { policy: policy.zh, year },
    due: undefined,
    isReturned: false,
    rows,
  })
}

/** A list as a page shows it. */
export interface EarlierLine {
  readonly id: bigint
  readonly policyZh: string
  readonly year: number
  readonly system: string
  readonly basis: string
  readonly name: string
  readonly rows: number
  readonly fen: bigint
  readonly unknownRows: number
  readonly by: string
  readonly account: bigint
  readonly on: string
  readonly verdict: string | undefined
  readonly checkedBy: string | undefined
  readonly reason: string | undefined
}

/** The lists in sight by policy and year, the newest of each first; so many. */
export async function listEarlier(db: Work, most = 200): Promise<readonly EarlierLine[]> {
  const rows = await db
    .selectFrom('earlier_list as l')
    .innerJoin('account as a', 'a.id', 'l.taken_by')
    .leftJoin('earlier_list_check as c', 'c.list', 'l.id')
    .leftJoin('account as b', 'b.id', 'c.checked_by')
    .selectAll('l')
    .select(['a.name as by', 'c.verdict', 'b.name as checker', 'c.reason'])
    .orderBy('l.policy_zh')
    .orderBy('l.year', 'desc')
    .orderBy('l.id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, policyZh: row.policy_zh, year: row.year, system: row.system, basis: row.basis, name: row.name, rows: row.rows },
    ...{ fen: row.fen, unknownRows: row.unknown_rows, by: row.by, account: row.taken_by, on: row.taken_on },
    verdict: row.verdict ?? undefined,
    checkedBy: row.checker ?? undefined,
    reason: row.reason ?? undefined,
  }))
}
