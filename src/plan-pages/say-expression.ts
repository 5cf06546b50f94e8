import type { Parameter, Plan, PlanSet, Policy } from '../plans/index.ts'
import { childrenOf, instantiate, type Node, type PrintNames, printNode } from '../rules/index.ts'
import { printNames, spokenSigns } from '../screening/index.ts'
import { decidingEntries } from './deciding-entries.ts'
import { formatCell } from './format-parameter.ts'
import { policyPageWords as words } from './words.zh.ts'

/** A policy where it stands, and how its expressions are said. */
export interface PolicyPlace {
  readonly set: PlanSet
  readonly plan: Plan
  readonly policy: Policy
  readonly names: PrintNames
}

/** The place of a policy, its values beside the names of its parameters. */
export function placeOf(set: PlanSet, plan: Plan, policy: Policy): PolicyPlace {
  const names = printNames({ plan, bound: policy }, set)
  const values = new Map([...plan.parameters.values()].map((parameter) => [parameter.shape.id, nameWithValue(parameter, plan, set)]))
  return { set, plan, policy, names: { ...names, signs: spokenSigns, parameter: (id) => values.get(id) ?? names.parameter(id) } }
}

/** A parameter that has one value is said with it; a table, a list and a question are looked up elsewhere. */
function nameWithValue(parameter: Parameter, plan: Plan, { vocabulary }: PlanSet): string {
  const { shape } = parameter
  const cell = soleCell(parameter, plan)
  return cell === undefined ? shape.zh : words.withValue(shape.zh, formatCell(cell, shape, vocabulary))
}

/** The one value of a parameter that can be said beside its name. */
export function soleCell(parameter: Parameter, plan: Plan) {
  const entries = decidingEntries(parameter, plan)
  const [only] = entries
  const isOne = parameter.question === undefined && entries.length === 1
  return isOne && only?.value.kind === 'cell' ? only.value.cell : undefined
}

/** A test taken apart as far as a reader follows. */
export interface SaidTest {
  readonly texts: readonly string[]
  readonly isAny: boolean
  /** What the names in it stand for. */
  readonly where: readonly string[]
}

/** What a condition wants: all of its parts, or one of them. */
export function sayTest(test: Node, place: PolicyPlace): SaidTest {
  const open = opened(test, place)
  const where = definitionsBelow(open, place)
  if (open.kind === 'strategy')
    return { texts: [words.ways(place.names.parameter(open.parameter)), ...waysOf(open, place)], isAny: false, where }
  if (open.kind !== 'logical') return { texts: [sayPart(open, place)], isAny: false, where }
  const { operator } = open
  return { texts: flattened(open, operator, place).map((part) => sayPart(part, place)), isAny: operator === 'or', where }
}

/** What an amount, a rate or a day is reckoned by. */
export function sayValue(node: Node, place: PolicyPlace): SaidTest {
  const open = opened(node, place)
  const where = definitionsBelow(open, place)
  if (open.kind === 'strategy')
    return { texts: [words.ways(place.names.parameter(open.parameter)), ...waysOf(open, place)], isAny: false, where }
  return { texts: [printNode(open, place.names)], isAny: false, where }
}

type Strategy = Extract<Node, { kind: 'strategy' }>

function waysOf({ parameter, ways }: Strategy, { plan, set, names }: PolicyPlace): readonly string[] {
  const shape = [...plan.parameters.values()].find((each) => each.shape.id === parameter)?.shape
  const enumeration = shape?.kind === 'value' && shape.type.kind === 'enumeration' ? shape.type.enumeration : ''
  const called = set.vocabulary.enumerations.get(enumeration)?.values ?? []
  return [...ways].map(([code, way]) => words.way(called[Number(code)]?.zh ?? '', printNode(way, names)))
}

/** What a name by itself stands for. */
function opened(node: Node, place: PolicyPlace): Node {
  const body = node.kind === 'definition' ? place.policy.program.definitions.get(node.definition)?.body : undefined
  return node.kind === 'definition' && body !== undefined ? opened(instantiate(body, node.record), place) : node
}

function flattened(node: Node, operator: 'and' | 'or', place: PolicyPlace): readonly Node[] {
  return node.kind === 'logical' && node.operator === operator
    ? node.operands.flatMap((operand) => flattened(operand, operator, place))
    : [node]
}

const opposites = { '=': '!=', '!=': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const

/** One part; a fact that is yes or no is said with its answer. */
function sayPart(node: Node, place: PolicyPlace, isDenied = false): string {
  const { names } = place
  if (node.kind === 'not') return sayPart(node.operand, place, !isDenied)
  if (node.kind === 'field' || node.kind === 'definition') return words.is(printNode(node, names), !isDenied)
  if (node.kind === 'compare' && isDenied) return printNode({ ...node, operator: opposites[node.operator] }, names)
  const text = printNode(node, names)
  return isDenied ? words.not(text) : text
}

/** What the names inside an expression stand for, each once, those that others rest on after them. */
function definitionsBelow(node: Node, place: PolicyPlace): readonly string[] {
  const found = new Map<string, string>()
  const visit = (at: Node): void => {
    const definition = at.kind === 'definition' ? place.policy.program.definitions.get(at.definition) : undefined
    if (definition === undefined) {
      for (const below of childrenOf(at)) visit(below)
      return
    }
    if (found.has(definition.id)) return
    found.set(definition.id, words.equals(definition.zh, sayBody(definition.body, place)))
    visit(definition.body)
  }
  visit(node)
  return [...found.values()]
}

/** A body of a definition as one text. */
export function sayBody(body: Node, place: PolicyPlace): string {
  if (body.kind === 'strategy') return `${words.ways(place.names.parameter(body.parameter))}${waysOf(body, place).join(words.semicolon)}`
  return printNode(body, place.names)
}
