import { type ClauseView, type PlacedFigure, sentenceAt } from '../clause-view.ts'
import type { Desk } from '../draft.ts'
import { OF } from '../script.zh.ts'

/** Figures of one benefit that differ by a grade: one value for each value of an enumeration, or for each threshold reached. */
export type Graded =
  | {
      readonly by: 'enumeration'
      readonly zh: string
      readonly labels: readonly string[]
      /** Who gets the sums, where the text names them behind their grades. */
      readonly of?: string | undefined
      readonly figures: readonly PlacedFigure[]
    }
  | { readonly by: 'tiers'; readonly thresholds: readonly PlacedFigure[]; readonly figures: readonly PlacedFigure[] }

/** The noun a text begins with, up to who or what is said of it. */
function nounAt(text: string): string | undefined {
  return new RegExp(`^([\\u4E00-\\u9FFF]{3,10}?)(?=${OF}|[\\uFF0C,])`).exec(text)?.[1]
}

interface Labels {
  readonly zh: string
  /** What follows the last of them. */
  readonly behind: string
  readonly labels: readonly string[]
}

/** Finds what is graded among the figures of a clause; each figure stands in one grading at most. */
export function gradedFigures(view: ClauseView, figures: readonly PlacedFigure[], desk: Desk): readonly Graded[] {
  const found: Graded[] = []
  let at = 0
  while (at < figures.length) {
    const graded = tiersAt(figures, at) ?? respectively(view, figures, at, desk) ?? labelled(view, figures, at, desk)
    if (graded !== undefined) found.push(graded)
    at += graded === undefined ? 1 : graded.figures.length * (graded.by === 'tiers' ? 2 : 1)
  }
  return found
}

/** "30 people and more: 5; 50 people and more: 10": thresholds that rise, each with its sum. */
function tiersAt(figures: readonly PlacedFigure[], at: number): Graded | undefined {
  const thresholds: PlacedFigure[] = []
  const amounts: PlacedFigure[] = []
  for (let next = at; next + 1 < figures.length; next += 2) {
    const [threshold, amount] = [figures[next], figures[next + 1]]
    const [lastThreshold, lastAmount] = [thresholds.at(-1), amounts.at(-1)]
    if (threshold?.mention.role !== 'threshold' || threshold.mention.bound !== 'at_least' || amount?.mention.role !== 'amount') break
    if (lastThreshold !== undefined && Number(threshold.mention.value) <= Number(lastThreshold.mention.value)) break
    if (lastThreshold !== undefined && threshold.mention.unit !== lastThreshold.mention.unit) break
    if (lastAmount !== undefined && amount.mention.unit !== lastAmount.mention.unit) break
    thresholds.push(threshold)
    amounts.push(amount)
  }
  return amounts.length < 2 ? undefined : { by: 'tiers', thresholds, figures: amounts }
}

/** "For provincial and national ones 100 and 200 respectively". */
function respectively(view: ClauseView, figures: readonly PlacedFigure[], at: number, desk: Desk): Graded | undefined {
  const first = figures[at]
  const sentence = sentenceAt(view, first?.from)
  if (first?.from === undefined || sentence === undefined || !isSum(first)) return undefined
  const previous = figures[at - 1]
  const start = Math.max(sentence.from, previous?.to ?? 0)
  const before = view.text.slice(start, first.from)
  const word = before.lastIndexOf(desk.context.words.respectively)
  if (word < 0) return undefined
  for (const { zh, labels, behind } of labelsIn(before.slice(0, word), desk)) {
    const run = runFrom(figures, at).slice(0, labels.length)
    const isWithin = run.every((figure) => sentenceAt(view, figure.from) === sentence)
    if (labels.length >= 2 && run.length === labels.length && isWithin)
      return { by: 'enumeration', zh, labels, of: nounAt(behind), figures: run }
  }
  return undefined
}

/** "600 for a certificate of level four, 800 for one of level three": each figure behind its grade. */
function labelled(view: ClauseView, figures: readonly PlacedFigure[], at: number, desk: Desk): Graded | undefined {
  const run = runFrom(figures, at)
  const told = run.map((figure, index) => {
    const from = Math.max(run[index - 1]?.to ?? 0, figures[at - 1]?.to ?? 0, sentenceAt(view, figure.from)?.from ?? 0)
    const part = /[^\uFF0C,\u3002\uFF1B;]*$/.exec(view.text.slice(from, figure.from ?? from))?.[0] ?? ''
    return labelsIn(part, desk).filter(({ labels }) => labels.length === 1)
  })
  for (const { zh } of told[0] ?? []) {
    const labels: string[] = []
    for (const each of told) {
      const label = each.find((other) => other.zh === zh)?.labels[0]
      if (label === undefined || labels.includes(label)) break
      labels.push(label)
    }
    if (labels.length >= 2) return { by: 'enumeration', zh, labels, figures: run.slice(0, labels.length) }
  }
  return undefined
}

function isSum({ mention }: PlacedFigure): boolean {
  return mention.role === 'amount' || mention.role === 'rate'
}

/** Sums of one unit right behind each other. */
function runFrom(figures: readonly PlacedFigure[], at: number): readonly PlacedFigure[] {
  const first = figures[at]
  if (first === undefined || !isSum(first)) return []
  const end = figures.findIndex(
    ({ mention }, index) => index > at && (mention.role !== first.mention.role || mention.unit !== first.mention.unit),
  )
  return figures.slice(at, end < 0 ? undefined : end)
}

/** Values of enumerations a text names, for each enumeration it names any of; one said twice over counts once. */
function labelsIn(text: string, { context }: Desk): readonly Labels[] {
  return [...context.plans.vocabulary.enumerations.values()].flatMap(({ zh, values }) => {
    const spellings = values
      .flatMap((value) => [value.zh, ...value.aliases].map((spelling) => [spelling, value.zh] as const))
      .toSorted(([a], [b]) => b.length - a.length)
    const labels: string[] = []
    const pattern = new RegExp(spellings.map(([spelling]) => spelling.replaceAll(/[^\p{L}\p{N}]/gu, '\\$&')).join('|'), 'gu')
    let end = 0
    for (const { 0: spelling, index } of text.matchAll(pattern)) {
      end = index + spelling.length
      const label = spellings.find(([known]) => known === spelling)?.[1]
      if (label !== undefined && !labels.includes(label)) labels.push(label)
    }
    return labels.length === 0 ? [] : [{ zh, labels, behind: text.slice(end) }]
  })
}
