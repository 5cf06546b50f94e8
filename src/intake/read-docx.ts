import { DocxNumbers } from './docx-numbers.ts'
import { DocxText } from './docx-text.ts'
import { IntakeFailure } from './failure.ts'
import { childAt, childrenOf, parseXml, type XmlElement } from './parse-xml.ts'
import { MOST_UNPACKED, zipEntries, zipText } from './zip-directory.ts'

/** Of the text itself; the rest are pictures. */
const MOST_MARKUP = 64 * 1024 * 1024

/**
 * Text of a Word document: a line for each paragraph and table row, cells parted by tabs, automatic numbers written out, tracked
 * changes as accepted. Page headers, footers, comments and footnotes are not part of it.
 */
export function readDocx(path: string, bytes: Uint8Array): string {
  const entries = zipEntries(bytes)
  if (entries === undefined) throw new IntakeFailure('damaged', path)
  const part = (name: string) => parseXml(zipText(bytes, name))
  const main = mainPart(part('_rels/.rels'), entries)
  if (main === undefined) throw new IntakeFailure('unsupported', path, kindOfZip([...entries.keys()]))
  const unpacked = [...entries.values()].reduce((sum, size) => sum + size, 0)
  const heaviest = Math.max(...[main, beside(main, 'numbering.xml'), beside(main, 'styles.xml')].map((name) => entries.get(name) ?? 0))
  if (unpacked > MOST_UNPACKED || heaviest > MOST_MARKUP)
    throw new IntakeFailure('too_large', path, `${Math.ceil(unpacked / 1024 / 1024)} MB`)
  const body = childAt(part(main), 'w:body')
  if (body === undefined) throw new IntakeFailure('damaged', path)
  const numbers = new DocxNumbers(part(beside(main, 'numbering.xml')), part(beside(main, 'styles.xml')))
  return new DocxText(numbers).lines(body).join('\n')
}

/** The part the package names as its document, usually `word/document.xml`. */
function mainPart(relationships: XmlElement | undefined, entries: ReadonlyMap<string, number>): string | undefined {
  const named = childrenOf(relationships).find(({ attributes }) => attributes.get('Type')?.endsWith('/officeDocument'))
  const target = named?.attributes.get('Target')?.replace(/^\//, '')
  return [target, 'word/document.xml'].find((name) => name?.startsWith('word/') && entries.has(name))
}

const beside = (part: string, name: string) => part.slice(0, part.lastIndexOf('/') + 1) + name

function kindOfZip(names: readonly string[]): string {
  if (names.some((name) => name.startsWith('xl/'))) return 'Excel'
  if (names.some((name) => name.startsWith('ppt/'))) return 'PowerPoint'
  if (names.includes('mimetype') && names.includes('content.xml')) return 'OpenDocument'
  return 'ZIP'
}
