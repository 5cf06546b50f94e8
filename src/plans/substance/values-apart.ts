import type { Parameter, ParameterEntry } from '../plan.ts'
import type { FigureClaims } from './figure-claims.ts'
import { type FigureHit, figuresOf, isSameMeasure, type OwnFigures, type PlanFigure, printed } from './figures-said.ts'
import { type Hit, sentenceAt } from './passage.ts'
import { type AlternativeHit, runsOfValues } from './runs.ts'
import type { Missing, TermsSaid } from './terms-said.ts'

/** Of a table by classes, the values that the clause gives for another class, and classes that it does not name. */
export function classesMissing(
  parameter: Parameter,
  entry: ParameterEntry,
  said: TermsSaid,
  figures: OwnFigures,
  claims: FigureClaims,
): readonly Missing[] {
  const { shape } = parameter
  const { clause } = entry
  if (shape.kind !== 'table' || shape.key.kind !== 'enumeration') return []
  const { enumeration } = shape.key
  const runs = runsOfValues(enumeration, said.valuesSaid(enumeration), said).flatMap((run) => parted(run, said))
  return figures.byClass(parameter, entry).flatMap(({ code, figure }): readonly Missing[] => {
    const words = said.valueNames(enumeration, code).words
    if (!runs.some((run) => run.some((hit) => hit.code === code))) return [{ kind: 'words', sought: words }]
    const hits = figuresOf(figure, said.passage)
    const classes = (hit: FigureHit) => classesOf(hit, figure, runs, said)
    // A class that is only likened to another has no figures of its own.
    const isGiven = said.passage.figures.some((hit) => isSameMeasure(figure, hit.unit) && classes(hit)?.has(code) === true)
    if (hits.length === 0 || !isGiven) return []
    if (!hits.some((hit) => classes(hit)?.has(code) !== false)) return [{ kind: 'number', sought: [`${words[0] ?? ''}${figure.shown}`] }]
    const left = claims.left([figure], clause, said).find((hit) => classes(hit)?.has(code) === true)
    return left === undefined ? [] : [{ kind: 'unused', sought: [printed(left, said.passage)] }]
  })
}

/**
 * The classes a figure is given for: those named last before it in its sentence, one by one where as many figures follow as classes
 * were named. Undefined where the sentence names none before it.
 */
function classesOf(
  hit: FigureHit,
  figure: PlanFigure,
  runs: readonly (readonly AlternativeHit<bigint>[])[],
  { passage }: TermsSaid,
): ReadonlySet<bigint> | undefined {
  const sentence = sentenceAt(passage, hit.from)
  const before = runs.filter((run) => run.every((each) => sentence.from <= each.from && each.to <= hit.from))
  const run = before.at(-1)
  if (run === undefined) return undefined
  const codes = [...new Set(run.map(({ code }) => code))]
  const next = Math.min(sentence.to, ...runs.map(([first]) => first?.from ?? 0).filter((from) => from > (run[0]?.from ?? 0)))
  const kin = passage.figures
    .filter(({ from, unit }) => (run.at(-1)?.to ?? 0) <= from && from < next && isSameMeasure(figure, unit))
    .sort((a, b) => a.from - b.from)
  const own = kin.findIndex(({ from }) => from === hit.from)
  const [one] =
    codes.length > 1 && new Set(run.map(({ from }) => from)).size >= codes.length && kin.length === codes.length
      ? codes.slice(own, own + 1)
      : []
  return one === undefined ? new Set(codes) : new Set([one])
}

