import { DocumentPackage } from './document-package.ts'
import { DocxNumbers } from './docx-numbers.ts'
import { DocxText } from './docx-text.ts'
import { IntakeFailure } from './failure.ts'
import { childAt, type XmlElement } from './parse-xml.ts'
import type { ZipArchive } from './zip-archive.ts'

/**
 * Text of a Word document: a line for each paragraph and table row, cells parted by tabs, automatic numbers written out, tracked
 * changes as accepted. Page headers, footers, comments and footnotes are not part of it.
 */
export function readDocx(path: string, archive: ZipArchive): string {
  const parts = new DocumentPackage(path, archive)
  const main = mainPart(parts)
  const body = main === undefined ? undefined : childAt(parts.xml(main), 'w:body')
  if (main === undefined || body === undefined) throw new IntakeFailure('unsupported', path, kindOfZip(archive.names))
  const numbers = new DocxNumbers(besides(parts, main, 'numbering'), besides(parts, main, 'styles'))
  return new DocxText(numbers).lines(body).join('\n')
}

/** The part the package names as its document, usually `word/document.xml`. */
function mainPart(parts: DocumentPackage): string | undefined {
  const named = parts.related('').find(({ type }) => type === 'officeDocument')?.part
  if (named === undefined) return parts.archive.spelling('word/document.xml')
  if (parts.archive.spelling(named) === undefined) throw new IntakeFailure('part_missing', parts.path, named)
  return named
}

/** A part of the kind that the document points to; files that have lost their pointers still have it beside the document. */
function besides(parts: DocumentPackage, main: string, type: string): XmlElement | undefined {
  const named = parts.related(main).find((related) => related.type === type)?.part
  return named === undefined ? parts.xml(`${main.slice(0, main.lastIndexOf('/') + 1)}${type}.xml`) : parts.needed(named)
}

function kindOfZip(names: readonly string[]): string {
  if (names.some((name) => name.startsWith('xl/'))) return 'Excel'
  if (names.some((name) => name.startsWith('ppt/'))) return 'PowerPoint'
  if (names.includes('mimetype') && names.includes('content.xml')) return 'OpenDocument'
  return names.some((name) => name.startsWith('word/')) ? 'Word' : 'ZIP'
}
