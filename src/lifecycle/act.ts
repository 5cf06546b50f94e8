import { sql } from 'kysely'
import { byCaller, type Caller, type TrailEvent, writeEvents } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { Work } from '../store/index.ts'
import { judgeStep } from './judge-step.ts'
import type { Lifecycle, Transition } from './lifecycle.ts'
import type { ActRefusal } from './refusals.ts'
import { stepsTaken } from './steps-taken.ts'

/** A register whose rows live by a lifecycle: the table has id, region, state, round and version. */
export interface Register<S extends string, V extends string> {
  readonly table: string
  readonly lifecycle: Lifecycle<S, V>
}

/** A row to take a step, the version it was seen in, and what the step writes beside the state: columns of the register and their values. */
export interface Step {
  readonly id: bigint
  /** Undefined where rows are named by a list that was just read in this transaction. */
  readonly version: number | undefined
  readonly columns?: Readonly<Record<string, unknown>>
  /** What the trail keeps of it. */
  readonly detail?: Readonly<Record<string, unknown>>
}

/** A row after its step. */
export interface Stepped {
  readonly id: bigint
  readonly region: string
  readonly round: number
  readonly from: string
  readonly to: string
}

/**
 * The one write door: takes a step with one row or many, all or none, in the caller's transaction. Rows are locked, then judged by the
 * same function that tells a page which buttons to show; what is written is the state, the version and the register's columns, and an
 * event for each row. Gives the rows in the order of their numbers.
 */
export async function act<S extends string, V extends string>(
  db: Work,
  caller: Caller,
  register: Register<S, V>,
  verb: V,
  steps: readonly Step[],
  reason?: string,
): Promise<Result<readonly Stepped[], ActRefusal>> {
  const transition = register.lifecycle.verbs[verb]
  if (transition.reason === 'needed' && (reason ?? '').trim() === '') return refused({ code: 'reason_needed', verb })
  const rows = await lockRows(db, register, steps)
  const earlier = await stepsTaken(db, register.lifecycle.register, transition.notBy ?? [], rows)
  const stepped: Stepped[] = []
  const events: TrailEvent[] = []
  for (const step of steps) {
    const row = rows.get(step.id)
    if (row === undefined) return refused({ code: 'row_not_found', id: String(step.id) })
    if (step.version !== undefined && step.version !== row.version) return refused(await whoWasFaster(db, register, step.id, row))
    const against = judgeStep(register.lifecycle, verb, { ...row, takenBy: earlier.get(`${step.id}`) ?? [] }, caller)
    if (against !== undefined) return refused(against)
    const round = transition.mostRounds === undefined ? row.round : row.round + 1
    stepped.push({ id: step.id, region: row.region, round, from: row.state, to: transition.to })
    events.push(eventOf(caller, register, verb, row, step, round, transition, reason))
  }
  await writeRows(db, register, transition, steps)
  await writeEvents(db, events)
  return done(stepped)
}

interface Row {
  readonly id: bigint
  readonly region: string
  readonly state: string
  readonly round: number
  readonly version: number
}

async function lockRows<S extends string, V extends string>(
  db: Work,
  { table }: Register<S, V>,
  steps: readonly Step[],
): Promise<ReadonlyMap<bigint, Row>> {
  const ids = steps.map(({ id }) => id).sort((a, b) => (a < b ? -1 : 1))
  // In the order of their numbers, so that two who lock the same rows wait instead of blocking each other.
  const { rows } = await sql<Row>`
    select id, region, state, round, version from ${sql.table(table)} where id = any(${ids}::bigint[]) order by id for update`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

function eventOf<S extends string, V extends string>(
  caller: Caller,
  { lifecycle }: Register<S, V>,
  verb: V,
  row: Row,
  step: Step,
  round: number,
  { to }: Transition<S, V>,
  reason: string | undefined,
): TrailEvent {
  return {
    ...byCaller(caller),
    verb,
    register: lifecycle.register,
    subject: String(row.id),
    region: row.region,
    from: row.state,
    to,
    version: row.version + 1,
    round,
    ...(reason === undefined ? {} : { reason }),
    ...(step.detail === undefined ? {} : { detail: step.detail }),
  }
}

/** Rows with the same columns are written by one statement, however many they are. */
async function writeRows<S extends string, V extends string>(
  db: Work,
  { table }: Register<S, V>,
  { to, mostRounds }: Transition<S, V>,
  steps: readonly Step[],
): Promise<void> {
  const alike = Map.groupBy(steps, ({ columns }) =>
    JSON.stringify(columns ?? {}, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)),
  )
  for (const group of alike.values()) {
    const columns = Object.entries(group[0]?.columns ?? {}).map(([name, value]) => sql`, ${sql.ref(name)} = ${value}`)
    const round = mostRounds === undefined ? sql`` : sql`, round = round + 1`
    const ids = group.map(({ id }) => id)
    await sql`update ${sql.table(table)} set state = ${to}, version = version + 1${round}${sql.join(columns, sql``)} where id = any(${ids}::bigint[])`.execute(
      db,
    )
  }
}

async function whoWasFaster<S extends string, V extends string>(
  db: Work,
  { lifecycle }: Register<S, V>,
  id: bigint,
  { version }: Row,
): Promise<ActRefusal> {
  const last = await db
    .selectFrom('event')
    .leftJoin('account', 'account.id', 'event.account')
    .select(['account.name', 'event.at', 'event.verb'])
    .where('event.register', '=', lifecycle.register)
    .where('event.subject', '=', String(id))
    .orderBy('event.id', 'desc')
    .executeTakeFirst()
  return {
    code: 'changed_meanwhile',
    id: String(id),
    by: last?.name ?? '',
    at: last?.at.toISOString() ?? '',
    verb: last?.verb ?? '',
    version,
  }
}
