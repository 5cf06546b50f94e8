/** An element of an XML file; prefixes of Word's own namespace are written `w:` whatever the file calls it. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
}

interface OpenElement extends XmlElement {
  readonly written: string
  readonly children: (XmlElement | string)[]
}

/** Deeper nesting than any document has; walking it would exhaust the stack. */
const DEEPEST = 400
const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<![^>]*>|<(\/?)([^\s/<>]+)(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/y
/** Sticky, so that what is no attribute ends the search at once. */
const ATTRIBUTE = /\s*([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gy
const WORD = /^http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml)\/wordprocessingml\/(?:2006\/)?main$/

/** The root of an XML file, or undefined when it is not well formed. */
export function parseXml(text: string): XmlElement | undefined {
  const top: OpenElement = { name: '', written: '', attributes: new Map(), children: [] }
  const open = [top]
  const prefixes = new Set<string>()
  TOKEN.lastIndex = text.startsWith('\uFEFF') ? 1 : 0
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text)
    if (match === null) return undefined
    const [, data, closing, written, attributes = '', isEmpty, plain] = match
    const parent = open.at(-1) ?? top
    if (plain !== undefined || data !== undefined) parent.children.push(data ?? unescaped(plain ?? ''))
    if (written === undefined) continue
    if (closing === '/') {
      if (open.length === 1 || open.pop()?.written !== written) return undefined
      continue
    }
    const element = elementOf(written, attributes, prefixes)
    parent.children.push(element)
    if (isEmpty !== '/') open.push(element)
    if (open.length > DEEPEST) return undefined
  }
  const roots = top.children.filter((child) => typeof child !== 'string')
  return open.length === 1 && roots.length === 1 ? roots[0] : undefined
}

function elementOf(written: string, attributes: string, prefixes: Set<string>): OpenElement {
  const found = [...attributes.matchAll(ATTRIBUTE)].map(([, name = '', double, single]): [string, string] => [
    name,
    unescaped(double ?? single ?? ''),
  ])
  for (const [name, value] of found) if (name.startsWith('xmlns') && WORD.test(value)) prefixes.add(name.slice('xmlns'.length))
  return {
    name: ownName(written, prefixes),
    written,
    attributes: new Map(found.map(([name, value]) => [localName(name), value])),
    children: [],
  }
}

function ownName(written: string, prefixes: ReadonlySet<string>): string {
  const at = written.indexOf(':')
  // A set of prefixes as declared: `:w` for a prefix, empty for the default namespace.
  return prefixes.has(at < 0 ? '' : `:${written.slice(0, at)}`) ? `w:${localName(written)}` : written
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

/** The elements directly inside another, of one name where one is given. */
export function childrenOf(element: XmlElement | undefined, name?: string): readonly XmlElement[] {
  const inside = (element?.children ?? []).filter((child) => typeof child !== 'string')
  return name === undefined ? inside : inside.filter((child) => child.name === name)
}

/** The first element down a path of names. */
export function childAt(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce((found, name) => childrenOf(found, name)[0], element)
}

/** The `w:val` of the element down a path. */
export function valueAt(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  return childAt(element, ...path)?.attributes.get('val')
}

/** Whether a switch such as `<w:vanish/>` stands there and is on. */
export function isOn(element: XmlElement | undefined, ...path: readonly string[]): boolean {
  const found = childAt(element, ...path)
  return found !== undefined && !['0', 'false', 'off'].includes(found.attributes.get('val') ?? '')
}
