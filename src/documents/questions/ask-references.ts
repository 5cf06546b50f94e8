import type { OfficialDocument, Question } from '../document.ts'
import type { ReferenceMention } from '../mention.ts'
import { partAround } from '../mentions/part.ts'
import { only, type Passage, type Placed, printed } from '../mentions/passages.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyPhrase, literal } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { asking } from './asking.ts'

/** What stands in a bracket behind a title and is nearly a number: figures beside those of the year. */
const nearlyNumber = /^[([](?=[^()]{0,40}\d{2,4})[^()]{2,40}[)\]]?/

const patternsOf = ({ questions, references }: Lexicon) => ({
  known: new RegExp(anyPhrase(questions.known_by_number), 'g'),
  proper: new RegExp(anyPhrase(questions.proper_numbers)),
  // The year ran into the rest of the number, because its brackets were lost.
  glued: new RegExp(`[\\u4E00-\\u9FFF]{2,8}(?:19|20)\\d{2} ?\\d{1,4}${literal(references.number_sign)}`, 'g'),
})

/** Documents a clause goes by that nobody could find from what it says. */
export function askReferences({ metadata }: OfficialDocument, passages: readonly Passage[], reader: Reader): readonly Question[] {
  const own = new Set([...metadata.attachments.map(({ title }) => title.value), metadata.enclosedTitle?.value, metadata.title?.value])
  const titles = namedIn(passages).map(({ reference: { mention } }) => mention.title ?? '')
  // A short name of a document that is named in full elsewhere.
  const isShort = (title: string) => titles.some((other) => other !== title && other.endsWith(title))
  return [
    ...misprinted(passages, reader),
    ...masked(passages),
    ...withoutNumber(passages, (title) => own.has(title) || isShort(title), reader),
    ...passages.flatMap((passage) => [...byNumberAlone(passage, reader), ...glued(passage, reader)]),
  ]
}

interface Named {
  readonly passage: Passage
  readonly reference: Placed<ReferenceMention>
}

function namedIn(passages: readonly Passage[]): readonly Named[] {
  return passages.flatMap((passage) => only(passage, 'reference').map((reference) => ({ passage, reference })))
}

/** Numbers whose brackets are no pair, that lack their sign, or whose year ran into the rest. */
function misprinted(passages: readonly Passage[], reader: Reader): readonly Question[] {
  return namedIn(passages).flatMap(({ passage, reference: { mention, from, to } }) => {
    const { title, number } = mention
    const behind = number === undefined ? bracketBehind(passage, to, reader) : undefined
    if (behind === undefined && (number === undefined || isWellFormed(passage, from, to, reader))) return []
    const start = behind === undefined ? from + (title === undefined ? 0 : title.length + 2) : to
    const end = to + (behind?.length ?? 0)
    return [asking(passage, 'reference_malformed', from, end, { text: printed(passage, start, end), title: title ?? number ?? '' })]
  })
}

/** What stands in a bracket behind a title as if it were its number. */
function bracketBehind({ text }: Passage, at: number, reader: Reader): string | undefined {
  const behind = nearlyNumber.exec(text.slice(at, at + 48))?.[0]
  const isNumber = behind !== undefined && /\d{4}/.test(behind) && /\d/.test(behind.replace(/\d{4}/, ''))
  return isNumber && !reader.part(patternsOf).proper.test(behind) ? behind : undefined
}

/** The brackets around the year of a number are a pair, and the sign of a number stands behind it. */
function isWellFormed({ reading, text: folded }: Passage, from: number, to: number, { lexicon: { references } }: Reader): boolean {
  const text = reading.plain.slice(from, to)
  const year = /(?<open>[\u3014\uFE5D\u3010[(\uFF3B\uFF08])(?:\d{4}|\d\d\D\D)(?<close>[\u3015\uFE5E\u3011\])\uFF3D\uFF09])/.exec(text)
  if (year === null) return true
  const { open = '', close = '' } = year.groups ?? {}
  return pairs.includes(open + close) && folded.slice(from + year.index, to).includes(references.number_sign)
}

const pairs = ['\u3014\u3015', '\uFE5D\uFE5E', '\u3010\u3011', '[]', '()', '\uFF3B\uFF3D', '\uFF08\uFF09']

/** Numbers with a part left out, each once. */
function masked(passages: readonly Passage[]): readonly Question[] {
  const found = namedIn(passages).filter(({ reference: { mention } }) => /X/i.test(mention.number ?? ''))
  return firstOfEach(found, ({ reference }) => reference.mention.number ?? '').map(({ passage, reference: { mention, from, to } }) =>
    asking(passage, 'reference_masked', from, to, { text: mention.number ?? '', title: mention.title ?? '' }),
  )
}

/** Documents the clause acts on by title alone, each once. */
function withoutNumber(passages: readonly Passage[], isKnown: (title: string) => boolean, reader: Reader): readonly Question[] {
  const all = namedIn(passages)
  const numbered = new Set(all.flatMap(({ reference: { mention } }) => (mention.number === undefined ? [] : [mention.title])))
  const open = all.filter(({ passage, reference: { mention, to } }) => {
    const { title, number, relation } = mention
    if (title === undefined || number !== undefined || relation === 'cites' || numbered.has(title) || isKnown(title)) return false
    return !isUnnumbered(title, reader) && nearlyNumber.exec(passage.text.slice(to, to + 48)) === null
  })
  return firstOfEach(open, ({ reference }) => reference.mention.title ?? '').map(({ passage, reference: { mention, from, to } }) =>
    asking(passage, 'reference_without_number', from, to, { title: mention.title ?? '' }),
  )
}

/** Laws and ordinances bear no document number, and neither do tables and lists. */
function isUnnumbered(title: string, { lexicon: { questions } }: Reader): boolean {
  const isNamedSo = (words: readonly string[]) => words.some((word) => title.endsWith(word))
  return isNamedSo(questions.form_ends) || (isNamedSo(questions.law_ends) && !isNamedSo(questions.not_law_ends))
}

function firstOfEach<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const seen = new Set<string>()
  return items.filter((item) => !seen.has(keyOf(item)) && seen.add(keyOf(item)))
}

/** "The seventeen measures": known to who wrote it. */
function byNumberAlone(passage: Passage, reader: Reader): readonly Question[] {
  return [...passage.text.matchAll(reader.part(patternsOf).known)].map((match) => {
    const to = match.index + match[0].length
    const from = Math.max(match.index - 14, partAround(passage.text, match.index, to).from)
    return asking(passage, 'reference_without_number', from, to, { title: printed(passage, from, to) })
  })
}

/** A number that stands in the text without the brackets of its year. */
function glued(passage: Passage, reader: Reader): readonly Question[] {
  return [...passage.text.matchAll(reader.part(patternsOf).glued)].map((match) => {
    const to = match.index + match[0].length
    return asking(passage, 'reference_malformed', match.index, to, { text: printed(passage, match.index, to), title: '' })
  })
}
