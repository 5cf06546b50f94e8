export type {
  Attachment,
  Clause,
  CleanText,
  FlattenedTable,
  Found,
  Metadata,
  OfficialDocument,
  Question,
  SourceText,
  Span,
} from './document.ts'
export { readDocuments } from './read-documents.ts'
export { parseStructureWords, type StructureWords } from './structure-words.ts'
export { compareTransmission, type Transmission } from './transmission.ts'
