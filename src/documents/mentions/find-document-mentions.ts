import type { Clause, OfficialDocument, Span } from '../document.ts'
import type { Mention, UnitMention } from '../mention.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyOf, anyPhrase } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { STOP } from '../words/script.zh.ts'
import { findMentions, type MentionContext, type OnRule, textsOf } from './find-mentions.ts'
import { findTableMentions } from './find-table-mentions.ts'
import { findTableTargets } from './find-table-targets.ts'
import { type Reading, readingOf, spanOf } from './reading.ts'
import { saysFirstLeads } from './units/find-units.ts'
import { unitList } from './units/unit-list.ts'

/** The mentions of every clause by its number, with what clauses take over from sections, from siblings and from what is stated once. */
export function findDocumentMentions(document: OfficialDocument, reader: Reader, onRule?: OnRule): ReadonlyMap<string, readonly Mention[]> {
  const clauses = [...passage(document.preamble), ...flattened(document.clauses), ...passage(document.closing)]
  const own = withTables(document, clauses, ownMentions(document, clauses, reader, onRule), reader)
  const everywhere = unitsStatedOnce(clauses, own, reader)
  const result = new Map<string, readonly Mention[]>([['', datesMade(document)]])
  const visit = (clause: Clause, fromAbove: readonly UnitMention[]) => {
    const mentions = own.get(clause) ?? []
    const units = lasting(mentions)
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

/** What tables name belongs to the innermost clause they stand in, and takes the place of what its flattened rows were read as. */
function withTables(
  document: OfficialDocument,
  clauses: readonly Clause[],
  own: ReadonlyMap<Clause, readonly Mention[]>,
  reader: Reader,
): ReadonlyMap<Clause, readonly Mention[]> {
  const result = new Map(own)
  const year = yearOf(document, reader)
  for (const table of document.tables) {
    const isFirstLeading = saysFirstLeads(document.source.text.slice(document.span.from, table.span.to), reader)
    const units = findTableMentions(table, isFirstLeading, reader)
    const holder = clauses.findLast(({ span }) => span.from <= table.span.from && table.span.to <= span.to)
    const targets = findTableTargets(table, year, reader)
    if (holder === undefined || (units.length === 0 && targets.length === 0)) continue
    const others = (result.get(holder) ?? []).filter(
      (mention) =>
        mention.span.to <= table.span.from ||
        mention.span.from >= table.span.to ||
        (mention.kind === 'unit'
          ? units.length === 0
          : mention.kind !== 'figure' || !targets.some(({ span }) => overlap(span, mention.span))),
    )
    result.set(
      holder,
      [...others, ...units, ...targets].sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to),
    )
  }
  return result
}

const overlap = (one: Span, other: Span) => one.from < other.to && other.from < one.to

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

/** The units that provisions beside and below may take over. */
function lasting(mentions: readonly Mention[]): UnitMention[] {
  return unitsOf(mentions).filter(({ isInPassing }) => isInPassing !== true)
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
  const named = (clause: Clause) => lasting(own.get(clause) ?? [])
  const others = children.slice(0, -1)
  if (isInBracket(last, named(last)[0]?.span.from) || isInSentence(last, named(last)[0]?.span.from)) return []
  if (others.some((child) => child.children.length > 0 || named(child).length > 0)) return []
  return named(last).map((unit) => ({ ...asInherited(unit), confidence: 0.7 }))
}

/** What a bracket names answers for the provision before the bracket alone. */
function isInBracket({ body }: Clause, offset: number | undefined): boolean {
  const at = offset === undefined ? -1 : body.offsets.indexOf(offset)
  let depth = 0
  for (const character of body.text.slice(0, Math.max(0, at))) {
    if (/[([\uFF08\u3014\uFE5D\u3010\uFF3B]/.test(character)) depth++
    else if (/[)\]\uFF09\u3015\uFE5E\u3011\uFF3D]/.test(character)) depth = Math.max(0, depth - 1)
  }
  return depth > 0
}

/** A unit named in the middle of a sentence does what that sentence says and no more. */
function isInSentence({ body }: Clause, offset: number | undefined): boolean {
  const at = offset === undefined ? -1 : body.offsets.indexOf(offset)
  const before = body.text.slice(0, Math.max(0, at)).replace(/[ \t\u3000]+$/, '')
  return before !== '' && !/[\u3002;\uFF1B:\uFF1A)\uFF09\u3011\n]$/.test(before)
}

