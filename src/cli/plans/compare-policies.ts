import { type Cluster, clustersOf, listFamilies, type StatedPolicy, statePolicy } from '../../plan-pages/index.ts'
import type { Plan, PlanSet, Policy } from '../../plans/index.ts'
import type { Command, Invocation } from '../command.ts'
import { type Console, pad, table } from '../console.ts'
import { ofPlans } from '../line/option-tables.ts'
import { policyNamed } from '../policy-named.ts'
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

/** What one document says of a policy, as it is printed and as it goes out as JSON. */
type Statement = Omit<StatedPolicy, 'days' | 'parameters'> & {
  readonly period: string
  readonly parameters: readonly {
    readonly id: string
    readonly zh: string
    readonly values: readonly { readonly text: string; readonly plan: string; readonly clause: string }[]
  }[]
}

function statementOf(plan: Plan, policy: Policy, set: PlanSet): Statement {
  const { plan: id, clause, name, days, conditions, parameters } = statePolicy(plan, policy, set)
  const period = days.from === '' && days.to === '' ? policyWords.always : `${days.from}..${days.to}`
  const spelled = parameters.map(({ values, ...parameter }) => ({
    ...parameter,
    values: values.map(({ text, from, to, ...at }) => ({ text: `${text}${from === '' && to === '' ? '' : ` (${from}..${to})`}`, ...at })),
  }))
  return { plan: id, clause, name, period, conditions, parameters: spelled }
}

function listPolicies(plans: readonly Plan[], console: Console): void {
  const families = listFamilies(plans)
  console.line(policyWords.count(families.length, plans.length))
  for (const line of table(families.map(({ id, zh, plans: by }) => [zh, id, String(by.length), by.join(' ')]))) console.line(line)
  console.json(families.map(({ id, zh, plans: by }) => ({ id, name: zh, plans: by })))
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
