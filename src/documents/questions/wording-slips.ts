import type { Lexicon } from '../words/lexicon.ts'
import { anyOf, oncePer } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import type { TextOfClause } from './tie-sentences.ts'

/** Words as a copy has them and as the text has them. */
export interface Slip {
  readonly written: string
  readonly usual: string
}

/** Characters on both sides that must agree. */
const side = 3

interface Index {
  /** Three characters, one, three more: what stands in the middle. */
  readonly middles: ReadonlyMap<string, ReadonlySet<string>>
  readonly whole: string
}

const indexOf = oncePer((texts: readonly TextOfClause[]): Index => {
  const whole = texts.map(({ text }) => text).join('\n')
  const middles = new Map<string, Set<string>>()
  for (let at = side; at + side < whole.length; at++) {
    const key = whole.slice(at - side, at) + whole.slice(at + 1, at + 1 + side)
    if (!isWords(key + whole.charAt(at))) continue
    middles.set(key, (middles.get(key) ?? new Set()).add(whole.charAt(at)))
  }
  return { middles, whole }
})

const endsOf = ({ questions }: Lexicon) => new RegExp(`(?:${anyOf(questions.item_ends)})$`)

const isWords = (text: string) => /^[\u4E00-\u9FFF]+$/.test(text)

/** Places where a copied sentence differs from the text by one character: another, one more or one less. */
export function wordingSlips(sentence: string, texts: readonly TextOfClause[], reader: Reader): readonly Slip[] {
  const { middles, whole } = indexOf(texts)
  const isFree = (character: string) => reader.lexicon.questions.free_characters.includes(character)
  const slips: Slip[] = []
  for (let at = side; at + side < sentence.length; at++) {
    const [left, middle, right] = [sentence.slice(at - side, at), sentence.charAt(at), sentence.slice(at + 1, at + 1 + side)]
    const written = left + middle + right
    if (!isWords(written) || whole.includes(written)) continue
    const others = middles.get(left + right)
    const other = others === undefined ? undefined : [...others][0]
    if (other !== undefined && !isFree(middle) && !isFree(other)) slips.push({ written, usual: left + other + right })
    else if (!isFree(middle) && whole.includes(left + right)) slips.push({ written, usual: left + right })
    const joined = left + middle + sentence.slice(at + 1, at + side)
    const between = whole.includes(joined) ? undefined : middles.get(joined)
    const lost = between === undefined ? undefined : [...between][0]
    if (lost !== undefined && !isFree(lost)) slips.push({ written: joined, usual: joined.slice(0, side) + lost + joined.slice(side) })
  }
  const short = sentence.slice(0, -1)
  const isTrailing = isWords(sentence.slice(-3)) && reader.part(endsOf).test(short) && !whole.includes(sentence.slice(-3))
  return isTrailing ? [...slips, { written: sentence, usual: short }] : slips
}
