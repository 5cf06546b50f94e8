import type { DocumentPackage } from './document-package.ts'
import { childrenOf, textIn, type XmlElement } from './parse-xml.ts'

/** What stands beside the text of a Word document and is pointed to from inside it. */
export class DocxNotes {
  private readonly notes: ReadonlyMap<string, string>
  private readonly names: ReadonlyMap<string, string>

  constructor(parts: DocumentPackage, main: string) {
    const related = parts.related(main)
    const notes = (['footnotes', 'endnotes', 'comments'] as const).flatMap((type) =>
      related
        .filter((each) => each.type === type && each.part !== undefined)
        .flatMap((each) => childrenOf(parts.needed(each.part ?? '')))
        .map((note): [string, string] => [`${type} ${note.attributes.get('id') ?? ''}`, visibleText(note)]),
    )
    this.notes = new Map(notes)
    this.names = new Map(related.map(({ id, part }) => [id, part?.slice(part.lastIndexOf('/') + 1) ?? '']))
  }

  /** What a note or comment says; empty where it is not there. */
  textOf(type: 'footnotes' | 'endnotes' | 'comments', reference: XmlElement): string {
    return this.notes.get(`${type} ${reference.attributes.get('id') ?? ''}`) ?? ''
  }

  /** The file a part of the document is kept in, by the reference to it. */
  nameOf(reference: XmlElement): string {
    return this.names.get(reference.attributes.get('id') ?? '') ?? ''
  }
}

const unseen = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'w:pPr', 'w:rPr'])

/** The words of an element in a row, without what was deleted. */
export function visibleText(element: XmlElement): string {
  return childrenOf(element)
    .map((child) => {
      if (unseen.has(child.name)) return ''
      if (child.name === 'w:t' || child.name === 'm:t' || child.name === 'a:t') return textIn(child)
      return child.name === 'w:p' || child.name === 'w:tc' ? ` ${visibleText(child)}` : visibleText(child)
    })
    .join('')
    .trim()
}
