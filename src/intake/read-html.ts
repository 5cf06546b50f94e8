import type { SourceText } from '../documents/index.ts'
import { decodeEntities } from './html-entities.ts'
import { type HtmlElement, parseHtml } from './html-tree.ts'
import { plain, Remarks } from './remarks.ts'

/** Elements that hold no words of a document: what runs, what is filled in, what leads elsewhere. */
const SKIPPED = new Set(
  'script style noscript template nav aside footer select button iframe object svg canvas audio video head input textarea'.split(' '),
)
/** Roles, and words in the names of elements, that pages give to what stands around their text. */
const AROUND_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'search', 'complementary', 'menu', 'menubar', 'toolbar', 'dialog'])
const AROUND =
  /(?:^|[-_\s])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|crumbs?|footer|foot|sidebar|side|share|social|toolbar|pagination|pager|related|recommend|comments?|copyright|ads?|banner|search|login|qrcode|friendlink|friend-links?)(?:$|[-_\s\d])/
const BLOCKS = new Set(
  'address article blockquote center dd div dl dt fieldset figure form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody tfoot thead tr ul body html'.split(
    ' ',
  ),
)
const HEADINGS = new Set(['h1', 'h2'])

/** A part of this share of links, longer than a line, leads elsewhere and says nothing itself. */
const MOSTLY_LINKS = 0.6
const SHORTEST_PART = 24
/** Cells that hold more than a line of a table are parts of a page that a table lays out. */
const LONGEST_CELL = 400

/** The document that a saved page shows: its title, its body, its tables with tabs between cells; not what leads around the site. */
export function readHtml(html: string): Pick<SourceText, 'text' | 'remarks'> {
  const root = parseHtml(plain(html))
  const remarks = new Remarks()
  const counts = new Map<HtmlElement, Counts>()
  const page: Page = { remarks, counts, total: countAll(root, counts).all }
  const body = lined(wordsOf(root, page))
  const title = titleOf(root)
  const isThere = title === '' || withoutBlanks(body).includes(withoutBlanks(title))
  const { text, remarks: made } = remarks.resolve(`${isThere ? '' : `${title}\n`}${body}`)
  return { text, ...(made.length > 0 && { remarks: made }) }
}

interface Counts {
  readonly all: number
  readonly linked: number
}

interface Page {
  readonly remarks: Remarks
  readonly counts: ReadonlyMap<HtmlElement, Counts>
  readonly total: number
}

/** Counts of each element the characters it holds, and those of links among them. */
function countAll(element: HtmlElement, found: Map<HtmlElement, Counts>): Counts {
  let all = 0
  let linked = 0
  for (const child of element.children) {
    if (typeof child === 'string') all += child.replaceAll(/\s/g, '').length
    else if (!SKIPPED.has(child.name)) {
      const counts = countAll(child, found)
      all += counts.all
      linked += counts.linked
    }
  }
  const counts = { all, linked: element.name === 'a' ? all : linked }
  found.set(element, counts)
  return counts
}

/** What the page calls its text, where it says so: a heading, or the name that pages of public bodies carry; else nothing. */
function titleOf(root: HtmlElement): string {
  const named = find(root, ({ name, attributes }) => name === 'meta' && attributes.get('name')?.toLowerCase() === 'articletitle')
  const heading = find(root, ({ name }) => HEADINGS.has(name))
  return squeezed(decodeEntities(named?.attributes.get('content') ?? '')) || squeezed(heading === undefined ? '' : innerWords(heading))
}

function find(element: HtmlElement, isMeant: (element: HtmlElement) => boolean): HtmlElement | undefined {
  if (isMeant(element)) return element
  for (const child of element.children) {
    const found = typeof child === 'string' ? undefined : find(child, isMeant)
    if (found !== undefined) return found
  }
  return undefined
}

function innerWords(element: HtmlElement): string {
  return element.children
    .map((child) => (typeof child === 'string' ? decodeEntities(child) : SKIPPED.has(child.name) ? '' : innerWords(child)))
    .join('')
}

