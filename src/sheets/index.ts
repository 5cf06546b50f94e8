export { type ReadCell, type ReadSheet, readWorkbook, type SheetRefusal } from './read-workbook.ts'
export { type WorkbookPlan, writeWorkbook } from './write-workbook.ts'
