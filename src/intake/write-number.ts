import { BRANCHES, HAN_DIGITS, HAN_POWERS, HAN_ZERO, LEGAL_DIGITS, LEGAL_POWERS, STEMS } from './numerals.zh.ts'

/** Signs that follow each other in Unicode, from one up to a last one. */
const rows: Readonly<Record<string, readonly [first: number, last: number]>> = {
  decimalEnclosedCircle: [0x2460, 20],
  decimalEnclosedCircleChinese: [0x2460, 20],
  decimalEnclosedParen: [0x2474, 20],
  decimalEnclosedFullstop: [0x2488, 20],
  ideographEnclosedCircle: [0x3280, 10],
}

/** A number as Word shows it in one of its formats; formats no official document uses come out in digits. */
export function writeNumber(value: number, format: string): string {
  const row = rows[format]
  if (row !== undefined && value >= 1 && value <= row[1]) return String.fromCharCode(row[0] + value - 1)
  switch (format) {
    case 'none':
    case 'bullet':
      return ''
    case 'chineseCounting':
      return value < 100 ? counted(value, HAN_DIGITS, HAN_POWERS, true) : digits(value)
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return counted(value, HAN_DIGITS.replace(/^./, HAN_ZERO), HAN_POWERS, true)
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
    case 'japaneseLegal':
      return counted(value, LEGAL_DIGITS, LEGAL_POWERS, false)
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return digits(value)
    case 'ideographTraditional':
      return STEMS[value - 1] ?? String(value)
    case 'ideographZodiac':
      return BRANCHES[value - 1] ?? String(value)
    case 'upperLetter':
    case 'lowerLetter':
      return letters(value, format === 'upperLetter' ? 0x41 : 0x61)
    case 'upperRoman':
      return roman(value)
    case 'lowerRoman':
      return roman(value).toLowerCase()
    case 'decimalZero':
      return String(value).padStart(2, '0')
    default:
      return String(value)
  }
}

function digits(value: number): string {
  return [...String(value)].map((digit) => HAN_DIGITS[Number(digit)]).join('')
}

/** Up to 9999; ten alone may go without its one, and one zero stands for any number of them. */
function counted(value: number, signs: string, powers: readonly string[], isTenAlone: boolean): string {
  if (value < 1 || value > 9999) return value === 0 ? (signs[0] ?? '') : String(value)
  const places = [...String(value)].map(Number)
  let text = ''
  for (const [at, digit] of places.entries()) {
    if (digit !== 0) text += `${signs[digit]}${powers[places.length - 1 - at]}`
    else if (places.slice(at).some((later) => later !== 0) && !text.endsWith(signs[0] ?? '')) text += signs[0]
  }
  return isTenAlone && value < 20 && value > 9 ? text.slice(1) : text
}

/** a to z, then aa to zz: the same letter again for each round. */
function letters(value: number, first: number): string {
  return value < 1 ? String(value) : String.fromCharCode(first + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}

const numerals: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value)
  let text = ''
  let left = value
  for (const [worth, sign] of numerals) for (; left >= worth; left -= worth) text += sign
  return text
}
