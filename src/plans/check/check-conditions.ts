import type { Place, Problem } from '../../kernel/problem.ts'
import { type Condition, childrenOf, type Node, nodeKey } from '../../rules/index.ts'
import type { Plan, Policy } from '../plan.ts'
import { type Interval, type Intervals, intervalsOf, orderOf } from './value-intervals.ts'

/** Conditions of one policy that decide nothing, can never hold, repeat each other or cannot hold together. */
export function checkConditions(plan: Plan, policy: Policy): readonly Problem[] {
  const intervals = intervalsOf(plan, policy)
  // A review that is simply true is how a document says that a person must decide.
  const open = policy.program.reviews.filter(({ test }) => !(test.kind === 'literal' && test.value === true))
  const idle = [...policy.program.conditions, ...open].flatMap((condition) => idleCondition(policy, condition, intervals))
  return [...idle, ...repeatedConditions(policy), ...(idle.length > 0 ? [] : contradictions(policy, intervals))]
}

function problemAt(policy: Policy, condition: Condition, code: string, values: Readonly<Record<string, string>>): Problem {
  const at: Place = policy.conditionPlaces.get(condition.id) ?? policy.at
  return { code, severity: 'error', at, with: { policy: policy.program.zh, ...values } }
}

/** A test whose answer follows from bounds and parameters alone decides nothing. */
function idleCondition(policy: Policy, condition: Condition, intervals: Intervals): readonly Problem[] {
  const fixed = constantAnswer(condition.test, policy, intervals)
  if (fixed === undefined) return []
  return [problemAt(policy, condition, fixed ? 'condition_always_true' : 'condition_never_true', { condition: condition.zh })]
}

function repeatedConditions(policy: Policy): readonly Problem[] {
  const seen = new Map<string, Condition>()
  return policy.program.conditions.flatMap((condition) => {
    const key = nodeKey(condition.test)
    const first = seen.get(key)
    seen.set(key, first ?? condition)
    return first === undefined ? [] : [problemAt(policy, condition, 'condition_repeated', { first: first.zh, second: condition.zh })]
  })
}

function constantAnswer(node: Node, policy: Policy, intervals: Intervals): boolean | undefined {
  const answer = (inner: Node) => constantAnswer(inner, policy, intervals)
  switch (node.kind) {
    case 'literal':
      return typeof node.value === 'boolean' ? node.value : undefined
    case 'definition': {
      const body = policy.program.definitions.get(node.definition)?.body
      return body === undefined ? undefined : answer(body)
    }
    case 'not': {
      const inner = answer(node.operand)
      return inner === undefined ? undefined : !inner
    }
    case 'logical':
      return logicalAnswer(node, node.operands.map(answer), policy, intervals)
    case 'compare':
      if (nodeKey(node.left) === nodeKey(node.right)) return node.operator === '=' || (node.operator.length === 2 && node.operator !== '!=')
      return orderOf(node.operator, intervals(node.left), intervals(node.right))
    case 'context':
    case 'parameter':
    case 'lookup':
    case 'field':
    case 'member':
    case 'prefix':
    case 'conditional':
    case 'strategy':
    case 'arithmetic':
    case 'round':
    case 'extreme':
    case 'date':
    case 'aggregate':
    case 'quantified':
    case 'ratio':
    case 'scaled_ratio':
      return undefined
  }
}

function logicalAnswer(
  node: Extract<Node, { kind: 'logical' }>,
  answers: readonly (boolean | undefined)[],
  policy: Policy,
  intervals: Intervals,
): boolean | undefined {
  const decisive = node.operator === 'or'
  if (answers.includes(decisive)) return decisive
  if (answers.every((answer) => answer === !decisive)) return !decisive
  const keys = new Set(node.operands.map(nodeKey))
  if (node.operands.some((operand) => keys.has(nodeKey(negated(operand))))) return decisive
  if (node.operator === 'or') return undefined
  return firstClash(claimsOf(node, intervals).map((claim) => ({ claim, condition: policy.program.id }))) === undefined ? undefined : false
}

