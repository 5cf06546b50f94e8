export { askGrid, type GridRow } from './ask-grid.ts'
export {
  type Comparison,
  type ComparisonRow,
  differenceOfRuns,
  differenceOfRunsSql,
  summariseDifference,
} from './compare-settlements.ts'
export { costReadings, type QuestionCost } from './cost-readings.ts'
