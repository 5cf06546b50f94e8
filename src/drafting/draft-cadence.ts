import type { Mention } from '../documents/index.ts'
import type { ClauseView, PlacedFigure } from './clause-view.ts'
import type { Desk } from './draft.ts'
import { mapOf, type YamlMap } from './yaml-text.ts'

type Cadence = Extract<Mention, { readonly kind: 'cadence' }>

/** Days the longest period of a kind has; a later day cannot be one of it. */
const longest: Readonly<Record<Cadence['every'], number>> = {
  day: 1,
  week: 7,
  ten_days: 11,
  month: 31,
  quarter: 92,
  half_year: 184,
  year: 366,
  unstated: 0,
}

/** A rhythm as the plan format writes it. What the text does not settle stays open there. */
export function draftCadence(
  cadence: Cadence,
  desk: Desk,
  more: {
    readonly from?: string | undefined
    readonly to?: string | undefined
    readonly about?: 'previous' | 'current' | undefined
    readonly times?: number | undefined
  } = {},
): YamlMap {
  const { spell } = desk
  const key = (id: string) => spell.key('cadence', id)
  const isDue = cadence.every !== 'unstated'
  const dueDay = isDue && isWithin(cadence.dueDay, longest[cadence.every]) ? cadence.dueDay : undefined
  const afterEnd = isDue && dueDay === undefined && isWithin(cadence.dueDaysAfterEnd, 366) ? cadence.dueDaysAfterEnd : undefined
  return mapOf([
    [key('every'), spell.word('every', cadence.every)],
    [key('due_day'), dueDay],
    [key('due_after_end'), afterEnd],
    [key('about'), dueDay === undefined || more.about === undefined ? undefined : spell.word('about', more.about)],
    [key('times'), more.times],
    [key('from'), more.from],
    [key('to'), more.to],
  ])
}

function isWithin(day: number | undefined, most: number): boolean {
  return day !== undefined && Number.isInteger(day) && day >= 1 && day <= most
}

/** "Once a quarter" is a rhythm, not a number aimed at. */
export function isRhythm(view: ClauseView, { mention, from = 0 }: PlacedFigure, desk: Desk): boolean {
  const times = desk.context.plans.vocabulary.units.get('time')?.zh
  return mention.unit === times && desk.context.words.timesOfRhythm.test(view.text.slice(0, from))
}
