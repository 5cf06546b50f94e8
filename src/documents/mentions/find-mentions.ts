import type { Clause, CleanText, Span } from '../document.ts'
import type { Mention } from '../mention.ts'
import type { Reader } from '../words/reader.ts'
import { findFigures } from './figures/find-figures.ts'
import { findCadences } from './find-cadences.ts'
import { findChanges } from './find-changes.ts'
import { findDates } from './find-dates.ts'
import { findDiscretion } from './find-discretion.ts'
import { findFlaws } from './find-flaws.ts'
import { findReferences } from './find-references.ts'
import { type Reading, readingOf, spanOf } from './reading.ts'
import { findUnits, saysFirstLeads } from './units/find-units.ts'

/** Hears of a mention and the rule by which it was found; of those that no table tells, only their kind and role. */
export type OnRule = (mention: Mention, rule: string) => void

/** What holds where a clause stands and the clause itself does not say. */
export interface MentionContext {
  /** Year the document was made in, for days named without a year. */
  readonly year: number | undefined
  /** Hears by which rule of a table a mention was found. */
  readonly onRule?: OnRule | undefined
  /** First of the years that the title plans for; what is told of an earlier one is past. */
  readonly plannedFrom?: number | undefined
  /** Said once before: the unit named first leads. */
  readonly isFirstLeading: boolean
  /** The heading above announces conditions: what has a bound below it must be met to be recognised. */
  readonly isCriteria?: boolean
  /** The headings above announce what was done and reached: nothing below it is a goal. */
  readonly isReview?: boolean
  /** The heading above announces goals, or the document is a report and this lies ahead. */
  readonly isGoals?: boolean
}

/** The parts of a clause that mentions are read from. */
export type ClauseText = Pick<Clause, 'number' | 'heading' | 'body'>

/** Everything one clause says that a system can act on, in order of place; its heading is read too where the body leaves it out. */
export function findMentions(clause: ClauseText, context: MentionContext, reader: Reader): Mention[] {
  return textsOf(clause)
    .flatMap((text) => mentionsOf(readingOf(text, reader), context, reader))
    .sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to)
}

/** The readable texts of a clause: its body, and its heading where that is not part of it. */
export function textsOf({ heading, body }: ClauseText): readonly CleanText[] {
  if (heading === undefined || heading.value.length !== heading.span.to - heading.span.from) return [body]
  const first = body.offsets[0] ?? Number.POSITIVE_INFINITY
  const last = body.offsets.at(-1) ?? -1
  const isInside = first <= heading.span.from && heading.span.to - 1 <= last
  return isInside
    ? [body]
    : [{ text: heading.value, offsets: Array.from({ length: heading.value.length }, (_, at) => heading.span.from + at) }, body]
}

function mentionsOf(reading: Reading, context: MentionContext, reader: Reader): Mention[] {
  const { text } = reading
  const rules = new Map<Mention, string>()
  const references = findReferences(text, reader)
  const cadences = outside(findCadences(text, reader), references)
  const dates = outside(findDates(text, reader, context), [...references, ...cadences])
  const taken = [...references, ...cadences, ...dates].map(({ span }) => span).sort((a, b) => a.from - b.from)
  const { year, isCriteria = false, isReview = false, isGoals = false } = context
  const figures = findFigures(text, reader, {
    year,
    plannedFrom: context.plannedFrom,
    dates,
    taken,
    isCriteria,
    isReview,
    isGoals,
    onJudged: (figure, rule) => rules.set(figure, rule),
  })
  const changes = outside(findChanges(text, reader, { figures, dates }), references)
  const discretion = outside(findDiscretion(text, reader), references)
  const units = findUnits(reading, reader, {
    isFirstLeading: context.isFirstLeading || saysFirstLeads(text, reader),
    isReview,
    onRule: (unit, rule) => rules.set(unit, rule),
  })
  const flaws = findFlaws(reading, reader)
  const found = [references, cadences, dates, figures, changes, discretion, units].flatMap((list) => apart<Mention>(list))
  return [...found, ...flaws].map((mention) => {
    const inSource = placed(mention, reading)
    context.onRule?.(inSource, rules.get(mention) ?? ruleless(mention))
    return inSource
  })
}

/** What a mention is called by that no table of rules found. */
function ruleless(mention: Mention): string {
  if (mention.kind === 'date') return `${mention.role}${/^\d{4}$/.test(mention.value) ? ' year' : ''}`
  return mention.kind === 'cadence' ? mention.every : mention.kind === 'figure' ? 'in words' : ''
}

/** Of mentions that overlap the first. */
function apart<M extends { readonly span: Span }>(found: readonly M[]): M[] {
  let end = 0
  return found.filter(({ span }) => {
    const isApart = span.from >= end && span.to > span.from
    if (isApart) end = span.to
    return isApart
  })
}

function outside<M extends { readonly span: Span }>(found: readonly M[], others: readonly { readonly span: Span }[]): M[] {
  const spans = others.map(({ span }) => span).sort((a, b) => a.from - b.from)
  let at = 0
  return found.filter(({ span }) => {
    while (at < spans.length && (spans[at]?.to ?? 0) <= span.from) at++
    return (spans[at]?.from ?? Number.POSITIVE_INFINITY) >= span.to
  })
}

/** Leads a mention found in a reading back to the source. */
function placed(mention: Mention, reading: Reading): Mention {
  const span = spanOf(reading, mention.span.from, mention.span.to)
  if (mention.kind !== 'figure' || mention.indicator === undefined) return { ...mention, span }
  const { indicator } = mention
  return { ...mention, span, indicator: { ...indicator, span: spanOf(reading, indicator.span.from, indicator.span.to) } }
}
