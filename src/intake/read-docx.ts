import mammoth from 'mammoth'
import { automaticNumbers } from './docx-numbers.ts'
import { detailOf, IntakeFailure } from './failure.ts'
import { zipEntries } from './zip-directory.ts'

/** The part of mammoth's document tree that is read here. */
interface Element {
  readonly type: string
  readonly value?: string
  readonly children?: readonly Element[]
  readonly numbering?: object | null
}

const MOST_UNPACKED = 200 * 1024 * 1024

/** Text of a Word document: a line for each paragraph and table row, cells parted by tabs, automatic numbers written out. */
export async function readDocx(path: string, bytes: Uint8Array): Promise<string> {
  const entries = zipEntries(bytes)
  if (entries === undefined) throw new IntakeFailure('damaged', path)
  if (!entries.has('word/document.xml')) throw new IntakeFailure('unsupported', path, kindOfZip([...entries.keys()]))
  const unpacked = [...entries.values()].reduce((sum, entry) => sum + entry.size, 0)
  if (unpacked > MOST_UNPACKED) throw new IntakeFailure('too_large', path, `${Math.ceil(unpacked / 1024 / 1024)} MB`)
  const root = await treeOf(path, bytes)
  const numbered = paragraphsIn(root).filter((paragraph) => paragraph.numbering !== undefined && paragraph.numbering !== null)
  const numbers = automaticNumbers(bytes, entries)
  // Where the two readings of the file differ no number is better than a wrong one.
  const labels = new Map(numbers.length === numbered.length ? numbered.map((paragraph, index) => [paragraph, numbers[index] ?? '']) : [])
  return linesOf(root, labels).join('\n')
}

async function treeOf(path: string, bytes: Uint8Array): Promise<Element> {
  let root: Element | undefined
  const keep = (document: Element): Element => {
    root = document
    return { ...document, children: [] }
  }
  try {
    await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { transformDocument: keep, externalFileAccess: false })
  } catch (error) {
    throw new IntakeFailure('damaged', path, detailOf(error))
  }
  if (root === undefined) throw new IntakeFailure('damaged', path)
  return root
}

function kindOfZip(names: readonly string[]): string {
  if (names.some((name) => name.startsWith('xl/'))) return 'Excel'
  if (names.some((name) => name.startsWith('ppt/'))) return 'PowerPoint'
  return names.includes('OFD.xml') ? 'OFD' : 'ZIP'
}

function paragraphsIn(element: Element): readonly Element[] {
  const inside = (element.children ?? []).flatMap(paragraphsIn)
  return element.type === 'paragraph' ? [element, ...inside] : inside
}

function linesOf(element: Element, labels: ReadonlyMap<Element, string>): readonly string[] {
  if (element.type === 'paragraph') return [(labels.get(element) ?? '') + textOf(element)]
  if (element.type === 'tableRow') {
    const cells = element.children ?? []
    return [
      cells
        .map((cell) =>
          linesOf({ ...cell, type: 'cell' }, labels)
            .join(' ')
            .replace(/\s+/g, ' ')
            .trim(),
        )
        .join('\t'),
    ]
  }
  return (element.children ?? []).flatMap((child) => linesOf(child, labels))
}

function textOf(element: Element): string {
  if (element.type === 'text') return element.value ?? ''
  if (element.type === 'tab') return '\t'
  if (element.type === 'break') return '\n'
  return (element.children ?? []).map(textOf).join('')
}
