import { DOMParser } from '@xmldom/xmldom'
import { unzipSync } from 'fflate'
import { readWorkbook } from '../../src/sheets/index.ts'

/** A Word document as another program reads it: paragraphs and tables in their order, with the texts of what repeats on every page. */
export interface ReadWord {
  readonly paragraphs: readonly string[]
  /** Rows of cells, table by table. */
  readonly tables: readonly (readonly (readonly string[])[])[]
  readonly header: string
  readonly footer: string
  /** How many rows say that they are repeated at the head of every page. */
  readonly repeated: number
  readonly parts: readonly string[]
  /** How the pages of each section stand. */
  readonly pages: readonly ('upright' | 'landscape')[]
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** Reads a document part by part; throws where one is no well-formed XML. */
export function readWord(bytes: Uint8Array): ReadWord {
  const files = unzipSync(bytes)
  const parse = (name: string) => {
    const bytesOf = files[name]
    if (bytesOf === undefined) throw new Error(`no part ${name}`)
    const faults: string[] = []
    const parsed = new DOMParser({ onError: (level, message) => void faults.push(`${level}: ${message}`) }).parseFromString(
      new TextDecoder('utf-8', { fatal: true }).decode(bytesOf),
      'text/xml',
    )
    if (faults.length > 0) throw new Error(`${name}: ${faults.join('; ')}`)
    return parsed
  }
  for (const name of Object.keys(files)) parse(name)
  const body = parse('word/document.xml').getElementsByTagNameNS(word, 'body')[0]
  if (body === undefined) throw new Error('no body')
  const children = Array.from(body.childNodes).filter((node) => node.nodeType === 1) as unknown as Element[]
  const tables = children.filter((node) => node.localName === 'tbl')
  return {
    paragraphs: children.filter((node) => node.localName === 'p').map(textOf),
    tables: tables.map((table) => all(table, 'tr').map((row) => all(row, 'tc').map((cell) => all(cell, 'p').map(textOf).join('\n')))),
    header: textOf(parse('word/header1.xml').documentElement as unknown as Element),
    footer: textOf(parse('word/footer1.xml').documentElement as unknown as Element),
    repeated: all(body as unknown as Element, 'tblHeader').length,
    parts: Object.keys(files),
    pages: all(body as unknown as Element, 'pgSz').map((size) =>
      size.getAttributeNS(word, 'orient') === 'landscape' ? 'landscape' : 'upright',
    ),
  }
}

const all = (node: Element, name: string): Element[] => Array.from(node.getElementsByTagNameNS(word, name)) as unknown as Element[]

function textOf(node: Element): string {
  const texts = (Array.from(node.getElementsByTagName('*')) as unknown as Element[]).map((each) =>
    each.localName === 't' ? (each.textContent ?? '') : each.localName === 'br' ? '\n' : '',
  )
  return texts.join('')
}

/** Every cell of a workbook that holds something, sheet by sheet. */
export async function readSheets(
  bytes: Uint8Array,
): Promise<readonly { readonly name: string; readonly rows: readonly (readonly unknown[])[] }[]> {
  const read = await readWorkbook(bytes, 300_000)
  if (read.kind === 'refused') throw new Error(read.refusal.code)
  return read.value.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.filter((cell) => cell !== null && cell !== '')) }))
}

/** The text of a page as a browser would show it. */
export function readPage(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  return text
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<(?:br|\/p|\/td|\/th|\/tr|\/h\d)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
}
