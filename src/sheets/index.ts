export {
  columnLetter,
  type FormColumns,
  type FormLine,
  type FormPlaces,
  type FormRefusal,
  findForms,
  headRows,
  isInError,
  linesOfForm,
  placeColumns,
  textOfCell,
} from './form.ts'
export type { ReadCell, ReadSheet } from './read-sheet.ts'
export { readWorkbook, type SheetRefusal } from './read-workbook.ts'
export { type SheetRow, type StreamedSheet, writeSheetStream } from './write-sheet-stream.ts'
export { type WorkbookPlan, writeWorkbook } from './write-workbook.ts'
