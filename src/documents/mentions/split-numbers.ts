import type { Lexicon } from '../words/lexicon.ts'
import { anyOf } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { NUMBER_SIGN, ORDINAL } from '../words/script.zh.ts'
import { countWords } from './figures/measure-words.ts'

/** Stands in a reading where one number may have been torn in two: nothing is read across it, and it is asked about. */
export const DOUBTFUL = '\u2423'

/** A blank or sign between figures of a text: whether it is one number, two, or a person must say. */
export interface Seam {
  readonly from: number
  readonly to: number
  readonly joint: Joint
}

type Joint = 'whole' | 'apart' | 'doubtful'

/** Figures parted by seams, and what stands on both sides of them. */
interface Run {
  readonly groups: readonly string[]
  /** What the source has at each seam. */
  readonly printed: readonly string[]
  readonly before: string
  readonly after: string
}

const patternsOf = (lexicon: Lexicon) => {
  const { figures, time, characters } = lexicon
  const units = [
    ...figures.money,
    ...Object.keys(figures.currencies),
    ...figures.percent,
    ...countWords(figures),
    ...figures.weak_counts,
    ...figures.age,
    figures.tenths,
  ]
  const measure = anyOf([...units, ...Object.keys(figures.durations), ...time.year, ...time.month, ...time.day])
  const power = `(?:${anyOf([...Object.keys(characters.powers), ...figures.plural_signs])})*`
  return {
    measured: new RegExp(`^(?:\\.\\d+)?(?:${power}${measure}|${power}${anyOf(time.range_signs)}\\d)`),
    label: new RegExp(`(?:[A-Za-z]|${anyOf(characters.number_labels)})$`),
    year: new RegExp(`^${anyOf(time.year)}`),
    yearBefore: new RegExp(`${anyOf(time.year)}$`),
    monthBefore: new RegExp(`${anyOf(time.month)}$`),
    month: new RegExp(`^${anyOf(time.month)}`),
    day: new RegExp(`^${anyOf(time.day)}`),
  }
}

type Patterns = ReturnType<typeof patternsOf>

