import { type FigureMention, MONTH, YEAR } from '../documents/index.ts'
import { areApart, placeOf, type Standing, segmentAround, standing, subjectsAround, wordsBeside } from './context.ts'
import { findingOf, type TransmissionChange, type TransmissionFinding, type TransmissionPlace } from './findings.ts'
import { type Sentence, subjectsWithin } from './sentences.ts'
import { likeness } from './wording.ts'
import type { TransmissionWords } from './words.ts'

type Figure = Standing<FigureMention>

/**
 * What happened to the figures of a sentence: lost, lower, higher, made a ceiling, given to others; and those the lower document adds
 * in the sentences that take it up.
 */
export function compareFigures(
  asked: Sentence,
  given: readonly Sentence[],
  near: readonly Sentence[],
  words: TransmissionWords,
): TransmissionFinding[] {
  const above = figuresOf([asked])
  const below = figuresOf(given)
  const pairs = pairUp(above, below, words)
  const paired = new Map(pairs.map(({ upper, lower }) => [upper, lower]))
  const taken = new Set(pairs.map(({ lower }) => lower))
  const findings = above.flatMap((upper) => {
    const lower = paired.get(upper)
    if (lower !== undefined) return compareOne(upper, lower, words)
    const moved = below.find((figure) => !taken.has(figure) && isSamePayment(upper, figure))
    if (moved !== undefined) {
      taken.add(moved)
      const [own, other] = groupsOf(upper, moved, words)
      return [findingOf('recipient_changed', withNames(upper, own), withNames(moved, other), 0.8)]
    }
    return [findingOf(isCondition(upper, words) ? 'condition_lost' : 'figure_lost', placeOf(upper), undefined, 0.75)]
  })
  const added = below.filter((figure) => !taken.has(figure) && near.includes(figure.sentence))
  return [...findings, ...added.flatMap((figure) => addition(figure, above, words))]
}

/** A goal, a sum or a condition of the lower document's own; where the upper one has its like, the odd one out is no addition. */
function addition(figure: Figure, above: readonly Figure[], words: TransmissionWords): TransmissionFinding[] {
  if (isCondition(figure, words)) return [findingOf('condition_added', undefined, placeOf(figure), 0.6)]
  const { role } = figure.mention
  const isLike = above.some(({ mention }) => mention.role === role)
  const isSet = role === 'target' || role === 'amount' || role === 'rate'
  return isSet && !isLike ? [findingOf('figure_added', undefined, withIndicator(figure), 0.7)] : []
}

/** The value with what it counts. */
function withIndicator(figure: Figure): TransmissionPlace {
  const place = placeOf(figure)
  const { indicator } = figure.mention
  return indicator === undefined ? place : { ...place, value: `${indicator.value.replaceAll(/[\u201C\u201D]/g, '')} ${place.value}` }
}

/** Figures that set something; counts of industries and the like only name, and an old value is no longer one. */
function figuresOf(sentences: readonly Sentence[]): readonly Figure[] {
  return standing(sentences, (mention, sentence) =>
    mention.kind === 'figure' && mention.role !== 'count' && mention.value !== undefined && !isOldValue(mention, sentence)
      ? mention
      : undefined,
  )
}

function isOldValue(figure: FigureMention, { mentions }: Sentence): boolean {
  return mentions.some((mention) => {
    if (mention.kind !== 'change' || mention.from === undefined || mention.to === undefined) return false
    const isInside = mention.span.from <= figure.span.from && figure.span.to <= mention.span.to
    const values = mentions.filter(
      (other) => other.kind === 'figure' && other.span.from > figure.span.from && other.span.to <= mention.span.to,
    )
    return isInside && values.length > 0
  })
}

interface Pair {
  readonly upper: Figure
  readonly lower: Figure
}

/** Each figure above with the one below that speaks of the same, the likest first. */
function pairUp(above: readonly Figure[], below: readonly Figure[], words: TransmissionWords): readonly Pair[] {
  const candidates = above
    .flatMap((upper) => below.map((lower) => ({ upper, lower, points: alikeness(upper, lower, words) })))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
  const pairs: Pair[] = []
  for (const { upper, lower } of candidates)
    if (!pairs.some((pair) => pair.upper === upper || pair.lower === lower)) pairs.push({ upper, lower })
  return pairs
}

