import { childrenOf, type Node } from '../../rules/index.ts'
import { figuresOf, type OwnFigures, printed } from './figures-said.ts'
import type { Hit } from './passage.ts'
import type { Missing, TermsSaid } from './terms-said.ts'

/** Days or months that a line counts on from a day where its clause counts back, or back where it counts on. */
export function daysAddedMissing(node: Node, said: TermsSaid, figures: OwnFigures): readonly Missing[] {
  const inner = childrenOf(node).flatMap((child) => daysAddedMissing(child, said, figures))
  if (node.kind !== 'date' || (node.function !== 'add_days' && node.function !== 'add_months')) return inner
  const { text } = said.passage
  const before = ({ from }: Hit) => text.slice(Math.max(0, from - FAR), from)
  const isAhead = (hit: Hit) =>
    said.marks.ahead.some((word) => before(hit).endsWith(word)) || said.marks.before_day.some((word) => text.startsWith(word, hit.to))
  const isAfter = (hit: Hit) => said.marks.within.some((word) => text.startsWith(word, hit.to))
  const wrong = node.arguments
    .flatMap((argument) => signed(argument))
    .flatMap(({ parameter, isNegative }) => {
      const hits = figures.inForce(parameter).flatMap((figure) => figuresOf(figure, said.passage))
      const [first] = hits
      if (first === undefined) return []
      const isOther = isNegative ? (hit: Hit) => isAfter(hit) && !isAhead(hit) : (hit: Hit) => isAhead(hit)
      return hits.every(isOther) ? [{ kind: 'bound' as const, sought: [printed(first, said.passage)] }] : []
    })
  return [...wrong, ...inner]
}

/** Characters before a term that may say that it is counted back. */
const FAR = 4

/** The parameters of a sum, each with whether it is taken off. */
function signed(node: Node, isNegative = false): readonly { readonly parameter: string; readonly isNegative: boolean }[] {
  if (node.kind === 'parameter') return [{ parameter: node.parameter, isNegative }]
  if (node.kind !== 'arithmetic') return []
  const [left, ...rest] = childrenOf(node)
  const isTakenOff = node.operator === '-'
  return [...(left === undefined ? [] : signed(left, isNegative)), ...rest.flatMap((each) => signed(each, isTakenOff !== isNegative))]
}
