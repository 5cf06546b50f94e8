import type { Reader } from '../documents/index.ts'
import { sentences } from './messages.zh.ts'

/** Gives every clause an ascii key made of the numerals of its number, unique in the document and the same whenever it is read again. */
export function clauseKeys(numbers: readonly string[], reader: Reader): readonly string[] {
  const seen = new Map<string, number>()
  return numbers.map((number) => {
    const key = keyOf(number, reader)
    const times = (seen.get(key) ?? 0) + 1
    seen.set(key, times)
    return times === 1 ? key : `${key}_x${times}`
  })
}

function keyOf(number: string, reader: Reader): string {
  const { digits, powers } = reader.lexicon.characters
  const lead = number.startsWith(sentences.attachments) ? 'a' : ''
  const numerals = [...number.normalize('NFKC')].map((character) =>
    /[0-9]/.test(character) || digits[character] !== undefined || powers[character] !== undefined ? character : ' ',
  )
  const parts = numerals
    .join('')
    // A figure right after characters is the number of the level below.
    .replace(/(\D)(\d)/g, '$1 $2')
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? part : String(numberOf(part, reader))))
  return `${lead}${parts.length === 0 ? '0' : parts.join('_')}`
}

/** Numbers of clauses stay far below a hundred thousand. */
function numberOf(part: string, { lexicon: { characters } }: Reader): number {
  let total = 0
  let open = 0
  for (const character of part) {
    const power = characters.powers[character]
    if (power === undefined) open = open * 10 + Number(characters.digits[character] ?? character)
    else {
      total += (open === 0 ? 1 : open) * 10 ** Number(power)
      open = 0
    }
  }
  return Math.min(total + open, 99_999)
}
