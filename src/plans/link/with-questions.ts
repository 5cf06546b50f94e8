import {
  type BoundParameter,
  type Condition,
  isQuestionOpen,
  type Node,
  type Program,
  type Reading,
  readingsOf,
} from '../../rules/index.ts'
import type { Plan, Question } from '../plan.ts'

/** The question that a parameter of a plan answers, by the parameter's id. */
export function questionOf(plan: Plan, id: string): Question | undefined {
  return [...plan.parameters.values()].find(({ shape }) => shape.id === id)?.question
}

/** Every combination of the readings of the questions that are open among the parameters of a plan. */
export function readingsIn(plan: Plan, parameters: ReadonlyMap<string, BoundParameter>): readonly Reading[] {
  return readingsOf(parameters, (parameter) => [...(questionOf(plan, parameter)?.readings.keys() ?? [])])
}

/**
 * The program with a review for each open question that it reads; the readings raise it, where they decide differently. It cites the
 * words of the plan that the question is about, and where there are none the clause of the policy, given here.
 */
export function withQuestions(program: Program, parameters: ReadonlyMap<string, BoundParameter>, plan: Plan, clause: string): Program {
  const reviews = [...parameters.values()].filter(isQuestionOpen).map(({ id }): Condition => {
    const question = questionOf(plan, id)
    if (question === undefined) throw new Error(`nothing is asked of ${id}`)
    const { date } = program
    const test: Node = { kind: 'literal', value: false, type: { kind: 'boolean' }, span: date.span }
    const words = question.words.find((each) => each.plan === plan.id)
    const source = { clause: words?.clause ?? clause, document: undefined, confidence: undefined, standing: 'document' as const }
    return { id, zh: question.text, test, source, question: id }
  })
  return reviews.length === 0 ? program : { ...program, reviews: [...program.reviews, ...reviews] }
}