const opposite = { '=': '!=', '!=': '=', '<': '>=', '>=': '<', '>': '<=', '<=': '>' } as const

function negated(node: Node): Node {
  if (node.kind === 'not') return node.operand
  if (node.kind === 'compare') return { ...node, operator: opposite[node.operator] }
  return { kind: 'not', operand: node, type: node.type, span: node.span }
}

/** Two conditions that can never both hold: a fact required and refused, in two values at once, or above one figure and below a smaller. */
function contradictions(policy: Policy, intervals: Intervals): readonly Problem[] {
  const claims = policy.program.conditions.flatMap((condition) =>
    claimsOf(condition.test, intervals).map((claim) => ({ claim, condition })),
  )
  const clash = firstClash(claims)
  if (clash === undefined) return []
  return [problemAt(policy, clash.second, 'conditions_contradict', { first: clash.first.zh, second: clash.second.zh })]
}

/** What a condition demands of one fact: the values it leaves, or the interval. */
type Claim =
  | { readonly kind: 'values'; readonly about: string; readonly values: ReadonlySet<string> }
  | { readonly kind: 'interval'; readonly about: string; readonly interval: Interval }

function firstClash<T>(
  made: readonly { readonly claim: Claim; readonly condition: T }[],
): { readonly first: T; readonly second: T } | undefined {
  for (const [i, { claim, condition }] of made.entries()) {
    const earlier = made.slice(0, i).find((other) => clashes(other.claim, claim))
    if (earlier !== undefined) return { first: earlier.condition, second: condition }
  }
  return undefined
}

function clashes(a: Claim, b: Claim): boolean {
  if (a.about !== b.about) return false
  if (a.kind === 'values' && b.kind === 'values') return ![...a.values].some((value) => b.values.has(value))
  if (a.kind === 'interval' && b.kind === 'interval') return orderOf('=', a.interval, b.interval) === false
  return false
}

function claimsOf(node: Node, intervals: Intervals): readonly Claim[] {
  if (node.kind === 'logical' && node.operator === 'and') return childrenOf(node).flatMap((child) => claimsOf(child, intervals))
  if (node.kind === 'field') return [values(node, ['true'])]
  if (node.kind === 'not' && node.operand.kind === 'field') return [values(node.operand, ['false'])]
  if (node.kind === 'member' && node.value.kind === 'field') return [values(node.value, node.codes.map(String))]
  if (node.kind !== 'compare') return []
  if (node.operator === '=' && node.left.type.kind === 'enumeration' && node.right.kind === 'literal')
    return [values(node.left, [String(node.right.value)])]
  return [
    ...intervalClaim(node.left, node.operator, intervals(node.right)),
    ...intervalClaim(node.right, mirrored[node.operator], intervals(node.left)),
  ]
}

const mirrored = { '=': '=', '!=': '!=', '<': '>', '>=': '<=', '>': '<', '<=': '>=' } as const

function values(fact: Node, allowed: readonly string[]): Claim {
  return { kind: 'values', about: nodeKey(fact), values: new Set(allowed) }
}

/** What is left of a fact by `fact operator limit`. */
function intervalClaim(fact: Node, operator: keyof typeof mirrored, limit: Interval | undefined): readonly Claim[] {
  if (limit === undefined || operator === '!=' || fact.kind === 'literal' || fact.kind === 'parameter') return []
  const open = { low: undefined, isLowOpen: false, high: undefined, isHighOpen: false }
  const low = { low: limit.low, isLowOpen: operator === '>' || limit.isLowOpen }
  const high = { high: limit.high, isHighOpen: operator === '<' || limit.isHighOpen }
  const interval = operator.startsWith('>')
    ? { ...open, ...low }
    : operator.startsWith('<')
      ? { ...open, ...high }
      : { ...open, ...low, ...high }
  return [{ kind: 'interval', about: nodeKey(fact), interval: { ...interval, scale: limit.scale } }]
}
