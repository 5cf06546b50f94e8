import {
  type BoundParameter,
  type BoundProgram,
  type ContextName,
  checkExpression,
  type FunctionEntry,
  type Names,
  type Node,
  parseExpression,
} from '../../src/rules/index.ts'
import { parameters, type Stated } from './parameters.ts'
import { type PolicyText, policyTexts } from './policies.ts'
import { vocabulary } from './vocabulary.ts'

const SCREENING_DAY = 19_357 // 2022-12-31

const functions: ReadonlyMap<string, FunctionEntry> = new Map<string, FunctionEntry>([
  ['not', { function: 'not' }],
  ['count', { function: 'count' }],
  ['sum', { function: 'sum' }],
  ['smaller', { function: 'smaller' }],
])

const source = { clause: '1', document: undefined, confidence: 'high', standing: 'document' } as const

/** The five policies checked and bound, with other values for some parameters where a what-if asks for them. */
export function boundPolicies(overrides: readonly Stated[] = [], texts: readonly PolicyText[] = policyTexts): readonly BoundProgram[] {
  const stated = new Map([...parameters, ...overrides].map((each) => [each.shape.id, each]))
  const names = namesOver([...stated.values()])
  const bound: ReadonlyMap<string, BoundParameter> = new Map([...stated].map(([id, each]) => [id, each.bound]))
  return texts.map((text) => ({
    program: {
      id: text.id,
      zh: text.id,
      subject: 'unit',
      region: read('region', names),
      date: read('screening_date', names),
      conditions: text.conditions.map((test, i) => ({ id: `c${i}`, zh: test, test: read(test, names), source })),
      reviews: [],
      result: { kind: 'money', amount: read(text.amount, names), source },
      payee: { kind: 'subject', entity: 'unit' },
      definitions: new Map(),
    },
    variant: text.id,
    parameters: bound,
    context: { screeningDate: SCREENING_DAY, baseYear: 2021 },
  }))
}

function namesOver(stated: readonly Stated[]): Names {
  return {
    vocabulary,
    functions,
    contexts: new Map<string, ContextName>([['screening_date', 'screening_date']]),
    parameters: new Map(stated.map((each) => [each.shape.zh, each.shape])),
    definitions: { find: () => undefined, byId: () => undefined, namesOf: () => [] },
  }
}

function read(text: string, names: Names): Node {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.problems)}`)
  const { node, problems } = checkExpression(parsed.expression, 'unit', names)
  if (node === undefined) throw new Error(`${text}: ${JSON.stringify(problems)}`)
  return node
}
