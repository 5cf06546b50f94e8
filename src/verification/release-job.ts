import { join } from 'node:path'
import type { Caller } from '../access/index.ts'
import { type JobContext, type JobData, type JobFailure, type JobKind, type JobRunner, startJob } from '../jobs/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import { type Amendment, amendSnapshot, describeRegistryRefusal, listSnapshots } from '../registry/index.ts'
import type { Vocabulary } from '../rules/index.ts'
import type { DuckDbOptions, WorkStore } from '../store/index.ts'
import { releaseVerifications } from './check.ts'
import { mostAsked } from './open-inquiry.ts'
import type { VerificationRefusal } from './refusals.ts'
import { releaseTitle, releaseWords } from './refusals.zh.ts'

/** Where snapshots lie, and what makes a new one. */
export interface Releasing {
  readonly store: WorkStore
  readonly snapshotsFolder: string
  readonly database: DuckDbOptions
  readonly calendar: WorkCalendar
  vocabulary(): Vocabulary
}

/** What long work that makes a snapshot of confirmed facts is known by. */
export const releaseKind = { kind: 'release', lane: 'snapshot', permission: 'verification.release', isResumable: true } as const

/** Rows that one transaction releases. */
const atOnce = 500

/** How many facts wait in the caller's regions for a snapshot that holds them. */
export async function countReleasable(caller: Caller): Promise<number> {
  return (await confirmedFacts(caller, undefined)).length
}

/** Asks for a snapshot that is another with the facts that were confirmed in the caller's regions; gives the number of its job. */
export async function startRelease(
  caller: Caller,
  runner: JobRunner,
  { snapshotsFolder, vocabulary }: Releasing,
  snapshot: string,
): Promise<Result<bigint, VerificationRefusal | Extract<Awaited<ReturnType<typeof startJob>>, { readonly kind: 'refused' }>['refusal']>> {
  const known = (await listSnapshots(snapshotsFolder, vocabulary())).filter(({ kind }) => kind === 'usable').map(({ name }) => name)
  if (!known.includes(snapshot)) return refused({ code: 'snapshot_not_there', snapshot, known })
  if ((await countReleasable(caller)) === 0) return refused({ code: 'nothing_to_release' })
  return startJob(caller, runner, { kind: releaseKind, title: releaseTitle(snapshot), input: { snapshot }, verb: 'start_release' })
}

/** Makes the snapshot, then marks the facts as released in it. Which facts those are is settled before anything is written. */
export function releaseJob(releasing: Releasing): JobKind {
  return {
    ...releaseKind,
    run: async (context) => {
      const asker = await context.asAsker()
      if (asker.kind === 'refused') return asker
      const caller = asker.value
      const facts = await settleFacts(releasing, caller, context)
      if (facts.length === 0) return refused({ code: 'nothing_to_release', message: releaseWords.nothing })
      const written = await writeFacts(releasing, caller, context, facts)
      if (written.kind === 'refused') return written
      return markReleased(releasing, caller, context, facts, written.value)
    },
  }
}

interface ConfirmedFact {
  readonly id: bigint
  readonly version: number
  readonly state: string
  readonly entity: string
  readonly key: bigint
  readonly field: string
  readonly value: string | null
  readonly source_on: string | null
}

function confirmedFacts(caller: Caller, ids: readonly bigint[] | undefined): Promise<readonly ConfirmedFact[]> {
  return caller.transact((db) =>
    db
      .selectFrom('verification')
      .select(['id', 'version', 'state', 'entity', 'key', 'field', 'value', 'source_on'])
      .where((of) => (ids === undefined ? of('state', '=', 'confirmed') : of('id', 'in', ids.length === 0 ? [0n] : [...ids])))
      .orderBy('id')
      .limit(mostAsked)
      .execute(),
  )
}

/** The facts of this job: those that were confirmed when it first looked, also where it goes on after a stop. */
async function settleFacts({ store }: Releasing, caller: Caller, { job, save }: JobContext): Promise<readonly ConfirmedFact[]> {
  const kept = job.checkpoint?.facts as readonly string[] | undefined
  if (kept !== undefined) return confirmedFacts(caller, kept.map(BigInt))
  const facts = await confirmedFacts(caller, undefined)
  await store.asSystem('run_job', (db) => save(db, { facts: facts.map(({ id }) => String(id)) }))
  return facts
}

async function writeFacts(
  { snapshotsFolder, database, vocabulary }: Releasing,
  caller: Caller,
  { job, progress }: JobContext,
  facts: readonly ConfirmedFact[],
): Promise<Result<string, JobFailure>> {
  const from = String(job.input.snapshot)
  const name = `${from.replace(/-facts-\d+$/, '')}-facts-${job.id}`
  progress({ phase: releaseWords.writing, done: 0, total: facts.length })
  const amendments = facts.map(
    ({ id, entity, key, field, value, source_on: day }): Amendment => ({
      entity,
      key,
      field,
      value: value ?? '',
      evidence: `verification/${id}`,
      day: day ?? caller.day,
    }),
  )
  const options = { database, amendedOn: caller.day }
  const made = await amendSnapshot(join(snapshotsFolder, from), join(snapshotsFolder, name), amendments, vocabulary(), options)
  // The name is this job's own: what is there was written by its run before the stop.
  if (made.kind === 'done' || made.refusal.code === 'snapshot_exists') return done(name)
  return refused({ code: made.refusal.code, message: describeRegistryRefusal(made.refusal) })
}

async function markReleased(
  { calendar }: Releasing,
  caller: Caller,
  { progress, signal }: JobContext,
  facts: readonly ConfirmedFact[],
  snapshot: string,
): Promise<Result<JobData, JobFailure>> {
  const open = facts.filter(({ state }) => state === 'confirmed').map(({ id, version }) => ({ id, version }))
  for (let at = 0; at < open.length && !signal.aborted; at += atOnce) {
    const rows = open.slice(at, at + atOnce)
    const released = await caller.transact((db) => releaseVerifications(db, caller, rows, snapshot, calendar))
    if (released.kind === 'refused') return refused({ code: released.refusal.code, message: releaseWords.changed })
    progress({ phase: releaseWords.marking, done: at + rows.length, total: open.length })
  }
  return done({ snapshot, facts: facts.length })
}
