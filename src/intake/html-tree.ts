/** An element of a page as its tags nest, tolerant of what pages leave open. */
export interface HtmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (HtmlElement | string)[]
}

/** Elements without a content of their own. */
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr'])
/** Elements whose content is no markup. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'xmp'])
/** What ends where the next of its kind, or of a kind beside it, begins. */
const CLOSED_BY: Readonly<Record<string, readonly string[]>> = {
  li: ['li'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  tr: ['tr', 'td', 'th'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  option: ['option'],
}
/** Where the search for an open element of that kind ends. */
const SCOPES = new Set(['table', 'ul', 'ol', 'dl', 'select', 'body', 'html'])
/** A paragraph ends where one of these begins. */
const ENDS_PARAGRAPH = new Set(
  'address article aside blockquote center div dl fieldset footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul'.split(
    ' ',
  ),
)
/** Deeper nesting than any page needs; what lies deeper is read as if it lay here. */
const DEEPEST = 300

/** The tree of a page. Every character is looked at a bounded number of times. */
export function parseHtml(text: string): HtmlElement {
  const root: HtmlElement = { name: '#page', attributes: new Map(), children: [] }
  const open: HtmlElement[] = [root]
  const lower = text.toLowerCase()
  let at = 0
  while (at < text.length) {
    const start = text.indexOf('<', at)
    if (start !== at) add(open, text.slice(at, start < 0 ? undefined : start))
    if (start < 0) break
    at = afterTag(text, lower, start, open)
  }
  return root
}

/** Takes in what begins with a "<" and says where it ends. */
function afterTag(text: string, lower: string, start: number, open: HtmlElement[]): number {
  if (text.startsWith('<!--', start)) return endOf(text.indexOf('-->', start + 4), 3, text)
  if (/[!?]/.test(text.charAt(start + 1))) return endOf(text.indexOf('>', start), 1, text)
  const name = /^<\/?([a-z][a-z0-9:-]*)/.exec(lower.slice(start, start + 40))?.[1]
  if (name === undefined) {
    add(open, '<')
    return start + 1
  }
  const end = tagEnd(text, start)
  if (text.charAt(start + 1) === '/') {
    close(open, name)
    return end
  }
  begin(open, { name, attributes: attributesOf(text.slice(start + 1 + name.length, end - 1)), children: [] })
  if (!RAW.has(name)) return end
  const closing = lower.indexOf(`</${name}`, end)
  add(open, text.slice(end, closing < 0 ? undefined : closing))
  open.pop()
  return closing < 0 ? text.length : tagEnd(text, closing)
}

const endOf = (at: number, length: number, text: string) => (at < 0 ? text.length : at + length)

/** A tag ends at the first ">" outside of quotation marks; a mark that is never closed holds nothing. */
function tagEnd(text: string, start: number): number {
  let quote = ''
  for (let at = start; at < Math.min(text.length, start + LONGEST_TAG); at++) {
    const character = text.charAt(at)
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '>') return at + 1
  }
  return endOf(text.indexOf('>', start), 1, text)
}

const LONGEST_TAG = 20_000

function add(open: readonly HtmlElement[], words: string): void {
  open.at(-1)?.children.push(words)
}

function begin(open: HtmlElement[], element: HtmlElement): void {
  const { name } = element
  if (ENDS_PARAGRAPH.has(name) && open.at(-1)?.name === 'p') open.pop()
  const siblings = CLOSED_BY[name] ?? []
  for (let at = open.length - 1; at > 0 && siblings.length > 0; at--) {
    const { name: above } = open[at] ?? element
    if (siblings.includes(above)) {
      open.length = at
      break
    }
    if (SCOPES.has(above)) break
  }
  open.at(-1)?.children.push(element)
  if (!VOID.has(name) && open.length < DEEPEST) open.push(element)
}

/** Closes the nearest open element of a name; a closing tag without one means nothing. */
function close(open: HtmlElement[], name: string): void {
  const at = open.findLastIndex((element) => element.name === name)
  const isAcross = open.slice(at + 1).some((element) => element.name === 'table' || element.name === 'td') && name !== 'table'
  if (at > 0 && !(isAcross && name !== 'tr' && name !== 'tbody' && name !== 'body' && name !== 'html')) open.length = at
}

function attributesOf(source: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const match of source.slice(0, LONGEST_TAG).matchAll(/([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)) {
    const [, name = '', double, single, bare] = match
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), double ?? single ?? bare ?? '')
  }
  return found
}
