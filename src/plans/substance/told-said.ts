import type { Mention } from '../../documents/index.ts'
import type { MaskedDate } from '../read/masked-date.ts'
import { isDaySaid } from './days-said.ts'
import { isFigureOfGoal } from './figures-said.ts'
import { dayText } from './line-parts.ts'
import { type Hit, sentenceAt } from './passage.ts'
import { type AlternativeHit, runsOf } from './runs.ts'
import type { Missing, TermsSaid } from './terms-said.ts'

/**
 * What the plan tells in its own words and the clause does not: kinds of people and firms, places and levels, numbers. Other words
 * are the plan's to choose.
 */
export function toldMissing(text: string, isGroup: boolean, said: TermsSaid, beside: readonly string[]): readonly Missing[] {
  const told = said.inText(text)
  const kinds = told.kindsSaid()
  const own = widest(kinds)
  const unsaid = own.filter(({ code }) => said.find(said.wordsOfKind(code)).length === 0)
  const words = [...new Set(unsaid.map(({ from, to }) => told.passage.text.slice(from, to)))].filter(
    (word) => !said.passage.text.includes(word),
  )
  const lost =
    words.length > 0
      ? words
      : [
          ...extentsMissing(told, said),
          ...attributesMissing(told, said),
          ...partiesMissing(told, said),
          ...numbersMissing(told, said),
          ...grantsMissing(told, said),
        ]
  return [...(lost.length === 0 ? [] : [{ kind: 'words' as const, sought: lost }]), ...listedBeside(kinds, isGroup, said, beside)]
}

/** Of places that overlap, the widest. */
function widest<T extends Hit>(hits: readonly T[]): readonly T[] {
  return hits.filter((hit) => !hits.some(({ from, to }) => from <= hit.from && hit.to <= to && to - from > hit.to - hit.from))
}

/** What the line says people and firms are, by a word of the glossary, where the clause has no word for it. */
function attributesMissing(told: TermsSaid, said: TermsSaid): readonly string[] {
  const shown = told.attributes.flatMap((words) => {
    const here = told.find(words).filter(({ from, to }) => to - from > 1)
    return here.length === 0 || said.find(words).length > 0 ? [] : here.map(({ from, to }) => told.passage.text.slice(from, to))
  })
  return [...new Set(shown)].filter((word) => !said.passage.text.includes(word))
}

/** Persons or firms of the line where the clause speaks of none. */
function partiesMissing(told: TermsSaid, said: TermsSaid): readonly string[] {
  return PARTIES.flatMap((party) => {
    const words = said.wordsOfPayee(party)
    const here = told.find(words)
    return said.find(words).length > 0 ? [] : here.map(({ from, to }) => told.passage.text.slice(from, to))
  })
}

const PARTIES = ['person', 'firm']

/** Places and levels of the line that the sentence it follows does not name before it comes to what the line says. */
function extentsMissing(told: TermsSaid, said: TermsSaid): readonly string[] {
  const extents = said.marks.extents
  const named = widest(told.find(extents)).map(({ from, to }) => told.passage.text.slice(from, to))
  if (named.length === 0) return []
  const { text } = said.passage
  const places = widest(said.find(extents))
  const part = partFollowed(told.passage.text, text)
  const isSaid = (word: string) =>
    places.some(({ from, to }) => {
      if (text.slice(from, to) !== word) return false
      // What stands in the same sentence, but only after what the line says, is said of the next thing.
      return part === undefined || from < part.to || sentenceAt(said.passage, from).from !== sentenceAt(said.passage, part.from).from
    })
  return [...new Set(named)].filter((word) => !isSaid(word))
}

/** Money that the line gives and the sentence it mostly follows does not speak of. */
function grantsMissing(told: TermsSaid, said: TermsSaid): readonly string[] {
  const given = told.find(said.marks.pays).map(({ from, to }) => told.passage.text.slice(from, to))
  const part = given.length === 0 ? undefined : partFollowed(told.passage.text, said.passage.text, SOME)
  if (part === undefined) return []
  const sentence = sentenceAt(said.passage, part.from)
  const isGiving = said.find(said.marks.pays).some(({ from, to }) => sentence.from <= from && to <= sentence.to)
  return isGiving ? [] : [...new Set(given)]
}

/** The part of a sentence that a line mostly follows. */
function partFollowed(line: string, text: string, share = MOST): Hit | undefined {
  const pieces = new Set(Array.from({ length: Math.max(0, line.length - 1) }, (_, at) => line.slice(at, at + 2)))
  const parts = [...text.matchAll(/[^,;\u3002\n]+/g)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    heard: [...pieces].filter((piece) => match[0].includes(piece)).length,
  }))
  const most = Math.max(0, ...parts.map(({ heard }) => heard))
  // What a clause is called is said again in its body.
  return most >= pieces.size * share ? parts.findLast(({ heard }) => heard === most) : undefined
}

