import type { FigureMention } from '../../documents/index.ts'
import type { CompareNode, Node, Vocabulary } from '../../rules/index.ts'
import { childrenOf } from '../../rules/index.ts'
import type { Parameter, ParameterEntry } from '../plan.ts'
import { cellsOfEntry } from '../read/read-parameters.ts'
import { decimal } from '../read/read-values.ts'
import { findAny, type Hit, type Passage, sentenceAt } from './passage.ts'
import type { Missing, Saying, TermsSaid } from './terms-said.ts'

/** A figure a plan holds: as a plain number, and in the unit it is written in. */
export interface PlanFigure {
  readonly value: string
  /** As printed, what is counted; none for shares. */
  readonly unit: string
  readonly shown: string
  /** Whether it is an upper limit that others fill in, a sum as it is, or no sum at all. */
  readonly standing: 'ceiling' | 'set' | undefined
  /** Every word for a unit, so that one thing is not taken for another; years by their own, because plans count terms in months. */
  readonly units: { readonly all: ReadonlySet<string>; readonly year: string; readonly month: string }
}

/** A figure of the passage, with how it bounds. */
export type FigureHit = FigureMention & Hit

/** The figures that a plan's own document gives its parameters; what the documents above give is theirs to show. */
export class OwnFigures {
  private readonly plan: string
  private readonly parameters: ReadonlyMap<string, Parameter>
  private readonly vocabulary: Vocabulary

  constructor(plan: string, parameters: ReadonlyMap<string, Parameter>, vocabulary: Vocabulary) {
    this.plan = plan
    this.parameters = parameters
    this.vocabulary = vocabulary
  }

  /** Figures of a parameter, by its id, in any period. */
  of(id: string): readonly PlanFigure[] {
    const parameter = [...this.parameters.values()].find(({ shape }) => shape.id === id)
    return parameter === undefined
      ? []
      : parameter.entries.filter(({ plan }) => plan === this.plan).flatMap((entry) => this.ofEntry(parameter, entry))
  }

  /** Figures of a parameter by its id: those of the plan's document, or those it leaves to the documents above. */
  inForce(id: string): readonly PlanFigure[] {
    const parameter = [...this.parameters.values()].find(({ shape }) => shape.id === id)
    if (parameter === undefined || parameter.entries.some(({ plan }) => plan === this.plan)) return this.of(id)
    return parameter.entries.flatMap((entry) => this.ofEntry(parameter, entry))
  }

  /** Figures of one value, the bounds of its tiers included; nothing that stands for none. */
  ofEntry(parameter: Parameter, entry: ParameterEntry): readonly PlanFigure[] {
    const { shape } = parameter
    if (shape.kind === 'text_list' || shape.type.kind !== 'number') return []
    const { scale, dimension } = shape.type
    const isSum = dimension === '' || dimension.startsWith('yuan')
    const cells = cellsOfEntry(entry.value).flatMap(({ value, standing }) =>
      value === undefined || value === 0n
        ? []
        : [this.figure(value, scale, dimension, isSum && standing !== 'delegated' ? standing : undefined)],
    )
    if (entry.value.kind !== 'tiers') return cells
    const { tiers, scale: keyScale } = entry.value
    const key = shape.kind === 'table' && shape.key.kind === 'tiers' ? shape.key.dimension : ''
    const edges = tiers.flatMap(({ low, high }) => [low, high]).filter((edge) => edge !== undefined && edge !== 0n)
    return [...cells, ...[...new Set(edges)].map((edge) => this.figure(edge ?? 0n, keyScale, key))]
  }

  /** Figures of one value of a table by an enumeration, each with the code of its row. */
  byClass({ shape }: Parameter, { value }: ParameterEntry): readonly { readonly code: bigint; readonly figure: PlanFigure }[] {
    if (shape.kind === 'text_list' || shape.type.kind !== 'number' || value.kind !== 'codes') return []
    const { scale, dimension } = shape.type
    return [...value.cells].flatMap(([code, cell]) =>
      cell.value === undefined || cell.value === 0n ? [] : [{ code, figure: this.figure(cell.value, scale, dimension) }],
    )
  }

