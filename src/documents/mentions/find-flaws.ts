import type { Span } from '../document.ts'
import type { FlawMention } from '../mention.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyOf, literal } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { OF, ONE_TO_TEN } from '../words/script.zh.ts'
import { type Reading, variantOf } from './reading.ts'
import { DOUBTFUL } from './split-numbers.ts'

const opening: Readonly<Record<string, string>> = { '(': ')', '[': ']', '\u300A': '\u300B' }
const closings = new Set(Object.values(opening))

const NUMERAL = new RegExp(`[\\d${ONE_TO_TEN}]`)

const patternsOf = (lexicon: Lexicon) => {
  const { characters, provisions, figures, references } = lexicon
  const mask = anyOf(characters.masks)
  const units = anyOf([
    ...figures.money,
    ...Object.keys(figures.currencies),
    ...figures.percent,
    ...Object.keys(figures.durations),
    ...figures.counts,
    ...figures.weak_counts,
    ...figures.age,
  ])
  const pay = anyOf(provisions.paying_verbs)
  return {
    masked: new RegExp(`(?<![A-Za-z])(?:\\d{1,3}${mask}{1,3}|${mask}{2,6}|${mask}(?=[\\u4E00-\\u9FFF]))(?![A-Za-z\\d])`, 'g'),
    decimal: new RegExp(
      `(?<![\\d.])(\\d{1,3})[\\u3002](\\d{1,2})(?:${anyOf(figures.percent)}|(?=${anyOf([...Object.keys(characters.powers), ...figures.money, ...Object.keys(figures.currencies)])}))`,
      'g',
    ),
    stray: new RegExp(
      `[\\]\\[(]?(?:https?://)?www\\.[\\w-]{1,40}(?:\\.[\\w-]{1,40}){1,4}[\\])\\[]?|${provisions.stray_words.map(literal).join('|')}`,
      'g',
    ),
    // A sum paid for every so many yuan, where it should be for every person; a number after a verb of paying with nothing behind it.
    perMoney: new RegExp(`${anyOf(figures.per_signs)}\\d{2,7}(?:${anyOf(figures.money)})(?=${OF}?${anyOf(figures.benefit_nouns)})`, 'g'),
    bare: new RegExp(
      `(?<=(?:${pay})[\\u4E00-\\u9FFF]{0,4})(?<![\\d.])(?:\\d{2,7}|\\d{1,4}(?:\\.\\d{1,2})?${anyOf(Object.keys(characters.powers).filter((power) => Number(characters.powers[power]) >= 4))})(?=[,\\u3002;()]|$)(?!\\)?(?:${units}))`,
      'g',
    ),
    // A number in two pieces; a fraction in one sign, which no arithmetic reads.
    torn: new RegExp(
      `(?<![\\d.,])\\d+(?:${DOUBTFUL}\\d+)+(?:\\.\\d+)?|\\d*[\u00BC-\u00BE\u2150-\u215E](?=(?:${anyOf(Object.keys(characters.powers))})*(?:${units}))`,
      'g',
    ),
    number: references.number_sign,
  }
}

/** What cannot be taken as it stands; spans are places in the reading. */
export function findFlaws(reading: Reading, reader: Reader): FlawMention[] {
  const patterns = reader.part(patternsOf)
  const { text } = reading
  const stray = all(text, patterns.stray, 'stray_text', 0.9)
  const found = [
    ...stray,
    ...all(text, patterns.masked, 'masked', 0.95),
    ...all(text, patterns.decimal, 'decimal_point', 0.97, (match) => `${match[1] ?? ''}.${match[2] ?? ''}`),
    ...all(text, patterns.torn, 'torn_number', 0.9, (match) =>
      match[0].includes(DOUBTFUL) ? match[0].replaceAll(DOUBTFUL, '') : undefined,
    ),
    ...all(text, patterns.perMoney, 'missing_unit', 0.7),
    ...all(text, patterns.bare, 'missing_unit', 0.7),
    ...variants(reading, reader),
    ...brackets(text, stray),
  ]
  return found.sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to)
}

function all(
  text: string,
  pattern: RegExp,
  flaw: FlawMention['flaw'],
  confidence: number,
  suggest: (match: RegExpExecArray) => string | undefined = () => undefined,
): FlawMention[] {
  return [...text.matchAll(pattern)].map((match) => ({
    kind: 'flaw',
    span: { from: match.index, to: match.index + match[0].length },
    flaw,
    suggestion: suggest(match),
    confidence,
  }))
}

/** Share of characters in their traditional form from which a text is written in that script and no character is a slip. */
const traditionalShare = 0.12
const fewCharacters = 10
/** The same of a short heading, of which one character may be a slip. */
const shareOfFew = 0.4

function isTraditional({ text, plain }: Reading): boolean {
  let han = 0
  let other = 0
  for (let at = 0; at < plain.length; at++) {
    if (!/[\u4E00-\u9FFF]/.test(text.charAt(at))) continue
    han++
    if (plain.charAt(at) !== text.charAt(at)) other++
  }
  return other > han * (han >= fewCharacters ? traditionalShare : shareOfFew)
}

/** Characters in another form, each run of them once. */
function variants(reading: Reading, reader: Reader): FlawMention[] {
  if (isTraditional(reading)) return []
  const { plain } = reading
  const found: { from: number; to: number; usual: string }[] = []
  for (let at = 0; at < plain.length; at++) {
    const usual = variantOf(plain.charAt(at), reader) ?? simplifiedAt(reading, at)
    if (usual === undefined) continue
    const last = found.at(-1)
    if (last?.to === at) found[found.length - 1] = { from: last.from, to: at + 1, usual: last.usual + usual }
    else found.push({ from: at, to: at + 1, usual })
  }
  return found.map(({ from, to, usual }) => ({
    kind: 'flaw',
    span: { from, to },
    flaw: 'variant_character',
    suggestion: usual,
    confidence: 0.9,
  }))
}

/** The simplified form under which a character of the traditional script was read. */
function simplifiedAt({ text, plain }: Reading, at: number): string | undefined {
  const [original, simple] = [plain.charAt(at), text.charAt(at)]
  return original !== simple && /[\u4E00-\u9FFF]/.test(original) ? simple : undefined
}

/** Brackets opened and not closed, or the other way round; what an advertisement brought with it does not count. */
function brackets(text: string, stray: readonly FlawMention[]): FlawMention[] {
  const open: number[] = []
  const wrong: Span[] = []
  let next = 0
  for (let at = 0; at < text.length; at++) {
    while ((stray[next]?.span.to ?? Number.POSITIVE_INFINITY) <= at) next++
    if ((stray[next]?.span.from ?? Number.POSITIVE_INFINITY) <= at) continue
    const character = text.charAt(at)
    if (opening[character] !== undefined) open.push(at)
    else if (closings.has(character)) {
      // A bracket may be closed by one of another style; a label such as "1)" was never opened.
      const last = open.at(-1)
      const isTitle = character === '\u300B'
      if (last !== undefined && (opening[text.charAt(last)] === character || (!isTitle && text.charAt(last) !== '\u300A'))) open.pop()
      else if (at > 3 || !NUMERAL.test(text.charAt(at - 1))) wrong.push({ from: at, to: at + 1 })
    }
  }
  return [...wrong, ...open.map((at) => ({ from: at, to: at + 1 }))].map((span) => ({
    kind: 'flaw',
    span,
    flaw: 'unclosed_bracket',
    suggestion: undefined,
    confidence: 0.8,
  }))
}