const patternsOf = (lexicon: Lexicon) => {
  const { responsibility, figures } = lexicon
  return {
    // The last words of a heading, or of the sentence that leads to its list.
    criteria: new RegExp(`(?:${anyOf(figures.criteria)})(?:[\u4E00-\u9FFF]{0,2}[:\uFF1A\u3002]?|[^\u3002;\n]{0,40}[:\uFF1A])$`),
    quality: new RegExp(anyOf(figures.qualities)),
    review: new RegExp(anyOf(figures.reviews), 'g'),
    ahead: new RegExp(anyOf(figures.ahead), 'g'),
    toCome: new RegExp(anyOf(figures.to_come)),
    goals: new RegExp(`(?:${anyOf(figures.goal_headings)})[:\uFF1A\u3002]?$`),
    report: new RegExp(anyOf(figures.report_titles)),
    goal: new RegExp(
      `${anyOf(figures.goal_marks)}|${anyPhrase([...(responsibility.labels.responsible ?? []), ...(responsibility.labels.lead ?? [])])}`,
    ),
    notRepeated: new RegExp(anyPhrase(responsibility.not_repeated)),
    lead: new RegExp(`^[^,\u3002;\n]{0,12}?(?:${anyOf(responsibility.once_leads)})`),
  }
}

/** What each clause says itself; whether the unit named first leads is told once, before or outside the clauses or in one of them. */
function ownMentions(
  document: OfficialDocument,
  clauses: readonly Clause[],
  reader: Reader,
  onRule: OnRule | undefined,
): ReadonlyMap<Clause, readonly Mention[]> {
  const year = yearOf(document, reader)
  let isFirstLeading = saysFirstLeads(outsideClauses(document), reader)
  const own = new Map<Clause, readonly Mention[]>()
  const underCriteria = criteriaIn(document, reader)
  const underReview = reviewIn(document, reader)
  const underGoals = goalsIn(document, underReview, reader)
  const years = yearsOfHeadings(document, reader)
  for (const clause of clauses) {
    isFirstLeading ||= textsOf(clause).some((text) => saysFirstLeads(readingOf(text, reader).text, reader))
    const context: MentionContext = {
      year: years.get(clause) ?? year,
      plannedFrom: year === undefined ? plannedFrom(document) : year,
      isFirstLeading,
      onRule,
      isCriteria: underCriteria.has(clause),
      isReview: underReview.has(clause),
      isGoals: underGoals.has(clause),
    }
    own.set(clause, findMentions(clause, context, reader))
  }
  return own
}

/** The clauses that say what must be met: what stands above them announces it, or several side by side say who is fit. */
function criteriaIn(document: OfficialDocument, reader: Reader): ReadonlySet<Clause> {
  const { criteria, quality, goal } = reader.part(patternsOf)
  const found = new Set<Clause>()
  const visit = (siblings: readonly Clause[], isAnnounced: boolean) => {
    const texts = siblings.map((clause) => allText(clause))
    const isAlike = texts.filter((text) => quality.test(text)).length >= FEWEST_QUALITIES && !texts.some((text) => goal.test(text))
    for (const clause of siblings) {
      if (isAnnounced || isAlike) found.add(clause)
      visit(clause.children, isAnnounced || textsOf(clause).some(({ text }) => criteria.test(text.trim())))
    }
  }
  const { source, span, clauses } = document
  visit(clauses, criteria.test(source.text.slice(span.from, clauses[0]?.span.from ?? span.from).trim()))
  return found
}

