import type { FigureMention } from '../../documents/index.ts'
import type { ClauseView, PlacedFigure } from '../clause-view.ts'
import type { Desk } from '../draft.ts'
import { mapOf, type YamlMap } from '../yaml-text.ts'

/** One value of a parameter: how long it holds, where it is told, how sure it is. */
export function valueEntry(
  view: ClauseView,
  { mention }: PlacedFigure,
  value: string,
  more: { readonly from?: string | undefined; readonly to?: string | undefined; readonly confidence?: 'low' | undefined },
  desk: Desk,
): YamlMap {
  const { spell } = desk
  const level = more.confidence ?? (mention.confidence >= 0.95 ? undefined : mention.confidence >= 0.7 ? 'medium' : 'low')
  return mapOf([
    [spell.key('parameter_value', 'from'), more.from],
    [spell.key('parameter_value', 'to'), more.to],
    [spell.key('parameter_value', 'basis'), view.number],
    [spell.key('parameter_value', 'confidence'), level === undefined ? undefined : spell.word('confidence', level)],
    [spell.key('parameter_value', 'value'), cellOf(mention, value, desk)],
  ])
}

/** A value that may be less is written as one. */
export function cellOf({ bound, role }: FigureMention, value: string, { spell }: Desk): string {
  const isCeiling = (bound === 'ceiling' || bound === 'at_most') && (role === 'amount' || role === 'rate' || role === 'duration')
  return isCeiling ? `${spell.word('cell', 'ceiling')} ${value}` : value
}
