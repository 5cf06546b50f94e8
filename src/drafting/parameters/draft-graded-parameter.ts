import { knownUnit } from '../choose-unit.ts'
import type { ClauseView } from '../clause-view.ts'
import type { Desk } from '../draft.ts'
import { sentences } from '../messages.zh.ts'
import { readable } from '../read-decimal.ts'
import { mapOf, type YamlValue } from '../yaml-text.ts'
import { periodBeside } from './figure-periods.ts'
import type { Graded } from './graded-figures.ts'
import type { ParameterBook, ParameterDrafted } from './parameter-book.ts'
import { nameOf } from './parameter-names.ts'
import { typedValue } from './parameter-values.ts'
import { joined, qualified } from './qualify-name.ts'
import { writeParameter } from './write-parameter.ts'
import { cellOf } from './write-value.ts'

/** One parameter for sums that differ by a grade: a table by an enumeration, or tiers by a threshold. */
export function draftGradedParameter(
  view: ClauseView,
  title: string,
  graded: Graded,
  index: number,
  book: ParameterBook,
  desk: Desk,
): ParameterDrafted | undefined {
  const { spell } = desk
  const [first] = graded.figures
  const last = graded.figures.at(-1)
  if (first === undefined || last === undefined) return undefined
  const line = view.lineAt(first.from)
  const typed = graded.figures.map(({ mention }) => typedValue(mention, line, desk))
  const [kind] = typed
  // A share above the whole needs a range of its own, which only a single value gets.
  const isAlike = (each: (typeof typed)[number]) => each?.type === kind?.type && each?.unit === kind?.unit && each?.range === undefined
  if (kind === undefined || !typed.every(isAlike)) return undefined
  const cells = graded.figures.map(({ mention }, at) => cellOf(mention, typed[at]?.value ?? '', desk))
  const limits = graded.by === 'tiers' ? graded.thresholds.map(({ mention }) => readable(mention.value)) : []
  if (limits.includes(undefined)) return undefined
  const wanted = nameOf(view, title, last, desk)
  const subject = graded.by === 'enumeration' ? graded.of : undefined
  const name = book.name(subject === undefined ? qualified(view, title, undefined, wanted, book, desk) : joined(subject, wanted), desk)
  const unit = graded.by === 'tiers' ? knownUnit(graded.thresholds[0]?.mention.unit ?? '', line, desk) : ''
  const key = graded.by === 'tiers' ? `${spell.word('key_kind', 'tiers')} ${unit}` : graded.zh
  const grades: readonly (readonly [string, YamlValue])[] =
    graded.by === 'tiers'
      ? [
          [
            spell.key('parameter_value', 'tiers'),
            [
              // Tiers leave no gap; a text that rises from a threshold grants nothing below it.
              mapOf([
                [spell.key('tier', 'below'), limits[0]],
                [spell.key('parameter_value', 'value'), 0],
              ]),
              ...cells.map((cell, at) =>
                mapOf([
                  [spell.key('tier', 'at_least'), limits[at]],
                  [spell.key('tier', 'below'), limits[at + 1]],
                  [spell.key('parameter_value', 'value'), cell],
                ]),
              ),
            ],
          ],
        ]
      : [[spell.key('parameter_value', 'table'), mapOf(graded.labels.map((label, at) => [label, cells[at]]))]]
  const { from, to } = periodBeside(view, first)
  const value = mapOf([
    [spell.key('parameter_value', 'from'), from],
    [spell.key('parameter_value', 'to'), to],
    [spell.key('parameter_value', 'basis'), view.number],
    [spell.key('parameter_value', 'confidence'), spell.word('confidence', 'medium')],
    ...grades,
  ])
  const head = { id: book.id(`p_${view.key}_${index}`, desk), type: kind.type, unit: kind.unit, key }
  return writeParameter(name, head, { note: graded.by === 'tiers' ? sentences.belowLowest : undefined, values: [value] }, desk)
}
