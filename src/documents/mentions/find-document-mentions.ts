import type { Clause, OfficialDocument } from '../document.ts'
import type { Lexicon } from '../lexicon.ts'
import type { Mention, UnitMention } from '../mention.ts'
import { findMentions, type MentionContext, textsOf } from './find-mentions.ts'
import { saysFirstLeads } from './find-units.ts'
import { anyOf, anyPhrase, oncePer } from './pattern.ts'
import { type Reading, readingOf, spanOf } from './reading.ts'
import { unitStrength } from './unit-names.ts'

/** The mentions of every clause by its number, with what clauses take over from sections, from siblings and from what is stated once. */
export function findDocumentMentions(document: OfficialDocument, lexicon: Lexicon): ReadonlyMap<string, readonly Mention[]> {
  const clauses = [...passage(document.preamble), ...flattened(document.clauses), ...passage(document.closing)]
  const own = ownMentions(document, clauses, lexicon)
  const everywhere = unitsStatedOnce(clauses, own, lexicon)
  const result = new Map<string, readonly Mention[]>([['', datesMade(document)]])
  const visit = (clause: Clause, fromAbove: readonly UnitMention[]) => {
    const mentions = own.get(clause) ?? []
    const units = unitsOf(mentions)
    const inherited = units.length > 0 || isUntouchable(clause) ? [] : fromAbove
    const added =
      clause.children.length === 0 ? (everywhere.get(clause) ?? []).filter((unit) => !holds([...units, ...inherited], unit)) : []
    result.set(clause.number, [...mentions, ...inherited, ...added])
    const forChildren = units.length > 0 ? units.map(asInherited) : inherited
    const shared = forChildren.length > 0 ? forChildren : unitsOfLast(clause.children, own)
    for (const child of clause.children) visit(child, shared)
  }
  for (const clause of [...passage(document.preamble), ...document.clauses, ...passage(document.closing)]) visit(clause, [])
  return result
}

function flattened(clauses: readonly Clause[]): Clause[] {
  return clauses.flatMap((clause) => [clause, ...flattened(clause.children)])
}

function passage(clause: Clause | undefined): readonly Clause[] {
  return clause === undefined ? [] : [clause]
}

/** A section that only groups takes nothing over; its clauses do. */
function isUntouchable(clause: Clause): boolean {
  return clause.children.length > 0
}

function unitsOf(mentions: readonly Mention[]): UnitMention[] {
  return mentions.filter((mention) => mention.kind === 'unit')
}

function asInherited(unit: UnitMention): UnitMention {
  return unit.isInherited ? unit : { ...unit, isInherited: true, confidence: Math.min(unit.confidence, 0.8) }
}

function holds(units: readonly UnitMention[], unit: UnitMention): boolean {
  return units.some(({ name }) => name === unit.name)
}

/**
 * Lines naming the responsible often stand once, below the last of several provisions, and hold for all of them:
 * so it is taken where the last of the siblings alone names any.
 */
function unitsOfLast(children: readonly Clause[], own: ReadonlyMap<Clause, readonly Mention[]>): UnitMention[] {
  const last = children.at(-1)
  if (last === undefined || children.length < 2) return []
  const named = (clause: Clause) => unitsOf(own.get(clause) ?? [])
  const others = children.slice(0, -1)
  if (others.some((child) => child.children.length > 0 || named(child).length > 0)) return []
  return named(last).map((unit) => ({ ...asInherited(unit), confidence: 0.7 }))
}

const patternsOf = oncePer((lexicon: Lexicon) => {
  const { responsibility, units } = lexicon
  return {
    notRepeated: new RegExp(anyPhrase(responsibility.not_repeated)),
    // Looking ahead only, because the words that name a unit may start inside others that do not.
    every: new RegExp(`(?=((?:${anyOf(units.every)})[^,\\u3002;\\n:]{1,24}))`, 'g'),
  }
})

