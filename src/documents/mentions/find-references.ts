import type { Span } from '../document.ts'
import type { ReferenceMention } from '../mention.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyOf, anyPhrase } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'

const longestTitle = 160
const relations = ['forwards', 'implements', 'follows'] as const

const patternsOf = (lexicon: Lexicon) => {
  const { references, characters } = lexicon
  const mask = anyOf(characters.masks)
  const prefix = `[\\u4E00-\\u9FFFA-Z]|${mask}`
  const year = `(?:\\d{4}|\\d{2}${mask}{2})`
  const number = `(?:${prefix}){1,16}[\\[(](?<year>${year})[\\])](?:${anyOf(references.number_prefix)})?(?<serial>\\d{1,5}|${mask}{1,4})${references.number_sign}?`
  const verb = Object.fromEntries(relations.map((relation) => [relation, anyPhrase(references[relation])]))
  return {
    number: new RegExp(number, 'g'),
    bracketed: new RegExp(`[(\\[](?<number>${number})`, 'y'),
    verbs: new RegExp(relations.map((relation) => `(?<${relation}>${verb[relation]})`).join('|'), 'g'),
    verbAtStart: new RegExp(`^.*(?:${relations.map((relation) => verb[relation]).join('|')})`),
  }
}

/** The documents a text names, by title or number, and what it has to do with them; spans are places in the text. */
export function findReferences(text: string, reader: Reader): ReferenceMention[] {
  const patterns = reader.part(patternsOf)
  const found: ReferenceMention[] = []
  let previous: { to: number; relation: ReferenceMention['relation'] } | undefined
  const add = (span: Span, title: string | undefined, number: string | undefined) => {
    const joins =
      previous !== undefined &&
      span.from >= previous.to &&
      span.from - previous.to <= 3 &&
      !/[\u3002;]/.test(text.slice(previous.to, span.from))
    const relation = joins && previous !== undefined ? previous.relation : relationOf(text, span.from, patterns)
    found.push({ kind: 'reference', span, number, title, relation, confidence: number !== undefined ? 0.97 : 0.85 })
    previous = { to: span.to, relation }
  }
  for (const title of titlesIn(text)) {
    patterns.bracketed.lastIndex = title.to
    const bracket = patterns.bracketed.exec(text)
    const close = bracket === null ? -1 : closing(text, title.to)
    const number = bracket?.groups?.number
    add(
      { from: title.from, to: bracket === null ? title.to : close },
      text.slice(title.from + 1, title.to - 1),
      numberOf(number, bracket, reader),
    )
  }
  for (const match of text.matchAll(patterns.number)) {
    const to = match.index + match[0].length
    if (found.some((each) => each.span.from < to && match.index < each.span.to)) continue
    // The prefix of a number standing alone may have swallowed the words before it.
    const swallowed = patterns.verbAtStart.exec(match[0].slice(0, match[0].search(/[[(]/)))?.[0].length ?? 0
    const from = match.index + swallowed
    add({ from, to }, undefined, numberOf(match[0].slice(swallowed), match, reader))
  }
  return found.sort((a, b) => a.span.from - b.span.from)
}

function relationOf(text: string, from: number, patterns: ReturnType<typeof patternsOf>): ReferenceMention['relation'] {
  const sentence = /[^\u3002;\n]{0,40}$/.exec(text.slice(Math.max(0, from - 40), from))?.[0] ?? ''
  const last = [...sentence.matchAll(patterns.verbs)].at(-1)
  if (last === undefined) return 'cites'
  // An own act between the verb and the title, "by the rules ... issue this", means that this title is only named.
  const gap = sentence.slice(last.index + last[0].length)
  if (gap.includes(',') && gap.length > 2) return 'cites'
  return relations.find((relation) => last.groups?.[relation] !== undefined) ?? 'cites'
}

/** A document number with the brackets of the standard. */
function numberOf(printed: string | undefined, match: RegExpExecArray | null, reader: Reader): string | undefined {
  if (printed === undefined || match === null) return undefined
  const opening = printed.search(/[[(]/)
  return `${printed.slice(0, opening)}\u3014${match.groups?.year ?? ''}\u3015${match.groups?.serial ?? ''}${reader.lexicon.references.number_sign}`
}

/** Title marks may stand inside title marks, in the same or the single form. */
function titlesIn(text: string): Span[] {
  const found: Span[] = []
  let from = -1
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (from >= 0 && at - from > longestTitle) {
      from = -1
      depth = 0
    }
    if (character === '\u300A') {
      if (depth === 0) from = at
      depth++
    } else if (character === '\u300B' && depth > 0) {
      depth--
      if (depth === 0 && from >= 0) {
        found.push({ from, to: at + 1 })
        from = -1
      }
    }
  }
  return found
}

/** End of the bracket that opens at a place; after a short while it is taken to be unclosed, and only what is sure is kept. */
function closing(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length && at - from < 80; at++) {
    if ('(['.includes(text.charAt(at))) depth++
    if (')]'.includes(text.charAt(at)) && --depth === 0) return at + 1
  }
  return from
}
