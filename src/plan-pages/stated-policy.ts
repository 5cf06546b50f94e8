import type { ParameterEntry, Plan, PlanSet, Policy } from '../plans/index.ts'
import { childrenOf, type Node, type PrintNames, printNode, substanceOf } from '../rules/index.ts'
import { printNames } from '../screening/index.ts'
import { decidingEntries } from './deciding-entries.ts'
import { formatParameterEntry } from './format-parameter.ts'
import { daysOf, dayText } from './period-words.ts'

/** A condition as one document writes it, and what it asks whatever it is called. */
export interface StatedCondition {
  readonly id: string
  readonly zh: string
  readonly text: string
  /** What the definitions in the text stand for, each with its name. */
  readonly definitions: readonly string[]
  readonly substance: string
}

/** What one document says of a policy. */
export interface StatedPolicy {
  readonly plan: string
  readonly clause: string
  readonly name: string
  /** As written, empty where it is open. */
  readonly days: { readonly from: string; readonly to: string }
  readonly conditions: readonly StatedCondition[]
  readonly parameters: readonly {
    readonly id: string
    readonly zh: string
    /** Values by period; `plan` names the document they come from. */
    readonly values: readonly {
      readonly text: string
      readonly from: string
      readonly to: string
      readonly plan: string
      readonly clause: string
    }[]
  }[]
}

/** A policy, and the documents that state it. */
export interface PolicyFamily {
  readonly id: string
  readonly zh: string
  readonly plans: readonly string[]
}

/** The policies of some plans, those that most documents state first. */
export function listFamilies(plans: readonly Plan[]): readonly PolicyFamily[] {
  const stated = new Map<string, { zh: string; plans: string[] }>()
  for (const plan of plans) {
    for (const { program } of plan.policies.values()) {
      const entry = stated.get(program.id) ?? { zh: program.zh, plans: [] }
      entry.plans.push(plan.id)
      stated.set(program.id, entry)
    }
  }
  return [...stated]
    .map(([id, { zh, plans: by }]) => ({ id, zh, plans: by }))
    .sort((a, b) => b.plans.length - a.plans.length || (a.id < b.id ? -1 : 1))
}

/** What a plan says of a policy, in the notation of authors unless other names are given. */
export function statePolicy(
  plan: Plan,
  policy: Policy,
  set: PlanSet,
  names: PrintNames = printNames({ plan, bound: policy }, set),
): StatedPolicy {
  const { vocabulary } = set
  const used = [...plan.parameters.values()].filter(({ shape }) => policy.parameters.has(shape.id))
  const { from, to } = daysOf(plan, policy)
  return {
    plan: plan.id,
    clause: policy.clause,
    name: policy.program.zh,
    days: { from, to },
    conditions: policy.program.conditions.map(({ id, zh, test }) => ({
      id,
      zh,
      text: testText(bodyOf(test, policy), names),
      definitions: definitionsIn(bodyOf(test, policy), policy, names),
      substance: substanceOf(test, policy.program.definitions),
    })),
    parameters: used.map((parameter) => ({
      id: parameter.shape.id,
      zh: parameter.shape.zh,
      values: decidingEntries(parameter, plan).map((entry) => ({
        text: formatParameterEntry(entry, parameter.shape, vocabulary),
        ...spanOf(entry),
        plan: entry.plan,
        clause: entry.clause,
      })),
    })),
  }
}

/** A test as an author would write it; of one that a plan chooses a way for, every way. */
function testText(test: Node, names: PrintNames): string {
  if (test.kind !== 'strategy') return printNode(test, names)
  return [printNode(test, names), ...[...test.ways.values()].map((way) => printNode(way, names))].join('; ')
}

/** What a condition that is a definition by itself stands for, so that two that are called the same can be told apart. */
function bodyOf(test: Node, { program }: Policy): Node {
  return test.kind === 'definition' ? (program.definitions.get(test.definition)?.body ?? test) : test
}

/** The definitions that a test reads itself, each as its name and what it stands for. */
function definitionsIn(test: Node, { program }: Policy, names: PrintNames): readonly string[] {
  const found = new Map<string, string>()
  const visit = (node: Node): void => {
    const definition = node.kind === 'definition' ? program.definitions.get(node.definition) : undefined
    if (definition !== undefined) found.set(definition.id, `${definition.zh} = ${printNode(definition.body, names)}`)
    else for (const below of childrenOf(node)) visit(below)
  }
  visit(test)
  return [...found.values()]
}

function spanOf({ from, to }: ParameterEntry): { readonly from: string; readonly to: string } {
  return { from: dayText(from), to: dayText(to) }
}

/** What several documents ask under one name, or under several names as the same: by what is asked, the documents that ask it. */
export type Cluster = ReadonlyMap<string, readonly { readonly plan: string; readonly condition: StatedCondition }[]>

/** Conditions that share a name or what they ask, in the order in which they are first written. */
export function clustersOf(statements: readonly Pick<StatedPolicy, 'plan' | 'conditions'>[]): readonly Cluster[] {
  const all = statements.flatMap(({ plan, conditions }) => conditions.map((condition) => ({ plan, condition })))
  const clusters: (typeof all)[] = []
  for (const each of all) {
    const meets = (other: (typeof all)[number]) =>
      other.condition.id === each.condition.id || other.condition.substance === each.condition.substance
    const met = clusters.filter((cluster) => cluster.some(meets))
    const [first, ...others] = met
    if (first === undefined) clusters.push([each])
    else first.push(each, ...others.flat())
    for (const other of others) clusters.splice(clusters.indexOf(other), 1)
  }
  return clusters.map((cluster) => Map.groupBy(cluster, ({ condition }) => condition.substance))
}
