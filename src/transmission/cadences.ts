import type { CadenceMention } from '../documents/index.ts'
import { placeOf, type Standing, standing } from './context.ts'
import { findingOf, type TransmissionFinding } from './findings.ts'
import type { Sentence } from './sentences.ts'

type Rhythm = Standing<CadenceMention>

/** Days a period has at most, to tell which of two rhythms is denser. */
const lengths: Readonly<Record<Exclude<CadenceMention['every'], 'unstated'>, number>> = {
  day: 1,
  week: 7,
  ten_days: 10,
  month: 31,
  quarter: 92,
  half_year: 184,
  year: 366,
}

/**
 * What happened to what is due again and again. A lower office must be through before the upper one is asked,
 * so that an earlier day is the usual thing, the same day leaves no time and a later one cannot be kept.
 */
export function compareCadences(asked: Sentence, given: readonly Sentence[], near: readonly Sentence[]): TransmissionFinding[] {
  const above = rhythmsOf([asked])
  const below = rhythmsOf(given)
  const dated = above.filter(({ mention }) => mention.dueDay !== undefined)
  // "Monthly, by the tenth of each month" is one rhythm said twice.
  const told = dated.length > 0 ? dated : above
  if (told.length === 0) return rhythmsOf(near).map((lower) => findingOf('cadence_added', undefined, placeOf(lower), 0.7))
  return told.flatMap((upper) => compareOne(upper, below))
}

function compareOne(upper: Rhythm, below: readonly Rhythm[]): TransmissionFinding[] {
  const [lower] = below.toSorted((a, b) => closeness(b, upper) - closeness(a, upper))
  if (lower === undefined) return [findingOf('cadence_lost', placeOf(upper), undefined, 0.8)]
  const apart = lengthOf(lower) - lengthOf(upper)
  if (apart !== 0) return [findingOf(apart < 0 ? 'cadence_denser' : 'cadence_rarer', placeOf(upper), placeOf(lower), 0.75)]
  const { dueDay } = upper.mention
  if (dueDay === undefined) return []
  const given = lower.mention.dueDay
  if (given === undefined) return [findingOf('cadence_lost', placeOf(upper), placeOf(lower), 0.7)]
  const change = given < dueDay ? 'cadence_earlier' : given > dueDay ? 'cadence_later' : 'cadence_same_day'
  return [findingOf(change, placeOf(upper), placeOf(lower), 0.9, dueDay - given)]
}

function closeness({ mention }: Rhythm, upper: Rhythm): number {
  const sameLength = mention.every === upper.mention.every ? 2 : 0
  return sameLength + ((mention.dueDay === undefined) === (upper.mention.dueDay === undefined) ? 1 : 0)
}

function lengthOf({ mention }: Rhythm): number {
  return mention.every === 'unstated' ? Number.POSITIVE_INFINITY : lengths[mention.every]
}

/** Regularly and no more is no rhythm that could be kept or broken. */
function rhythmsOf(sentences: readonly Sentence[]): readonly Rhythm[] {
  return standing(sentences, (mention) => (mention.kind === 'cadence' && mention.every !== 'unstated' ? mention : undefined))
}
