export { parseExpression, type Parsed } from './parse.ts'
export { expressionProblem } from './syntax-tree.ts'
export type { ComparisonOperator, Expression, ExpressionProblem, MembershipTest, Span } from './syntax-tree.ts'
