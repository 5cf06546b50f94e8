import type { XmlElement } from './parse-xml.ts'

/** Marks, boxes and circled numbers of the fonts Word draws them with, by font and code. */
const signs: readonly (readonly [font: RegExp, signs: Readonly<Record<number, string>>])[] = [
  [
    /^Wingdings 2$/i,
    { 79: '\u2717', 80: '\u2713', 81: '\u2612', 82: '\u2611', 83: '\u2612', 84: '\u2612', 151: '\u25CF', 162: '\u25A0', 163: '\u25A1' },
  ],
  [
    /^Wingdings$/i,
    {
      108: '\u25CF',
      110: '\u25A0',
      111: '\u25A1',
      113: '\u25A1',
      114: '\u25A1',
      117: '\u25C6',
      159: '\u2022',
      161: '\u25CB',
      168: '\u25A1',
      216: '\u27A2',
      224: '\u2192',
      251: '\u2717',
      252: '\u2713',
      253: '\u2612',
      254: '\u2611',
      ...inRow(0x81, 0x2460, 10),
      ...inRow(0x8c, 0x2776, 10),
    },
  ],
  [
    /^Symbol$/i,
    {
      45: '\u2212',
      163: '\u2264',
      165: '\u221E',
      176: '\u00B0',
      177: '\u00B1',
      179: '\u2265',
      180: '\u00D7',
      183: '\u2022',
      184: '\u00F7',
      185: '\u2260',
      187: '\u2248',
      214: '\u221A',
      215: '\u22C5',
      229: '\u2211',
    },
  ],
]

function inRow(from: number, first: number, count: number): Readonly<Record<number, string>> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [from + at, String.fromCharCode(first + at)]))
}

/** The character of a sign, where its font is one whose signs are known or has the usual characters; undefined for any other. */
export function signOf({ attributes }: XmlElement): string | undefined {
  const code = Number.parseInt(attributes.get('char') ?? '', 16)
  if (Number.isNaN(code) || code < 0x20 || code > 0xffff) return undefined
  const isDrawn = code < 0x100 || (code >= 0xf000 && code < 0xf100)
  if (!isDrawn) return code >= 0xe000 && code < 0xf900 ? undefined : String.fromCharCode(code)
  const font = attributes.get('font') ?? ''
  return signs.find(([name]) => name.test(font))?.[1][code & 0xff]
}
