import type { Expression, ExpressionProblem, Span } from '../syntax/index.ts'
import type { Names } from './scope.ts'
import type { Node, RecordPath, Type } from './typed-tree.ts'

/** Where an expression stands: the record its bare names belong to, and what surrounds it. */
export interface Scope {
  readonly record: RecordPath
  /** The record outside the innermost filter; its fields are not visible inside, and sharing a name with it is an error. */
  readonly outer: RecordPath | undefined
  /** The name a quantifier gives its element. */
  readonly variable: string | undefined
}

/** What the checks of single constructs need from the one that walks the expression. */
export interface Checker {
  readonly names: Names
  readonly problems: ExpressionProblem[]
  problem(code: string, span: Span, values?: Readonly<Record<string, string>>): undefined
  /** `hint` is the type the surroundings expect; it decides between enumeration values of the same spelling. */
  check(expression: Expression, scope: Scope, hint?: Type): Node | undefined
  checkBoolean(expression: Expression, scope: Scope): Node | undefined
}
