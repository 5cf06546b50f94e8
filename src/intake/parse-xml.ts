import { DOMParser, type Element, type Node } from '@xmldom/xmldom'

/** An element of an XML file; names of the namespaces below begin with the prefix given here, whatever prefix the file uses. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
}

/** Deeper nesting than any document has; walking it would exhaust the stack. */
const DEEPEST = 400
// Transitional and strict documents name the same things differently.
const OFFICE = '(?:schemas\\.openxmlformats\\.org|purl\\.oclc\\.org/ooxml)'
const prefixes: readonly (readonly [prefix: string, namespace: RegExp])[] = (
  [
    ['w', `${OFFICE}/wordprocessingml/(?:2006/)?main`],
    ['m', `${OFFICE}/officeDocument/(?:2006/)?math`],
    ['a', `${OFFICE}/drawingml/(?:2006/)?main`],
    ['pic', `${OFFICE}/drawingml/(?:2006/)?picture`],
    ['c', `${OFFICE}/drawingml/(?:2006/)?chart`],
    ['dgm', `${OFFICE}/drawingml/(?:2006/)?diagram`],
    ['mc', `${OFFICE}/markup-compatibility/2006`],
  ] as const
).map(([prefix, source]) => [prefix, new RegExp(`^http://${source}$`)])
const TAG = /<(\/?)[^<>!?/][^<>]*>/g

/** The root of an XML file, or undefined when it is not well formed. */
export function parseXml(text: string): XmlElement | undefined {
  if (text === '' || isTooDeep(text)) return undefined
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(message)
      },
    })
    const root = parser.parseFromString(text.replace(/^\uFEFF/, ''), 'application/xml').documentElement
    return root === null ? undefined : elementOf(root)
  } catch {
    return undefined
  }
}

function isTooDeep(text: string): boolean {
  let depth = 0
  for (const [tag, closing] of text.matchAll(TAG)) {
    if (closing === '/') depth -= 1
    else if (!tag.endsWith('/>')) depth += 1
    if (depth > DEEPEST) return true
  }
  return false
}

const ELEMENT = 1
const TEXT = 3
const CDATA = 4

function elementOf(element: Element): XmlElement {
  const attributes = new Map<string, string>()
  for (const { localName, name, value } of element.attributes) attributes.set(localName ?? name, value)
  const children: (XmlElement | string)[] = []
  for (let child: Node | null = element.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === ELEMENT) children.push(elementOf(child as Element))
    else if (child.nodeType === TEXT || child.nodeType === CDATA) children.push(child.nodeValue ?? '')
  }
  return { name: nameOf(element), attributes, children }
}

const prefixOf = new Map<string, string | undefined>()

function nameOf({ namespaceURI, localName, tagName }: Element): string {
  const namespace = namespaceURI ?? ''
  if (!prefixOf.has(namespace)) prefixOf.set(namespace, prefixes.find(([, pattern]) => pattern.test(namespace))?.[0])
  const prefix = prefixOf.get(namespace)
  return prefix === undefined ? tagName : `${prefix}:${localName}`
}

/** The text directly inside an element. */
export function textIn(element: XmlElement): string {
  return element.children.filter((child) => typeof child === 'string').join('')
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
