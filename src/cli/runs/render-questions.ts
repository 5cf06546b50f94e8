import { formatDate } from '../../kernel/calendar.ts'
import { formatYuan } from '../../kernel/money.ts'
import type { PlanSet, Question, Variant } from '../../plans/index.ts'
import type { Decision, Explanation } from '../../rules/index.ts'
import { forceWords, outcomeWords } from '../../screening/index.ts'
import { words } from '../messages.zh.ts'

/** What rendering needs of a decision whose program has open questions. */
interface Explained {
  readonly variant: Variant
  readonly explanation: Explanation
}

/** The open questions of a case, and what each combination of readings makes of it; nothing where none is open. */
export function questionLines({ variant, explanation }: Explained, set: PlanSet): readonly string[] {
  const open = openQuestions(variant)
  if (open.length === 0) return []
  return [
    `${forceWords.questions}:`,
    ...open.map(({ id, question }) => {
      const own = question.words.filter(({ plan }) => plan === variant.plan.id)
      const cited = own.length > 0 ? own.map(({ clause, text }) => forceWords.words(clause, text)).join(' ') : variant.policy.clause
      return `  ${words.open} ${forceWords.question(question.text, id, cited)}  ${isRaised(id, variant, explanation) ? forceWords.differs : forceWords.sameUnderAll}`
    }),
    ...readingsOf({ variant, explanation }, set).map(({ names, sentences, decision, isInForce, isTaken }) => {
      const amount = decision.amount === null ? '' : ` ${formatYuan(decision.amount)}`
      const due = decision.due === null ? '' : ` ${words.due} ${formatDate(decision.due)}`
      const sentence = open.length === 1 ? sentences.join('') : ''
      return `      ${forceWords.reading(names.join(' + '), sentence, `${outcomeWords[decision.outcome]}${amount}${due}`, isInForce, isTaken)}`
    }),
  ]
}

/** The same as plain data. */
export function questionsJson({ variant, explanation }: Explained, set: PlanSet): unknown {
  const open = openQuestions(variant)
  return {
    open: open.map(({ id, question }) => ({
      id,
      question: question.text,
      words: question.words.map(({ plan, clause, text }) => ({ plan, clause, text })),
      isRaised: isRaised(id, variant, explanation),
    })),
    readings: readingsOf({ variant, explanation }, set).map(({ names, sentences, decision, isInForce, isTaken }) => ({
      readings: names,
      meaning: sentences,
      outcome: decision.outcome,
      amountFen: decision.amount,
      due: decision.due === null ? null : formatDate(decision.due),
      isInForce,
      isTaken,
    })),
  }
}

function openQuestions({ bound, plan }: Variant): readonly { readonly id: string; readonly question: Question }[] {
  const asked = new Set(bound.program.reviews.flatMap(({ question }) => question ?? []))
  return [...plan.parameters.values()].flatMap(({ shape, question }) =>
    question !== undefined && asked.has(shape.id) ? [{ id: shape.id, question }] : [],
  )
}

function isRaised(id: string, { bound }: Variant, { decision }: Explanation): boolean {
  const { conditions, reviews } = bound.program
  const bit = conditions.length + reviews.findIndex(({ question }) => question === id)
  return Math.floor(decision.flags / 2 ** bit) % 2 === 1
}

interface ShownReading {
  readonly names: readonly string[]
  readonly sentences: readonly string[]
  readonly decision: Decision
  readonly isInForce: boolean
  readonly isTaken: boolean
}

function readingsOf({ variant, explanation }: Explained, set: PlanSet): readonly ShownReading[] {
  const { bound, plan } = variant
  const { of = [], taken } = explanation.decision.readings ?? {}
  const parameters = new Map([...plan.parameters.values()].map((parameter) => [parameter.shape.id, parameter]))
  return (bound.readings ?? []).flatMap(({ choices }, i): readonly ShownReading[] => {
    const decision = of[i]
    const chosen = [...choices].map(([id, code]) => {
      const found = parameters.get(id)
      const type = found?.shape.kind === 'value' && found.shape.type.kind === 'enumeration' ? found.shape.type.enumeration : ''
      const zh = set.vocabulary.enumerations.get(type)?.values[Number(code)]?.zh ?? String(code)
      return { zh, sentence: found?.question?.readings.get(code) ?? '' }
    })
    if (decision === undefined) return []
    const [names, sentences] = [chosen.map(({ zh }) => zh), chosen.map(({ sentence }) => sentence)]
    return [{ names, sentences, decision, isInForce: i === 0, isTaken: i === taken && i !== 0 }]
  })
}