/** Of a table by tiers, the values that the clause gives for another tier. */
export function tiersMissing(
  parameter: Parameter,
  entry: ParameterEntry,
  said: TermsSaid,
  figures: OwnFigures,
  claims: FigureClaims,
): readonly Missing[] {
  const { clause } = entry
  if (entry.value.kind !== 'tiers') return []
  const tiers = figures.byTier(parameter, entry)
  const isOf = (hit: FigureHit, tier: Tier) => isForTier(hit, tier, said)
  return tiers.flatMap((tier): readonly Missing[] => {
    const { figure } = tier
    const edges = [tier.low, tier.high].filter((edge) => edge !== undefined)
    const hits = figuresOf(figure, said.passage)
    const bounds = edges.flatMap((edge) => figuresOf(edge, said.passage))
    const isOfTier = (hit: FigureHit) => {
      const last = lastBefore(hit, edges[0], said)
      return last === undefined || bounds.some(({ from }) => from === last.from)
    }
    if (edges.length === 0 || bounds.length === 0 || hits.length === 0) return []
    if (!hits.some(isOfTier)) return [{ kind: 'number', sought: [figure.shown] }]
    // The clause gives this tier what the plan gives another.
    const isTraded = tiers.some(
      (other) =>
        other.figure.value !== figure.value &&
        figuresOf(other.figure, said.passage).some((hit) => isOf(hit, tier) && !isOf(hit, other)) &&
        !hits.some((hit) => isOf(hit, tier)),
    )
    if (isTraded) return [{ kind: 'number', sought: [figure.shown] }]
    const left = claims.left([figure], clause, said).find((hit) => lastBefore(hit, edges[0], said) !== undefined && isOfTier(hit))
    return left === undefined ? [] : [{ kind: 'unused', sought: [printed(left, said.passage)] }]
  })
}

type Tier = ReturnType<OwnFigures['byTier']>[number]

/** Whether the edge that stands last before a figure bounds one tier: up to it, or from it on. */
function isForTier(hit: FigureHit, { low, high }: Tier, said: TermsSaid): boolean {
  const last = lastBefore(hit, low ?? high, said)
  if (last === undefined) return false
  const isAt = (edge: PlanFigure | undefined) => edge !== undefined && figuresOf(edge, said.passage).some(({ from }) => from === last.from)
  if (UP_TO.includes(last.bound)) return isAt(high)
  return FROM_ON.includes(last.bound) && isAt(low)
}

/** Bounds that speak of what lies below a figure, and of what lies above it. */
const UP_TO: readonly FigureHit['bound'][] = ['at_most', 'ceiling', 'less_than']
const FROM_ON: readonly FigureHit['bound'][] = ['at_least', 'more_than']

/**
 * Edges of tiers that the clause gives to the other tier: up to a figure and over it leave it below, from it on and under it leave it
 * above.
 */
export function edgesMissing(parameter: Parameter, entry: ParameterEntry, said: TermsSaid, figures: OwnFigures): readonly Missing[] {
  return figures.edgesOf(parameter, entry).flatMap(({ edge, isBelow }): readonly Missing[] => {
    const hits = figuresOf(edge, said.passage)
    const other = isBelow ? ABOVE : BELOW
    const [first] = hits
    if (first === undefined || !hits.every(({ bound }) => other.includes(bound))) return []
    return [{ kind: 'bound', sought: [printed(first, said.passage)] }]
  })
}

/** Bounds that leave a figure to the tier below it, and those that leave it to the tier above. */
const BELOW: readonly FigureHit['bound'][] = ['at_most', 'ceiling', 'more_than']
const ABOVE: readonly FigureHit['bound'][] = ['at_least', 'less_than']

/** The figure of a kind that stands last before a place in its sentence. */
function lastBefore(place: Hit, kind: PlanFigure | undefined, { passage }: TermsSaid): FigureHit | undefined {
  if (kind === undefined) return undefined
  const sentence = sentenceAt(passage, place.from)
  return passage.figures
    .filter(({ from, to, unit }) => sentence.from <= from && to <= place.from && isSameMeasure(kind, unit))
    .sort((a, b) => a.from - b.from)
    .at(-1)
}

/** A list of classes, parted where a figure stands between two of them. */
function parted(run: readonly AlternativeHit<bigint>[], { passage }: TermsSaid): readonly (readonly AlternativeHit<bigint>[])[] {
  const parts: AlternativeHit<bigint>[][] = []
  for (const hit of run) {
    const last = parts.at(-1)
    const end = last?.at(-1)?.to ?? 0
    if (last !== undefined && !passage.figures.some(({ from, to }) => end <= from && to <= hit.from)) last.push(hit)
    else parts.push([hit])
  }
  return parts
}