const MOST = 0.5

/** So much of a line is heard where what it adds is not counted. */
const SOME = 0.34

/** Numbers of the line in digits that the clause does not have. */
function numbersMissing(told: TermsSaid, said: TermsSaid): readonly string[] {
  const { text } = told.passage
  // The number of a row counts nothing.
  const isOrdinal = (at: number) => said.marks.ordinals.some((word) => text.slice(0, at).endsWith(word))
  const numbers = [...text.matchAll(/(?<![\d.])\d+(\.\d+)?/g)].filter(({ index }) => !isOrdinal(index)).map(([number]) => number)
  const isSaid = (number: string) =>
    new RegExp(`(?<![\\d.])${number.replace('.', '\\.')}(?![\\d]|\\.\\d)`).test(said.passage.text) ||
    said.passage.figures.some(({ value }) => value === number)
  return [...new Set(numbers)].filter((number) => !isSaid(number))
}

/** Kinds the clause lists beside those of the line and that neither the line nor anything beside it speaks of. */
function listedBeside(
  own: readonly AlternativeHit<string>[],
  isGroup: boolean,
  said: TermsSaid,
  beside: readonly string[],
): readonly Missing[] {
  const codes = new Set(own.map(({ code }) => code))
  if (codes.size === 0) return []
  const all = widest(said.kindsSaid())
  const runs = runsOf(all, said, true).filter((run) => {
    const shared = run.filter(({ code }) => codes.has(code))
    return isGroup
      ? shared.length > 0
      : new Set(shared.map(({ code }) => code)).size > 1 && new Set(shared.map(({ from }) => from)).size > 1
  })
  const text = ({ from, to }: Hit) => said.passage.text.slice(from, to)
  const elsewhere = new Set(
    beside.flatMap((each) =>
      said
        .inText(each)
        .kindsSaid()
        .map(({ code }) => code),
    ),
  )
  const isKnown = (hit: Hit) =>
    all.some(({ from, to, code }) => from < hit.to && hit.from < to && (codes.has(code) || elsewhere.has(code))) ||
    beside.some((each) => each.includes(text(hit)))
  const lost = [...new Set(runs.flatMap((run) => run.filter((hit) => !isKnown(hit)).map(text)))]
  return lost.length === 0 ? [] : [{ kind: 'left_out', sought: lost }]
}

/** What a goal holds for each of is named with a word for each. */
export function eachMissing(text: string, said: TermsSaid): readonly Missing[] {
  const pieces = said.marks.for_each.map((piece) => `${piece}[^,;\\u3002\\n]{0,6}${text}`)
  const known = [...pieces, ...said.marks.for_each.map((piece) => `${text}[^,;\\u3002\\n]{0,2}${piece}`)]
  return said.find(known).length > 0 ? [] : [{ kind: 'per', sought: [text] }]
}

/** A day to do something by: one the clause gives as an end; of a goal, the one of its own part of the sentence. */
export function dueMissing(day: MaskedDate, goal: string | undefined, said: TermsSaid, ends: readonly MaskedDate[]): readonly Missing[] {
  const missing = [{ kind: 'day' as const, sought: [dayText(day)] }]
  const { passage, marks } = said
  const isYearEnd = dayText(day).endsWith('-12-31')
  const isEnd = isDaySaid(day, 'to', passage, marks.before_day)
  if (goal === undefined || goal === '') {
    if (isEnd || ends.some((each) => dayText(each) === dayText(day))) return []
    return isYearEnd && !passage.dates.some(isAnEnd) ? [] : missing
  }
  const part = partsOfGoal(goal, said)
  if (part.length === 0) return isEnd || isYearEnd ? [] : missing
  const isInPart = part.some(({ from, to }) => {
    const here = passage.text.slice(from, to)
    if (marks.whole_year.some((word) => here.includes(word))) return isYearEnd
    const dates = passage.dates.filter((date) => from <= date.from && date.to <= to && isAnEnd(date))
    return dates.length === 0 ? isEnd || isYearEnd : isDaySaid(day, 'to', { ...passage, dates }, marks.before_day)
  })
  return isInPart ? [] : missing
}

const isAnEnd = ({ role }: Extract<Mention, { kind: 'date' }>): boolean => role !== 'from'

/** The parts of sentences that give the figure of a goal. */
function partsOfGoal(goal: string, { passage }: TermsSaid): readonly Hit[] {
  return passage.figures
    .filter((figure) => isFigureOfGoal(figure, goal))
    .map(({ from, to }) => {
      const start = Math.max(...[',', ';', '\u3002', '\n'].map((sign) => passage.text.lastIndexOf(sign, from - 1))) + 1
      const end = passage.text.slice(to).search(/[,;\u3002\n]/)
      return { from: start, to: end < 0 ? passage.text.length : to + end }
    })
}