/** From which likeness of the words around on two lengths of time or conditions speak of the same. */
const SAME_WORDS = 0.2

function alikeness(upper: Figure, lower: Figure, words: TransmissionWords): number {
  if (familyOf(upper.mention) !== familyOf(lower.mention) || measureOf(upper.mention) !== measureOf(lower.mention)) return 0
  const groups = [upper, lower].map(({ sentence, mention }) => subjectsAround(sentence, mention.span, ['group'], words))
  const [own = new Set<string>(), other = new Set<string>()] = groups
  const around = likeness(segmentAround(upper.sentence, upper.mention.span), segmentAround(lower.sentence, lower.mention.span))
  const beside = likeness(wordsBeside(upper.sentence, upper.mention.span), wordsBeside(lower.sentence, lower.mention.span))
  const isMoney = upper.mention.role === 'rate' || upper.mention.role === 'amount'
  if (isMoney && areApart(own, other) && around < 0.5) return 0
  const named = indicatorLikeness(upper.mention, lower.mention)
  const needed = isMoney ? 0 : SAME_WORDS
  if (Math.max(around, beside, named) < needed) return 0
  const isEqual = sizeOf(upper.mention) === sizeOf(lower.mention)
  const sharesGroup = own.size > 0 && other.size > 0 && !areApart(own, other)
  return 0.1 + around + beside + named + (sharesGroup ? 1 : 0) + (isEqual ? 0.5 : 0)
}

function indicatorLikeness(upper: FigureMention, lower: FigureMention): number {
  return upper.indicator === undefined || lower.indicator === undefined ? 0 : likeness(upper.indicator.value, lower.indicator.value)
}

const families: Readonly<Record<FigureMention['role'], string>> = {
  rate: 'rate',
  amount: 'amount',
  target: 'target',
  duration: 'duration',
  threshold: 'threshold',
  age: 'threshold',
  count: 'count',
}

function familyOf({ role }: FigureMention): string {
  return families[role]
}

const PERCENT = /[%\uFF05]/

/** What a figure is measured in, years and months as one. */
function measureOf({ unit }: FigureMention): string {
  if (unit === YEAR) return MONTH
  return PERCENT.test(unit) ? '%' : unit
}

function sizeOf({ value, unit }: FigureMention): number {
  return Number(value) * (unit === YEAR ? 12 : 1)
}

/** The same sum for others: what makes a subsidy another one though it looks alike. */
function isSamePayment(upper: Figure, lower: Figure): boolean {
  return (
    (upper.mention.role === 'amount' || upper.mention.role === 'rate') &&
    upper.mention.role === lower.mention.role &&
    measureOf(upper.mention) === measureOf(lower.mention) &&
    sizeOf(upper.mention) === sizeOf(lower.mention)
  )
}

function compareOne(upper: Figure, lower: Figure, words: TransmissionWords): TransmissionFinding[] {
  const [own, other] = groupsOf(upper, lower, words)
  const moved = recipientChange(upper, own, other)
  const others =
    moved === undefined
      ? []
      : [findingOf(moved, withNames(upper, own), withNames(lower, other), moved === 'recipient_changed' ? 0.8 : 0.55)]
  const change = changeOf(upper, lower, words)
  return change === undefined ? others : [...others, findingOf(change, placeOf(upper), placeOf(lower), 0.8)]
}

/** Whether money goes to others, to fewer or to more of those named. */
function recipientChange({ mention }: Figure, own: ReadonlySet<string>, other: ReadonlySet<string>): TransmissionChange | undefined {
  if ((mention.role !== 'rate' && mention.role !== 'amount') || own.size === 0 || other.size === 0) return undefined
  if (areApart(own, other)) return 'recipient_changed'
  const lost = [...own].filter((name) => !other.has(name)).length
  const won = [...other].filter((name) => !own.has(name)).length
  if (lost > 0 && won > 0) return 'recipient_changed'
  return lost > 0 ? 'recipient_narrowed' : won > 0 ? 'recipient_widened' : undefined
}

