import { formatDate } from '../kernel/calendar.ts'
import { type Outcome, outcomes } from '../kernel/outcome.ts'
import { type Example, type Plan, type PlanSet, type Policy, runExample } from '../plans/index.ts'
import type { PageExample } from './plan-page.ts'
import { exampleWords } from './words.zh.ts'

/** The worked cases of a plan with what they come to; whether the rules come to that is another and longer piece of work. */
export function examplesOf(plan: Plan, set: PlanSet): readonly PageExample[] {
  return shownExamples(plan).flatMap((example) => {
    const policy = plan.policies.get(example.policy)
    if (policy === undefined) return []
    const { outcome, amount, due, failed = [], missing = [], flags = [] } = example.expected
    return [
      {
        policy: example.policy,
        zh: policy.program.zh,
        clause: policy.clause,
        name: example.name,
        day: formatDate(example.screeningDate),
        outcome: outcomes.find((each): each is Outcome => each === outcome) ?? null,
        amount: amount === undefined ? null : String(amount),
        due: due === undefined ? '' : formatDate(due),
        because: [
          ...namesOf(failed, policy, plan, set).map(exampleWords.unmet),
          ...missing.flatMap((id) => lackOf(id, policy, plan, set)),
          ...flags.flatMap((id) => flagOf(id, policy, plan) ?? []),
        ],
        isMet: null,
      },
    ]
  })
}

/** Runs the worked cases of a plan again, in their order: whether the rules come to what each says. */
export function casesMet(plan: Plan, set: PlanSet): readonly boolean[] {
  return shownExamples(plan).map((example) => runExample(set, plan, example).differences.length === 0)
}

function shownExamples(plan: Plan): readonly Example[] {
  return plan.examples.filter(({ policy }) => plan.policies.has(policy))
}

/** A fact that is missing, or a quotient that cannot be reckoned. */
function lackOf(id: string, policy: Policy, plan: Plan, set: PlanSet): readonly string[] {
  if (id === 'zero_denominator') return [exampleWords.zeroDenominator]
  return namesOf([id], policy, plan, set).map(exampleWords.lacking)
}

/** What a person has to look at: a requirement that asks, a question whose readings differ, or a review. */
function flagOf(id: string, { program }: Policy, plan: Plan): string | undefined {
  const condition = program.conditions.find((each) => each.id === id)
  if (condition !== undefined) return exampleWords.unmet(condition.zh)
  const question = [...plan.parameters.values()].find(({ shape }) => shape.id === id)
  if (question !== undefined) return exampleWords.differs(question.shape.zh)
  return program.reviews.find((each) => each.id === id)?.zh ?? named(id)
}

/** Conditions, facts and values that a case names, in official terms; what has no name is left out. */
function namesOf(ids: readonly string[], { program }: Policy, plan: Plan, { vocabulary }: PlanSet): readonly string[] {
  const conditions = new Map([...program.conditions, ...program.reviews].map(({ id, zh }) => [id, zh]))
  const parameters = new Map([...plan.parameters.values()].map(({ shape }) => [shape.id, shape.zh]))
  const entities = [...vocabulary.entities.values()]
  const field = (id: string) =>
    vocabulary.entities.get(program.subject)?.fields.get(id)?.zh ??
    entities.map(({ fields }) => fields.get(id)?.zh).find((zh) => zh !== undefined)
  return ids.flatMap((id) => conditions.get(id) ?? parameters.get(id) ?? named(id) ?? field(id) ?? [])
}

/** What every policy has without writing it. */
function named(id: string): string | undefined {
  const names: Readonly<Record<string, string>> = exampleWords.named
  return names[id]
}
