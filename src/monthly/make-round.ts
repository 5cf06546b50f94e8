import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import { type GrantedRow, grantsTaken, type MadeBatch, makeBatch, type WantedBatch } from '../ledger/index.ts'
import type { Work } from '../store/index.ts'
import { isMonth } from './month.ts'
import { monthsOfRounds, readEvents, readRefusals, readStandings, type StoodAs } from './read-standings.ts'
import { type Round, type RoundLead, type RoundLine, type RoundQuestion, reckonRound } from './reckon-round.ts'
import type { MonthlyRefusal } from './refusals.ts'
import { roundWords } from './words.zh.ts'

/** What the runs of a month and of the months before it decide of a policy. */
export interface AskedRound extends Pick<RoundQuestion<GrantedRow>, 'month' | 'dataOn' | 'people' | 'missed'> {
  readonly policy: string
}

/** A round as it would be made, with whom each line is about. */
export interface PreviewedRound extends Round<GrantedRow> {
  readonly people: ReadonlyMap<string, StoodAs>
  readonly last: string | undefined
}

/** Reckons what a month's round in the caller's place holds, before anything is written. */
export async function previewRound(db: Work, caller: Caller, asked: AskedRound): Promise<Result<PreviewedRound, MonthlyRefusal>> {
  const { month, policy } = asked
  if (!isMonth(month)) return refused({ code: 'month_unfit', month })
  const region = caller.post.region.path
  const months = await monthsOfRounds(db, region, policy)
  if (months !== undefined && months.last > month) return refused({ code: 'month_passed', month, last: months.last })
  const standings = await readStandings(db, region, policy)
  const [events, refusals] = [await readEvents(db, policy), await readRefusals(db, region, policy)]
  const elsewhere = await grantedElsewhere(db, asked)
  const round = reckonRound({ ...asked, standings, elsewhere, events, refusals, words: roundWords })
  const people = new Map<string, StoodAs>()
  for (const [onceKey, { entity, key }] of standings) people.set(onceKey, { entity, key })
  for (const known of [asked.people, ...asked.missed.map((one) => one.people)])
    for (const [onceKey, { row }] of known) people.set(onceKey, { entity: row.payee.entity, key: row.subject })
  return done({ ...round, people, last: months?.last })
}

/** Months that are granted already of those that a round is about, in whichever place. */
async function grantedElsewhere(db: Work, { policy, month, people, missed }: AskedRound): Promise<ReadonlyMap<string, readonly string[]>> {
  const asked = [{ month, people }, ...missed].flatMap((one) =>
    [...one.people.values()].filter(({ standing }) => standing === 'due').map(({ onceKey }) => ({ onceKey, period: one.month })),
  )
  const taken = await grantsTaken(db, policy, 'recurring', asked)
  const found = new Map<string, string[]>()
  for (const { onceKey, period } of asked)
    if (taken.has(`${onceKey} ${period}`)) found.set(onceKey, [...(found.get(onceKey) ?? []), period])
  return found
}

/** Whoever stands on rounds of a policy in the caller's place and may go on, and the month of the first round: what a run is asked about besides whom it grants. */
export async function peopleOnRounds(
  db: Work,
  caller: Caller,
  policy: string,
): Promise<{ readonly people: readonly bigint[]; readonly first: string | undefined }> {
  const region = caller.post.region.path
  const standings = await readStandings(db, region, policy)
  const people = [...standings.values()].filter(({ state }) => state !== 'stopped').map(({ key }) => key)
  return { people, first: (await monthsOfRounds(db, region, policy))?.first }
}

export type MadeRound = {
  readonly round: string
  readonly batch: MadeBatch | null
  readonly lines: number
  readonly leads: number
}

/**
 * Makes the round of a month: writes down what became of each person and why, notes what has to be looked at again, and makes the batch
 * of what is due, each line with its own month. A person's month that is granted already cannot be granted again.
 */
export async function makeRound(
  db: Work,
  caller: Caller,
  asked: AskedRound,
  wanted: Omit<WantedBatch, 'rows' | 'kind'>,
  calendar: WorkCalendar,
): Promise<Result<MadeRound, MonthlyRefusal>> {
  // Two people who make one round at once come one after the other.
  await sql`select pg_advisory_xact_lock(hashtext(${`monthly ${caller.post.region.path} ${asked.policy}`}))`.execute(db)
  const previewed = await previewRound(db, caller, asked)
  if (previewed.kind === 'refused') return previewed
  const { lines, leads, people, already } = previewed.value
  if (lines.length === 0 && leads.length === 0) return refused({ code: 'nothing_in_round', month: asked.month, already })
  const rows = lines.flatMap(({ row, fen, month }) => (row === undefined || fen === undefined ? [] : [{ ...row, fen, period: month }]))
  let batch: MadeBatch | null = null
  if (rows.length > 0) {
    const made = await makeBatch(db, caller, { ...wanted, kind: 'recurring', rows }, calendar)
    if (made.kind === 'refused') return made
    batch = made.value
  }
  const round = await writeRound(db, caller, asked, wanted, batch)
  const written = await linesGranted(db, batch, lines)
  await writeLines(db, caller, round, asked, written, people)
  const noted = await writeLeads(db, caller, round, asked.policy, leads)
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'make_round',
    register: 'monthly_round',
    subject: String(round),
    region: caller.post.region.path,
    detail: {
      policy: asked.policy,
      month: asked.month,
      run: wanted.run.name,
      lines: written.length,
      leads: noted,
      batch: batch?.batch ?? null,
    },
  })
  return done({ round: String(round), batch, lines: written.length, leads: noted })
}

