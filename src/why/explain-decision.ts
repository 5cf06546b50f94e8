import { type FactsPlane, findRun, findRuns, type KnownRun, type RunFindRefusal } from '../decisions/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { PlanSet, Variant } from '../plans/index.ts'
import { factOf, findSnapshot, type Manifest, readAmendments, readManifest, registryTitle } from '../registry/index.ts'
import type { MissingFact } from '../rules/index.ts'
import {
  explainRecorded,
  type FactRows,
  findListed,
  findSettlement,
  type ListRow,
  type ListScope,
  missingName,
  pathOfMissing,
  printNames,
  type ReadRefusal,
  type RecordedDifference,
  type RunOnDisk,
  type SettledDecision,
  type SubjectExplanation,
  spokenSigns,
  type VariantRecord,
} from '../screening/index.ts'
import { type AmountLine, amountLines, type LinePlace } from './amount-lines.ts'
import { clausesOf, type WhyClause } from './clauses.ts'
import { conditionsInWords, questionInWords, type WhyCondition } from './conditions.ts'
import type { WhyRefusal } from './refusals.ts'

/** Which decision: a run, the last one where none is named, a policy and a subject. */
export interface WhyQuestion {
  readonly run: string | undefined
  readonly policy: string
  readonly subject: bigint
}

/** A decision of a run with all that it rests on; what is recorded stands, whatever today's program makes of it. */
export interface WhyDecision {
  readonly known: KnownRun
  readonly recorded: ListRow
  readonly variant: VariantRecord
  readonly settled: SettledDecision | undefined
  /** The plans that it is explained with. */
  readonly set: PlanSet
  /** Undefined where nobody decides today, or the subject has gone from the plans' sight. */
  readonly told: ToldDecision | undefined
  /** In what today's plans and program differ from those of the run. */
  readonly notices: readonly WhyNotice[]
  /** The same subject under the other policies for its kind, as recorded. */
  readonly others: readonly { readonly variant: VariantRecord; readonly row: ListRow }[]
  /** The same question in the screenings of the same registry, this one among them, the last first. */
  readonly history: readonly { readonly known: KnownRun; readonly row: ListRow }[]
}

/** The explanation, in words. */
export interface ToldDecision {
  readonly explanation: SubjectExplanation['explanation']
  readonly lines: readonly AmountLine[]
  readonly conditions: readonly WhyCondition[]
  readonly missing: readonly WhyMissing[]
  readonly clauses: readonly WhyClause[]
}

/** A fact whose absence keeps the decision open. */
export interface WhyMissing {
  /** Its key in the list's filter. */
  readonly key: string
  readonly zh: string
  /** Where it is written, in official terms; empty where it is no fact of a subject. */
  readonly path: string
  /** Who has it, by the glossary. */
  readonly owner: string
}

/** `plans_of_today`: the run kept none; the others: what today's plans or program make otherwise. */
export type WhyNotice = 'plans_of_today' | 'plan_changed' | 'undecided' | 'outcome_differs' | 'amount_differs'

/** Why a snapshot could not be explained from. */
type ExplainRefusal = Extract<Awaited<ReturnType<typeof explainRecorded>>, { readonly kind: 'refused' }>['refusal']

/** Most screenings that the same decision is looked for in. */
const mostHistory = 20