/** The clauses that tell what was done and reached: the nearest heading that speaks of past or future says so. */
function reviewIn({ preamble, clauses, metadata }: OfficialDocument, reader: Reader): ReadonlySet<Clause> {
  const { review, ahead, report, toCome: strong } = reader.part(patternsOf)
  const isReport = report.test(metadata.title?.value ?? '')
  const now = yearGiven(metadata)
  // A heading that names nothing but years gone by, or opens a report whose later parts look ahead, is of what was done.
  const isOpening = (clause: Clause) =>
    isReport && clause === clauses[0] && clauses.slice(1).some((later) => lastOf(ahead, headingOf(later)) >= 0)
  const isGoneBy = (heading: string) => isReport && yearsIn(heading).length > 0 && yearsIn(heading).every((year) => year < now)
  const found = new Set<Clause>()
  const visit = (clause: Clause, isReview: boolean) => {
    const heading = headingOf(clause)
    const [told, toCome] = [lastOf(review, heading), lastOf(ahead, heading)]
    // Below a heading of what was done a task is one that was carried out, unless its own heading looks ahead.
    const isPast =
      told === toCome || (isReview && !strong.test(heading))
        ? isReview || (toCome < 0 && (isGoneBy(heading) || isOpening(clause)))
        : told > toCome
    if (isPast) found.add(clause)
    for (const child of clause.children) visit(child, isPast)
  }
  for (const clause of clauses) visit(clause, false)
  // What a report says before its first part tells what was done.
  if (preamble !== undefined && report.test(metadata.title?.value ?? '')) found.add(preamble)
  return found
}

/** The clauses that say what is to be reached: a heading announces goals, or the document is a report and they lie ahead. */
function goalsIn({ clauses, metadata }: OfficialDocument, underReview: ReadonlySet<Clause>, reader: Reader): ReadonlySet<Clause> {
  const { goals, report, ahead } = reader.part(patternsOf)
  const isReport = report.test(metadata.title?.value ?? '')
  const now = yearGiven(metadata)
  // Behind the first part of a report that looks ahead the others do so too.
  let isPlanned = false
  const found = new Set<Clause>()
  const visit = (clause: Clause, isAnnounced: boolean) => {
    const heading = headingOf(clause)
    const isOfYear = !underReview.has(clause) && yearsIn(heading).some((year) => year >= now)
    isPlanned ||= isReport && (lastOf(ahead, heading) >= 0 || isOfYear)
    const isHere = isAnnounced || goals.test(heading) || isPlanned
    const isGoals = isHere && !underReview.has(clause)
    if (isGoals) found.add(clause)
    for (const child of clause.children) visit(child, isGoals)
  }
  for (const clause of clauses) visit(clause, false)
  return found
}

/** The one year that the nearest heading that announces or reviews names: days below it are of that year. */
function yearsOfHeadings({ clauses }: OfficialDocument, reader: Reader): ReadonlyMap<Clause, number> {
  const { review, ahead } = reader.part(patternsOf)
  const found = new Map<Clause, number>()
  const visit = (clause: Clause, above: number | undefined) => {
    const heading = headingOf(clause)
    const named = new Set(heading.match(/(?<!\d)20\d{2}(?!\d)/g) ?? [])
    const isOfYear = named.size === 1 && (lastOf(review, heading) >= 0 || lastOf(ahead, heading) >= 0)
    const year = isOfYear ? Number([...named][0]) : above
    if (year !== undefined) found.set(clause, year)
    for (const child of clause.children) visit(child, year)
  }
  for (const clause of clauses) visit(clause, undefined)
  return found
}

/** The heading of a clause; where none was told from its text, how a part with clauses of its own begins. */
function headingOf({ heading, body, children }: Clause): string {
  if (heading !== undefined) return heading.value
  return children.length > 0 ? (body.text.split(STOP, 1)[0] ?? '').slice(0, 60) : ''
}

/** The year a report was given in, or a later one that its title names. */
function yearGiven({ issuedOn, title }: OfficialDocument['metadata']): number {
  return Math.max(...[Number(issuedOn?.value.slice(0, 4) ?? 0), ...yearsIn(title?.value ?? '')])
}

/** The years of this century that a text prints. */
function yearsIn(text: string): readonly number[] {
  return (text.match(/(?<!\d)20\d{2}(?!\d)/g) ?? []).map(Number)
}