/** The lines of a round without those that its batch left out: of people outside the place, whose region nobody knows. */
async function linesGranted(
  db: Work,
  batch: MadeBatch | null,
  lines: readonly RoundLine<GrantedRow>[],
): Promise<readonly RoundLine<GrantedRow>[]> {
  if (batch === null) return lines
  const rows = await db.selectFrom('claim').select(['once_key', 'period']).where('batch', '=', BigInt(batch.batch)).execute()
  const granted = new Set(rows.map(({ once_key: onceKey, period }) => `${onceKey} ${period}`))
  return lines.filter(({ fen, onceKey, month }) => fen === undefined || granted.has(`${onceKey} ${month}`))
}

async function writeRound(
  db: Work,
  caller: Caller,
  { month, policy }: AskedRound,
  { run, policy: named, fund }: Pick<WantedBatch, 'run' | 'policy' | 'fund'>,
  batch: MadeBatch | null,
): Promise<bigint> {
  const region = caller.post.region.path
  const { turns } = await db
    .selectFrom('monthly_round')
    .select(({ fn }) => fn.max('turn').as('turns'))
    .where('region', '=', region)
    .where('policy', '=', policy)
    .where('month', '=', month)
    .executeTakeFirstOrThrow()
  const { id } = await db
    .insertInto('monthly_round')
    .values({
      region,
      policy,
      policy_zh: named.zh,
      fund,
      month,
      turn: (turns ?? 0) + 1,
      run: run.name,
      run_id: run.id,
      data_on: run.dataOn,
      screened_on: run.screenedOn,
      batch: batch === null ? null : BigInt(batch.batch),
      made_by: caller.account.id,
      made_on: caller.day,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Rows of one statement. */
const atOnce = 5_000

async function writeLines(
  db: Work,
  caller: Caller,
  round: bigint,
  { dataOn, policy }: AskedRound,
  lines: readonly RoundLine<GrantedRow>[],
  people: ReadonlyMap<string, StoodAs>,
): Promise<void> {
  for (let at = 0; at < lines.length; at += atOnce) {
    const some = lines.slice(at, at + atOnce)
    const of = <T>(pick: (line: RoundLine<GrantedRow>) => T): T[] => some.map(pick)
    const who = (line: RoundLine<GrantedRow>) => people.get(line.onceKey)
    await sql`
      insert into monthly_line (round, region, policy, once_key, entity, key, kind, month, fen, term, used, drawn, reason, reason_zh, fact, fact_value, fact_on, known_on)
      select ${round}, ${caller.post.region.path}, ${policy}, l.once_key, l.entity, l.key, l.kind, l.month, l.fen, l.term, l.used, l.drawn, l.reason, l.zh, l.fact, l.value, l.happened, ${dataOn}::date
      from unnest(${of(({ onceKey }) => onceKey)}::text[], ${of((line) => who(line)?.entity ?? 'person')}::text[], ${of((line) => String(who(line)?.key ?? 0n))}::bigint[],
        ${of(({ kind }) => kind)}::text[], ${of(({ month }) => month)}::text[], ${of(({ fen }) => (fen === undefined ? null : String(fen)))}::bigint[],
        ${of(({ term }) => term ?? null)}::integer[], ${of(({ used }) => used ?? null)}::integer[], ${of(({ drawn }) => drawn ?? null)}::integer[],
        ${of(({ reason }) => reason.id)}::text[], ${of(({ reason }) => reason.zh)}::text[], ${of(({ reason }) => reason.fact ?? null)}::text[],
        ${of(({ reason }) => reason.value ?? null)}::text[], ${of(({ reason }) => reason.on ?? null)}::date[])
        as l (once_key, entity, key, kind, month, fen, term, used, drawn, reason, zh, fact, value, happened)`.execute(db)
  }
}

/** Notes months that were granted after the benefit had ended, each once; gives how many are new. */
async function writeLeads(db: Work, caller: Caller, round: bigint, policy: string, leads: readonly RoundLead[]): Promise<number> {
  if (leads.length === 0) return 0
  const { rows } = await sql<{ id: bigint }>`
    insert into monthly_lead (round, claim, region, month, fen, reason_zh, fact_on, noted_on)
    select ${round}, c.id, c.region, c.period, c.fen, l.zh, l.happened, ${caller.day}::date
    from unnest(${leads.map(({ onceKey }) => onceKey)}::text[], ${leads.map(({ month }) => month)}::text[], ${leads.map(({ reason }) => reason.zh)}::text[],
      ${leads.map(({ reason }) => reason.on ?? null)}::date[]) as l (once_key, month, zh, happened)
    join claim c on c.policy = ${policy} and c.kind = 'recurring' and c.once_key = l.once_key and c.period = l.month
      and c.state not in ('dropped', 'waived', 'deferred')
    on conflict (claim) do nothing returning id`.execute(db)
  return rows.length
}
