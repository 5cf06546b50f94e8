import { dirname, posix } from 'node:path'
import { DocumentPackage } from './document-package.ts'
import { IntakeFailure } from './failure.ts'
import { linesOnPage, type PlacedText } from './page-lines.ts'
import { joinPages } from './page-text.ts'
import type { XmlElement } from './parse-xml.ts'
import type { ZipArchive } from './zip-archive.ts'

/** The file every OFD package begins with; GB/T 33190-2016, clause 7. */
export const OFD_ROOT = 'OFD.xml'

/** Text of an OFD document, line by line as printed, with the offsets at which its pages end. Templates and stamps are not part of it. */
export function readOfd(path: string, archive: ZipArchive): { readonly text: string; readonly pageEnds: readonly number[] } {
  const parts = new DocumentPackage(path, archive)
  const documents = within(parts.needed(OFD_ROOT), 'DocRoot').map((element) => at('', textOf(element)))
  const pages = documents.flatMap((document) =>
    inPages(parts.needed(document)).map((page) => at(document, page.attributes.get('BaseLoc') ?? '')),
  )
  if (pages.length === 0) throw new IntakeFailure('damaged', path)
  return joinPages(
    path,
    pages.map((page) => linesOnPage(within(parts.needed(page), 'TextObject').flatMap(runsOf)).join('\n')),
  )
}

/** Locations are relative to the file that names them, or begin at the top of the package. */
function at(from: string, location: string): string {
  return posix.normalize(location.startsWith('/') ? location.slice(1) : posix.join(dirname(from), location))
}

/** Pages of a document; templates are listed elsewhere. */
function inPages(document: XmlElement): readonly XmlElement[] {
  return within(document, 'Pages').flatMap((pages) => within(pages, 'Page'))
}

/** Every element of a name below another, in order, whatever prefix the file uses. */
function within({ children }: XmlElement, name: string): readonly XmlElement[] {
  return children.flatMap((child) => {
    if (typeof child === 'string') return []
    return localName(child) === name ? [child] : within(child, name)
  })
}

const localName = ({ name }: XmlElement) => name.slice(name.indexOf(':') + 1)
const textOf = ({ children }: XmlElement) =>
  children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim()
const numbersIn = (text: string | undefined) => (text ?? '').trim().split(/\s+/).map(Number)

/** The runs of a text object in millimetres, y turned to grow upwards; clauses 8.5 and 11.3 of the standard. */
function runsOf(object: XmlElement): readonly PlacedText[] {
  const [left = 0, top = 0] = numbersIn(object.attributes.get('Boundary'))
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = object.attributes.has('CTM') ? numbersIn(object.attributes.get('CTM')) : []
  const size = Number(object.attributes.get('Size') ?? 0)
  let [x, y] = [0, 0]
  return within(object, 'TextCode').map((code) => {
    // A place left out is that of the run before.
    x = Number(code.attributes.get('X') ?? x)
    y = Number(code.attributes.get('Y') ?? y)
    const text = code.children.filter((child) => typeof child === 'string').join('')
    return {
      text,
      x: left + a * x + c * y + e,
      y: -(top + b * x + d * y + f),
      width: Math.abs(a) * (advanceOf(code.attributes.get('DeltaX'), text.length, size) + size),
      height: Math.abs(d) * size,
    }
  })
}

/** How far the last character stands from the first; `g 3 5.2` says 5.2 three times. */
function advanceOf(deltas: string | undefined, characters: number, size: number): number {
  if (deltas === undefined) return Math.max(0, characters - 1) * size
  const parts = deltas.trim().split(/\s+/)
  let sum = 0
  for (let i = 0; i < parts.length; i++) {
    if (parts[i] === 'g') {
      sum += Number(parts[i + 1]) * Number(parts[i + 2])
      i += 2
    } else sum += Number(parts[i])
  }
  return Number.isFinite(sum) ? sum : 0
}
