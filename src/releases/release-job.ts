import { join } from 'node:path'
import type { Caller } from '../access/index.ts'
import { type AppliedFact, appliedFacts, releaseApplied } from '../applications/index.ts'
import type { FactsPlane } from '../decisions/index.ts'
import { type JobContext, type JobData, type JobFailure, type JobKind, type JobRunner, startJob } from '../jobs/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import { countGrantFacts } from '../ledger/index.ts'
import { type Amendment, amendSnapshot, describeRegistryRefusal, listSnapshots, type Manifest, readManifest } from '../registry/index.ts'
import type { WorkStore } from '../store/index.ts'
import { type ConfirmedFact, confirmedFacts, releaseVerifications, type VerificationRefusal } from '../verification/index.ts'
import { readLedgerPayments } from './ledger-payments.ts'
import { releaseTitle, releaseWords } from './words.zh.ts'

/** Where snapshots and runs lie, and what makes a new snapshot. */
export interface Releasing {
  readonly store: WorkStore
  readonly facts: FactsPlane
  readonly calendar: WorkCalendar
}

/** What long work that makes a snapshot of confirmed facts and of payments is known by. */
export const releaseKind = { kind: 'release', lane: 'snapshot', permission: 'verification.release', isResumable: true } as const

/** Rows that one transaction releases. */
const atOnce = 500

/** What the work in the caller's regions has for a snapshot. */
export interface Releasable {
  /** Confirmed after a letter of inquiry, or accepted with an application, and in no snapshot yet. */
  readonly facts: number
  /** Rows that are paid, and rows that are approved and have not arrived, in whatever snapshot they are. */
  readonly payments: { readonly paid: number; readonly pending: number }
}

/** How many facts wait in the caller's regions for a snapshot that holds them, and how many payments there are. */
export async function countReleasable(caller: Caller): Promise<Releasable> {
  const confirmed = await confirmedFacts(caller, undefined)
  const applied = await appliedFacts(caller, undefined)
  return { facts: confirmed.length + applied.length, payments: await caller.transact(countGrantFacts) }
}

/**
 * Asks for a snapshot that is another with the facts that were confirmed in the caller's regions, and with what the ledger says was paid
 * there; gives the number of its job.
 */
export async function startRelease(
  caller: Caller,
  runner: JobRunner,
  { facts }: Releasing,
  snapshot: string,
): Promise<Result<bigint, VerificationRefusal | Extract<Awaited<ReturnType<typeof startJob>>, { readonly kind: 'refused' }>['refusal']>> {
  const known = (await listSnapshots(facts.snapshotsFolder, facts.set().vocabulary))
    .filter(({ kind }) => kind === 'usable')
    .map(({ name }) => name)
  if (!known.includes(snapshot)) return refused({ code: 'snapshot_not_there', snapshot, known })
  const { facts: waiting, payments } = await countReleasable(caller)
  if (waiting + payments.paid + payments.pending === 0) return refused({ code: 'nothing_to_release' })
  return startJob(caller, runner, { kind: releaseKind, title: releaseTitle(snapshot), input: { snapshot }, verb: 'start_release' })
}

/**
 * Makes the snapshot, then marks the facts as released in it. Which facts those are is settled before anything is written. Payments stand
 * there as the ledger has them, in the place of what a snapshot before had of them, so that releasing again doubles nothing.
 */
export function releaseJob(releasing: Releasing): JobKind {
  return {
    ...releaseKind,
    run: async (context) => {
      const asker = await context.asAsker()
      if (asker.kind === 'refused') return asker
      const caller = asker.value
      const facts = await settleFacts(releasing, caller, context)
      const written = await writeFacts(releasing, caller, context, facts)
      if (written.kind === 'refused') return written
      return markReleased(releasing, caller, context, facts, written.value)
    },
  }
}

/** The facts of a job: of letters of inquiry, and of applications. */
interface SettledFacts {
  readonly confirmed: readonly ConfirmedFact[]
  readonly applied: readonly AppliedFact[]
}

