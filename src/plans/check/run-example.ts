import type { Place } from '../../kernel/problem.ts'
import { type Decision, type Facts, type MissingFact, makeDecider } from '../../rules/index.ts'
import { describeRefusal } from '../describe-problem.ts'
import { linkOne, type Variant } from '../link/link.ts'
import type { Example, Parameter, Plan, PlanSet } from '../plan.ts'
import { readFacts } from '../read/read-facts.ts'
import { cellsOfEntry } from '../read/read-parameters.ts'

/** How an example came out: as it says, or in which respects not. */
export interface ExampleResult {
  readonly example: Example
  readonly decision: Decision | undefined
  readonly variant: Variant | undefined
  readonly differences: readonly { readonly what: string; readonly expected: string; readonly found: string }[]
}

/** Runs one example of a plan through the interpreter. */
export function runExample(set: PlanSet, plan: Plan, example: Example): ExampleResult {
  const policy = plan.policies.get(example.policy)
  if (policy === undefined) return refused(example, 'policy', example.policy, '')
  const read = readFacts(example.facts, policy.program.subject, set.vocabulary, set.keywords)
  const doubtful = [...plan.parameters.values()].find(
    (parameter) => policy.parameters.has(parameter.shape.id) && isDoubtful(parameter, set),
  )
  if (doubtful !== undefined) return refused(example, 'parameter', '', doubtful.shape.zh)
  const [problem] = read.problems
  if (problem !== undefined)
    return refused(example, 'facts', '', `${problem.code} ${problem.path} ${Object.values(problem.with).join(' ')}`)
  const linked = linkOne(plan, policy, {
    screeningDate: example.screeningDate,
    knownOn: Number.MAX_SAFE_INTEGER,
    years: new Map([...set.plans.keys()].map((id) => [id, example.masks])),
  })
  if ('code' in linked && linked.code === 'not_in_force' && example.expected.outcome === 'ineligible') return outsidePeriod(example)
  if ('code' in linked) return refused(example, 'link', '', describeRefusal(linked))
  return compare(example, linked, read.facts)
}

/** Whether a value could not be read, or a mistake stands at one: what is computed with the rest says nothing about the example. */
function isDoubtful({ isPartial, entries }: Parameter, { problems }: PlanSet): boolean {
  if (isPartial) return true
  const places = new Set(entries.flatMap(({ at, value }) => [at, ...cellsOfEntry(value).map((cell) => cell.at)]).map(spotOf))
  return problems.some(({ severity, at }) => severity === 'error' && places.has(spotOf(at)))
}

const spotOf = ({ file, line, column }: Place): string => `${file}:${line}:${column}`

function refused(example: Example, what: string, expected: string, found: string): ExampleResult {
  return { example, decision: undefined, variant: undefined, differences: [{ what, expected, found }] }
}

/** On a day that decides for everybody and lies outside the period nothing is decided case by case: nobody is within it. */
function outsidePeriod(example: Example): ExampleResult {
  const found: Found = { outcome: 'ineligible', amount: '', due: '', failed: 'in_period', flags: '', missing: '' }
  return { example, decision: undefined, variant: undefined, differences: differencesOf(example, found) }
}

function compare(example: Example, variant: Variant, facts: Facts): ExampleResult {
  const decider = makeDecider(variant.bound)
  const decision = decider.decide(facts)
  const { conditions, reviews } = variant.bound.program
  const ids = [...conditions, ...reviews].map((condition) => condition.id)
  const found: Found = {
    outcome: decision.outcome,
    amount: String(decision.amount ?? ''),
    due: String(decision.due ?? ''),
    failed: sorted(bitsOf(decision.failed, ids)) ?? '',
    flags: sorted(bitsOf(decision.flags, ids)) ?? '',
    missing: sorted(missingNames(decision.missing, decider.missingFacts)) ?? '',
  }
  return { example, decision, variant, differences: differencesOf(example, found) }
}

/** What an example can say of a decision, as it came out. */
type Found = Readonly<Record<'outcome' | 'amount' | 'due' | 'failed' | 'flags' | 'missing', string>>

/** What an example says that did not come out so; what it does not say may be anything. */
function differencesOf({ expected }: Example, found: Found): ExampleResult['differences'] {
  const wanted: Readonly<Record<keyof Found, string | undefined>> = {
    outcome: expected.outcome,
    amount: expected.amount?.toString(),
    due: expected.due?.toString(),
    failed: sorted(expected.failed),
    flags: sorted(expected.flags),
    missing: sorted(expected.missing),
  }
  return (Object.keys(wanted) as (keyof Found)[]).flatMap((what) => {
    const expects = wanted[what]
    return expects === undefined || expects === found[what] ? [] : [{ what, expected: expects, found: found[what] }]
  })
}

function sorted(names: readonly string[] | undefined): string | undefined {
  return names === undefined ? undefined : [...names].sort().join(' ')
}

/** The ids whose bit is set. */
export function bitsOf(mask: number, ids: readonly string[]): readonly string[] {
  return ids.filter((_, i) => Math.floor(mask / 2 ** i) % 2 === 1)
}

/** Missing facts of a mask by the id of their field (or of what else is lacking). */
export function missingNames(mask: bigint, facts: readonly MissingFact[]): readonly string[] {
  return facts
    .filter((_, i) => (mask >> BigInt(i)) % 2n === 1n)
    .map((fact) => (fact.kind === 'parameter_gap' ? fact.parameter : fact.kind === 'zero_denominator' ? 'zero_denominator' : fact.field))
}
