import { dirname, posix } from 'node:path'
import { type Result, refused } from '../kernel/result.ts'
import { type DocumentPackage, readPackage } from './document-package.ts'
import { readOfdPage, within, wordsOf } from './ofd-page.ts'
import { joinPages, type Page, type PageRemark, type PagesText } from './page-text.ts'
import { textIn, type XmlElement } from './parse-xml.ts'
import type { DocumentFault } from './refusals.ts'
import type { ZipArchive } from './zip-archive.ts'

/** The file every OFD package begins with; GB/T 33190-2016, clause 7. */
export const OFD_ROOT = 'OFD.xml'

/** Text of an OFD document, line by line as printed, with the offsets at which its pages end and what is told of them. */
export function readOfd(archive: ZipArchive): Result<PagesText, DocumentFault> {
  return readPackage(archive, (parts) => {
    const bodies = within(parts.needed(OFD_ROOT), 'DocBody')
    const pages = bodies.flatMap((body) =>
      within(body, 'DocRoot').flatMap((root) => documentPages(parts, at('', textIn(root).trim()), sealsOf(parts, body))),
    )
    return pages.length === 0 ? refused({ code: 'damaged' }) : joinPages(pages)
  })
}

/** Locations are relative to the file that names them, or begin at the top of the package. */
function at(from: string, location: string): string {
  return posix.normalize(location.startsWith('/') ? location.slice(1) : posix.join(dirname(from), location))
}

/** The pages of one document of the package; what is told of the document is told of its first page. */
function documentPages(parts: DocumentPackage, root: string, seals: number): readonly Page[] {
  const document = parts.needed(root)
  const listed = within(document, 'Pages').flatMap((pages) => within(pages, 'Page'))
  const usual = areaOf(document)
  const templates = new Map(
    within(document, 'TemplatePage').map((template) => [template.attributes.get('ID') ?? '', template.attributes.get('BaseLoc') ?? '']),
  )
  const notes = annotationsOf(parts, root, document)
  const known = new Set<string>()
  const pages = listed.map((page) => {
    const content = parts.needed(at(root, page.attributes.get('BaseLoc') ?? ''))
    const used = within(content, 'Template').flatMap((template) => templates.get(template.attributes.get('TemplateID') ?? '') ?? [])
    const below = used.filter((location) => !known.has(location)).map((location) => wordsOf(parts.needed(at(root, location))))
    for (const location of used) known.add(location)
    const read = readOfdPage(content, areaOf(content) ?? usual ?? A4)
    return withRemarks(read, [...told('header_text', below.join(' ')), ...(notes.get(page.attributes.get('ID') ?? '') ?? [])])
  })
  const [first, ...rest] = pages
  if (first === undefined) return []
  const sealed: readonly PageRemark[] = seals === 0 ? [] : [{ code: 'seal_unread', with: { count: String(seals) } }]
  return [withRemarks(first, [...told('file_attached', attachedTo(parts, root, document).join(', ')), ...sealed]), ...rest]
}

const withRemarks = (page: Page, more: readonly PageRemark[]): Page => ({ ...page, remarks: [...more, ...page.remarks] })

function told(code: PageRemark['code'], text: string): readonly PageRemark[] {
  return text.trim() === '' ? [] : [{ code, with: { text: text.trim() } }]
}

/** In square millimetres. */
const A4 = 210 * 297

function areaOf(element: XmlElement): number | undefined {
  const [box] = within(element, 'PhysicalBox')
  const [, , width = 0, height = 0] = box === undefined ? [] : textIn(box).trim().split(/\s+/).map(Number)
  return width * height > 0 ? width * height : undefined
}

/** What was put onto the pages later, by the page it stands on. */
function annotationsOf(parts: DocumentPackage, root: string, document: XmlElement): ReadonlyMap<string, readonly PageRemark[]> {
  const found = new Map<string, readonly PageRemark[]>()
  for (const list of locationsIn(document, 'Annotations')) {
    const path = at(root, list)
    for (const page of within(parts.needed(path), 'Page')) {
      const notes = locationsIn(page, 'FileLoc').flatMap((location) => within(parts.needed(at(path, location)), 'Annot'))
      const remarks = notes.filter(({ attributes }) => attributes.get('Visible') !== 'false').flatMap(ofAnnotation)
      const id = page.attributes.get('PageID') ?? ''
      found.set(id, [...(found.get(id) ?? []), ...remarks])
    }
  }
  return found
}

function ofAnnotation(annotation: XmlElement): readonly PageRemark[] {
  const pictures = within(annotation, 'ImageObject').map((): PageRemark => ({ code: 'image_unread', with: {} }))
  return [...told('annotation_text', wordsOf(annotation)), ...pictures]
}

function locationsIn(element: XmlElement, name: string): readonly string[] {
  return within(element, name)
    .map((each) => textIn(each).trim())
    .filter((location) => location !== '')
}

/** Names of the files the document carries with it. */
function attachedTo(parts: DocumentPackage, root: string, document: XmlElement): readonly string[] {
  return locationsIn(document, 'Attachments').flatMap((list) =>
    within(parts.needed(at(root, list)), 'Attachment').map(({ attributes }) => attributes.get('Name') ?? attributes.get('ID') ?? ''),
  )
}

/** How many seals and signatures are set to the document. */
function sealsOf(parts: DocumentPackage, body: XmlElement): number {
  return locationsIn(body, 'Signatures').reduce((sum, list) => sum + within(parts.needed(at('', list)), 'Signature').length, 0)
}