  /** Figures of one value of a table by tiers, each with the edges of its tier. */
  byTier(
    { shape }: Parameter,
    { value }: ParameterEntry,
  ): readonly { readonly low: PlanFigure | undefined; readonly high: PlanFigure | undefined; readonly figure: PlanFigure }[] {
    if (shape.kind !== 'table' || shape.type.kind !== 'number' || value.kind !== 'tiers') return []
    const { scale, dimension } = shape.type
    const key = shape.key.kind === 'tiers' ? shape.key.dimension : ''
    return value.tiers.flatMap(({ low, high, cell }) => {
      if (cell.value === undefined || cell.value === 0n) return []
      const edge = (bound: bigint | undefined) => (bound === undefined || bound === 0n ? undefined : this.figure(bound, value.scale, key))
      return [{ low: edge(low), high: edge(high), figure: this.figure(cell.value, scale, dimension) }]
    })
  }

  /** Figures at which one tier of a table ends, and whether the tier below has them. */
  edgesOf({ shape }: Parameter, { value }: ParameterEntry): readonly { readonly edge: PlanFigure; readonly isBelow: boolean }[] {
    if (shape.kind !== 'table' || shape.key.kind !== 'tiers' || value.kind !== 'tiers') return []
    const { dimension } = shape.key
    return value.tiers.flatMap(({ high, isHighInclusive }) =>
      high === undefined || high === 0n ? [] : [{ edge: this.figure(high, value.scale, dimension), isBelow: isHighInclusive }],
    )
  }

  /** So many months, as a figure of the plan. */
  months(count: number): PlanFigure {
    return this.figure(BigInt(count), 0, 'month')
  }

  /** One of what a dimension measures. */
  one(dimension: string): PlanFigure {
    return this.figure(1n, 0, dimension)
  }

  private figure(value: bigint, scale: number, dimension: string, standing?: PlanFigure['standing']): PlanFigure {
    const plainValue = decimal(value, scale)
    const zh = (id: string) => this.vocabulary.units.get(id)?.zh ?? ''
    const unit = zh(dimension.split(/[/.]/)[0] ?? '')
    return {
      value: plainValue,
      unit,
      standing,
      units: { all: new Set([...this.vocabulary.units.values()].map((each) => each.zh)), year: zh('year'), month: zh('month') },
      shown: dimension === '' ? `${decimal(value, Math.max(0, scale - 2))}%` : `${plainValue}${unit}`,
    }
  }
}

/** A figure as the passage prints it. */
export const printed = ({ from, to }: Hit, { text }: Passage): string => text.slice(from, to)

/** Where the passage gives a figure: as the reader of documents finds it, whatever unit it is printed in. */
export function figuresOf(wanted: PlanFigure, passage: Passage): readonly FigureHit[] {
  return passage.figures.filter((figure) => figure.value !== undefined && plainFigure(figure, wanted) === wanted.value)
}

/** Whether what is printed with a unit is of the kind a figure of the plan is. */
export function isSameMeasure({ unit: wanted, units }: PlanFigure, unit: string): boolean {
  if (unit === '%' || wanted === '') return unit === '%' && wanted === ''
  const counted = unit.split(/[/\u00B7]/)[0] ?? ''
  return counted === wanted || (wanted === units.month && counted === units.year)
}

/** A printed figure as a plain number in the unit of the plan's; undefined where it counts something else. */
function plainFigure({ value = '', unit }: FigureMention, { unit: wanted, units }: PlanFigure): string | undefined {
  if (unit === '%') return wanted === '' ? shifted(value, 2) : undefined
  const counted = unit.split(/[/\u00B7]/)[0] ?? ''
  if (wanted === units.month && counted === units.year) return /^\d+$/.test(value) ? String(Number(value) * MONTHS) : undefined
  return units.all.has(counted) && counted !== wanted ? undefined : shifted(value, 0)
}

