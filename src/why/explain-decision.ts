import { type FactsPlane, findRun, findRuns, type KnownRun, type RunFindRefusal } from '../decisions/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { registryTitle } from '../registry/index.ts'
import {
  findListed,
  findSettlement,
  type ListRow,
  type ListScope,
  type ReadRefusal,
  type RunOnDisk,
  type SettledDecision,
  type VariantRecord,
} from '../screening/index.ts'
import type { WhyRefusal } from './refusals.ts'
import { sharedRows } from './shared-rows.ts'
import { type ExplainRefusal, explainedRun, type Telling, tellDecision, type WhyNotice } from './tell-decision.ts'
import type { WhyThread } from './why-thread.ts'

/** Which decision: a run, the last one where none is named, a policy and a subject. */
export interface WhyQuestion {
  readonly run: string | undefined
  readonly policy: string
  readonly subject: bigint
}

/** A decision of a run with all that it rests on; what is recorded stands, whatever today's program makes of it. */
export interface WhyDecision extends Telling {
  readonly known: KnownRun
  readonly recorded: ListRow
  readonly variant: VariantRecord
  readonly settled: SettledDecision | undefined
  /** The same subject under the other policies for its kind, as recorded. */
  readonly others: readonly { readonly variant: VariantRecord; readonly row: ListRow }[]
  /** The same question in the screenings of the same registry, this one among them, the last first. */
  readonly history: readonly { readonly known: KnownRun; readonly row: ListRow }[]
}

/** Most screenings that the same decision is looked for in. */
const mostHistory = 20

/** Explains a recorded decision within a scope from the facts of the run's own snapshot; in a thread of its own, where one is given. */
export async function explainDecision(
  plane: FactsPlane,
  scope: ListScope,
  { run: name, policy, subject }: WhyQuestion,
  signal?: AbortSignal,
  thread?: WhyThread,
): Promise<Result<WhyDecision, WhyRefusal | RunFindRefusal | ReadRefusal | ExplainRefusal>> {
  const found = await findRun(plane, name)
  if (found.kind === 'refused') return found
  const known = found.value
  const { run } = known
  const lists = run.record.lists.policies
  const entity = lists.find((list) => list.policy === policy)?.entity
  const policies = [policy, ...lists.filter((list) => list.entity === entity && list.policy !== policy).map((list) => list.policy)]
  const rows = await findListed(
    plane.reader,
    policies.map((each) => ({ run, policy: each })),
    subject,
    scope,
    signal,
  )
  if (rows.kind === 'refused') return rows
  const [recorded, ...beside] = rows.value
  const variant = recorded === undefined ? undefined : variantOf(run, recorded)
  if (recorded === undefined || variant === undefined) return refused({ code: 'decision_not_found' })
  const told = await tell(plane, run, recorded, thread)
  if (told.kind === 'refused') return told
  const others = beside.flatMap((row) => {
    const own = row === undefined ? undefined : variantOf(run, row)
    return row === undefined || own === undefined ? [] : [{ variant: own, row }]
  })
  return done({
    known,
    recorded,
    variant,
    settled: await findSettlement(sharedRows(plane), run, variant.id, subject),
    ...told.value,
    others,
    history: await historyOf(plane, known, policy, subject, scope, signal),
  })
}

function variantOf({ record }: RunOnDisk, { variant }: ListRow): VariantRecord | undefined {
  return record.variants.find(({ id }) => id === variant)
}

/** With the plans that the run was decided with; with today's where it did not keep them, and whether the one that decided has changed since. */
async function tell(
  plane: FactsPlane,
  run: RunOnDisk,
  recorded: ListRow,
  thread: WhyThread | undefined,
): Promise<Result<Telling, WhyRefusal | ExplainRefusal>> {
  const rows = sharedRows(plane)
  const there = await thread?.tell(run, recorded, rows)
  if (there !== undefined && there !== 'without_plans') return there
  const kept = there === undefined ? await plane.reader.bundles.open(run) : undefined
  if (kept?.kind === 'done') return tellDecision(explainedRun(run, kept.value), recorded, plane.snapshotsFolder, rows)
  const set = plane.set()
  const told = await tellDecision(explainedRun(run, set), recorded, plane.snapshotsFolder, rows)
  const hash = run.record.plans.find(({ id }) => id === recorded.plan)?.hash
  const isChanged = set.plans.get(recorded.plan)?.hash !== hash
  const before: readonly WhyNotice[] = isChanged ? ['plans_of_today', 'plan_changed'] : ['plans_of_today']
  return told.kind === 'refused' ? told : done({ ...told.value, notices: [...before, ...told.value.notices] })
}

/** The same decision in the screenings of the same registry; one whose files are damaged is passed over. */
async function historyOf(
  plane: FactsPlane,
  known: KnownRun,
  policy: string,
  subject: bigint,
  scope: ListScope,
  signal: AbortSignal | undefined,
): Promise<WhyDecision['history']> {
  const title = registryTitle(known.run.record.snapshot.title)
  const runs = (await findRuns(plane))
    .filter(({ run, setAside }) => setAside === undefined && registryTitle(run.record.snapshot.title) === title)
    .slice(0, mostHistory)
  const among = runs.some(({ name }) => name === known.name) ? runs : [known, ...runs]
  const history: { readonly known: KnownRun; readonly row: ListRow }[] = []
  for (const each of among) {
    const rows = await findListed(plane.reader, [{ run: each.run, policy }], subject, scope, signal)
    const row = rows.kind === 'done' ? rows.value[0] : undefined
    if (row !== undefined) history.push({ known: each, row })
  }
  return history
}
