import type { SourceText } from '../document.ts'
import {
  ANGLE,
  ANGLE_END,
  CORNER,
  CORNER_END,
  DASH,
  LENS,
  LENS_END,
  MIDDLE_DOT,
  PAUSE,
  STOP,
  TITLE_END,
  TITLE_MARK,
  TORTOISE,
  TORTOISE_END,
} from '../words/script.zh.ts'

/** Radicals and forms for compatibility that fonts and converters put in the place of the characters they look like. */
const LOOK_ALIKES = /[\u2E80-\u2FDF\uF900-\uFAFF]/g

/**
 * A text with the characters that are meant in place of those that only look like them, one for one: every place stays what it was.
 * Signs that merely contain a character, such as circled numbers, are themselves.
 */
export function withOrdinaryCharacters(source: SourceText, lookAlikes: ReadonlyMap<string, string>): SourceText {
  const text = source.text.replace(LOOK_ALIKES, (character) => ordinaryForm(character, lookAlikes))
  return text === source.text ? source : { ...source, text }
}

/** The ordinary form of a character that looks like another, or itself where it has none of the same length. */
function ordinaryForm(character: string, lookAlikes: ReadonlyMap<string, string>): string {
  const form = lookAlikes.get(character) ?? character.normalize('NFKC')
  return form.length === 1 ? form : character
}

/** Private to the encoding GB 18030: a wide blank of old programs. */
const PRIVATE_BLANK = 0xe5e5

/** A character as ASCII or in its usual width where it has such a form: full-width signs and digits, spaces, small and vertical signs, dashes. */
export function folded(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x80) return character
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
  return isSpace(code) ? ' ' : (forms.get(code) ?? character)
}

function isSpace(code: number): boolean {
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === PRIVATE_BLANK
  )
}

/** Signs of one meaning and the code points they are written with. */
const forms: ReadonlyMap<number, string> = new Map(
  (
    [
      [',', [0xfe10, 0xfe50]],
      [PAUSE, [0xfe11, 0xfe45, 0xfe51, 0xff64]],
      [STOP, [0xfe12, 0xff61]],
      ['.', [0x2024, 0xfe52]],
      [':', [0x2236, 0xfe13, 0xfe55]],
      [';', [0xfe14, 0xfe54]],
      ['!', [0xfe15, 0xfe57]],
      ['?', [0xfe16, 0xfe56]],
      ['(', [0xfe35, 0xfe59]],
      [')', [0xfe36, 0xfe5a]],
      [TORTOISE, [0xfe39]],
      [TORTOISE_END, [0xfe3a]],
      [LENS, [0xfe3b]],
      [LENS_END, [0xfe3c]],
      [TITLE_MARK, [0xfe3d]],
      [TITLE_END, [0xfe3e]],
      [ANGLE, [0xfe3f]],
      [ANGLE_END, [0xfe40]],
      [CORNER, [0xfe41, 0xff62]],
      [CORNER_END, [0xfe42, 0xff63]],
      // Hyphens and the minus sign; the dash and the horizontal bar; waves.
      ['-', [0x2010, 0x2011, 0x2012, 0x2212, 0xfe63]],
      [DASH, [0x2015, 0x2e3a, 0xfe31, 0xfe58]],
      ['~', [0x02dc, 0x2053, 0x223c, 0x301c]],
      ['%', [0x066a, 0xfe6a]],
      ['+', [0xfe62]],
      ['<', [0xfe64]],
      ['>', [0xfe65]],
      ['=', [0xfe66]],
      [MIDDLE_DOT, [0x2027, 0x2219, 0x22c5, 0x30fb, 0xff65]],
    ] as const
  ).flatMap(([sign, codes]) => codes.map((code): [number, string] => [code, sign])),
)

// One character that stands for several: Latin ligatures, months and days of the telegraph.
const COMPOSED = /[\uFB00-\uFB06\u32C0-\u32CB\u33E0-\u33FE]/

/** The characters one stands for; itself where it stands for no other. */
export function spelledOut(character: string): string {
  return COMPOSED.test(character) ? character.normalize('NFKC') : character
}

/** How many code units from here on nobody sees: controls, soft hyphens, zero-width and formatting characters, selectors of a glyph. */
export function unseenAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code === 0xdb40) return 2
  return isUnseen(code) ? 1 : 0
}

/** Unicode's own list of what is not shown, and the marks around notes between lines. */
const IGNORABLE = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/u

export function isUnseen(code: number): boolean {
  if (code < 0x20) return code !== 0x09 && !isLineEnd(code)
  if (code < 0xad) return code >= 0x7f && code !== 0x85 && code < 0xa0
  // Most characters of a text are ideographs: they are told at once.
  return !(code >= 0x4e00 && code <= 0x9fff) && IGNORABLE.test(String.fromCharCode(code))
}

export function isLineEnd(code: number): boolean {
  return (code >= 0x0a && code <= 0x0d) || code === 0x85 || code === 0x2028 || code === 0x2029
}
