import type { CaseFacts } from '../one-case/cases.ts'
import type { Answer, Engine } from '../one-case/engine.ts'
import { loadPeer } from './load-peer.ts'

interface RulesEngine {
  setSituation(situation: Readonly<Record<string, string | number>>): RulesEngine
  evaluate(rule: string): { readonly nodeValue: unknown }
}
interface Publicodes {
  readonly default: new (rules: object) => RulesEngine
}

const or = (...tests: readonly (string | object)[]) => ({ 'une de ces conditions': tests })

const policies: Readonly<Record<string, readonly [conditions: readonly (string | object)[], amount: string | object]>> = {
  refund: [
    [
      'active',
      'dishonest = non',
      'arrears = non',
      'months >= 12',
      'separations / start <= layoff',
      'agency = non',
      'founded <= 18992',
      'premium > 0',
    ],
    'premium * rate',
  ],
  training: [
    [
      'active',
      'dishonest = non',
      or('industry = 2', 'industry = 3', 'industry = 4', 'industry = 5'),
      or('size = 1', 'size = 2', 'size = 3'),
      'months >= 6',
      'training days >= 10',
      'headcount <= 500',
      'headcount > 0',
    ],
    'headcount * 50000',
  ],
  expansion: [
    [
      'active',
      'dishonest = non',
      'graduates > 0',
      'agency = non',
      'headcount >= 2',
      'headcount >= start',
      'months >= 6',
      'graduates <= headcount',
    ],
    'graduates * 150000',
  ],
  deferral: [
    [
      'active',
      'dishonest = non',
      or('industry = 0', 'industry = 2', 'industry = 3', 'industry = 4'),
      'due > 0',
      'headcount >= 5',
      'founded <= 19173',
      or('arrears = non', 'size = 2', 'size = 3'),
      'months > 0',
    ],
    'due * 5',
  ],
  interest: [
    [
      'active',
      'dishonest = non',
      or('size = 2', 'size = 3'),
      'loan > 0',
      'loan <= 500000000',
      'industry != 6',
      'graduates / start >= 0.015',
      'founded <= 19173',
    ],
    { valeur: 'loan * 0.0185', plafond: 5_000_000 },
  ],
}

/** Facts under names the language allows. */
const facts: Readonly<Record<string, string>> = {
  size: 'size',
  industry: 'industry',
  active: 'is_active',
  dishonest: 'is_dishonest',
  arrears: 'is_in_arrears',
  agency: 'is_dispatch_agency',
  founded: 'founded_on',
  headcount: 'headcount',
  start: 'headcount_start',
  separations: 'separations',
  graduates: 'graduates_hired',
  months: 'insured_months',
  'training days': 'training_days',
  premium: 'premium',
  due: 'monthly_due',
  loan: 'loan',
}

function ruleSet(): object {
  const rules: Record<string, object | null> = {}
  for (const [name, fact] of Object.entries(facts)) rules[name] = { 'par défaut': fact.startsWith('is_') ? 'non' : 0 }
  rules.layoff = { variations: [{ si: 'start <= 30', alors: 0.2 }, { sinon: 0.055 }] }
  rules.rate = { variations: [{ si: or('size = 0', 'size = 4'), alors: 0.5 }, { sinon: 0.9 }] }
  for (const [name, [conditions, amount]] of Object.entries(policies))
    rules[name] = { 'applicable si': { 'toutes ces conditions': conditions }, valeur: amount }
  return rules
}

/** publicodes: French rules as code; its result is its own explanation, in doubles. */
export async function publicodes(): Promise<Engine> {
  const { default: RulesEngine } = await loadPeer<Publicodes>('publicodes')
  const engine = new RulesEngine(ruleSet())
  const answers = (given: CaseFacts): readonly Answer[] => {
    const situation: Record<string, string | number> = {}
    for (const [name, fact] of Object.entries(facts)) {
      const value = given[fact] ?? 0
      situation[name] = typeof value === 'boolean' ? (value ? 'oui' : 'non') : value
    }
    engine.setSituation(situation)
    return Object.keys(policies).map((name) => {
      const { nodeValue } = engine.evaluate(name)
      return typeof nodeValue === 'number' ? Math.round(nodeValue) : undefined
    })
  }
  return {
    name: 'publicodes',
    run: (cases) => {
      for (const each of cases) answers(each)
    },
    answers,
  }
}
