import type { FigureMention } from '../../mention.ts'
import { hanValue } from '../../words/han-numerals.ts'
import type { Lexicon } from '../../words/lexicon.ts'
import { anyOf } from '../../words/pattern.ts'
import type { Reader } from '../../words/reader.ts'
import { CALENDAR } from '../../words/script.zh.ts'
import { boundOf } from './bounds.ts'
import type { FigureContext } from './figure-context.ts'
import { judge } from './figure-role.ts'
import type { Measured } from './measures.ts'
import { surroundingsOf } from './surroundings.ts'
import { indicatorOf } from './target-words.ts'

const patternsOf = (lexicon: Lexicon) => {
  const { figures, characters } = lexicon
  const han = [...Object.keys(characters.digits), ...Object.keys(characters.powers).slice(0, 1)].join('')
  return {
    fraction: new RegExp(`(?<![${han}\\d])([${han}\\d]{1,3})${figures.fraction}([${han}\\d]{1,3})`, 'g'),
    half: new RegExp(
      `(?<=${anyOf([...Object.values(figures.before).flat(), ...figures.share_words, ...figures.half_before])})${figures.half_of_all}|${figures.half_of_all}(?=${anyOf(figures.after.at_least ?? [])})`,
      'g',
    ),
    stroke: new RegExp(`(?<![\\d/.])([1-9])/([1-9]\\d?)(?=[\\u4E00-\\u9FFF,\\u3002;)]|$)(?![${CALENDAR}])`, 'g'),
    baseline: new RegExp(
      `(?:${anyOf(figures.baselines)})(?=(?:${anyOf(Object.keys(lexicon.time.relative_years))}|\\d{4}|${anyOf(lexicon.time.year_ends)}))`,
      'g',
    ),
  }
}

/** "Two thirds": a share that may have no exact decimal, and then bears it as its unit. */
export function fractionsIn(text: string, reader: Reader, { isGoals, isReview, isCriteria }: FigureContext): FigureMention[] {
  const { fraction, stroke, half } = reader.part(patternsOf)
  const printed = [
    ...[...text.matchAll(fraction)].map((match) => ({ match, whole: match[1], part: match[2] })),
    ...[...text.matchAll(half)].map((match) => ({ match, whole: '2', part: '1' })),
    ...[...text.matchAll(stroke)].map((match) => ({ match, whole: match[2], part: match[1] })),
  ]
  const circumstances = { isGoals: isGoals === true, isReview: isReview === true, isCriteria: isCriteria === true }
  return printed.flatMap(({ match, ...each }) => {
    const [whole, part] = [each.whole, each.part].map((numeral) => Number(hanValue(numeral ?? '', reader) ?? numeral))
    if (whole === undefined || part === undefined || !(whole > 1 && whole < 100 && part > 0 && part < whole)) return []
    const isExact = (part * 10_000) % whole === 0
    const figure = {
      from: match.index,
      to: match.index + match[0].length,
      power: 0,
      isHan: true,
      isOpen: false,
      isTorn: false,
      sort: 'rate',
      isWeak: false,
    } as const
    const measured: Measured = { ...figure, value: isExact ? String((part * 100) / whole) : '', unit: isExact ? '%' : `${part}/${whole}` }
    const bound = boundOf(text, measured, 0, reader)
    const judged = judge(surroundingsOf(text, measured, bound, reader, circumstances)).role
    const role = judged === 'none' ? 'rate' : judged
    const common = { kind: 'figure', span: { from: figure.from, to: figure.to }, role, indicator: undefined, by: undefined } as const
    return [{ ...common, value: isExact ? measured.value : undefined, unit: measured.unit, bound: bound.bound, confidence: 0.9 }]
  })
}

/** A goal set by what was reached before, "not below the end of 2021": it has a bound but no number of its own. */
export function baselinesIn(text: string, reader: Reader, context: FigureContext): FigureMention[] {
  return [...text.matchAll(reader.part(patternsOf).baseline)].flatMap((match) => {
    const from = match.index + match[0].length
    const date = context.dates.find((each) => each.span.from === from)
    // Behind a year a rate or a number may still come, and then the year only says of when it is.
    const isRule = date !== undefined && reader.lexicon.figures.not_baselines.some((word) => text.startsWith(word, date.span.to))
    if (date === undefined || isRule || /^[^,\u3002;]{0,30}[\d%]/.test(text.slice(date.span.to, date.span.to + 30))) return []
    const figure = {
      from,
      to: date.span.to,
      value: '',
      power: 0,
      isHan: false,
      isOpen: false,
      isTorn: false,
      unit: '',
      sort: 'count',
      isWeak: false,
    } as const
    const bound = boundOf(text, figure, 0, reader)
    return [
      {
        kind: 'figure' as const,
        span: { from, to: date.span.to },
        role: 'target' as const,
        value: undefined,
        unit: '',
        bound: bound.bound,
        indicator: indicatorOf(text, figure, bound, reader),
        by: undefined,
        confidence: 0.7,
      },
    ]
  })
}
