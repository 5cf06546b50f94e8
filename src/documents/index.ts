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
export type { CadenceMention, ClauseKind, DateMention, DiscretionMention, FigureMention, Mention, UnitMention } from './mention.ts'
export { classifyClause, type KindFound } from './mentions/classify-clause.ts'
export { type Amendment, findAmendments } from './mentions/find-amendments.ts'
export { findDocumentMentions } from './mentions/find-document-mentions.ts'
export { type ClauseText, findMentions, type MentionContext, textsOf } from './mentions/find-mentions.ts'
export { type Reading, readingOf, spanOf } from './mentions/reading.ts'
export { type IdentifiedUnit, identifyUnit, type Organisations } from './mentions/units/identify-unit.ts'
export { printedWords } from './outline/printed-words.ts'
export { findQuestions, type WeighedQuestion } from './questions/find-questions.ts'
export { type ProposedColumn, proposeColumns } from './questions/propose-columns.ts'
export { questionSentence } from './questions/question-sentences.zh.ts'
export { readDocuments } from './read-documents.ts'
export { type Severity, severities } from './severities.ts'
export { type CanonicalText, canonicalParts } from './text/canonical-parts.ts'
export { type Instrument, parseInstruments } from './words/instruments.ts'
export { type Lexicon, type LexiconMistake, lexiconSections, parseLexicon } from './words/lexicon.ts'
export { anyOf, anyPhrase } from './words/pattern.ts'
export { openReader, type Reader } from './words/reader.ts'
export { MONTH, YEAR } from './words/script.zh.ts'
export { parseStructureWords, type StructureWords } from './words/structure-words.ts'
