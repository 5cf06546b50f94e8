export { type Parsed, parseExpression } from './parse.ts'
export type { ComparisonOperator, Expression, ExpressionProblem, MembershipTest, Span } from './syntax-tree.ts'
export { expressionProblem } from './syntax-tree.ts'
