import { type FactsPlane, findRun, type RunFindRefusal } from '../decisions/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { findSnapshot } from '../registry/index.ts'
import { printNode, type Reckoning, reckoningOf } from '../rules/index.ts'
import { explainRow, findListed, openRunBundle, printNames, type ReadRefusal, spokenSigns } from '../screening/index.ts'
import type { WhyRefusal } from './refusals.ts'
import { sharedRows } from './shared-rows.ts'
import { type ExplainRefusal, explainedRun } from './tell-decision.ts'

/** How the amount of a recorded decision was reckoned, by the plans and the facts of its own run. */
export interface ReckonedDecision {
  readonly plan: { readonly id: string; readonly number: string; readonly title: string; readonly hash: string }
  readonly clause: string
  readonly snapshot: { readonly id: string; readonly title: string }
  readonly screenedOn: string
  readonly knownOn: string
  readonly resultHash: string
  /** Fen: by the rules, and after settlement. */
  readonly gross: string
  readonly net: string
  readonly status: string
  /** Conditions of the decision, each with what it came to. */
  readonly conditions: readonly { readonly name: string; readonly holds: boolean | null; readonly source: string }[]
  readonly amount: Reckoning
}

/** Reckons a recorded decision again; refused where it has no amount, or today's program comes to another than the recorded one. */
export async function reckonDecision(
  plane: FactsPlane,
  { run: name, policy, subject }: { readonly run: string; readonly policy: string; readonly subject: bigint },
): Promise<Result<ReckonedDecision, WhyRefusal | RunFindRefusal | ReadRefusal | ExplainRefusal>> {
  const found = await findRun(plane, name)
  if (found.kind === 'refused') return found
  const { run } = found.value
  const { record } = run
  const rows = await findListed(plane.reader, [{ run, policy }], subject, [{ from: 0, to: 999_999 }])
  if (rows.kind === 'refused') return rows
  const [recorded] = rows.value
  const set = await openRunBundle(run)
  const snapshotFolder = await findSnapshot(record.snapshot, plane.snapshotsFolder)
  if (recorded === undefined || set.kind === 'refused') return refused({ code: 'decision_not_found' })
  if (snapshotFolder === undefined) return refused({ code: 'snapshot_gone', snapshot: record.snapshot.id })
  const { linked } = explainedRun(run, set.value)
  const explained = await explainRow(sharedRows(plane), { snapshotFolder, set: set.value, policy, recorded, linked })
  if (explained.kind === 'refused') return explained
  const { explained: told, differences } = explained.value
  if (told === undefined || 'leftOut' in told || differences.length > 0 || told.explanation.amount === undefined)
    return refused({ code: 'decision_not_found' })
  const { variant, explanation } = told
  const names = { ...printNames(variant, set.value), signs: spokenSigns }
  const plan = record.plans.find(({ id }) => id === recorded.plan)
  const { amount } = explanation
  if (amount === undefined) return refused({ code: 'decision_not_found' })
  return done({
    plan: { id: recorded.plan, number: plan?.number ?? '', title: plan?.title ?? '', hash: plan?.hash ?? '' },
    clause: record.variants.find(({ id }) => id === recorded.variant)?.clause ?? '',
    snapshot: { id: record.snapshot.id, title: record.snapshot.title },
    screenedOn: record.screeningDate,
    knownOn: record.knownOn,
    resultHash: record.resultHash,
    gross: String(recorded.gross ?? 0n),
    net: String(recorded.net ?? 0n),
    status: recorded.status ?? '',
    conditions: explanation.conditions.map(({ condition, value }) => ({
      name: condition.zh,
      holds: value,
      source: condition.source.document ?? condition.source.clause ?? '',
    })),
    amount: reckoningOf(
      amount,
      (node) => printNode(node, names),
      ({ parameter }) => parameter?.origin?.clause,
    ),
  })
}