/** The facts of this job: those that were there when it first looked, also where it goes on after a stop. */
async function settleFacts({ store }: Releasing, caller: Caller, { job, save }: JobContext): Promise<SettledFacts> {
  const kept = job.checkpoint as { readonly facts?: readonly string[]; readonly applied?: readonly string[] } | undefined
  if (kept?.facts !== undefined)
    return {
      confirmed: await confirmedFacts(caller, kept.facts.map(BigInt)),
      applied: await appliedFacts(caller, (kept.applied ?? []).map(BigInt)),
    }
  const facts = { confirmed: await confirmedFacts(caller, undefined), applied: await appliedFacts(caller, undefined) }
  const numbers = (rows: readonly { readonly id: bigint }[]) => rows.map(({ id }) => String(id))
  await store.asSystem('run_job', (db) => save(db, { facts: numbers(facts.confirmed), applied: numbers(facts.applied) }))
  return facts
}

/** One value for each fact: of several that were established the one of the latest day, of the same day the last. */
function amendmentsOf({ confirmed, applied }: SettledFacts, today: string): readonly Amendment[] {
  const all = [
    ...applied.map(({ id, entity, key, field, value, source_on: day }) => ({
      entity,
      key,
      field,
      value,
      evidence: `application/${id}`,
      day,
    })),
    ...confirmed.map(({ id, entity, key, field, value, source_on: day }) => ({
      ...{ entity, key, field },
      value: value ?? '',
      evidence: `verification/${id}`,
      day: day ?? today,
    })),
  ]
  const latest = new Map<string, Amendment>()
  for (const each of all) {
    const place = `${each.entity}/${each.key}/${each.field}`
    const before = latest.get(place)
    if (before === undefined || before.day <= each.day) latest.set(place, each)
  }
  return [...latest.values()]
}

async function writeFacts(
  { facts: plane }: Releasing,
  caller: Caller,
  { job, progress }: JobContext,
  facts: SettledFacts,
): Promise<Result<Manifest & { readonly name: string }, JobFailure>> {
  const from = String(job.input.snapshot)
  const name = `${from.replace(/-facts-\d+$/, '')}-facts-${job.id}`
  const { snapshotsFolder, database } = plane
  const { vocabulary } = plane.set()
  progress({ phase: releaseWords.reading, done: 0, total: facts.confirmed.length + facts.applied.length })
  const payments = await readLedgerPayments(caller)
  progress({ phase: releaseWords.writing, done: 0, total: facts.confirmed.length + facts.applied.length })
  const amendments = amendmentsOf(facts, caller.day)
  const into = join(snapshotsFolder, name)
  const made = await amendSnapshot(join(snapshotsFolder, from), into, amendments, vocabulary, {
    database,
    amendedOn: caller.day,
    payments,
  })
  if (made.kind === 'done') return done({ ...made.value, name })
  if (made.refusal.code === 'amendments_none') return refused({ code: 'nothing_to_release', message: releaseWords.nothing })
  // The name is this job's own: what is there was written by its run before the stop.
  const there = made.refusal.code === 'snapshot_exists' ? await readManifest(into, vocabulary) : made
  return there.kind === 'done'
    ? done({ ...there.value, name })
    : refused({ code: there.refusal.code, message: describeRegistryRefusal(there.refusal) })
}

async function markReleased(
  { calendar }: Releasing,
  caller: Caller,
  { progress, signal }: JobContext,
  { confirmed, applied }: SettledFacts,
  { name: snapshot, source }: Manifest & { readonly name: string },
): Promise<Result<JobData, JobFailure>> {
  const open = confirmed.filter(({ state }) => state === 'confirmed').map(({ id, version }) => ({ id, version }))
  for (let at = 0; at < open.length && !signal.aborted; at += atOnce) {
    const rows = open.slice(at, at + atOnce)
    const released = await caller.transact((db) => releaseVerifications(db, caller, rows, snapshot, calendar))
    if (released.kind === 'refused') return refused({ code: released.refusal.code, message: releaseWords.changed })
    progress({ phase: releaseWords.marking, done: at + rows.length, total: open.length })
  }
  for (let at = 0; at < applied.length && !signal.aborted; at += atOnce)
    await releaseApplied(
      caller,
      applied.slice(at, at + atOnce).map(({ id }) => id),
      snapshot,
    )
  const { paid = 0, back = 0, pending = 0, delivered = 0 } = source.parameters
  return done({ snapshot, facts: confirmed.length + applied.length, paid, back, pending, delivered })
}