/** Explains a recorded decision within a scope from the facts of the run's own snapshot. */
export async function explainDecision(
  plane: FactsPlane,
  scope: ListScope,
  { run: name, policy, subject }: WhyQuestion,
  signal?: AbortSignal,
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
  const told = await tell(plane, run, recorded, scope)
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

/** The rows of files through the database that all readers share; it ends only with the server. */
function sharedRows({ reader }: FactsPlane): FactRows {
  return {
    rows: async (sql) => {
      const rows = await reader.database.rows(sql)
      if (rows.kind === 'done') return rows.value
      throw new Error('the reader was closed under a question')
    },
  }
}

/** The plans that a run was decided with; today's where it did not keep them, and whether the one that decided has changed since. */
async function plansOf(
  plane: FactsPlane,
  run: RunOnDisk,
  plan: string,
): Promise<{ readonly set: PlanSet; readonly notices: readonly WhyNotice[] }> {
  const kept = await plane.reader.bundles.open(run)
  if (kept.kind === 'done') return { set: kept.value, notices: [] }
  const set = plane.set()
  const hash = run.record.plans.find(({ id }) => id === plan)?.hash
  return { set, notices: set.plans.get(plan)?.hash === hash ? ['plans_of_today'] : ['plans_of_today', 'plan_changed'] }
}

async function tell(
  plane: FactsPlane,
  run: RunOnDisk,
  recorded: ListRow,
  scope: ListScope,
): Promise<Result<Pick<WhyDecision, 'set' | 'told' | 'notices'>, WhyRefusal | ExplainRefusal>> {
  const { snapshot, lists } = run.record
  const { set, notices } = await plansOf(plane, run, recorded.plan)
  const snapshotFolder = await findSnapshot(snapshot, plane.snapshotsFolder)
  if (snapshotFolder === undefined) return refused({ code: 'snapshot_gone', snapshot: snapshot.id })
  const policy = lists.policies.find(({ variants }) => variants.some(({ id }) => id === recorded.variant))?.policy ?? ''
  const question = { run, snapshotFolder, set, policy, key: recorded.subject, scope }
  const explained = await explainRecorded(plane.reader, sharedRows(plane), question)
  if (explained.kind === 'refused') {
    // What is recorded stands also where today's program finds nobody to decide.
    const isGone = ['policy_not_found', 'subject_not_found', 'region_unknown'].includes(explained.refusal.code)
    return isGone ? done({ set, told: undefined, notices: [...notices, 'undecided'] }) : explained
  }
  const { explained: found, differences } = explained.value
  const all = [...notices, ...differences.map(({ kind }) => noticeOf[kind])]
  if (found === undefined || 'leftOut' in found) return done({ set, told: undefined, notices: all })
  const manifest = await readManifest(snapshotFolder, set.vocabulary)
  if (manifest.kind === 'refused') return refused({ code: 'snapshot_unusable', refusal: manifest.refusal })
  return done({
    set,
    told: toldOf(
      found,
      set,
      run,
      factsOf(snapshotFolder, manifest.value, recorded, found.variant.policy.program.subject),
      recorded.reviews,
    ),
    notices: all,
  })
}

const noticeOf = {
  undecided: 'undecided',
  variant: 'outcome_differs',
  outcome: 'outcome_differs',
  amount: 'amount_differs',
} as const satisfies Readonly<Record<RecordedDifference['kind'], WhyNotice>>

/** On which day the facts of a snapshot are known, and which of those beside a decision were established after their delivery. */
function factsOf(
  folder: string,
  manifest: Manifest,
  { subject, keys }: ListRow,
  entity: string,
): Pick<LinePlace, 'knownOn' | 'established'> {
  const amendments = readAmendments(folder, manifest)
  const own = new Map(amendments.kind === 'refused' ? [] : amendments.value.map((each) => [factOf(each), each]))
  return {
    knownOn: manifest.knownOn,
    established: (node) => {
      if (node.kind !== 'field' || node.record.kind === 'element') return undefined
      const { record, field } = node
      // The subject of a definition is that of its own entity: the entity tells the record.
      const key = record.entity === entity ? subject : keys.get(record.entity)
      return key === undefined ? undefined : own.get(factOf({ entity: record.entity, key, field }))
    },
  }
}

function toldOf(
  { variant, explanation, missingFacts }: SubjectExplanation,
  set: PlanSet,
  run: RunOnDisk,
  facts: Pick<LinePlace, 'knownOn' | 'established'>,
  /** The reviews that were raised, as recorded. */
  raised: readonly string[],
): ToldDecision {
  const names = { ...printNames(variant, set), signs: spokenSigns }
  const place: LinePlace = { variant, set, names, ...facts }
  const lines = amountLines(explanation, place)
  const questions = explanation.reviews.flatMap(({ condition }) =>
    condition.question !== undefined && raised.includes(condition.id) ? [questionInWords(condition, explanation, place)] : [],
  )
  const own = explanation.reviews.filter(({ condition }) => condition.question === undefined)
  const conditions = conditionsInWords(explanation.conditions, own, questions, place)
  const recorded = run.record.lists.policies
    .find((list) => list.policy === variant.policy.program.id)
    ?.variants.find(({ id }) => id === variant.bound.variant)
  const missing = missingFacts.flatMap((fact, bit): readonly WhyMissing[] => {
    if ((explanation.decision.missing >> BigInt(bit)) % 2n === 0n) return []
    const listed = recorded?.missing[bit]
    return [{ key: listed?.key ?? '', zh: nameOf(fact, set, names), path: pathOf(fact, variant, set), owner: listed?.source ?? '' }]
  })
  const cited = [
    { plan: variant.plan.id, clause: variant.policy.clause },
    ...lines.flatMap(({ clause }) => clause ?? []),
    ...conditions.flatMap(({ basis }) => basis.clause ?? []),
  ]
  return { explanation, lines, conditions, missing, clauses: clausesOf(cited, place) }
}

function nameOf(fact: MissingFact, set: PlanSet, names: LinePlace['names']): string {
  return fact.kind === 'parameter_gap' ? names.parameter(fact.parameter) : missingName(fact, set.vocabulary)
}

function pathOf(fact: MissingFact, variant: Variant, set: PlanSet): string {
  return pathOfMissing(fact, variant.bound.program.subject, set.vocabulary)?.zh ?? ''
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
