export type { BoundParameter, BoundProgram, BoundValue, Cell, Origin, Reading, RunContext, Tier } from './bound.ts'
export { cellsOf, contextValue, EARLIEST_DAY, isTimeless, LATEST_DAY, mayBePending, soleCell, wayOf } from './bound-values.ts'
export { type Checked, checkExpression } from './check-expression.ts'
export { checkRecord, pathTo } from './check-record.ts'
export { codesIn, definitionBody, type MissingFact, mayBeCoarse, missingFactsOf, missingKey, rootsOf } from './missing-facts.ts'
export { nodeKey } from './node-key.ts'
export { crossPlan, magnitude, numberType, powerOfTen, rescaled } from './numbers.ts'
export { type PrintNames, type PrintSigns, printNode } from './print-node.ts'
export type {
  AskedCondition,
  AskingReason,
  Condition,
  MonthlyTerms,
  Program,
  Result,
  ScheduleLine,
  Source,
  SourceStanding,
} from './program.ts'
export { type Assumed, assumedBranch, assumedKey, isAnswer, nothingAssumed, type Reach, reachOf, restsOnChoices } from './reach.ts'
export { isQuestionOpen, MOST_READINGS, type QuestionBit, questionBits, readingsOf, underReadings } from './readings.ts'
export {
  monthOf,
  monthsOfLine,
  type ResultExpressions,
  resultExpressions,
  resultMayOverflow,
  standingExpressions,
} from './result-expressions.ts'
export { cellAt, type SampleKey, tierAt } from './sample-keys.ts'
export { choicesOfEnd, endsOf, endUnder } from './schedule-ends.ts'
export type { DefinitionShape, Definitions, FunctionEntry, FunctionName, Names, ParameterShape, TableKey } from './scope.ts'
export { typeOfField } from './shapes.ts'
export { substanceOf } from './substance.ts'
export { suggest } from './suggest.ts'
export * from './typed-tree.ts'
export { childrenOf, instantiate, pathText, someNode } from './walk.ts'