/** Whom two figures are for: as said right beside both, or else in their whole sentences. */
function groupsOf(upper: Figure, lower: Figure, words: TransmissionWords): readonly [ReadonlySet<string>, ReadonlySet<string>] {
  const beside = [upper, lower].map(({ sentence, mention }) => subjectsWithin(segmentAround(sentence, mention.span), ['group'], words))
  const names = beside.every(({ length }) => length > 0)
    ? beside
    : [upper, lower].map(({ sentence }) => sentence.subjects.filter(({ kind }) => kind === 'group').map(({ name }) => name))
  return [new Set(names[0]), new Set(names[1])]
}

/** The value with whom it is for, so that the difference can be read. */
function withNames(figure: Figure, names: ReadonlySet<string>): TransmissionPlace {
  const place = placeOf(figure)
  return names.size === 0 ? place : { ...place, value: `${place.value} (${[...names].join(' ')})` }
}

const limits: readonly FigureMention['bound'][] = ['at_most', 'less_than', 'ceiling']
const floors: readonly FigureMention['bound'][] = ['at_least', 'more_than']

function changeOf(upper: Figure, lower: Figure, words: TransmissionWords): TransmissionChange | undefined {
  const from = sizeOf(upper.mention)
  const to = sizeOf(lower.mention)
  const isUpperLimit = limits.includes(upper.mention.bound)
  const isLowerLimit = limits.includes(lower.mention.bound)
  const rises = (up: TransmissionChange, down: TransmissionChange) => (to > from ? up : to < from ? down : undefined)
  switch (upper.mention.role) {
    case 'target':
      // Of what is to be kept below a limit less is more.
      if (isUpperLimit) return rises('target_lowered', 'target_raised')
      return rises('target_raised', measureOf(upper.mention) === '%' ? 'target_lowered' : 'target_share')
    case 'rate':
    case 'amount': {
      if (isUpperLimit && to > from) return 'above_ceiling'
      if (floors.includes(upper.mention.bound)) return to < from ? 'below_floor' : undefined
      if (isBurden(upper, words)) return rises('burden_raised', 'burden_lowered')
      if (isUpperLimit && isLowerLimit) return rises('benefit_raised', 'benefit_lowered')
      if (isUpperLimit) return 'ceiling_to_value'
      return isLowerLimit ? 'value_to_ceiling' : rises('benefit_raised', 'benefit_lowered')
    }
    case 'threshold':
    case 'age':
      return isUpperLimit ? rises('condition_looser', 'condition_stricter') : rises('condition_stricter', 'condition_looser')
    case 'duration':
      return durationChange(upper, isUpperLimit, rises, words)
    default:
      return undefined
  }
}

/** A length of time is how long something is granted, a condition, or the time something may take. */
function durationChange(
  { mention, sentence }: Figure,
  isLimit: boolean,
  rises: (up: TransmissionChange, down: TransmissionChange) => TransmissionChange | undefined,
  words: TransmissionWords,
): TransmissionChange | undefined {
  const segment = segmentAround(sentence, mention.span)
  const { period, condition } = words
  if (!isLimit && condition.test(segment)) return rises('condition_stricter', 'condition_looser')
  if (period.test(segment)) return rises(isLimit ? 'above_ceiling' : 'period_lengthened', 'period_shortened')
  return isLimit ? rises('limit_relaxed', 'limit_tightened') : rises('condition_stricter', 'condition_looser')
}

/** What decides who falls under a provision; without it more do. */
function isCondition({ mention, sentence }: Figure, words: TransmissionWords): boolean {
  if (mention.role === 'threshold' || mention.role === 'age') return true
  if (mention.role !== 'duration' || mention.bound === 'at_most') return false
  return words.condition.test(segmentAround(sentence, mention.span))
}

function isBurden({ mention, sentence }: Figure, words: TransmissionWords): boolean {
  const segment = segmentAround(sentence, mention.span)
  const { burden, benefit } = words
  return burden.test(segment) && !benefit.test(segment)
}
