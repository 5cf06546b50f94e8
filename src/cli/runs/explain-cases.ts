import {
  describeFactProblem,
  describeRefusal,
  type Linked,
  linkOne,
  linkPlans,
  type PlanSet,
  readFacts,
  type Variant,
} from '../../plans/index.ts'
import { explain, type Facts, makeDecider } from '../../rules/index.ts'
import { settleCase } from '../../screening/index.ts'
import { withDuckDb } from '../../store/index.ts'
import type { Invocation } from '../command.ts'
import { UsageFailure } from '../line/options.ts'
import { texts } from '../messages.zh.ts'
import type { Workspace } from '../workspace.ts'
import { placeOf } from './explain-subjects.ts'
import { policyTyped, statingPlans } from './find-policy.ts'
import { readCases, type WrittenCase } from './read-cases.ts'
import { type Inputs, readInputs } from './read-inputs.ts'
import type { ExplainedCase, ExplainedSubject } from './render-explanation.ts'
import type { ExplainedAll, Undecided } from './render-overview.ts'
import { runTexts } from './runs.zh.ts'

/** What is asked of the cases of a file: one policy, or all policies on what an entity stands for. */
export type AskedOf = { readonly policy: string } | { readonly entity: string } | undefined

/** Explains the cases of a file, each under the policy it names or that was typed, else under every one there is for its kind of subject. */
export async function explainCases(invocation: Invocation, asked: AskedOf, file: string): Promise<readonly ExplainedAll[]> {
  const { workspace } = invocation
  const { checkedSet: set } = workspace
  const cases = readCases(file, set)
  const inputs = await readInputs(invocation)
  const found: ExplainedAll[] = []
  for (const written of cases) {
    const named = written.policy === undefined ? asked : { policy: policyTyped(workspace, written.policy) }
    found.push(await settled(explainCase(written, named, inputs, workspace), written, inputs, workspace))
  }
  return found
}

function explainCase(written: WrittenCase, asked: AskedOf, inputs: Inputs, workspace: Workspace): ExplainedAll {
  const { set } = workspace
  if (asked !== undefined && 'policy' in asked) return explainOne(written, asked.policy, inputs, workspace)
  const entity = asked?.entity ?? entityOf(written, set)
  const facts = factsOf(written, entity, set)
  const linked = linkPlans(set, inputs.link)
  return explainAll({ entity, case: written.name }, facts, linked, inputs, workspace)
}

/** One policy on a case: of the plan that was chosen, or that alone states it on the day, or whose region the case lies in. */
function explainOne(written: WrittenCase, policy: string, inputs: Inputs, workspace: Workspace): ExplainedAll {
  const { set } = workspace
  const { link } = inputs
  const stating = statingPlans(workspace, policy)
  const chosen = stating.filter((plan) => link.plans === undefined || link.plans.includes(plan.id))
  const [first] = chosen
  const program = first?.policies.get(policy)?.program
  if (first === undefined || program === undefined)
    throw new UsageFailure(
      texts.severalPlans(
        policy,
        stating.map(({ id }) => id),
      ),
    )
  const facts = factsOf(written, program.subject, set)
  const subject = { entity: program.subject, case: written.name }
  if (chosen.length === 1) {
    const stated = first.policies.get(policy)
    const linked = stated === undefined ? undefined : linkOne(first, stated, link)
    if (linked === undefined || 'code' in linked) throw new UsageFailure(linked === undefined ? '' : describeRefusal(linked, set))
    return { subject, inputs, decided: [explained(linked, facts, subject, inputs, workspace)], undecided: [] }
  }
  const variants = linkPlans(set, link).variants.filter((variant) => variant.policy.program.id === policy)
  const variant = decidingVariant(variants, facts)
  if (variant === undefined)
    throw new UsageFailure(
      texts.severalPlans(
        policy,
        chosen.map(({ id }) => id),
      ),
    )
  return { subject, inputs, decided: [explained(variant, facts, subject, inputs, workspace)], undecided: [] }
}

