import { findDocumentMentions, type Mention, type OfficialDocument, readDocuments } from '../../src/documents/index.ts'
import { reader } from './mentions.ts'
import { structureWords } from './structure-words.ts'

/** A document as it is read, with what its clauses mention. */
export interface ReadDocument {
  readonly document: OfficialDocument
  readonly mentions: ReadonlyMap<string, readonly Mention[]>
  readonly text: string
}

/** Reads the documents of a text. */
export function readText(text: string, name = 'text'): readonly ReadDocument[] {
  return readDocuments({ name, text, pageEnds: [] }, structureWords).map((document) => ({
    document,
    mentions: findDocumentMentions(document, reader),
    text,
  }))
}

/** Reads one notice of an invented city, whose provisions are given as lines. */
export function readNotice(provisions: readonly string[]): ReadDocument {
  const lines = [
    '云溪市人民政府关于促进就业的通知',
    '云政发〔2022〕8号',
    '各县（区）人民政府：',
    '现就有关事项通知如下。',
    ...provisions,
    '云溪市人民政府',
    '2022年5月6日',
  ]
  const [read] = readText(lines.join('\n'))
  if (read === undefined) throw new Error('no document')
  return read
}
