import { formatDate } from '../kernel/calendar.ts'
import type { PlanSet, Variant } from '../plans/index.ts'
import {
  type BoundParameter,
  type BoundValue,
  type Cell,
  definitionBody,
  type Node,
  type Origin,
  type PrintNames,
  printNode,
  type Tier,
} from '../rules/index.ts'
import { causeNames, formatValue, trimmed, unitText } from '../screening/index.ts'
import { whyWords } from './words.zh.ts'

/** A clause of a plan. */
export interface ClauseAt {
  readonly plan: string
  readonly clause: string
}

/** A clause as the drawer shows it: what it says in our words, the rules that were made of it, the values it sets. */
export interface WhyClause extends ClauseAt {
  readonly number: string
  readonly title: string
  readonly issuedOn: string | undefined
  readonly heading: string
  readonly summary: string
  readonly rules: readonly { readonly label: string; readonly text: string }[]
  readonly parameters: readonly { readonly zh: string; readonly rows: readonly ParameterRow[] }[]
}

export interface ParameterRow {
  readonly key: string
  readonly value: string
  readonly period: string
}

interface ClausePlace {
  readonly variant: Variant
  readonly set: PlanSet
  readonly names: PrintNames
}

/** The clauses that an explanation cites, each once, in the order they are cited. */
export function clausesOf(cited: readonly ClauseAt[], place: ClausePlace): readonly WhyClause[] {
  const once = new Map(cited.map((at) => [`${at.plan} ${at.clause}`, at]))
  return [...once.values()].flatMap((at) => {
    const plan = place.set.plans.get(at.plan)
    if (plan === undefined) return []
    const clause = plan.clauses.find(({ number }) => number === at.clause)
    return [
      {
        ...at,
        number: plan.number ?? '',
        title: plan.title,
        issuedOn: plan.issuedOn === undefined ? undefined : formatDate(plan.issuedOn),
        heading: clause?.title ?? '',
        summary: clause?.summary ?? '',
        rules: rulesOf(at, place),
        parameters: parametersOf(at, place),
      },
    ]
  })
}

function rulesOf(at: ClauseAt, { variant, names }: ClausePlace): WhyClause['rules'] {
  if (at.plan !== variant.plan.id) return []
  const { program } = variant.bound
  const { result } = program
  // A name alone says nothing: what it stands for is told.
  const said = (node: Node) => printNode(node.kind === 'definition' ? definitionBody(variant.bound, node) : node, names)
  const own =
    at.clause !== variant.policy.clause
      ? []
      : result.kind === 'money'
        ? [{ label: whyWords.computed, text: said(result.amount) }]
        : result.kind === 'rate'
          ? [{ label: program.zh, text: said(result.rate) }]
          : result.kind === 'obligation'
            ? [{ label: program.zh, text: result.what }]
            : result.lines.map(({ zh, monthly }) => ({ label: whyWords.monthly(zh), text: said(monthly) }))
  const conditions = program.conditions
    .filter(({ source }) => source.clause === at.clause)
    .map(({ zh, test }) => ({ label: zh, text: said(test) }))
  return [...own, ...conditions]
}

function parametersOf(at: ClauseAt, { variant, set, names }: ClausePlace): WhyClause['parameters'] {
  const isHere = ({ plan, clause }: Origin) => plan === at.plan && clause === at.clause
  return [...variant.bound.parameters.values()].flatMap((parameter) => {
    const rows = rowsOf(parameter, variant, set).filter(({ origin }) => isHere(origin))
    return rows.length === 0
      ? []
      : [{ zh: names.parameter(parameter.id), rows: rows.map(({ key, value, period }) => ({ key, value, period })) }]
  })
}

type FoundRow = ParameterRow & { readonly origin: Origin }

function rowsOf({ id, periods }: BoundParameter, { plan }: Variant, set: PlanSet): readonly FoundRow[] {
  const { vocabulary } = set
  const { policies } = causeNames(set)
  const shape = [...plan.parameters.values()].find((each) => each.shape.id === id)?.shape
  const textOf = ({ value, standing }: Cell): string => {
    if (value === undefined || shape === undefined || shape.kind === 'text_list') return whyWords.delegated
    return `${standing === 'ceiling' ? `${whyWords.ceiling} ` : ''}${formatValue(value, shape.type, vocabulary)}`
  }
  const ofCell = (key: string, cell: Cell): FoundRow => ({ key, value: textOf(cell), period: periodOf(cell.origin), origin: cell.origin })
  const rowsOfValue = (value: BoundValue): readonly FoundRow[] => {
    switch (value.kind) {
      case 'cell':
        return [ofCell('', value.cell)]
      case 'texts':
        return [
          {
            key: '',
            value: value.texts.map((text) => policies.get(text) ?? text).join(whyWords.pause),
            period: periodOf(value.origin),
            origin: value.origin,
          },
        ]
      case 'codes': {
        const enumeration = shape?.kind === 'table' && shape.key.kind === 'enumeration' ? shape.key.enumeration : ''
        const names = vocabulary.enumerations.get(enumeration)?.values ?? []
        return [...value.cells].map(([code, cell]) => ofCell(names[Number(code)]?.zh ?? String(code), cell))
      }
      case 'tiers': {
        const unit = shape?.kind === 'table' && shape.key.kind === 'tiers' ? unitText(shape.key.dimension, vocabulary) : ''
        return value.tiers.map((tier) => ofCell(`${tierText(tier, value.scale)} ${unit}`.trim(), tier.cell))
      }
    }
  }
  return periods.flatMap(({ value }) => rowsOfValue(value))
}

function tierText({ low, high, isLowInclusive, isHighInclusive }: Tier, scale: number): string {
  const from = low === undefined ? '' : `${isLowInclusive ? whyWords.signs['>='] : whyWords.signs['>']} ${trimmed(low, scale)}`
  const to = high === undefined ? '' : `${isHighInclusive ? whyWords.signs['<='] : whyWords.signs['<']} ${trimmed(high, scale)}`
  return [from, to].filter((end) => end !== '').join(whyWords.comma)
}

function periodOf({ from, to }: Origin): string {
  const day = (date: number | undefined) => (date === undefined ? undefined : formatDate(date))
  return whyWords.period(day(from), day(to))
}
