import type { Node, NumberType, RatioType } from '../check/index.ts'
import type { Step } from './explain.ts'
import type { Quotient, Value } from './values.ts'

/**
 * How a value was reckoned, so that anybody can reckon it again without this program. Values are exact: a decimal, or two joined by a
 * stroke; what is given was looked up or is no number, and stands for itself.
 */
export interface Reckoning {
  readonly op: 'given' | 'same' | 'add' | 'subtract' | 'multiply' | 'divide' | 'round' | 'larger' | 'smaller'
  readonly value: string
  /** What it is, in words. */
  readonly label: string
  /** Where a given value comes from: a clause or a document. */
  readonly basis?: string
  /** Of `round`: half away from zero, down or up, to so many decimals. */
  readonly mode?: 'half_away' | 'down' | 'up'
  readonly decimals?: number
  readonly of?: readonly Reckoning[]
}

/** The reckoning behind a step whose value is known; `name` puts a node into words, `basis` says where a given value comes from. */
export function reckoningOf(step: Step, name: (node: Node) => string, basis: (step: Step) => string | undefined): Reckoning {
  const { node, value } = step
  const said = { value: exact(value, node), label: name(node) }
  const of = step.steps.map((each) => reckoningOf(each, name, basis))
  switch (node.kind) {
    case 'arithmetic':
      return { op: operations[node.operator], ...said, of }
    case 'ratio':
      return { op: 'divide', ...said, of }
    case 'scaled_ratio':
      return { op: 'multiply', ...said, of }
    case 'round':
      return { op: 'round', ...said, mode: node.mode, decimals: node.type.scale, of }
    case 'extreme':
      return { op: node.which, ...said, of }
    case 'definition':
    case 'strategy':
      return { op: 'same', ...said, of }
    case 'conditional':
      // The test, then the branch that it chose.
      return of.length === 2 ? { op: 'same', ...said, of: of.slice(1) } : { op: 'given', ...said }
    case 'literal':
    case 'parameter':
    case 'lookup':
    case 'context':
    case 'field':
    case 'logical':
    case 'not':
    case 'compare':
    case 'member':
    case 'prefix':
    case 'date':
    case 'aggregate':
    case 'quantified': {
      const from = basis(step)
      return { op: 'given', ...said, ...(from === undefined ? {} : { basis: from }) }
    }
  }
}

const operations = { '+': 'add', '-': 'subtract', '*': 'multiply' } as const

function exact(value: Value, { type }: Node): string {
  if (value === null) return ''
  if (type.kind === 'number') return decimal(BigInt(value as number | bigint), (type as NumberType).scale)
  if (type.kind === 'ratio') {
    const { numerator, denominator } = value as Quotient
    const { numerator: above, denominator: below } = type as RatioType
    return `${decimal(BigInt(numerator), above.scale)}/${decimal(BigInt(denominator), below.scale)}`
  }
  return String(value)
}

function decimal(scaled: bigint, scale: number): string {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(scale + 1, '0')
  const sign = scaled < 0n ? '-' : ''
  return scale === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}