/** Where the last match of a pattern begins; -1 without any. */
function lastOf(pattern: RegExp, text: string): number {
  return [...text.matchAll(pattern)].at(-1)?.index ?? -1
}

function allText(clause: Clause): string {
  return flattened([clause])
    .flatMap(textsOf)
    .map(({ text }) => text)
    .join('\n')
}

/** One provision may call for someone fit; lists of criteria do so again and again. */
const FEWEST_QUALITIES = 2

/** From this month on a document may be made for the year to come. */
const FIRST_MONTH_FOR_NEXT_YEAR = 10

/**
 * The year days without one are meant of: that of the day the document was made on, or else of its number; the next one where a document
 * made late in a year bears only that in its title, as a number or as the year to come.
 */
function yearOf({ metadata }: OfficialDocument, { lexicon: { time } }: Reader): number | undefined {
  const { issuedOn, printedOn, number, title, enclosedTitle } = metadata
  const made = (issuedOn ?? printedOn)?.value
  const year = Number(made?.slice(0, 4) ?? /\d{4}/.exec(number?.value ?? '')?.[0])
  if (!Number.isInteger(year) || year <= 1900) return undefined
  const isLate = Number(made?.slice(5, 7)) >= FIRST_MONTH_FOR_NEXT_YEAR
  const titles = [title, enclosedTitle].flatMap((found) => found?.value ?? [])
  const printed = titles.flatMap(yearsIn)
  const relative = Object.entries(time.relative_years).filter(([word]) => titles.some((words) => words.includes(word)))
  const named = new Set([...printed, ...relative.map(([, by]) => year + Number(by))])
  return isLate && named.size === 1 && named.has(year + 1) ? year + 1 : year
}

/** First of the years that a title names as those planned for. */
function plannedFrom({ metadata: { title, enclosedTitle } }: OfficialDocument): number | undefined {
  const years = yearsIn(`${title?.value ?? ''} ${enclosedTitle?.value ?? ''}`)
  return years.length === 0 ? undefined : Math.min(...years)
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
  reader: Reader,
): ReadonlyMap<Clause, readonly UnitMention[]> {
  const result = new Map<Clause, readonly UnitMention[]>()
  let stated: readonly UnitMention[] = []
  for (const clause of clauses) {
    if (lasting(own.get(clause) ?? []).length > 0) give(result, clause, stated)
    const named = textsOf(clause).flatMap((text) => unitsNotRepeated(readingOf(text, reader), reader))
    if (clause.children.length === 0) stated = [...stated, ...named]
    else for (const inside of flattened(clause.children)) give(result, inside, named)
  }
  return result
}

function give(result: Map<Clause, readonly UnitMention[]>, clause: Clause, units: readonly UnitMention[]): void {
  if (units.length > 0) result.set(clause, [...(result.get(clause) ?? []), ...units])
}

function unitsNotRepeated(reading: Reading, reader: Reader): UnitMention[] {
  const { notRepeated, lead } = reader.part(patternsOf)
  return [...reading.text.matchAll(/[^\u3002;\n]{1,200}/g)].flatMap((sentence) => {
    const end = sentence[0].search(notRepeated)
    if (end < 0) return []
    // Back to the bracket or the sentence the note stands in, then on to the words that lead in the units.
    const inner = Math.max(sentence[0].lastIndexOf('(', end), sentence[0].lastIndexOf('[', end))
    const start = hasUnit(sentence[0].slice(inner + 1, end), reader) ? inner + 1 : 0
    const first = start + (lead.exec(sentence[0].slice(start, end))?.[0].length ?? 0)
    return unitList(reading, sentence.index + first, sentence.index + end, false, reader)
      .filter(({ strength }) => strength !== undefined)
      .map(({ from, to }) => ({
        kind: 'unit' as const,
        span: spanOf(reading, from, to),
        name: reading.plain.slice(from, to),
        role: 'responsible' as const,
        isInherited: true,
        confidence: 0.75,
      }))
  })
}

/** A bracket inside the name of a unit is not the one a note stands in. */
function hasUnit(text: string, reader: Reader): boolean {
  return reader.part(patternsOf).lead.test(text)
}
