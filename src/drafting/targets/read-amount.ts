import { knownUnit, unitNamed } from '../choose-unit.ts'
import { type ClauseView, type PlacedFigure, wordsOf } from '../clause-view.ts'
import type { Desk } from '../draft.ts'
import { sentences } from '../messages.zh.ts'
import { readable, shifted } from '../read-decimal.ts'
import { percentOf } from '../read-percent.ts'

/** A value and its unit as the plan format writes them; a figure without a number is a base to compare with. */
export interface Amount {
  readonly value: string | undefined
  readonly written: string | undefined
  readonly base: string | undefined
  /** Unit of the indicator. */
  readonly unit: string
}

/** What a target aims at. */
export function amountOf(view: ClauseView, placed: PlacedFigure, desk: Desk): Amount {
  const { mention } = placed
  const line = view.lineAt(placed.from)
  const text = wordsOf(view, placed)
  const share = percentOf(mention, desk)
  const isShare = mention.unit in desk.context.words.percentScales
  const value = readable(mention.value)
  if (value === undefined) {
    if (mention.value === undefined && mention.unit === '') desk.ask('base_target', line, { base: text })
    else desk.ask('figure_unreadable', line, { text })
    return { value: undefined, written: undefined, base: sentences.baseOf(text), unit: isShare ? '%' : unitNamed('piece', desk) }
  }
  if (share !== undefined) return { value: `${share.value}%`, written: undefined, base: undefined, unit: '%' }
  const isPerson = mention.unit === '' && desk.context.words.people.test(mention.indicator?.value ?? '')
  const unit = isPerson ? unitNamed('person', desk) : knownUnit(mention.unit, line, desk)
  const [number, multiplier] = multiplied(value, desk)
  return { value: number, written: `${multiplier}${unit}`, base: undefined, unit }
}

/** Thousands of thousands are written with the words for large numbers where that leaves few digits. */
function multiplied(value: string, desk: Desk): readonly [string, string] {
  const { spell } = desk
  for (const [power, id] of [
    [8, 'hundred_million'],
    [4, 'ten_thousand'],
  ] as const) {
    const small = shifted(value, -power)
    if (!value.includes('.') && Number(small) >= 1 && (small.split('.')[1]?.length ?? 0) <= 4) return [small, spell.word('multiplier', id)]
  }
  return [value, '']
}
