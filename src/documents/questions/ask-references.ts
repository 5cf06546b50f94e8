import type { OfficialDocument, Question } from '../document.ts'
import type { Lexicon } from '../lexicon.ts'
import { partAround } from '../mentions/part.ts'
import { anyPhrase, oncePer } from '../mentions/pattern.ts'
import { asking, only, type Passage, printed } from './passages.ts'

/** A document number with something of it left out or misprinted: brackets of a number behind a title. */
const nearlyNumber = /^[([](?=[^()]{0,40}\d{2,4})[^()]{2,40}[)\]]?/

const byNumberOf = oncePer(({ questions }: Lexicon) => new RegExp(anyPhrase(questions.known_by_number), 'g'))

/** Documents a clause goes by that nobody could find from what it says. */
export function askReferences({ metadata }: OfficialDocument, passages: readonly Passage[], lexicon: Lexicon): readonly Question[] {
  const own = new Set([...metadata.attachments.map(({ title }) => title.value), metadata.enclosedTitle?.value, metadata.title?.value])
  return [...named(passages, own, lexicon), ...passages.flatMap((passage) => byNumberAlone(passage, lexicon))]
}

/** "The seventeen measures": known to who wrote it. */
function byNumberAlone(passage: Passage, lexicon: Lexicon): readonly Question[] {
  return [...passage.text.matchAll(byNumberOf(lexicon))].map((match) => {
    const to = match.index + match[0].length
    const from = Math.max(match.index - 14, partAround(passage.text, match.index, to).from)
    return asking(passage, 'reference_without_number', from, to, { title: printed(passage, from, to) })
  })
}

/** The brackets around the year of a number are a pair, and the sign of a number stands behind it. */
function isWellFormed({ reading, text: folded }: Passage, from: number, to: number, { references }: Lexicon): boolean {
  const text = reading.plain.slice(from, to)
  const year = /(?<open>[\u3014\uFE5D\u3010[(\uFF3B\uFF08])(?:\d{4}|\d\d\D\D)(?<close>[\u3015\uFE5E\u3011\])\uFF3D\uFF09])/.exec(text)
  return (
    year === null ||
    (isPair(year.groups?.open ?? '', year.groups?.close ?? '') && folded.slice(from + year.index, to).includes(references.number_sign))
  )
}

const pairs = ['\u3014\u3015', '\uFE5D\uFE5E', '\u3010\u3011', '[]', '()', '\uFF3B\uFF3D', '\uFF08\uFF09']
const isPair = (open: string, close: string) => pairs.includes(open + close)

/** Laws and ordinances bear no document number, and neither do tables and lists. */
function isUnnumbered(title: string, { questions }: Lexicon): boolean {
  const isNamedSo = (words: readonly string[]) => words.some((word) => title.endsWith(word))
  return isNamedSo(questions.form_ends) || (isNamedSo(questions.law_ends) && !isNamedSo(questions.not_law_ends))
}

function named(passages: readonly Passage[], own: ReadonlySet<string | undefined>, lexicon: Lexicon): readonly Question[] {
  const seen = new Set<string>()
  const titles = passages.flatMap((passage) => only(passage, 'reference').flatMap(({ mention }) => mention.title ?? []))
  const numbered = new Set(
    passages.flatMap((passage) =>
      only(passage, 'reference').flatMap(({ mention }) => (mention.number === undefined ? [] : [mention.title ?? ''])),
    ),
  )
  return passages.flatMap((passage) =>
    only(passage, 'reference').flatMap(({ mention, from, to }) => {
      const { title, number, relation } = mention
      if (number !== undefined && !isWellFormed(passage, from, to, lexicon)) {
        return [
          asking(passage, 'reference_malformed', from, to, {
            text: printed(passage, title === undefined ? from : from + title.length + 2, to),
            title: title ?? number,
          }),
        ]
      }
      if (number !== undefined) {
        return /X/i.test(number) && !seen.has(number) && seen.add(number)
          ? [asking(passage, 'reference_masked', from, to, { text: number, title: title ?? '' })]
          : []
      }
      if (title === undefined || seen.has(title) || numbered.has(title)) return []
      const behind = nearlyNumber.exec(passage.text.slice(to, to + 48))?.[0]
      if (behind !== undefined && /\d{4}/.test(behind) && /\d/.test(behind.replace(/\d{4}/, ''))) {
        seen.add(title)
        return [asking(passage, 'reference_malformed', from, to + behind.length, { text: printed(passage, to, to + behind.length), title })]
      }
      // A short name of a document that is named in full elsewhere.
      const isShort = titles.some((other) => other !== title && other.endsWith(title))
      if (relation === 'cites' || isShort || own.has(title) || isUnnumbered(title, lexicon)) return []
      seen.add(title)
      return [asking(passage, 'reference_without_number', from, to, { title })]
    }),
  )
}
