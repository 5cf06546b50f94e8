import { formatDate, formatMonth } from '../kernel/calendar.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { type Linked, linkPlans, type PlanSet, type Variant } from '../plans/index.ts'
import { factOf, findSnapshot, type Manifest, readAmendments, readManifest } from '../registry/index.ts'
import type { MissingFact } from '../rules/index.ts'
import {
  type CauseNames,
  causeNames,
  explainRow,
  type FactRows,
  type ListRow,
  linkRequestOf,
  missingName,
  pathOfMissing,
  printNames,
  type RecordedDifference,
  type RunOnDisk,
  type SubjectExplanation,
  spokenSigns,
} from '../screening/index.ts'
import { type AmountLine, amountLines, type LinePlace } from './amount-lines.ts'
import { clausesOf, type WhyClause } from './clauses.ts'
import { conditionsInWords, questionInWords, type WhyCondition } from './conditions.ts'
import type { WhyRefusal } from './refusals.ts'

/** The explanation, in words. */
export interface ToldDecision {
  readonly lines: readonly AmountLine[]
  readonly conditions: readonly WhyCondition[]
  readonly missing: readonly WhyMissing[]
  readonly clauses: readonly WhyClause[]
  /** Of what is put off: which months of what, line by line; none of anything else. */
  readonly schedule: readonly ToldScheduleLine[]
}

/** Months that are put off: YYYY-MM, fen a month where that is known, the day to pay as YYYY-MM-DD where the document says one. */
export interface ToldScheduleLine {
  readonly id: string
  readonly zh: string
  readonly from: string
  readonly to: string
  readonly monthly: bigint | undefined
  readonly due: string | undefined
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
export type ExplainRefusal = Extract<Awaited<ReturnType<typeof explainRow>>, { readonly kind: 'refused' }>['refusal']

/** What plans make of a recorded decision: words alone, so that it can be told in another thread than it is asked in. */
export interface Telling {
  /** Undefined where nobody decides today, or the subject has gone from the plans' sight. */
  readonly told: ToldDecision | undefined
  /** In what today's plans and program differ from those of the run. */
  readonly notices: readonly WhyNotice[]
  /** What the plans call what stands in the way of a decision. */
  readonly names: CauseNames
  /** What the subjects of the policy are called. */
  readonly entityZh: string
}

/** A run with the plans that it is explained with, put in force as they were for it. */
export interface ExplainedRun {
  readonly run: RunOnDisk
  readonly set: PlanSet
  readonly linked: Linked
}

/** Puts plans in force as they were for a run. */
export function explainedRun(run: RunOnDisk, set: PlanSet): ExplainedRun {
  return { run, set, linked: linkPlans(set, linkRequestOf(run.record)) }
}

/** Tells how a recorded decision came about, from the facts of the run's own snapshot. */
export async function tellDecision(
  { run, set, linked }: ExplainedRun,
  recorded: ListRow,
  snapshotsFolder: string,
  rows: FactRows,
): Promise<Result<Telling, WhyRefusal | ExplainRefusal>> {
  const { snapshot, lists } = run.record
  const snapshotFolder = await findSnapshot(snapshot, snapshotsFolder)
  if (snapshotFolder === undefined) return refused({ code: 'snapshot_gone', snapshot: snapshot.id })
  const list = lists.policies.find(({ variants }) => variants.some(({ id }) => id === recorded.variant))
  const policy = list?.policy ?? ''
  const words = { names: causeNames(set), entityZh: set.vocabulary.entities.get(list?.entity ?? '')?.zh ?? '' }
  const explained = await explainRow(rows, { snapshotFolder, set, policy, recorded, linked })
  if (explained.kind === 'refused') {
    // What is recorded stands also where today's program finds nobody to decide.
    const isGone = ['policy_not_found', 'subject_not_found', 'region_unknown'].includes(explained.refusal.code)
    return isGone ? done({ ...words, told: undefined, notices: ['undecided'] }) : explained
  }
  const { explained: found, differences } = explained.value
  const notices = differences.map(({ kind }) => noticeOf[kind])
  if (found === undefined || 'leftOut' in found) return done({ ...words, told: undefined, notices })
  const manifest = await readManifest(snapshotFolder, set.vocabulary)
  if (manifest.kind === 'refused') return refused({ code: 'snapshot_unusable', refusal: manifest.refusal })
  const facts = factsOf(snapshotFolder, manifest.value, recorded, found.variant.policy.program.subject)
  return done({ ...words, told: toldOf(found, set, run, facts, recorded.reviews), notices })
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
  return { lines, conditions, missing, clauses: clausesOf(cited, place), schedule: scheduleOf(explanation.schedule) }
}

function scheduleOf(rows: SubjectExplanation['explanation']['schedule']): readonly ToldScheduleLine[] {
  return rows.map(({ id, zh, from, to, monthly, due }) => ({
    id,
    zh,
    from: formatMonth(from),
    to: formatMonth(to),
    monthly: fenOf(monthly),
    due: typeof due?.value === 'number' ? formatDate(due.value) : undefined,
  }))
}

/** A step as fen; undefined where it is unknown, or has parts of a fen, which nobody rounds here. */
function fenOf({ node, value }: SubjectExplanation['explanation']['schedule'][number]['monthly']): bigint | undefined {
  if (node.type.kind !== 'number' || node.type.dimension !== 'yuan/month' || node.type.scale > 2) return undefined
  return typeof value === 'number' || typeof value === 'bigint' ? BigInt(value) * 10n ** BigInt(2 - node.type.scale) : undefined
}

function nameOf(fact: MissingFact, set: PlanSet, names: LinePlace['names']): string {
  return fact.kind === 'parameter_gap' ? names.parameter(fact.parameter) : missingName(fact, set.vocabulary)
}

function pathOf(fact: MissingFact, variant: Variant, set: PlanSet): string {
  return pathOfMissing(fact, variant.bound.program.subject, set.vocabulary)?.zh ?? ''
}
