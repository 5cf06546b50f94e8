export { renderReport } from './render-report.ts'
export type { EarlierRun, OrdersInput, ReportInput } from './report-input.ts'
