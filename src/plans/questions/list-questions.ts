import type { AskingReason, Condition } from '../../rules/index.ts'
import { askingReason } from '../link/asking-reason.ts'
import type { Parameter, Plan, Policy, Question } from '../plan.ts'

/** What a plan has not said, or says on somebody else's word. */
export interface PlanQuestions {
  readonly plan: Plan
  /** Questions and switches that policies of the plan read. */
  readonly questions: readonly ListedQuestion[]
  /** Requirements that ask instead of refusing, whatever the day. */
  readonly asking: readonly AskingCondition[]
  /** Requirements that tell whom a policy addresses and refuse although their text is only quoted. */
  readonly addressing: readonly Omit<AskingCondition, 'because'>[]
}

export interface ListedQuestion {
  readonly question: Question
  readonly parameter: Parameter
  readonly policies: readonly Policy[]
  /** Any of its values is only the reading in force. */
  readonly isOpen: boolean
}

export interface AskingCondition {
  readonly policy: Policy
  readonly condition: Condition
  readonly because: AskingReason
}

/** The questions, switches and asking conditions of a plan, in the order of its parameters and policies. */
export function listQuestions(plan: Plan): PlanQuestions {
  const policies = [...plan.policies.values()]
  const questions = [...plan.parameters.values()].flatMap((parameter): readonly ListedQuestion[] => {
    const { question, shape, entries } = parameter
    const readers = policies.filter((policy) => policy.parameters.has(shape.id))
    if (question === undefined || readers.length === 0) return []
    return [{ question, parameter, policies: readers, isOpen: entries.some(({ isOpen }) => isOpen) }]
  })
  const isLow = (id: string) =>
    [...plan.parameters.values()].some(({ shape, entries }) => shape.id === id && entries.some(({ source }) => source.confidence === 'low'))
  const asking = policies.flatMap((policy) =>
    policy.program.conditions.flatMap((condition): readonly AskingCondition[] => {
      const because = condition.switch === undefined ? askingReason(condition, policy.program, isLow) : undefined
      return because === undefined ? [] : [{ policy, condition, because }]
    }),
  )
  const addressing = policies.flatMap((policy) =>
    policy.program.conditions.flatMap((condition) =>
      condition.isAddressing === true &&
      condition.source.standing === 'quoted' &&
      askingReason(condition, policy.program, isLow) === undefined
        ? [{ policy, condition }]
        : [],
    ),
  )
  return { plan, questions, asking, addressing }
}
