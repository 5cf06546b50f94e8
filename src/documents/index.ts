export { type CanonicalText, canonicalParts } from './canonical-parts.ts'
export { classifyClause, type KindFound } from './classify-clause.ts'
export type {
  Attachment,
  Clause,
  CleanText,
  FlattenedTable,
  Found,
  Metadata,
  OfficialDocument,
  Question,
  Remark,
  SourceText,
  Span,
} from './document.ts'
export { type Amendment, findAmendments } from './find-amendments.ts'
export { findQuestions, type WeighedQuestion } from './find-questions.ts'
export { type IdentifiedUnit, identifyUnit, type Organisations } from './identify-unit.ts'
export { type Lexicon, type LexiconMistake, lexiconSections, parseLexicon } from './lexicon.ts'
export type { CadenceMention, ClauseKind, FigureMention, Mention, UnitMention } from './mention.ts'
export { findDocumentMentions } from './mentions/find-document-mentions.ts'
export { type ClauseText, findMentions, type MentionContext } from './mentions/find-mentions.ts'
export { printedWords } from './printed-words.ts'
export { type ProposedColumn, proposeColumns } from './propose-columns.ts'
export { questionSentence } from './questions/question-sentences.zh.ts'
export { type Severity, severities } from './questions/severities.ts'
export { readDocuments } from './read-documents.ts'
export { parseStructureWords, type StructureWords } from './structure-words.ts'
export {
  type ClauseTransmission,
  compareTransmission,
  type SentenceTransmission,
  type Transmission,
  type TransmissionStatus,
} from './transmission/compare-transmission.ts'
export type { TransmissionFinding } from './transmission/findings.ts'
export { transmissionSentence } from './transmission/sentences.zh.ts'
export { parseTransmissionWords } from './transmission/words.ts'
