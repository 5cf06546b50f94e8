import type { FigureMention, Mention } from '../../documents/index.ts'
import { takeDates } from '../account/take-dates.ts'
import {
  type ClauseView,
  ofKind,
  type PlacedChange,
  type PlacedFigure,
  type PlacedMention,
  type Sentence,
  sentenceAt,
} from '../clause-view.ts'
import type { Desk } from '../draft.ts'
import { isGoalSentence } from '../is-goal.ts'
import { textsIn } from '../yaml-text.ts'
import { draftDelegatedParameter } from './draft-delegated-parameter.ts'
import { draftEndParameter } from './draft-end-parameter.ts'
import { draftFigureParameter } from './draft-figure-parameter.ts'
import { draftGradedParameter } from './draft-graded-parameter.ts'
import { gradedFigures } from './graded-figures.ts'
import type { ParameterBook, ParameterDrafted } from './parameter-book.ts'

/** What was drafted of a clause. */
export interface ParametersDrafted {
  readonly names: readonly string[]
  /** Sentences whose figures are parameters now. */
  readonly sentences: ReadonlySet<Sentence>
  /** Sums of money alone, by what they were read from: what a payment may be capped by. */
  readonly sums: ReadonlyMap<Mention, string>
  /** Every figure that is a parameter of its own. */
  readonly figures: ReadonlyMap<Mention, string>
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
  const sentences = new Set<Sentence>()
  const sums = new Map<Mention, string>()
  const single = new Map<Mention, string>()
  const written = new Set<Mention>()
  const add = ({ name, content }: ParameterDrafted, from: readonly PlacedMention[]) => {
    book.declared.set(name, content)
    names.push(name)
    for (const placed of from) {
      written.add(placed.mention)
      take(view, placed, [name, ...textsIn(content)], desk)
      const sentence = sentenceAt(view, placed.from)
      if (sentence !== undefined) sentences.add(sentence)
    }
  }
  const figures = ofKind(view, 'figure').filter((placed) => isOfBenefit(view, placed, desk) && !used.has(placed.mention))
  const changes = ofKind(view, 'change')
  const olderValues = new Set(changes.flatMap((change) => olderIn(change, figures)?.mention ?? []))
  const alone = figures.filter((placed) => !changes.some((change) => contains(change, placed)))
  for (const each of gradedFigures(view, alone, desk)) {
    const drafted = draftGradedParameter(view, title, each, names.length + 1, book, desk)
    if (drafted !== undefined) add(drafted, each.by === 'tiers' ? [...each.figures, ...each.thresholds] : each.figures)
  }
  for (const placed of figures) {
    if (olderValues.has(placed.mention) || written.has(placed.mention)) continue
    const change = changes.find((each) => contains(each, placed))
    const older = olderIn(change, figures)
    const drafted = draftFigureParameter(view, title, placed, change, older, names.length + 1, book, desk)
    if (drafted === undefined) continue
    single.set(placed.mention, drafted.name)
    add(drafted, change === undefined || drafted.tellsChange !== true ? [placed] : [placed, change])
    if (placed.mention.role === 'amount' && !placed.mention.unit.includes('/')) sums.set(placed.mention, drafted.name)
  }
  for (const change of changes) {
    const end = draftEndParameter(view, title, change, names.length + 1, book, desk)
    if (end !== undefined) add(end, [change])
  }
  if (!figures.some(({ mention }) => mention.role === 'amount' || mention.role === 'rate')) {
    const delegated = draftDelegatedParameter(view, names.length + 1, book, desk)
    if (delegated !== undefined) add(delegated.parameter, [delegated.from])
  }
  return { names, sentences, sums, figures: single }
}

/** How long the document itself holds, and within how many working days an office acts, are no figures of a benefit. */
function isOfBenefit(view: ClauseView, { mention, from }: PlacedFigure, desk: Desk): boolean {
  const { documentValidity, procedureTimes, scored } = desk.context.words
  const sentence = sentenceAt(view, from)
  if (!roles.has(mention.role) || documentValidity.test(sentence?.text ?? '') || scored.test(sentence?.text ?? '')) return false
  // A sum to be spent in all is nobody's due.
  if (mention.role === 'amount' && sentence !== undefined && isGoalSentence(view, sentence, desk)) return false
  return mention.role !== 'duration' || !procedureTimes.test(mention.unit)
}

/** A parameter tells the figure or the change it was read from, days of its sentence, and words beside it that stand in its name. */
function take(view: ClauseView, placed: PlacedMention, written: readonly string[], desk: Desk): void {
  if (placed.mention.kind !== 'discretion') desk.take(placed)
  const sentence = sentenceAt(view, placed.from)
  if (sentence === undefined) return
  desk.take(partAt(view, sentence, placed), written)
  takeDates(view, sentence, written, desk)
}

/** The part of a sentence, between its commas, that a figure stands in. */
function partAt(view: ClauseView, sentence: Sentence, { from = 0, to }: PlacedMention): { readonly from: number; readonly to: number } {
  const before = /[^\uFF0C,\uFF1A:]*$/.exec(view.text.slice(sentence.from, from))?.[0].length ?? 0
  const behind = /^[^\uFF0C,\uFF1A:]*/.exec(view.text.slice(to, sentence.to))?.[0].length ?? 0
  return { from: from - before, to: to + behind }
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