/** How numbers are torn, and what tells whether they are. */
const tears: readonly (readonly [run: RegExp, seam: RegExp, judge: (run: Run, patterns: Patterns) => readonly Joint[]])[] = [
  [/(?<![\d.,])\d+(?:[ \n]\d+)+/g, /[ \n]/g, blanksOf],
  [/(?<![\d.,])\d+\. \d+/g, /(?<=\.) /g, pointOf],
  [/(?<![\d.,])\d+(?:, ?\d+)+/g, /, ?/g, commasOf],
  [/(?<![\d.,])\d+(?:['\u2019\u00B7]\d+)+/g, /['\u2019\u00B7]/g, signsOf],
]

/** Every seam between figures of a text, in order; `printed` is what the source has for a stretch of the text. */
export function seamsIn(text: string, printed: (from: number, to: number) => string, reader: Reader): readonly Seam[] {
  if (!/\d[\s,.'\u2019\u00B7] ?\d/.test(text)) return []
  const patterns = reader.part(patternsOf)
  const found = tears.flatMap(([pattern, seam, judge]) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const end = match.index + match[0].length
      const places = [...match[0].matchAll(seam)].map(({ index, 0: sign }) => ({
        from: match.index + index,
        to: match.index + index + sign.length,
      }))
      const joints = judge(
        {
          groups: match[0].split(seam),
          printed: places.map(({ from, to }) => printed(from, to)),
          before: text.slice(Math.max(0, match.index - 12), match.index),
          after: text.slice(end, end + 16),
        },
        patterns,
      )
      return places.map((place, index) => ({ ...place, joint: joints[index] ?? 'apart' }))
    }),
  )
  return found.sort((a, b) => a.from - b.from)
}

/** Groups of three behind one to three figures, as the standard for figures writes large numbers. */
const isGrouped = ([first = '', ...rest]: readonly string[]) => /^[1-9]\d{0,2}$/.test(first) && rest.every((group) => group.length === 3)
const isYear = (figures: string) => /^(?:19|20)\d\d$/.test(figures)

/** One narrow blank parts groups of a number; the wide one, several and a line's end part columns as well. */
const isNarrow = (printed: string) => /^[ \u00A0\u2002-\u200A\u202F\u205F]$/.test(printed)

function blanksOf(run: Run, patterns: Patterns): readonly Joint[] {
  const { groups, printed, before, after } = run
  const [first = '', second = ''] = groups
  if (groups.length < 2) return []
  if (printed[0]?.includes('\t')) return ['apart', ...blanksOf(withoutFirst(run), patterns)]
  if (isYear(groups.at(-1) ?? '') && patterns.year.test(after)) return [...blanksOf(withoutLast(run), patterns), 'apart']
  if (isSpread(run, patterns)) return printed.map(() => 'whole')
  // The number of an attachment or a table, or a year in front of a sum, is a number of its own.
  if (patterns.label.test(before) || (isYear(first) && second.length > 1)) return ['apart', ...blanksOf(withoutFirst(run), patterns)]
  if (isGrouped(groups) && printed.every(isNarrow)) return printed.map(() => 'whole')
  // A line of nothing but figures is a cell of its own.
  if (printed.every((each) => each.includes('\n')) && /(?:^|\n)$/.test(before)) return printed.map(() => 'apart')
  return printed.map(() => (patterns.measured.test(after) ? 'doubtful' : 'apart'))
}

const withoutFirst = (run: Run): Run => ({ ...run, groups: run.groups.slice(1), printed: run.printed.slice(1), before: ' ' })
const withoutLast = (run: Run): Run => ({ ...run, groups: run.groups.slice(0, -1), printed: run.printed.slice(0, -1), after: ' ' })

const IN_BRACKETS = /[[(]$/
const BEHIND_YEAR = new RegExp(`\\d[\\])]${ORDINAL}?$`)

/** Figures spread over their line, where what stands around them leaves no doubt: years, days, numbers of documents. */
function isSpread({ groups, before, after }: Run, patterns: Patterns): boolean {
  const whole = groups.join('')
  const isWide = groups.every((group) => group.length === 1)
  const isHalved = groups.length === 2 && whole.length === 4
  if (isYear(whole) && (isWide || isHalved)) return patterns.year.test(after) || (IN_BRACKETS.test(before) && /^[\])]/.test(after))
  if (BEHIND_YEAR.test(before) && after.startsWith(NUMBER_SIGN)) return true
  if (!isWide || whole.length > 2) return false
  return (patterns.yearBefore.test(before) && patterns.month.test(after)) || (patterns.monthBefore.test(before) && patterns.day.test(after))
}

const BEFORE_ITEM = /(?:^|[\n\u3002;:(])$/

/** A blank behind a point stands behind the number of an item, or inside a number. */
function pointOf({ groups: [whole = ''], before }: Run): readonly Joint[] {
  return [whole.length <= 3 && BEFORE_ITEM.test(before) ? 'apart' : 'whole']
}

/**
 * Commas are part of a number where they are as wide as its figures and stand before groups of three. Those that fit only in part, are
 * of another width, or stand before what no number begins with, may be part of one; others part two numbers.
 */
function commasOf({ groups, printed, after }: Run, patterns: Patterns): readonly Joint[] {
  const fits = isGrouped(groups)
  if (fits && printed.every((sign) => sign === ',')) return printed.map(() => 'whole')
  const mayFit = isGrouped(groups.slice(0, 2)) || groups.slice(1).some((group) => group.startsWith('0'))
  return printed.map(() => (mayFit && patterns.measured.test(after) ? 'doubtful' : 'apart'))
}

/** Points and strokes in the middle part thousands in some places, decimals in others, and days of the year. */
function signsOf({ printed, after }: Run, patterns: Patterns): readonly Joint[] {
  return printed.map(() => (patterns.measured.test(after) ? 'doubtful' : 'apart'))
}
