import type { DateMention, FigureMention } from '../documents/index.ts'
import { areApart, placeOf, type Standing, segmentAround, standing, subjectsAround, wordsBeside } from './context.ts'
import { findingOf, type TransmissionFinding } from './findings.ts'
import type { Sentence } from './sentences.ts'
import { likeness } from './wording.ts'
import type { TransmissionWords } from './words.ts'

type Day = Standing<DateMention>

/** What happened to the days a sentence sets: lost, masked, earlier, later; and days it leaves open that the lower document sets. */
export function compareDates(
  asked: Sentence,
  given: readonly Sentence[],
  near: readonly Sentence[],
  words: TransmissionWords,
): TransmissionFinding[] {
  const above = daysOf([asked])
  const below = daysOf(given)
  const used = new Set<Day>()
  const findings = above.flatMap((upper) => {
    const lower = likest(upper, below, used, words)
    if (lower === undefined) return isRepeated(upper, above) ? [] : [lostOrMeasured(upper, given, words)]
    used.add(lower)
    return compareOne(upper, lower)
  })
  const isOpen = above.length === 0 && !asked.mentions.some((mention) => mention.kind === 'figure' && mention.role === 'duration')
  const added = isOpen ? daysOf(near).map((lower) => findingOf('date_added', undefined, placeOf(lower), 0.6)) : []
  return [...findings, ...added]
}

/** A day of the upper document that the lower one lacks, or gives as a length of time. */
function lostOrMeasured(upper: Day, given: readonly Sentence[], words: TransmissionWords): TransmissionFinding {
  const isPeriod = words.period
  const [period] = standing(given, (mention, sentence) =>
    mention.kind === 'figure' && mention.role === 'duration' && isPeriod.test(wordsBeside(sentence, mention.span)) ? mention : undefined,
  )
  const isDeadline = upper.mention.role === 'deadline'
  if (period === undefined || isDeadline) return findingOf('date_lost', placeOf(upper), undefined, 0.85)
  return findingOf('date_to_period', placeOf(upper), placeOf(period), 0.65)
}

/** A sentence may end several periods on one day; that it is lost is told once. */
function isRepeated(day: Day, days: readonly Day[]): boolean {
  return days.find(({ mention }) => mention.value === day.mention.value) !== day
}

/** A period the lower document ends on a day: allowed, and the length then follows from a beginning somebody has to name. */
export function periodsMadeDays(
  lost: readonly TransmissionFinding[],
  asked: Sentence,
  given: readonly Sentence[],
  words: TransmissionWords,
): readonly TransmissionFinding[] {
  return lost.map((finding) => {
    const period = asked.mentions.find(
      (mention): mention is FigureMention =>
        mention.kind === 'figure' && mention.role === 'duration' && mention.span.from === finding.upper?.span.from,
    )
    if (finding.change !== 'figure_lost' || period?.bound !== 'at_most') return finding
    const own = subjectsAround(asked, period.span, ['insurance'], words)
    if (own.size === 0) return finding
    const day = daysOf(given).find((lower) => {
      const other = subjectsAround(lower.sentence, lower.mention.span, ['insurance'], words)
      return other.size === 1 && !areApart(own, other)
    })
    return day === undefined ? finding : findingOf('period_to_date', finding.upper, placeOf(day), 0.7)
  })
}

function daysOf(sentences: readonly Sentence[]): readonly Day[] {
  return standing(sentences, (mention) =>
    mention.kind === 'date' && (mention.role === 'to' || mention.role === 'deadline') ? mention : undefined,
  )
}

function likest(upper: Day, below: readonly Day[], used: ReadonlySet<Day>, words: TransmissionWords): Day | undefined {
  const own = subjectsAround(upper.sentence, upper.mention.span, ['insurance'], words)
  const scored = below.flatMap((lower) => {
    const other = subjectsAround(lower.sentence, lower.mention.span, ['insurance'], words)
    if (areApart(own, other)) return []
    const around = likeness(segmentAround(upper.sentence, upper.mention.span), segmentAround(lower.sentence, lower.mention.span))
    const points = around + (upper.mention.value === lower.mention.value ? 0.4 : 0) + likeness(upper.sentence.text, lower.sentence.text)
    // One day may answer two above, but a free one goes first.
    return [{ lower, points: used.has(lower) ? points - 0.5 : points }]
  })
  return scored.sort((a, b) => b.points - a.points)[0]?.lower
}

const masked = /X/i

function compareOne(upper: Day, lower: Day): TransmissionFinding[] {
  const from = upper.mention.value
  const to = lower.mention.value
  if (from === to) return []
  if (masked.test(to) && !masked.test(from)) return [findingOf('date_masked', placeOf(upper), placeOf(lower), 0.9)]
  if (masked.test(from) !== masked.test(to)) return []
  const isEarlier = to < from
  const change =
    upper.mention.role === 'deadline'
      ? isEarlier
        ? 'deadline_earlier'
        : 'deadline_later'
      : isEarlier
        ? 'period_shortened'
        : 'period_lengthened'
  return [findingOf(change, placeOf(upper), placeOf(lower), 0.8)]
}