const MONTHS = 12

/** A decimal text with its point moved to the left and no zeros at its end. */
function shifted(value: string, places: number): string {
  const [whole = '0', fraction = ''] = value.split('.')
  return decimal(BigInt(whole + fraction), fraction.length + places)
}

type Bound = FigureMention['bound']

/** Ways a figure may bound where a plan compares with it like this; what counts what came before stops one short of an upper limit. */
const fitting: Readonly<Record<string, readonly Bound[]>> = {
  '>=': ['at_least', 'exactly', 'about'],
  '>': ['more_than', 'exactly', 'about'],
  '<=': ['at_most', 'ceiling', 'exactly', 'about'],
  '<': ['less_than', 'at_most', 'ceiling', 'exactly', 'about'],
  '=': ['exactly', 'at_least', 'at_most', 'ceiling', 'about'],
  '!=': ['exactly', 'about'],
}

const mirrored: Readonly<Record<string, string>> = { '>=': '<=', '>': '<', '<=': '>=', '<': '>' }
const negated: Readonly<Record<string, string>> = { '>=': '<', '>': '<=', '<=': '>', '<': '>=', '=': '!=', '!=': '=' }

/** Says so where every place of the figure bounds it the other way. */
export function boundMissing(
  node: CompareNode,
  parameter: string,
  found: readonly FigureHit[],
  said: TermsSaid,
  how: Saying,
): readonly Missing[] {
  const isRight = holds(node.right, parameter)
  const written = isRight ? node.operator : (mirrored[node.operator] ?? node.operator)
  const operator = how === 'said' ? written : (negated[written] ?? written)
  const { text } = said.passage
  const isWithin = ({ from, to }: FigureHit) =>
    said.marks.within.some((word) => text.startsWith(word, to)) ||
    said.marks.extended.some((word) => new RegExp(`${word}$`).test(text.slice(Math.max(0, from - BEFORE), from)))
  const isReached = ({ from }: FigureHit) =>
    said.marks.reached.some((word) => new RegExp(`${word}$`).test(text.slice(Math.max(0, from - BEFORE), from)))
  const fits = (figure: FigureHit) => {
    // How long somebody has for something is an upper limit, however the figure itself is written.
    if (isWithin(figure) && figure.bound === 'exactly') return (fitting[operator] ?? []).includes('at_most')
    if (isReached(figure) && figure.bound === 'exactly') return (fitting[operator] ?? []).includes('at_least')
    if (figure.bound === undefined || (fitting[operator] ?? []).includes(figure.bound)) return true
    // Who is refused is bounded the other way round.
    const { from, to } = sentenceAt(said.passage, figure.from)
    const isRefusal = (word: string) => {
      const at = text.slice(from, to).lastIndexOf(word) + from
      // What is given before somebody else is refused is not refused.
      return at >= from && !findAny(said.passage, said.marks.pays, []).some((hit) => figure.to <= hit.from && hit.to <= at)
    }
    return said.marks.refusal.some(isRefusal)
  }
  return found.some(fits) ? [] : [{ kind: 'bound', sought: [said.passage.text.slice(found[0]?.from ?? 0, (found[0]?.to ?? 0) + 2)] }]
}

/** Characters before a figure that may say how it bounds. */
const BEFORE = 8

function holds(node: Node, parameter: string): boolean {
  return (node.kind === 'parameter' && node.parameter === parameter) || childrenOf(node).some((child) => holds(child, parameter))
}

/** Whether a printed figure is the plain number of a goal, in the unit of its indicator or in ten thousands of it. */
export function isFigureOfGoal({ value, unit }: Pick<FigureMention, 'value' | 'unit'>, goal: string): boolean {
  const number = Number(value)
  const same = (each: number) => Math.abs(each - Number(goal)) < 1e-9
  return value !== undefined && [number, number * TEN_THOUSAND, unit === '%' ? number / HUNDRED : number].some(same)
}

const TEN_THOUSAND = 10_000
const HUNDRED = 100
