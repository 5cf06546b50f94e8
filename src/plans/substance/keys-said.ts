import type { SettlementScope } from '../plan.ts'
import { type FigureHit, figuresOf, type PlanFigure } from './figures-said.ts'
import { isNamedInPart } from './names-said.ts'
import { type Hit, partAt, sentenceAt } from './passage.ts'
import type { Missing, TermsSaid } from './terms-said.ts'

/** What is counted for each of whom: the entities that a word for each stands for. */
const EACH_OF: Readonly<Record<string, 'each_firm' | 'each_person'>> = {
  firm: 'each_firm',
  insured_unit: 'each_firm',
  organisation: 'each_firm',
  person: 'each_person',
}

/** A limit is for each of whom its part of the sentence says it is. */
export function capKeyMissing(key: string, limit: readonly PlanFigure[], said: TermsSaid): readonly Missing[] {
  const own = EACH_OF[key]
  if (own === undefined) return []
  const other = own === 'each_firm' ? 'each_person' : 'each_firm'
  const places = limit.flatMap((figure) => figuresOf(figure, said.passage))
  const isEach = (mark: 'each_firm' | 'each_person', hit: FigureHit) => {
    const part = partAt(said.passage, hit.from)
    return said.find(said.marks[mark]).some(({ from, to }) => part.from <= from && to <= part.to)
  }
  const isOther = places.length > 0 && places.every((hit) => isEach(other, hit) && !isEach(own, hit))
  return isOther ? [{ kind: 'key', sought: said.marks[other] }] : []
}

/**
 * Within which time something counts: a policy that is said to run for a time has a period, and what is so much a year says so with
 * its own sum, or with the word for once.
 */
export function scopeMissing(scope: SettlementScope, sums: readonly PlanFigure[], said: TermsSaid): readonly Missing[] {
  const { passage, marks } = said
  if (scope === 'policy_period')
    return passage.dates.length > 0 || said.find(marks.policy_period).length > 0 ? [] : [{ kind: 'once', sought: marks.policy_period }]
  const places: readonly Hit[] = [...sums.flatMap((sum) => figuresOf(sum, passage)), ...said.find(marks.once)]
  if (scope !== 'year' || sums.length === 0) return []
  const yearly = said.find(marks.once_a_year)
  const isYearly = places.some(({ from }) => {
    const part = partAt(passage, from)
    return yearly.some((hit) => part.from <= hit.from && hit.to <= part.to)
  })
  return isYearly ? [] : [{ kind: 'once', sought: marks.once_a_year }]
}

/** What excludes each other is named by the end of the sentence that says so: what comes only after it is another matter. */
export function excludedMissing(names: readonly string[], said: TermsSaid): readonly Missing[] {
  const { passage, marks } = said
  const end = Math.max(0, ...said.find(marks.exclusion).map(({ from }) => sentenceAt(passage, from).to))
  if (end === 0) return []
  const before = { passage: { text: passage.text.slice(0, end) } }
  return names.filter((name) => !isNamedInPart(name, before)).map((name) => ({ kind: 'words' as const, sought: [name] }))
}

/** Once for each firm, of what is given for something else, is said so; and once for each of whom the clause says it is. */
export function onceKeyMissing(keys: readonly string[], subject: string | undefined, said: TermsSaid): readonly Missing[] {
  const { passage, marks } = said
  const own = new Set(keys.map((key) => EACH_OF[key]))
  const sentences = said.find(marks.once).map(({ from }) => sentenceAt(passage, from))
  const isSaid = (mark: 'each_firm' | 'each_person') =>
    sentences.some(({ from, to }) => said.find(marks[mark]).some((hit) => from <= hit.from && hit.to <= to))
  if (own.size !== 1 || subject === undefined || sentences.length === 0) return []
  if (own.has('each_firm') && EACH_OF[subject] !== 'each_firm' && !isSaid('each_firm')) return [{ kind: 'key', sought: marks.each_person }]
  return []
}

/** One for each firm, of what is given for each who is taken on, is said so. */
export function exclusionKeyMissing(key: string, subjects: readonly string[], said: TermsSaid): readonly Missing[] {
  const { passage, marks } = said
  if (EACH_OF[key] !== 'each_firm' || !subjects.every((subject) => subject === 'employment') || subjects.length === 0) return []
  const sentences = said.find(marks.exclusion).map(({ from }) => sentenceAt(passage, from))
  const firms = said.find([...marks.each_firm, ...said.wordsOfPayee('firm')])
  const isOfFirms = sentences.some(({ from, to }) => firms.some((hit) => from <= hit.from && hit.to <= to))
  return sentences.length === 0 || isOfFirms ? [] : [{ kind: 'key', sought: marks.each_firm }]
}