/** What each clause says itself; whether the unit named first leads is told once, before or outside the clauses or in one of them. */
function ownMentions(document: OfficialDocument, clauses: readonly Clause[], lexicon: Lexicon): ReadonlyMap<Clause, readonly Mention[]> {
  const year = yearOf(document)
  let isFirstLeading = saysFirstLeads(outsideClauses(document), lexicon)
  const own = new Map<Clause, readonly Mention[]>()
  for (const clause of clauses) {
    isFirstLeading ||= textsOf(clause).some((text) => saysFirstLeads(readingOf(text, lexicon).text, lexicon))
    const context: MentionContext = { year, isFirstLeading }
    own.set(clause, findMentions(clause, context, lexicon))
  }
  return own
}

/** The year of the day it was made on, or else of its number. */
function yearOf({ metadata }: OfficialDocument): number | undefined {
  const printed = (metadata.issuedOn ?? metadata.printedOn)?.value.slice(0, 4) ?? /\d{4}/.exec(metadata.number?.value ?? '')?.[0]
  const year = Number(printed)
  return Number.isInteger(year) && year > 1900 ? year : undefined
}

/** The days the document itself bears, which belong to no clause. */
function datesMade({ metadata }: OfficialDocument): Mention[] {
  return [metadata.issuedOn, metadata.printedOn].flatMap((found) =>
    found === undefined
      ? []
      : [{ kind: 'date' as const, role: 'issued' as const, value: found.value, span: found.span, confidence: found.confidence }],
  )
}

/** The text before the first clause and after the last. */
function outsideClauses({ source, span, clauses }: OfficialDocument): string {
  const first = clauses[0]?.span.from ?? span.to
  const last = clauses.at(-1)?.span.to ?? span.to
  return `${source.text.slice(span.from, first)}\n${source.text.slice(last, span.to)}`
}

/**
 * Units a sentence names once, saying that they are not listed again: in the heading of a section they hold for all provisions of it,
 * elsewhere for the later provisions that name anyone.
 */
function unitsStatedOnce(
  clauses: readonly Clause[],
  own: ReadonlyMap<Clause, readonly Mention[]>,
  lexicon: Lexicon,
): ReadonlyMap<Clause, readonly UnitMention[]> {
  const result = new Map<Clause, readonly UnitMention[]>()
  let stated: readonly UnitMention[] = []
  for (const clause of clauses) {
    if (unitsOf(own.get(clause) ?? []).length > 0) give(result, clause, stated)
    const named = textsOf(clause).flatMap((text) => unitsNotRepeated(readingOf(text, lexicon), lexicon))
    if (clause.children.length === 0) stated = [...stated, ...named]
    else for (const inside of flattened(clause.children)) give(result, inside, named)
  }
  return result
}

function give(result: Map<Clause, readonly UnitMention[]>, clause: Clause, units: readonly UnitMention[]): void {
  if (units.length > 0) result.set(clause, [...(result.get(clause) ?? []), ...units])
}

function unitsNotRepeated(reading: Reading, lexicon: Lexicon): UnitMention[] {
  const { notRepeated, every } = patternsOf(lexicon)
  const found: UnitMention[] = []
  for (const sentence of reading.text.matchAll(/[^\u3002;\n]{1,200}/g)) {
    if (!notRepeated.test(sentence[0])) continue
    let last = 0
    for (const match of sentence[0].matchAll(every)) {
      const length = match.index < last ? 0 : longestUnit(match[1] ?? '', lexicon)
      if (length === 0) continue
      last = match.index + length
      const from = sentence.index + match.index
      const name = reading.plain.slice(from, from + length)
      found.push({
        kind: 'unit',
        span: spanOf(reading, from, from + length),
        name,
        role: 'responsible',
        isInherited: true,
        confidence: 0.75,
      })
    }
  }
  return found
}

/** Length of the longest start of some words that names a unit. */
function longestUnit(words: string, lexicon: Lexicon): number {
  for (let length = words.length; length >= 3; length--) if (unitStrength(words.slice(0, length), lexicon) === 'strong') return length
  return 0
}
