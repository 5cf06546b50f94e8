import type { Mention } from '../documents/index.ts'
import { type ClauseView, datesIn, ofKind } from './clause-view.ts'
import { wholeDay } from './dates.ts'
import type { Block, Desk } from './draft.ts'
import { type Period, periodOf } from './find-period.ts'
import type { PolicyFound } from './find-policies.ts'
import { mapOf, type YamlMap } from './yaml-text.ts'

/**
 * Stubs that extend policies of the library whose words the clause uses. They are templates themselves, so nothing is paid by them
 * until a person has checked them and takes that line out.
 */
export function draftPolicies(view: ClauseView, found: readonly PolicyFound[], ends: ReadonlySet<Mention>, desk: Desk): readonly Block[] {
  const { spell } = desk
  return found.map((stated): Block => {
    desk.ask('template', view.line, { policy: stated.policy })
    const period = periodStated(view, stated, ends)
    for (const date of ofKind(view, 'date')) if (isIn(period, date.mention)) desk.take(date)
    return {
      kind: 'policy',
      id: '',
      content: mapOf([
        [spell.key('policy', 'extends'), stated.policy],
        [spell.key('policy', 'template'), spell.word('boolean', 'true')],
        [
          spell.key('policy', 'period'),
          periodBlock(period, view.number, desk) ?? periodBlock(desk.effect ?? {}, desk.effect?.clause ?? '', desk),
        ],
      ]),
    }
  })
}

/** The days the clause holds from and to; where it names several, those of the sentences that state the policy. */
function periodStated(view: ClauseView, { sentences }: PolicyFound, ends: ReadonlySet<Mention>): Period {
  const whole = periodOf(ofKind(view, 'date').map(({ mention }) => ({ mention: endingAt(mention, ends) })))
  if (whole.from !== undefined || whole.to !== undefined) return whole
  return periodOf(sentences.flatMap((sentence) => datesIn(view, sentence)).map(({ mention }) => ({ mention: endingAt(mention, ends) })))
}

type DateMention = Extract<Mention, { readonly kind: 'date' }>

function endingAt(mention: DateMention, ends: ReadonlySet<Mention>): DateMention {
  return ends.has(mention) ? { ...mention, role: 'to' } : mention
}

/** A date is told by the first or the last day of a period. One that reads like a deadline is still asked about: only its words make it an end. */
function isIn(period: Period, { role, value }: DateMention): boolean {
  if (role === 'from') return period.from !== undefined && wholeDay(value, 'first') === period.from
  return role === 'to' && period.to !== undefined && wholeDay(value, 'last') === period.to
}

function periodBlock({ from, to }: Period, basis: string, { spell }: Desk): YamlMap | undefined {
  if (from === undefined && to === undefined) return undefined
  return mapOf([
    [spell.key('period', 'from'), from],
    [spell.key('period', 'to'), to],
    [spell.key('period', 'basis'), basis],
  ])
}
