import { formatDate } from '../../kernel/calendar.ts'
import type { Parameter, ParameterEntry, Plan, PlanSet, Policy } from '../../plans/index.ts'
import { wholePeriodOf } from '../../plans/index.ts'
import { childrenOf, EARLIEST_DAY, LATEST_DAY, type Node, type PrintNames, printNode, substanceOf } from '../../rules/index.ts'
import { printNames } from '../../screening/index.ts'
import type { Command, Invocation } from '../command.ts'
import { type Console, pad, table } from '../console.ts'
import { ofPlans } from '../line/option-tables.ts'
import { policyNamed } from '../policy-named.ts'
import { formatParameterEntry } from './format-parameter.ts'
import { policyWords } from './plans.zh.ts'

/** `policies`: which documents state which policy, or one policy side by side: period, conditions, parameters of each document. */
export const comparePolicies: Command = {
  name: 'policies',
  usage: 'policies [POLICY]',
  options: { ...ofPlans },
  most: 1,
  async run({ positionals, console, workspace }: Invocation): Promise<number> {
    const { set } = workspace
    const plans = workspace.plansNamed([])
    const [typed] = positionals
    if (typed === undefined) {
      listPolicies(plans, console)
      return 0
    }
    const id = policyNamed(
      typed,
      plans.flatMap((plan) => [...plan.policies.values()].map(({ program }) => program)),
    )
    const statements = plans.flatMap((plan) => {
      const policy = plan.policies.get(id)
      return policy === undefined ? [] : [statementOf(plan, policy, set)]
    })
    showStatements(statements, console)
    console.json({ policy: id, statements })
    return 0
  },
}

/** A condition as one document writes it, and what it asks whatever it is called. */
interface StatedCondition {
  readonly id: string
  readonly zh: string
  readonly text: string
  /** What the definitions in the text stand for, each with its name. */
  readonly definitions: readonly string[]
  readonly substance: string
}

/** What one document says of a policy. */
interface Statement {
  readonly plan: string
  readonly clause: string
  readonly name: string
  readonly period: string
  readonly conditions: readonly StatedCondition[]
  readonly parameters: readonly {
    readonly id: string
    readonly zh: string
    /** Values by period; `from` names the document they come from. */
    readonly values: readonly { readonly text: string; readonly plan: string; readonly clause: string }[]
  }[]
}

function listPolicies(plans: readonly Plan[], console: Console): void {
  const stated = new Map<string, { zh: string; plans: string[] }>()
  for (const plan of plans) {
    for (const { program } of plan.policies.values()) {
      const entry = stated.get(program.id) ?? { zh: program.zh, plans: [] }
      entry.plans.push(plan.id)
      stated.set(program.id, entry)
    }
  }
  const rows = [...stated].sort((a, b) => b[1].plans.length - a[1].plans.length || (a[0] < b[0] ? -1 : 1))
  console.line(policyWords.count(rows.length, plans.length))
  for (const line of table(rows.map(([id, entry]) => [entry.zh, id, String(entry.plans.length), entry.plans.join(' ')]))) console.line(line)
  console.json(rows.map(([id, entry]) => ({ id, name: entry.zh, plans: entry.plans })))
}

