export { renderReport } from './render-report.ts'
export type { OrdersInput, ReportInput } from './report-input.ts'
