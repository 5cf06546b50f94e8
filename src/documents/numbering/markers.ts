import { HAN_ARTICLE, HAN_NUMERAL, ordinalOf } from '../words/han-numerals.ts'
import {
  AFTER_AMOUNTS,
  AFTER_RANGES,
  BELOW_ARTICLE,
  HAN,
  INDUSTRIES,
  INSERTED,
  ITEM_VERBS,
  ONE,
  ONE_TO_TEN,
  ORDINAL,
  PARTS,
  PAUSE,
  QUOTE,
  WHETHER,
  YEAR,
} from '../words/script.zh.ts'

/** How a provision is numbered, from the widest to the narrowest in the order official documents use them. */
export const styles = [
  'part',
  'chapter',
  'section',
  'roman',
  'article',
  'han_point',
  'han_bracket',
  'digit_point',
  'decimal',
  'digit_bracket',
  'circled',
  'letter',
  'item',
] as const

export type NumberStyle = (typeof styles)[number]

/** A number found at the start of a provision; offsets are of the text searched. */
export interface Marker {
  readonly style: NumberStyle
  /** The sign that goes with it, so that two lists of one style can be told apart. */
  readonly variant: string
  readonly ordinal: number
  readonly from: number
  readonly to: number
  /** The number in the form clauses are cited by. */
  readonly number: string
}

interface Pattern {
  readonly style: NumberStyle
  readonly pattern: RegExp
  /** Value, sign and canonical form from the groups of the pattern. */
  read(match: RegExpExecArray): readonly [value: number | undefined, variant: string, number: string]
}

// 0x3001 is the enumeration comma; 0x3014 0x3015 0x3010 0x3011 0xFE5D 0xFE5E are brackets.
const OPEN = '[(\\[\\u3014\\u3010\\uFE5D]'
const CLOSE = '[)\\]\\u3015\\u3011\\uFE5E]'
const WIDE_OPEN = '\uFF08'
const WIDE_CLOSE = '\uFF09'
const ranks: ReadonlyMap<string, NumberStyle> = new Map(
  (['part', 'chapter', 'section', 'article'] as const).flatMap((style) => PARTS[style].map((word) => [word, style] as const)),
)
const bracketed = (core: string) => `${WIDE_OPEN}${core}${WIDE_CLOSE}`