function statementOf(plan: Plan, policy: Policy, set: PlanSet): Statement {
  const { vocabulary } = set
  const names = printNames({ plan, bound: policy }, set)
  const used = [...plan.parameters.values()].filter(({ shape }) => policy.parameters.has(shape.id))
  return {
    plan: plan.id,
    clause: policy.clause,
    name: policy.program.zh,
    period: periodText(plan, policy),
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
        text: `${formatParameterEntry(entry, parameter.shape, vocabulary)}${spanText(entry)}`,
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

/** The values in force for the plan: its own, and what only documents above state; rows of a table count one by one. */
function decidingEntries({ entries }: Parameter, plan: Plan): readonly ParameterEntry[] {
  const order = [...new Set([plan.id, ...entries.map((entry) => entry.plan)])]
  const decided = new Set<bigint>()
  const found: ParameterEntry[] = []
  for (const owner of order) {
    const own = entries.filter((entry) => entry.plan === owner).flatMap((entry) => rowsLeft(entry, decided) ?? [])
    for (const { value } of own) if (value.kind === 'codes') for (const code of value.cells.keys()) decided.add(code)
    found.push(...own)
    if (own.some(({ value }) => value.kind !== 'codes')) break
  }
  return found
}

/** The rows of a table that no nearer document states; anything but a table as it is. */
function rowsLeft(entry: ParameterEntry, decided: ReadonlySet<bigint>): ParameterEntry | undefined {
  const { value } = entry
  if (value.kind !== 'codes') return entry
  const cells = new Map([...value.cells].filter(([code]) => !decided.has(code)))
  return cells.size === 0 ? undefined : { ...entry, value: { kind: 'codes', cells } }
}

function dayText(date: ParameterEntry['from']): string {
  return date.kind === 'day' ? formatDate(date.day) : date.kind === 'masked' ? date.text : ''
}

function spanText({ from, to }: ParameterEntry): string {
  const span = [dayText(from), dayText(to)]
  return span.every((day) => day === '') ? '' : ` (${span.join('..')})`
}

/** The period as written; an end that only the months of a schedule say is the day they give. */
function periodText(plan: Plan, policy: Policy): string {
  const { from, to } = policy.period ?? { from: { kind: 'open' }, to: { kind: 'open' } }
  const whole = wholePeriodOf(plan, policy, { years: () => new Map() })
  const end = (date: ParameterEntry['from'], day: number | undefined) =>
    date.kind === 'open' && day !== undefined && day > EARLIEST_DAY && day < LATEST_DAY ? formatDate(day) : dayText(date)
  const [first, last] = [end(from, whole?.from), end(to, whole?.to)]
  return first === '' && last === '' ? policyWords.always : `${first}..${last}`
}

function showStatements(statements: readonly Statement[], console: Console): void {
  const [first] = statements
  if (first === undefined) return
  console.line(`${first.name}`)
  const width = Math.max(...statements.map(({ plan }) => plan.length)) + 2
  for (const { plan, clause, period } of statements) console.line(`  ${pad(plan, width)}${pad(clause, 14)}${period}`)
  const parameters = new Map(statements.flatMap((each) => each.parameters).map(({ id, zh }) => [id, zh]))
  console.line(`\n${policyWords.parameters}`)
  for (const [id, zh] of parameters) {
    const lines = statements.map((each) => ({
      plan: each.plan,
      values: each.parameters.find((parameter) => parameter.id === id)?.values ?? [],
    }))
    const differs = new Set(lines.map(({ values }) => values.map(({ text }) => text).join('; '))).size > 1
    console.line(
      `  ${zh} (${id})${differs ? `  ${policyWords.differs}` : `  ${lines[0]?.values.map(({ text }) => text).join('; ') ?? ''}`}`,
    )
    if (!differs) continue
    for (const { plan, values } of lines) {
      const shown = values.map((value) => `${value.text}  ${value.plan === plan ? '' : `${value.plan} `}${value.clause}`)
      console.line(`    ${pad(plan, width)}${shown[0] ?? '-'}`)
      for (const more of shown.slice(1)) console.line(`    ${pad('', width)}${more}`)
    }
  }
  console.line(`\n${policyWords.conditions}`)
  for (const cluster of clustersOf(statements)) showCondition(cluster, statements, console)
}

/** What several documents ask under one name, or under several names as the same: by what is asked, the documents that ask it. */
type Cluster = ReadonlyMap<string, readonly { readonly plan: string; readonly condition: StatedCondition }[]>

/** Conditions that share a name or what they ask, in the order in which they are first written. */
function clustersOf(statements: readonly Statement[]): readonly Cluster[] {
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

function showCondition(cluster: Cluster, statements: readonly Statement[], console: Console): void {
  const stated = [...cluster.values()].flat()
  const names = [...new Set(stated.map(({ condition }) => `${condition.zh} (${condition.id})`))].join(' = ')
  const absent = statements.filter(({ plan }) => !stated.some((each) => each.plan === plan)).map(({ plan }) => plan)
  const missing = absent.length === 0 ? '' : `  ${policyWords.absent(absent)}`
  console.line(`  ${names}${cluster.size === 1 ? '' : `  ${policyWords.differs}`}${missing}`)
  if (cluster.size === 1) return
  const told = [...cluster.values()].flatMap((same) => same[0]?.condition ?? [])
  for (const [i, same] of [...cluster.values()].entries()) {
    const { text = '', definitions = [] } = told[i] ?? {}
    // The same words over definitions that differ are told apart by those.
    const alike = told.filter((other, at) => at !== i && other.text === text)
    const differing = definitions.filter((each) => alike.some((other) => !other.definitions.includes(each)))
    const line = `${text}${differing.length === 0 ? '' : policyWords.where(differing)}`.replaceAll(/\s+/g, ' ')
    console.line(`    ${policyWords.inPlans(same.map(({ plan }) => plan))}${line}`)
  }
}
