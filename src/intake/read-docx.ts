import type { Remark } from '../documents/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { type DocumentPackage, readPackage } from './document-package.ts'
import { DocxLooks } from './docx-looks.ts'
import { DocxNotes, visibleText } from './docx-notes.ts'
import { DocxNumbers } from './docx-numbers.ts'
import { DocxText } from './docx-text.ts'
import { isPageNumber } from './page-numbers.ts'
import { childAt, childrenOf, type XmlElement } from './parse-xml.ts'
import type { DocumentFault } from './refusals.ts'
import { plain, Remarks } from './remarks.ts'
import type { ZipArchive } from './zip-archive.ts'

/**
 * Text of a Word document: a line for each paragraph and table row, cells parted by tabs, automatic numbers written out, tracked
 * changes as accepted. What stands beside it, is struck out, hidden or no text is no part of it, and told.
 */
export function readDocx(archive: ZipArchive): Result<WordText, DocumentFault> {
  return readPackage(archive, (parts) => {
    const main = mainPart(parts)
    const body = main === undefined ? undefined : childAt(parts.needed(main), 'w:body')
    if (main === undefined || body === undefined) return refused({ code: 'unsupported', kind: kindOfZip(archive.names) })
    return done(textOf(parts, main, body))
  })
}

interface WordText {
  readonly text: string
  readonly remarks: readonly Remark[]
}

function textOf(parts: DocumentPackage, main: string, body: XmlElement): WordText {
  const styles = besides(parts, main, 'styles')
  const remarks = new Remarks()
  const beside = { looks: new DocxLooks(styles), notes: new DocxNotes(parts, main), remarks }
  const lines = new DocxText(new DocxNumbers(besides(parts, main, 'numbering'), styles), beside).whole(body)
  return remarks.resolve(edgeSigns(parts, main, remarks) + lines.join('\n'))
}

/** What the edges of the pages say beside the number of the page, told once where the text begins. */
function edgeSigns(parts: DocumentPackage, main: string, remarks: Remarks): string {
  const texts = parts
    .related(main)
    .filter(({ type, part }) => (type === 'header' || type === 'footer') && part !== undefined)
    .map(({ part }) => edgeText(parts.needed(part ?? '')))
    .filter((text) => !isPageNumber(text))
  return texts.length === 0 ? '' : remarks.sign('header_text', { text: plain([...new Set(texts)].join(' | ')) })
}

/** Words drawn across the page stand in its header too. */
function edgeText(element: XmlElement): string {
  const drawn = (each: XmlElement): readonly string[] =>
    childrenOf(each).flatMap((child) => (child.name === 'v:textpath' ? [child.attributes.get('string') ?? ''] : drawn(child)))
  return [visibleText(element), ...drawn(element)].join(' ').trim()
}

/** The part the package names as its document, usually `word/document.xml`. */
function mainPart(parts: DocumentPackage): string | undefined {
  return parts.related('').find(({ type }) => type === 'officeDocument')?.part ?? parts.archive.spelling('word/document.xml')
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
