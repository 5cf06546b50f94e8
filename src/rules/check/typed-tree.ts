import type { Dimension } from '../dimension.ts'
import type { ComparisonOperator, Span } from '../syntax/index.ts'

/** What an expression can be worth. Numbers are integers scaled by 10^scale with inclusive static bounds on the scaled integer. */
export type Type =
  | { readonly kind: 'boolean' }
  /** `code` where the text is a code whose beginnings stand for coarser codes of the same list. */
  | { readonly kind: 'text'; readonly code?: 'industry' }
  | { readonly kind: 'region' }
  | { readonly kind: 'date' }
  | { readonly kind: 'month' }
  | { readonly kind: 'enumeration'; readonly enumeration: string }
  | NumberType
  | RatioType
  | { readonly kind: 'text_list' }
  | { readonly kind: 'record'; readonly entity: string }
  | { readonly kind: 'relation'; readonly entity: string }

export interface NumberType {
  readonly kind: 'number'
  readonly dimension: Dimension
  readonly scale: number
  readonly low: bigint
  readonly high: bigint
}

/** An exact quotient, never carried out: compared by cross-multiplication or divided once under a named rounding. */
export interface RatioType {
  readonly kind: 'ratio'
  readonly dimension: Dimension
  readonly numerator: NumberType
  readonly denominator: NumberType
}

/** A record as seen from the subject: the subject itself, the element of the innermost filter, or one reference further on. */
export type RecordPath =
  | { readonly kind: 'subject'; readonly entity: string }
  | { readonly kind: 'element'; readonly entity: string }
  | { readonly kind: 'follow'; readonly from: RecordPath; readonly field: string; readonly entity: string }

/**
 * The checked expression: every name resolved, every node typed. A closed union; the interpreter, the explainer and the SQL
 * compiler are visitors of it and must handle every kind.
 */
export type Node =
  | LiteralNode
  | ParameterNode
  | LookupNode
  | ContextNode
  | FieldNode
  | DefinitionNode
  | LogicalNode
  | NotNode
  | CompareNode
  | MemberNode
  | PrefixNode
  | ConditionalNode
  | StrategyNode
  | ArithmeticNode
  | RatioNode
  | ScaledRatioNode
  | RoundNode
  | ExtremeNode
  | DateNode
  | AggregateNode
  | QuantifiedNode

interface Common {
  readonly type: Type
  readonly span: Span
}

