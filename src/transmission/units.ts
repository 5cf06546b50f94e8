import type { DiscretionMention, Span, UnitMention } from '../documents/index.ts'
import { placeOf, type Standing, standing } from './context.ts'
import { findingOf, type TransmissionFinding, type TransmissionPlace } from './findings.ts'
import type { ReadClause, Sentence } from './sentences.ts'
import type { TransmissionWords } from './words.ts'

/** Whether anybody answers below for what somebody answers for above, and whether anybody leads. */
export function compareResponsible(upper: ReadClause, lowers: readonly ReadClause[]): TransmissionFinding[] {
  const above = unitsOf(upper)
  if (above.length === 0 || lowers.length === 0) return []
  const below = lowers.flatMap(unitsOf)
  const place = placeOfUnits(upper, above)
  if (below.length === 0) return [findingOf('responsible_lost', place, undefined, 0.8)]
  const leads = (units: readonly UnitMention[]) => units.filter(({ role }) => role === 'lead')
  // Where one unit answers alone it leads, however it is called.
  const isLed = leads(below).length > 0 || lowers.every((lower) => unitsOf(lower).length <= 1)
  return leads(above).length > 0 && !isLed ? [findingOf('lead_lost', placeOfUnits(upper, leads(above)), undefined, 0.6)] : []
}

function unitsOf({ mentions }: ReadClause): readonly UnitMention[] {
  return mentions.filter((mention) => mention.kind === 'unit')
}

function placeOfUnits({ clause }: ReadClause, units: readonly UnitMention[]): TransmissionPlace {
  const spans = units.map(({ span }) => span)
  const from = Math.min(...spans.map((span) => span.from))
  const to = Math.max(...spans.map((span) => span.to))
  return { clause: clause.number, span: { from, to }, value: units.map(({ name }) => name).join(' ') }
}

/** Offices inside an authority that the lower document names where the upper one names the authority or nobody. */
export function findOffices(asked: Sentence, given: readonly Sentence[], words: TransmissionWords): TransmissionFinding[] {
  return given.flatMap((sentence) =>
    officesIn(sentence, words)
      .filter(({ name }) => !asked.text.includes(name))
      .map(({ name, span }) => findingOf('office_named', undefined, { clause: sentence.clause, span, value: name }, 0.75)),
  )
}

function officesIn(sentence: Sentence, words: TransmissionWords): readonly { readonly name: string; readonly span: Span }[] {
  return [...sentence.text.matchAll(words.office)].flatMap((match) => {
    if (words.notOffices.some((not) => match[0].includes(not))) return []
    const end = match.index + match[0].length
    const start = match.index + leadIn(match[0], words)
    const from = sentence.offsets[start] ?? sentence.span.from
    const last = sentence.offsets[end - 1] ?? from
    return [{ name: sentence.text.slice(start, end), span: { from, to: last + 1 } }]
  })
}

/** Length of what leads in to the name: as much as comes before the authority it belongs to. */
function leadIn(name: string, { officeLeadIns, officeBodies }: TransmissionWords): number {
  const body = Math.min(...officeBodies.map((word) => name.indexOf(word)).filter((at) => at >= 0))
  return Math.max(0, ...officeLeadIns.map((word) => name.lastIndexOf(word, body - 1) + word.length).filter((end) => end <= body))
}

/** What was to be done and now may be done, and the other way round. */
export function compareDiscretion(asked: Sentence, given: readonly Sentence[], words: TransmissionWords): TransmissionFinding[] {
  const above = choicesOf([asked], words)
  const below = choicesOf(given, words)
  const [first] = below
  const [only] = above
  if (only === undefined && first !== undefined) return [findingOf('made_optional', undefined, placeOf(first), 0.5)]
  if (only !== undefined && first === undefined && given.length > 0) return [findingOf('made_binding', placeOf(only), undefined, 0.45)]
  return []
}

function choicesOf(sentences: readonly Sentence[], { applicantChoices }: TransmissionWords): readonly Standing<DiscretionMention>[] {
  const choices = standing(sentences, (mention) =>
    mention.kind === 'discretion' && (mention.discretion === 'may' || mention.discretion === 'where_able') ? mention : undefined,
  )
  return choices.filter((choice) => !applicantChoices.some((word) => placeOf(choice).value.includes(word)))
}
