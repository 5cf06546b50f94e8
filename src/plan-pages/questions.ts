import { formatDate } from '../kernel/calendar.ts'
import { type ListedQuestion, listQuestions, type Plan, type PlanSet } from '../plans/index.ts'
import { pageBasis } from './page-basis.ts'
import { dayText } from './period-words.ts'
import type { PageQuestion } from './plan-page.ts'
import { answerWords } from './words.zh.ts'

/** A reading of a question: its code, what it is called and what it means. */
export interface NamedReading {
  readonly code: bigint
  readonly name: string
  readonly sentence: string
}

/** The names of the readings with what each means. */
export function readingsOf({ question, parameter }: ListedQuestion, set: PlanSet): readonly NamedReading[] {
  return [...question.readings].map(([code, sentence]) => ({ code, name: nameOf(parameter, code, set), sentence }))
}

function nameOf({ shape }: ListedQuestion['parameter'], code: bigint | undefined, set: PlanSet): string {
  const type = shape.kind === 'value' && shape.type.kind === 'enumeration' ? shape.type.enumeration : ''
  return set.vocabulary.enumerations.get(type)?.values[Number(code ?? -1)]?.zh ?? ''
}

/** A reading that holds on some days, on whose word. */
export interface QuestionAnswer {
  readonly reading: string
  readonly from: string
  readonly to: string
  readonly where: string
  readonly isOpen: boolean
  readonly settled: { readonly by: string; readonly on: string } | undefined
  /** All of it in a sentence. */
  readonly text: string
}

/** Every value in force on some day, with who settled it and when, nearest document first; `nameOfPlan` says how other documents are cited. */
export function answersOf(
  { parameter }: ListedQuestion,
  plan: Plan,
  set: PlanSet,
  nameOfPlan: (id: string) => string = (id) => id,
): readonly QuestionAnswer[] {
  return parameter.entries.map((entry) => {
    const reading = nameOf(parameter, entry.value.kind === 'cell' ? entry.value.cell.value : undefined, set)
    const settled = entry.settled === undefined ? undefined : { by: entry.settled.by, on: formatDate(entry.settled.on) }
    const where = entry.plan === plan.id ? entry.clause : `${nameOfPlan(entry.plan)} ${entry.clause}`.trim()
    const [from, to] = [dayText(entry.from), dayText(entry.to)]
    const { isOpen } = entry
    return { reading, from, to, where, isOpen, settled, text: answerWords.answer(reading, from, to, where, isOpen, settled) }
  })
}

/** The questions and switches of a plan as a page shows them, those that are open first. */
export function questionsOf(plan: Plan, set: PlanSet): readonly PageQuestion[] {
  const titles = (id: string) => set.plans.get(id)?.number ?? set.plans.get(id)?.title ?? answerWords.library
  const listed = listQuestions(plan).questions.map((each): PageQuestion => {
    const { question, parameter, policies, isOpen } = each
    const answers = answersOf(each, plan, set, titles)
    const [nearest] = answers
    return {
      text: question.text,
      zh: parameter.shape.zh,
      isSwitch: question.isSwitch,
      isOpen,
      words: question.words
        .filter((said) => said.plan === plan.id)
        .map(({ text, clause }) => ({
          text,
          basis: pageBasis({ clause, document: undefined, confidence: undefined, standing: 'document' }, plan.id, set),
        })),
      readings: readingsOf(each, set).map(({ name, sentence }) => ({
        name,
        meaning: sentence === name ? '' : sentence,
        isInForce: name === nearest?.reading,
      })),
      answers: answers.map(({ text }) => text),
      policies: policies.map(({ program, clause }) => ({ policy: program.id, zh: program.zh, clause })),
    }
  })
  return listed.toSorted((a, b) => Number(b.isOpen) - Number(a.isOpen))
}