export interface LiteralNode extends Common {
  readonly kind: 'literal'
  /** Boolean, enumeration code, text, or scaled integer. */
  readonly value: boolean | bigint | string
}
/** A dated parameter; its value is bound when a plan is linked for a date. */
export interface ParameterNode extends Common {
  readonly kind: 'parameter'
  readonly parameter: string
}
/** A cell of a dated table parameter, chosen by an enumeration value or by the tier a number falls in. */
export interface LookupNode extends Common {
  readonly kind: 'lookup'
  readonly parameter: string
  readonly key: Node
  /** How many values the key's enumeration has; undefined for tiers. */
  readonly codes: number | undefined
}
export type ContextName = 'screening_date' | 'base_year' | 'base_year_end' | 'base_year_start' | 'year_start' | 'year_end'
/** A value of the run, not of the subject. */
export interface ContextNode extends Common {
  readonly kind: 'context'
  readonly name: ContextName
}
export interface FieldNode extends Common {
  readonly kind: 'field'
  readonly record: RecordPath
  readonly field: string
}
/** A named expression of an entity, evaluated with that record as its subject. */
export interface DefinitionNode extends Common {
  readonly kind: 'definition'
  readonly record: RecordPath
  readonly definition: string
}
export interface LogicalNode extends Common {
  readonly kind: 'logical'
  readonly operator: 'and' | 'or'
  readonly operands: readonly Node[]
}
export interface NotNode extends Common {
  readonly kind: 'not'
  readonly operand: Node
}
export interface CompareNode extends Common {
  readonly kind: 'compare'
  readonly operator: ComparisonOperator
  readonly left: Node
  readonly right: Node
}
/** Is the value one of these enumeration codes. */
export interface MemberNode extends Common {
  readonly kind: 'member'
  readonly value: Node
  readonly codes: readonly bigint[]
}
/** Does a text start with one of the texts of a list parameter; a code coarser than an entry it may belong to cannot tell. */
export interface PrefixNode extends Common {
  readonly kind: 'prefix'
  readonly value: Node
  readonly list: string
}
export interface ConditionalNode extends Common {
  readonly kind: 'conditional'
  readonly test: Node
  readonly then: Node
  readonly otherwise: Node
}
/** One of several named ways, chosen by an enumeration parameter when the plan is linked; keys are enumeration codes. */
export interface StrategyNode extends Common {
  readonly kind: 'strategy'
  readonly parameter: string
  readonly ways: ReadonlyMap<bigint, Node>
}
export interface ArithmeticNode extends Common {
  readonly kind: 'arithmetic'
  readonly operator: '+' | '-' | '*'
  readonly left: Node
  readonly right: Node
  readonly type: NumberType
}
/** A quotient times a number: still a quotient. */
export interface ScaledRatioNode extends Common {
  readonly kind: 'scaled_ratio'
  readonly ratio: Node
  readonly factor: Node
  readonly type: RatioType
}
export interface RatioNode extends Common {
  readonly kind: 'ratio'
  readonly numerator: Node
  readonly denominator: Node
  readonly type: RatioType
}
export type RoundingMode = 'half_away' | 'down' | 'up'
/** Rounds a number or carries out a quotient, to `type.scale` decimals. */
export interface RoundNode extends Common {
  readonly kind: 'round'
  readonly mode: RoundingMode
  readonly operand: Node
  readonly type: NumberType
}
/** The larger or smaller of two values; unknown when either is. */
export interface ExtremeNode extends Common {
  readonly kind: 'extreme'
  readonly which: 'larger' | 'smaller'
  readonly left: Node
  readonly right: Node
}
export type DateFunction =
  | 'whole_months_between'
  | 'years_between'
  | 'days_between'
  | 'add_months'
  | 'add_days'
  | 'month_of'
  | 'year_of'
  | 'last_day_of_month'
export interface DateNode extends Common {
  readonly kind: 'date'
  readonly function: DateFunction
  readonly arguments: readonly Node[]
}
export type AggregateFunction = 'count' | 'sum' | 'min' | 'max' | 'mean'
/** An aggregate over the records of a relation that pass a filter. */
export interface AggregateNode extends Common {
  readonly kind: 'aggregate'
  readonly function: AggregateFunction
  readonly relation: RelationSource
  readonly filter: Node | undefined
  readonly value: Node | undefined
}
export interface QuantifiedNode extends Common {
  readonly kind: 'quantified'
  readonly quantifier: 'some' | 'every'
  readonly relation: RelationSource
  readonly test: Node
}
export interface RelationSource {
  readonly owner: RecordPath
  readonly field: string
  readonly entity: string
  /** The field of the element that points back at the owner. */
  readonly by: string
}

export const booleanType: Type = { kind: 'boolean' }

/** Largest magnitude either engine may meet: what fits a 128-bit signed integer with a bit to spare. */
export const LARGEST_INTEGER = 2n ** 126n

/** A sentence-free name of a type for messages, e.g. `number(yuan)`, `enumeration(size_class)`. */
export function typeName(type: Type): string {
  switch (type.kind) {
    case 'number':
    case 'ratio':
      return `${type.kind}(${type.dimension})`
    case 'enumeration':
      return `enumeration(${type.enumeration})`
    case 'record':
    case 'relation':
      return `${type.kind}(${type.entity})`
    case 'boolean':
    case 'text':
    case 'region':
    case 'date':
    case 'month':
    case 'text_list':
      return type.kind
  }
}
