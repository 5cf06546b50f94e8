import type { Mention } from '../documents/index.ts'
import { longestPeriod } from '../plans/index.ts'
import type { ClauseView, PlacedFigure } from './clause-view.ts'
import type { Desk } from './draft.ts'
import { mapOf, type YamlMap } from './yaml-text.ts'

type Cadence = Extract<Mention, { readonly kind: 'cadence' }>

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
  const dueDay = isDue && isWithin(cadence.dueDay, longestPeriod[cadence.every]) ? cadence.dueDay : undefined
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