/** Words of an element with line feeds around what stands apart. */
function wordsOf(element: HtmlElement, page: Page): string {
  const { name } = element
  if (SKIPPED.has(name) || isAround(element, page)) return ''
  if (isHidden(element)) {
    const { all = 0, linked = 0 } = page.counts.get(element) ?? {}
    // A menu that unfolds is hidden as well, and is no part of the text.
    const isText = all >= SHORTEST_PART && linked < all * MOSTLY_LINKS
    return isText ? page.remarks.sign('hidden_text', { text: squeezed(innerWords(element)) }) : ''
  }
  if (name === 'br') return '\n'
  if (name === 'table' && isTableOfData(element)) return `\n${rowsOf(element, page).join('\n')}\n`
  const words = element.children
    .map((child) => (typeof child === 'string' ? spaced(decodeEntities(child), name) : wordsOf(child, page)))
    .join('')
  return BLOCKS.has(name) || name === 'td' || name === 'th' ? `\n${words}\n` : words
}

function isHidden({ attributes }: HtmlElement): boolean {
  return attributes.has('hidden') || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.get('style') ?? '')
}

/** What stands around the text: named so by the page, or made up of links. */
function isAround(element: HtmlElement, page: Page): boolean {
  const { name, attributes } = element
  if (name === 'body' || name === 'html' || name === '#page') return false
  const { all = 0, linked = 0 } = page.counts.get(element) ?? {}
  const isWhole = all * 2 > page.total && linked < all / 2
  const names = `${attributes.get('id') ?? ''} ${attributes.get('class') ?? ''}`.toLowerCase()
  // A name is not believed of an element that holds long words without links.
  const isNamed = AROUND_ROLES.has(attributes.get('role') ?? '') || AROUND.test(names)
  if (isNamed && !isWhole && all - linked < LONGEST_CELL) return true
  return BLOCKS.has(name) && all >= SHORTEST_PART && linked >= all * MOSTLY_LINKS
}

/** A table whose rows have cells beside each other, and none of which lays out a part of the page. */
function isTableOfData(table: HtmlElement): boolean {
  const rows = rowsIn(table)
  const cells = rows.flatMap(cellsIn)
  const isLaidOut = cells.some((cell) => find(cell, ({ name }) => name === 'table') !== undefined || innerWords(cell).length > LONGEST_CELL)
  return !isLaidOut && rows.some((row) => cellsIn(row).length > 1)
}

function rowsIn(table: HtmlElement): HtmlElement[] {
  return table.children.flatMap((child) => {
    if (typeof child === 'string') return []
    if (child.name === 'tr') return [child]
    return ['tbody', 'thead', 'tfoot'].includes(child.name) ? rowsIn(child) : []
  })
}

function cellsIn(row: HtmlElement): HtmlElement[] {
  return row.children.filter((child): child is HtmlElement => typeof child !== 'string' && (child.name === 'td' || child.name === 'th'))
}

/** A line for each row; a cell over several columns leaves the others empty, one over several rows is said again. */
function rowsOf(table: HtmlElement, page: Page): string[] {
  const carried: { words: string; rows: number }[] = []
  return rowsIn(table).map((row) => {
    const line: string[] = []
    const carry = () => {
      for (let below = carried[line.length]; below !== undefined && below.rows > 0; below = carried[line.length]) {
        below.rows--
        line.push(below.words)
      }
    }
    for (const cell of cellsIn(row)) {
      carry()
      const words = cell.children
        .map((child) => (typeof child === 'string' ? spaced(decodeEntities(child), 'td') : wordsOf(child, page)))
        .join('')
      const told = squeezed(words)
      for (let column = 0; column < spanOf(cell, 'colspan'); column++) {
        carried[line.length] = { words: column === 0 ? told : '', rows: spanOf(cell, 'rowspan') - 1 }
        line.push(column === 0 ? told : '')
      }
    }
    carry()
    return line.join('\t')
  })
}

const MOST_SPANNED = 50

function spanOf(cell: HtmlElement, name: string): number {
  const span = Number(cell.attributes.get(name) ?? 1)
  return Number.isInteger(span) && span >= 1 ? Math.min(span, MOST_SPANNED) : 1
}

/** Line feeds of the source are blanks, and between characters of the script nothing. */
function spaced(words: string, parent: string): string {
  if (parent === 'pre') return words
  return words.replaceAll(/(?<=[\u2E80-\uFFEF])[ \t]*[\r\n]+[ \t]*(?=[\u2E80-\uFFEF])/g, '').replaceAll(/[ \t\r\n]+/g, ' ')
}

/** Lines without blanks at their ends, and no two empty ones in a row. */
function lined(words: string): string {
  return words
    .split('\n')
    .map((line) => line.replaceAll(/^[ \r]+|[ \r]+$/g, ''))
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

const squeezed = (words: string) => words.replaceAll(/\s+/g, ' ').trim()
const withoutBlanks = (words: string) => words.replaceAll(/\s/g, '')