function explainAll(subject: ExplainedSubject, facts: Facts, linked: Linked, inputs: Inputs, workspace: Workspace): ExplainedAll {
  const mine = linked.variants.filter((variant) => variant.bound.program.subject === subject.entity)
  const policies = [...new Set(mine.map((variant) => variant.policy.program.id))]
  const decided: ExplainedCase[] = []
  const undecided: Undecided[] = []
  for (const policy of policies) {
    const stating = mine.filter((variant) => variant.policy.program.id === policy)
    const variant = decidingVariant(stating, facts)
    const [any] = stating
    if (variant !== undefined) decided.push(explained(variant, facts, subject, inputs, workspace))
    else if (any !== undefined && regionOf(any, facts) === null)
      undecided.push({ policy, name: any.policy.program.zh, because: runTexts.regionMissing(stating.map(({ plan }) => plan.id)) })
  }
  return { subject, inputs, decided, undecided }
}

/** The variant whose regions the case lies in; the only one where the case does not say where it lies. */
function decidingVariant(variants: readonly Variant[], facts: Facts): Variant | undefined {
  const [first, ...others] = variants
  if (first === undefined) return undefined
  const region = regionOf(first, facts)
  if (region === null) return others.length === 0 ? first : undefined
  return variants.find(({ regions }) => regions.some(({ from, to }) => from <= region && region <= to))
}

function regionOf({ bound }: Variant, facts: Facts): number | null {
  const { compiler } = makeDecider(bound)
  return compiler.compile(bound.program.region)({ subject: facts, element: null, trace: [] }) as number | null
}

function explained(variant: Variant, facts: Facts, subject: ExplainedSubject, inputs: Inputs, workspace: Workspace): ExplainedCase {
  const decider = makeDecider(variant.bound)
  const region = regionOf(variant, facts)
  const place = region === null ? {} : { region: placeOf(region, inputs, workspace) }
  return {
    variant,
    explanation: explain(decider, facts),
    missingFacts: decider.missingFacts,
    inputs,
    subject: { ...subject, ...place },
    facts,
  }
}

/** What settlement makes of the decisions, as far as the case says what was paid before. */
async function settled(all: ExplainedAll, { payments }: WrittenCase, { link }: Inputs, workspace: Workspace): Promise<ExplainedAll> {
  const [first] = all.decided
  const isPaying = all.decided.some(({ variant }) => variant.bound.program.result.kind === 'money')
  if (first?.facts === undefined || !isPaying || (payments === undefined && all.decided.length === 1)) return all
  const { facts } = first
  const decisions = all.decided.map(({ variant, explanation, subject }) => ({
    variant,
    decision: explanation.decision,
    region: Number(subject.region?.code ?? variant.regions[0]?.from ?? 0),
  }))
  const { exclusions, context } = linkPlans(workspace.set, link)
  const found = await withDuckDb(workspace.database, (database) =>
    settleCase(database, { facts, decisions, payments }, workspace.set, { exclusions, context }),
  )
  return {
    ...all,
    decided: all.decided.map((each) => {
      const own = found.get(each.variant.id)
      return own === undefined ? each : { ...each, settlement: { kind: 'written', settled: own } }
    }),
  }
}

function factsOf({ facts }: WrittenCase, entity: string, set: PlanSet): Facts {
  const read = readFacts(facts, entity, set.vocabulary, set.keywords)
  if (read.problems.length > 0) throw new UsageFailure(read.problems.map((problem) => describeFactProblem(problem, set)).join('\n'))
  return read.facts
}

/** The kind of subject that has all the facts of a case; there must be one. */
function entityOf(written: WrittenCase, set: PlanSet): string {
  const subjects = [
    ...new Set([...set.plans.values()].flatMap((plan) => [...plan.policies.values()].map(({ program }) => program.subject))),
  ]
  const knows = (entity: string) =>
    readFacts(written.facts, entity, set.vocabulary, set.keywords).problems.every(({ code }) => code !== 'unknown_fact')
  const fitting = subjects.filter(knows)
  const [only] = fitting
  const named = (fitting.length === 0 ? subjects : fitting).map((entity) => set.vocabulary.entities.get(entity)?.zh ?? entity)
  if (only === undefined || fitting.length > 1) throw new UsageFailure(runTexts.whichEntity(written.name, named))
  return only
}
