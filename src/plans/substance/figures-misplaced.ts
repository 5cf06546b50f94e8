import { childrenOf, type Node } from '../../rules/index.ts'
import type { Parameter } from '../plan.ts'
import { MULTIPLIERS, ONE_TO_TEN } from '../script.zh.ts'
import { type FigureClaim, type FigureClaims, isFormer } from './figure-claims.ts'
import { type FigureHit, figuresOf, isFigureOfGoal, isSameMeasure, type OwnFigures, type PlanFigure, printed } from './figures-said.ts'
import { heard, piecesHeard } from './heard.ts'
import type { PlanLine } from './list-lines.ts'
import { type Hit, partAt } from './passage.ts'
import { PAUSE } from './script.zh.ts'
import type { Missing, TermsSaid } from './terms-said.ts'

/**
 * A value whose figure the clause gives to something else: two parameters share it while the clause has another of its kind that
 * nobody takes, or the words of the parameter's name stand rather with a figure that nobody takes or that another could trade.
 */
export function misplacedMissing(
  { shape }: Parameter,
  clause: string,
  wanted: readonly PlanFigure[],
  said: TermsSaid,
  claims: FigureClaims,
): readonly Missing[] {
  return wanted.flatMap((figure): readonly Missing[] => {
    const hits = figuresOf(figure, said.passage)
    if (hits.length === 0) return []
    const left = claims.left([figure], clause, said)
    const others = claims.of(clause).filter(({ owner }) => owner !== shape.id)
    const isShared =
      hits.length === 1 && others.some((other) => figuresOf(other.figure, said.passage).some(({ from }) => from === hits[0]?.from))
    const own = Math.max(...hits.map((hit) => heard(shape.zh, hit, said)))
    const better = left.find((hit) => heard(shape.zh, hit, said) > own)
    const other = better ?? (isShared || hits.every((hit) => isFormer(hit, said)) ? left[0] : undefined)
    if (other !== undefined) return [{ kind: 'unused', sought: [printed(other, said.passage)] }]
    const [place] = hits
    const isNearer =
      isShared && place !== undefined && others.some((each) => standsAt(each, place, said) && heard(each.zh, place, said) > own)
    if (isNearer) return [{ kind: 'number', sought: [figure.shown] }]
    return others.some((other) => couldTrade(shape.zh, figure, hits, other, said)) ? [{ kind: 'number', sought: [figure.shown] }] : []
  })
}

/** Whether a figure that a parameter holds stands at a place. */
const standsAt = ({ figure }: FigureClaim, place: Hit, { passage }: TermsSaid): boolean =>
  figuresOf(figure, passage).some(({ from }) => from === place.from)

/** The figure of a goal, where another of its kind stands rather with the words of what the goal counts. */
export function goalMissing(name: string, goal: string, said: TermsSaid): readonly Missing[] {
  const own = said.passage.figures.filter((figure) => isFigureOfGoal(figure, goal))
  const kin = said.passage.figures.filter(({ unit, value }) => value !== undefined && own.some((each) => each.unit === unit))
  // What a goal counts is named in its own part of the sentence, mostly before it.
  const around = (hit: FigureHit) => {
    const part = partAt(said.passage, hit.from)
    const before = Math.max(part.from, ...kin.map(({ to }) => to).filter((to) => to <= hit.from))
    return said.passage.text.slice(before, Math.min(part.to, ...kin.map(({ from }) => from).filter((from) => from >= hit.to)))
  }
  const best = (hits: readonly FigureHit[]) => Math.max(0, ...hits.map((hit) => piecesHeard(name, around(hit), said.marks.common)))
  const others = kin.filter((hit) => !own.includes(hit))
  // Of a list of figures each with what it counts, the item.
  const item = (hit: FigureHit) => {
    const whole = partAt(said.passage, hit.from)
    const before = said.passage.text.slice(whole.from, hit.from).lastIndexOf(PAUSE)
    const after = said.passage.text.slice(hit.to, whole.to).indexOf(PAUSE)
    return said.passage.text.slice(whole.from + before + 1, after < 0 ? whole.to : hit.to + after)
  }
  const bestItem = (hits: readonly FigureHit[]) => Math.max(0, ...hits.map((hit) => piecesHeard(name, item(hit), said.marks.common)))
  if (own.length === 0) return isWrittenOut(goal, said.passage.text) ? [] : [{ kind: 'number', sought: [goal] }]
  const isOther = best(others) > best(own) || (best(others) === best(own) && bestItem(others) > bestItem(own))
  return isOther ? [{ kind: 'number', sought: [goal] }] : []
}

/** Whether a text writes a goal in characters, as one to ten of a power of ten, which the reader may take for a part of a name. */
function isWrittenOut(goal: string, text: string): boolean {
  const powers = [['', 0] as const, ...Object.entries(MULTIPLIERS)].map(([word, size]) => ({ word, size: 10 ** size }))
  const digits = [...ONE_TO_TEN].map((digit, at) => ({ digit, count: at + 1 }))
  return powers.some(({ word, size }) =>
    [...digits, ...(word === '' ? [] : [{ digit: '', count: 1 }])].some(
      ({ digit, count }) => count * size === Number(goal) && text.includes(digit + word),
    ),
  )
}

/** Whether two names would each stand better with the figure of the other. */
function couldTrade(name: string, figure: PlanFigure, hits: readonly FigureHit[], other: FigureClaim, said: TermsSaid): boolean {
  const theirs = figuresOf(other.figure, said.passage).filter(({ unit }) => isSameMeasure(figure, unit))
  if (theirs.length === 0 || other.figure.value === figure.value) return false
  const best = (zh: string, places: readonly FigureHit[]) => Math.max(...places.map((hit) => heard(zh, hit, said)))
  return best(name, theirs) > best(name, hits) && best(other.zh, hits) > best(other.zh, theirs)
}

/** What an amount is reckoned with that the clause does not give: its own values beside other sentences, or another document's beside a figure of the clause that nobody takes. */
export function reckonedMissing(
  nodes: readonly Node[],
  { clause, isRepeated }: PlanLine,
  said: TermsSaid,
  figures: OwnFigures,
  claims: FigureClaims,
): readonly Missing[] {
  const own = new Set(claims.of(clause).map(({ owner }) => owner))
  const parameters = [...new Set(nodes.flatMap(read))]
  const isOwnReckoning = parameters.some((id) => own.has(id))
  return parameters.flatMap((id): readonly Missing[] => {
    const wanted = figures.inForce(id)
    const missing = wanted.filter((figure) => figuresOf(figure, said.passage).length === 0)
    if (wanted.length === 0 || missing.length === 0) return []
    const isOwn = own.has(id)
    const isSilent = figures.of(id).length === 0 && claims.left(wanted, clause, said).length === 0
    if (!isOwn && isSilent && (isRepeated || isOwnReckoning)) return []
    return [{ kind: 'number', sought: missing.map(({ shown }) => shown) }]
  })
}

const read = (node: Node): readonly string[] =>
  node.kind === 'parameter' || node.kind === 'lookup' ? [node.parameter] : node.kind === 'compare' ? [] : childrenOf(node).flatMap(read)
