import { pairsOf } from '../orders/as-printed.ts'
import type { FigureHit } from './figures-said.ts'
import { sentenceAt } from './passage.ts'
import type { TermsSaid } from './terms-said.ts'

/** How much of a name is heard around a figure, from the figure of its kind before it in the sentence to the next pause. */
export function heard(name: string, hit: FigureHit, { passage, marks }: TermsSaid): number {
  const sentence = sentenceAt(passage, hit.from)
  const kin = passage.figures.filter(({ unit, from }) => unit === hit.unit && from !== hit.from)
  const from = Math.max(sentence.from, ...kin.filter(({ to }) => to <= hit.from).map(({ to }) => to))
  const pause = passage.text.indexOf(',', hit.to)
  const to = Math.min(pause < 0 ? sentence.to : pause, sentence.to, ...kin.filter((each) => each.from >= hit.to).map((each) => each.from))
  return piecesHeard(name, passage.text.slice(from, to), marks.common)
}

/** How many pieces of a name a text has. */
export function piecesHeard(name: string, text: string, common: readonly string[]): number {
  const pieces = new Set(pairsOf(name))
  return [...pieces].filter((piece) => !common.includes(piece) && text.includes(piece)).length
}
