import type { CaseFacts } from '../one-case/cases.ts'
import type { Answer, Engine } from '../one-case/engine.ts'
import { loadPeer } from './load-peer.ts'

interface Test {
  readonly fact: string
  readonly operator: string
  readonly value: unknown
}
interface Tests {
  readonly all?: readonly (Test | Tests)[]
  readonly any?: readonly (Test | Tests)[]
}
interface RulesEngine {
  addRule(rule: { readonly name: string; readonly conditions: Tests; readonly event: { readonly type: string } }): void
  addFact(name: string, value: (params: unknown, almanac: { factValue(name: string): Promise<number> }) => Promise<number>): void
  run(facts: object): Promise<{ readonly results: readonly { readonly name: string }[] }>
}
interface JsonRules {
  readonly Engine: new () => RulesEngine
}

const is = (fact: string, value: boolean): Test => ({ fact, operator: 'equal', value })
const test = (fact: string, operator: string, value: unknown): Test => ({ fact, operator, value })
const least = (fact: string, value: unknown) => test(fact, 'greaterThanInclusive', value)
const most = (fact: string, value: unknown) => test(fact, 'lessThanInclusive', value)
const above = (fact: string, value: unknown) => test(fact, 'greaterThan', value)
const among = (fact: string, value: readonly number[]) => test(fact, 'in', value)

const rules: Readonly<Record<string, readonly (Test | Tests)[]>> = {
  refund: [
    is('is_active', true),
    is('is_dishonest', false),
    is('is_in_arrears', false),
    least('insured_months', 12),
    most('layoff_rate', { fact: 'layoff_rate_max' }),
    is('is_dispatch_agency', false),
    most('founded_on', 18_992),
    above('premium', 0),
  ],
  training: [
    is('is_active', true),
    is('is_dishonest', false),
    among('industry', [2, 3, 4, 5]),
    among('size', [1, 2, 3]),
    least('insured_months', 6),
    least('training_days', 10),
    most('headcount', 500),
    above('headcount', 0),
  ],
  expansion: [
    is('is_active', true),
    is('is_dishonest', false),
    above('graduates_hired', 0),
    is('is_dispatch_agency', false),
    least('headcount', 2),
    least('headcount', { fact: 'headcount_start' }),
    least('insured_months', 6),
    most('graduates_hired', { fact: 'headcount' }),
  ],
  deferral: [
    is('is_active', true),
    is('is_dishonest', false),
    among('industry', [0, 2, 3, 4]),
    above('monthly_due', 0),
    least('headcount', 5),
    most('founded_on', 19_173),
    { any: [is('is_in_arrears', false), among('size', [2, 3])] },
    above('insured_months', 0),
  ],
  interest: [
    is('is_active', true),
    is('is_dishonest', false),
    among('size', [2, 3]),
    above('loan', 0),
    most('loan', 500_000_000),
    test('industry', 'notEqual', 6),
    least('growth', 0.015),
    most('founded_on', 19_173),
  ],
}

/** The engine has no arithmetic: amounts are left to its caller. */
const amounts: Readonly<Record<string, (facts: CaseFacts) => number>> = {
  refund: ({ premium, size }) => premium * (size === 0 || size === 4 ? 0.5 : 0.9),
  training: ({ headcount }) => headcount * 50_000,
  expansion: ({ graduates_hired }) => graduates_hired * 150_000,
  deferral: ({ monthly_due }) => monthly_due * 5,
  interest: ({ loan }) => Math.min(loan * 0.0185, 5_000_000),
}

/** json-rules-engine: conditions as data, evaluated asynchronously; its results name every condition's outcome. */
export async function jsonRulesEngine(): Promise<Engine> {
  const { Engine } = await loadPeer<JsonRules>('json-rules-engine')
  const engine = new Engine()
  engine.addFact('layoff_rate', async (_, of) => (await of.factValue('separations')) / (await of.factValue('headcount_start')))
  engine.addFact('layoff_rate_max', async (_, of) => ((await of.factValue('headcount_start')) <= 30 ? 0.2 : 0.055))
  engine.addFact('growth', async (_, of) => (await of.factValue('graduates_hired')) / (await of.factValue('headcount_start')))
  for (const [name, all] of Object.entries(rules)) engine.addRule({ name, conditions: { all }, event: { type: name } })
  const answers = async (facts: CaseFacts): Promise<readonly Answer[]> => {
    const { results } = await engine.run(facts)
    const passed = new Set(results.map((result) => result.name))
    return Object.entries(amounts).map(([name, amount]) => (passed.has(name) ? Math.round(amount(facts)) : undefined))
  }
  return {
    name: 'json-rules-engine',
    run: async (cases) => {
      for (const facts of cases) await answers(facts)
    },
    answers,
  }
}
