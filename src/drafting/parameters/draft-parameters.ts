import type { FigureMention, Mention } from '../../documents/index.ts'
import { type ClauseView, ofKind, type PlacedChange, type PlacedFigure, type PlacedMention } from '../clause-view.ts'
import type { Desk } from '../draft.ts'
import type { YamlMap } from '../yaml-text.ts'
import { draftDelegatedParameter } from './draft-delegated-parameter.ts'
import { draftEndParameter } from './draft-end-parameter.ts'
import { draftFigureParameter } from './draft-figure-parameter.ts'
import { draftGradedParameter } from './draft-graded-parameter.ts'
import { datesBeside } from './figure-periods.ts'
import { gradedFigures } from './graded-figures.ts'
import type { ParameterBook } from './parameter-book.ts'

/** What was drafted of a clause: names of parameters and the figures, changes and dates they came from. */
export interface ParametersDrafted {
  readonly names: readonly string[]
  readonly taken: ReadonlySet<Mention>
}

const roles: ReadonlySet<FigureMention['role']> = new Set(['amount', 'rate', 'threshold', 'duration', 'age'])

/** The figures of a benefit as parameters: one each, an older value beside the new one where the text changes it. */
export function draftParameters(
  view: ClauseView,
  title: string,
  used: ReadonlySet<Mention>,
  book: ParameterBook,
  desk: Desk,
): ParametersDrafted {
  const names: string[] = []
  const taken = new Set<Mention>()
  const add = (name: string, content: YamlMap) => {
    book.declared.set(name, content)
    names.push(name)
  }
  const figures = ofKind(view, 'figure').filter((placed) => roles.has(placed.mention.role) && !used.has(placed.mention))
  const changes = ofKind(view, 'change')
  const olderValues = new Set(changes.flatMap((change) => olderIn(change, figures)?.mention ?? []))
  const graded = gradedFigures(
    view,
    figures.filter((placed) => !changes.some((change) => contains(change, placed))),
    desk,
  )
  for (const each of graded) {
    const written = draftGradedParameter(view, title, each, names.length + 1, book, desk)
    if (written === undefined) continue
    add(written.name, written.content)
    const both = each.by === 'tiers' ? [...each.figures, ...each.thresholds] : each.figures
    for (const placed of both) {
      taken.add(placed.mention)
      for (const date of datesBeside(view, placed)) taken.add(date.mention)
    }
  }
  for (const placed of figures) {
    if (olderValues.has(placed.mention) || taken.has(placed.mention)) continue
    const change = changes.find((each) => contains(each, placed))
    for (const date of datesBeside(view, placed)) taken.add(date.mention)
    const written = draftFigureParameter(view, title, placed, change, olderIn(change, figures), names.length + 1, book, desk)
    taken.add(placed.mention)
    if (written !== undefined) add(written.name, written.content)
  }
  for (const older of olderValues) taken.add(older)
  for (const change of changes) {
    taken.add(change.mention)
    const end = draftEndParameter(view, title, change, names.length + 1, book, desk)
    if (end !== undefined) add(end.name, end.content)
  }
  if (!figures.some(({ mention }) => mention.role === 'amount' || mention.role === 'rate')) {
    const delegated = draftDelegatedParameter(view, names.length + 1, book, desk)
    if (delegated !== undefined) add(delegated.name, delegated.content)
  }
  return { names, taken }
}

function contains(outer: PlacedMention, inner: PlacedMention): boolean {
  return outer.from !== undefined && inner.from !== undefined && outer.from <= inner.from && inner.to <= outer.to
}

/** The older of the two figures inside a change. */
function olderIn(change: PlacedChange | undefined, figures: readonly PlacedFigure[]): PlacedFigure | undefined {
  if (change === undefined || change.mention.from === undefined) return undefined
  const inside = figures.filter((figure) => contains(change, figure))
  return inside.length < 2 ? undefined : inside[0]
}
