import { describeTrailFinding, describeTrailRefusal, proveEvents, type TrailProof, trailPlaceIn, verifyTrail } from '../../access/index.ts'
import { describeEvidenceRefusal, evidenceOf, type PaymentEvidence } from '../../ledger/index.ts'
import { readOffice } from '../../organisation/index.ts'
import { type BesideFolder, backUpOffice, type WorkStore } from '../../store/index.ts'
import { describeSubjectRefusal, type Keys, rotateKeys, type SuiteName } from '../../subjects/index.ts'
import { UsageFailure } from '../line/options.ts'
import { officeWords } from './messages.zh.ts'

/** What is done to an office as a whole, by the server that has it open or, where none runs, by the command itself. */
export type OfficeTask =
  | { readonly task: 'backup'; readonly file: string }
  | { readonly task: 'verify'; readonly head: string | undefined }
  | { readonly task: 'evidence'; readonly payment: string }
  | { readonly task: 'rotate'; readonly suite: SuiteName | undefined }

export interface OfficeAtHand {
  readonly store: WorkStore
  readonly varFolder: string
  /** What goes into a backup beside the database. */
  readonly beside: readonly BesideFolder[]
  readonly keys: () => Promise<Keys>
  readonly progress: (text: string) => void
}

/** What a task came to: lines for people, a value for programs, the exit code of its command. */
export interface TaskTold {
  readonly lines: readonly string[]
  readonly json: unknown
  readonly exit: number
}

/** Does a task; what was refused ends it with a sentence. */
export function carryOutTask(task: OfficeTask, at: OfficeAtHand): Promise<TaskTold> {
  switch (task.task) {
    case 'backup':
      return backUp(task.file, at)
    case 'verify':
      return verify(task.head, at)
    case 'evidence':
      return tellEvidence(BigInt(task.payment), at)
    case 'rotate':
      return rotate(task.suite, at)
  }
}

/** Writes every row into a file that either store restores. */
async function backUp(file: string, { store, beside }: OfficeAtHand): Promise<TaskTold> {
  if ((await store.asSystem('set_up', readOffice)) === undefined) throw new UsageFailure(officeWords.noOffice)
  const { rows, tables, files, sha256 } = await backUpOffice(store, file, beside)
  const lines = [officeWords.backedUp(rows, tables, files, file), `SHA-256: ${sha256}`, officeWords.keysApart]
  return { lines, json: { file, rows, tables, files, sha256 }, exit: 0 }
}

/** Reckons the trail anew, and names the first thing that somebody tampered with. */
async function verify(head: string | undefined, { store, varFolder }: OfficeAtHand): Promise<TaskTold> {
  const verified = await verifyTrail(store, trailPlaceIn(varFolder), head)
  if (verified.kind === 'refused') throw new UsageFailure(describeTrailRefusal(verified.refusal))
  const { finding, ...verdict } = verified.value
  const told = finding === undefined ? null : { ...finding, message: describeTrailFinding(finding) }
  const counted = officeWords.trailCounted(verdict.seals, verdict.events, verdict.looks, verdict.unsealed)
  const outcome = told === null ? officeWords.trailWhole(verdict.head ?? officeWords.noHead) : told.message
  return { lines: [counted, outcome], json: { ...verdict, head: verdict.head ?? null, finding: told }, exit: told === null ? 0 : 1 }
}

/** Brings every number under new keys; stopped, the next goes on where it was. */
async function rotate(suite: SuiteName | undefined, { store, keys: open, progress }: OfficeAtHand): Promise<TaskTold> {
  const keys = await open()
  const rotated = await rotateKeys(store, keys, {
    ...(suite === undefined ? {} : { suite }),
    onProgress: (moved) => progress(officeWords.numbersMoved(moved)),
  })
  if (rotated.kind === 'refused') throw new UsageFailure(describeSubjectRefusal(rotated.refusal))
  return {
    lines: [officeWords.keysRotated(rotated.value.moved, keys.file)],
    json: { moved: rotated.value.moved, file: keys.file },
    exit: 0,
  }
}

/** What the office knows of a payment, and the proof that it stands in the trail. */
export interface EvidenceTold {
  readonly evidence: PaymentEvidence
  readonly trail: TrailProof
}

async function tellEvidence(payment: bigint, { store, varFolder }: OfficeAtHand): Promise<TaskTold> {
  const evidence = await store.asSystem('prove', (db) => evidenceOf(db, payment))
  if (evidence.kind === 'refused') throw new UsageFailure(describeEvidenceRefusal(evidence.refusal))
  const trail = await proveEvents(store, trailPlaceIn(varFolder), evidence.value.about)
  if (trail.kind === 'refused') throw new UsageFailure(describeTrailRefusal(trail.refusal))
  return { lines: [], json: { evidence: evidence.value, trail: trail.value } satisfies EvidenceTold, exit: 0 }
}