const patterns: readonly Pattern[] = [
  {
    style: 'article',
    pattern: new RegExp(
      `${ORDINAL} ?(${HAN_ARTICLE}{1,9}|\\d{1,4}) ?(${[...ranks.keys()].join('|')})(?:${INSERTED}(${HAN_NUMERAL}))?(?: *[:${PAUSE}]| +|\\t|$|\\n|(?=[${HAN}${QUOTE}]))`,
      'y',
    ),
    read: ([, core = '', unit = '', inserted]) => {
      const value = ordinalOf(core)
      const after = inserted === undefined ? 0 : (ordinalOf(inserted) ?? 0) / 100
      const number = `${ORDINAL}${core}${unit}${inserted === undefined ? '' : `${INSERTED}${inserted}`}`
      return [value === undefined ? undefined : value + after, unit, number]
    },
  },
  {
    style: 'roman',
    pattern: /([\u2160-\u216B])[\u3001. ]/y,
    read: ([, sign = '']) => [sign.charCodeAt(0) - 0x215f, 'sign', sign],
  },
  {
    style: 'han_bracket',
    pattern: new RegExp(`(?:${OPEN} ?(${HAN_NUMERAL}{1,4}) ?${CLOSE}|(${HAN_NUMERAL}{1,3})\\))[\\u3001.]?`, 'y'),
    read: ([, core, open]) => [ordinalOf(core ?? open ?? ''), 'bracket', bracketed(core ?? open ?? '')],
  },
  {
    style: 'han_bracket',
    // A dash between brackets is the numeral one, misread.
    pattern: /[(] ?[-\u2014\u2013\u2500] ?[)](?=[\u4E00-\u9FFF])/y,
    read: () => [1, 'bracket', bracketed(ONE)],
  },
  {
    style: 'han_bracket',
    // Parenthesised ideographs, one character each.
    pattern: /([\u3220-\u3229])[\u3001.]?/y,
    read: ([, sign = '']) => {
      const value = sign.charCodeAt(0) - 0x321f
      return [value, 'sign', bracketed(ONE_TO_TEN.charAt(value - 1))]
    },
  },
  {
    style: 'han_point',
    // "Secondary and tertiary industries" are numerals with a comma too. A heading may start with a date.
    pattern: new RegExp(`(${HAN_NUMERAL}{1,4}) ?(\\u3001|\\.(?!\\d))(?!${HAN_NUMERAL}${INDUSTRIES})`, 'y'),
    read: ([, core = '', sign = '']) => [ordinalOf(core), sign, core],
  },
  {
    style: 'decimal',
    // Not before ten thousand, hundred million, yuan, persons, pieces, times: that is an amount.
    pattern: new RegExp(`(\\d{1,2}(?:\\.\\d{1,2}){1,3})(?![\\d.%])(?=[ \\t\\u4E00-\\u9FFF])(?! ?[${AFTER_AMOUNTS}])`, 'y'),
    read: ([, core = '']) => [Number(core.slice(core.lastIndexOf('.') + 1)), String(core.split('.').length), core],
  },
  {
    style: 'decimal',
    // Two numbers and a dash; before the word for month, day, year, persons, pieces, years of age and the like it is a range.
    pattern: new RegExp(`(\\d{1,2}-\\d{1,2})(?: *[\\u3001.] *| +)(?=[\\u4E00-\\u9FFF])(?![${AFTER_RANGES}])`, 'y'),
    read: ([, core = '']) => [Number(core.slice(core.indexOf('-') + 1)), 'dash', core],
  },
  {
    style: 'letter',
    pattern: /([A-Z])[.\u3001)](?=[ \u4E00-\u9FFF\u201C])/y,
    read: ([, sign = '']) => [sign.charCodeAt(0) - 0x40, 'letter', sign],
  },
  {
    style: 'digit_bracket',
    pattern: /(?:\( ?(\d{1,3}) ?\)|(\d{1,3}) ?\))[\u3001.]?/y,
    read: ([, core, open]) => [Number(core ?? open), core === undefined ? 'open' : 'bracket', bracketed(core ?? open ?? '')],
  },
  {
    style: 'digit_bracket',
    pattern: /([\u2474-\u2487])[\u3001.]?/y,
    read: ([, sign = '']) => [sign.charCodeAt(0) - 0x2473, 'sign', bracketed(String(sign.charCodeAt(0) - 0x2473))],
  },
  {
    style: 'digit_point',
    // A year may follow at once, or any number behind the enumeration comma.
    pattern: new RegExp(`(\\d{1,3}) ?(\\u3001|\\.(?!\\d(?!\\d{3}${YEAR})|\\.))(?!\\d{1,2} ?[\\u3001${BELOW_ARTICLE}])`, 'y'),
    read: ([, core = '', sign = '']) => [Number(core), sign, String(Number(core))],
  },
  {
    style: 'digit_point',
    pattern: /([\u2488-\u249B])/y,
    read: ([, sign = '']) => [sign.charCodeAt(0) - 0x2487, 'sign', String(sign.charCodeAt(0) - 0x2487)],
  },
  {
    style: 'circled',
    pattern: /([\u2460-\u2473\u2776-\u277F])[\u3001.]?/y,
    read: ([, sign = '']) => {
      const code = sign.charCodeAt(0)
      const value = code >= 0x2776 ? code - 0x2775 : code - 0x245f
      return [value, 'circle', String.fromCharCode(0x245f + value)]
    },
  },
  {
    style: 'item',
    pattern: new RegExp(`(${HAN_NUMERAL}{1,2})([${ITEM_VERBS}])(?!${WHETHER})`, 'y'),
    read: ([, core = '', verb = '']) => [ordinalOf(core), verb, `${core}${verb}`],
  },
]

/** The number standing exactly at an offset of a folded text, or nothing. */
export function markerAt(folded: string, at: number): Marker | undefined {
  for (const { style, pattern, read } of patterns) {
    pattern.lastIndex = at
    const match = pattern.exec(folded)
    if (match === null) continue
    const [ordinal, variant, number] = read(match)
    if (ordinal === undefined || ordinal < 1) continue
    return {
      style: style === 'article' ? (ranks.get(variant) ?? 'article') : style,
      variant,
      ordinal,
      from: at,
      to: at + match[0].trimEnd().length,
      number,
    }
  }
  return undefined
}

/** Where numbers could stand inside a line: every place one of their first characters is found. */
export function markersIn(folded: string, from: number): readonly Marker[] {
  const starts = new RegExp(`${OPEN}|${HAN_NUMERAL}|${ORDINAL}|\\d|[\\u2460-\\u249B\\u3220-\\u3229\\u2776-\\u277F]`, 'g')
  starts.lastIndex = from
  const found: Marker[] = []
  for (let match = starts.exec(folded); match !== null; match = starts.exec(folded)) {
    if (/[\d.]/.test(folded[match.index - 1] ?? '') && /\d/.test(match[0])) continue
    const marker = markerAt(folded, match.index)
    if (marker === undefined || marker.style === 'item' || marker.style === 'decimal') continue
    found.push(marker)
    starts.lastIndex = marker.to
  }
  return found
}

const families: Readonly<Partial<Record<NumberStyle, string>>> = {
  han_point: 'han',
  han_bracket: 'han',
  digit_point: 'digit',
  digit_bracket: 'digit',
}

/** Whether two styles are easily written for one another: only brackets or signs differ, the numerals are the same. */
export function isSameNumeral(one: NumberStyle, other: NumberStyle): boolean {
  return one === other || (families[one] !== undefined && families[one] === families[other])
}

/** Place of a style in the usual order, the widest first. */
export function rankOf(style: NumberStyle): number {
  return styles.indexOf(style)
}
