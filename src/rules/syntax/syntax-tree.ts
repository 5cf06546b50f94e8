/** Where a piece of an expression stands: offsets into the expression's own text, end exclusive. */
export interface Span {
  readonly from: number
  readonly to: number
}

export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>='

/** The expression as written: names are not yet resolved, nothing is typed. */
export type Expression =
  | { readonly kind: 'number'; readonly text: string; readonly span: Span }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly span: Span }
  | { readonly kind: 'string'; readonly value: string; readonly span: Span }
  | { readonly kind: 'name'; readonly name: string; readonly span: Span }
  | { readonly kind: 'path'; readonly base: Expression; readonly name: string; readonly nameSpan: Span; readonly span: Span }
  | { readonly kind: 'bracket'; readonly base: Expression; readonly inner: Expression; readonly span: Span }
  | {
      readonly kind: 'call'
      readonly name: string
      readonly nameSpan: Span
      readonly arguments: readonly Expression[]
      readonly span: Span
    }
  | { readonly kind: 'logical'; readonly operator: 'and' | 'or'; readonly operands: readonly Expression[]; readonly span: Span }
  | {
      readonly kind: 'comparison'
      readonly operator: ComparisonOperator
      readonly left: Expression
      readonly right: Expression
      readonly span: Span
    }
  | { readonly kind: 'membership'; readonly value: Expression; readonly tests: readonly MembershipTest[]; readonly span: Span }
  | {
      readonly kind: 'arithmetic'
      readonly operator: '+' | '-' | '*' | '/'
      readonly left: Expression
      readonly right: Expression
      readonly span: Span
    }
  | { readonly kind: 'negation'; readonly operand: Expression; readonly span: Span }
  | {
      readonly kind: 'conditional'
      readonly test: Expression
      readonly then: Expression
      readonly otherwise: Expression
      readonly span: Span
    }
  | {
      readonly kind: 'quantified'
      readonly quantifier: 'some' | 'every'
      readonly variable: string
      readonly source: Expression
      readonly test: Expression
      readonly span: Span
    }

/** One alternative after `in`: a value, or a range whose missing bound is open. */
export type MembershipTest =
  | { readonly kind: 'value'; readonly value: Expression }
  | { readonly kind: 'range'; readonly low: RangeBound | undefined; readonly high: RangeBound | undefined }

export interface RangeBound {
  readonly value: Expression
  readonly inclusive: boolean
}

/** A mistake inside one expression; the caller knows the file and adds the place. */
export interface ExpressionProblem {
  readonly code: string
  readonly span: Span
  readonly with: Readonly<Record<string, string>>
}

/** Shorthand for building an expression problem. */
export function expressionProblem(code: string, span: Span, values: Readonly<Record<string, string>> = {}): ExpressionProblem {
  return { code, span, with: values }
}
