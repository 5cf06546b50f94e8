import { linesOnPage, type PlacedText, uprightPlace } from './page-lines.ts'
import type { Page, PageRemark, Picture } from './page-text.ts'
import { childrenOf, textIn, type XmlElement } from './parse-xml.ts'

/** The objects of a page that are shown, and the words of those that are not. */
interface Objects {
  readonly shown: readonly XmlElement[]
  readonly hidden: readonly string[]
}

/** Everything a page of an OFD document shows by itself; `area` is that of the page in square millimetres. */
export function readOfdPage(page: XmlElement, area: number): Page {
  const { shown, hidden } = objectsOf(page)
  const placed: PlacedText[] = []
  const askew: string[] = []
  for (const object of shown.filter((each) => localName(each) === 'TextObject')) {
    const runs = runsOf(object)
    if (runs === undefined) askew.push(wordsOf(object))
    else placed.push(...runs)
  }
  const composed = shown.filter((each) => localName(each) === 'CompositeObject')
  return {
    lines: linesOnPage(placed),
    pictures: shown.filter(isPicture).map((image) => pictureOf(image, area)),
    strokes: shown.filter((each) => localName(each) === 'PathObject').length,
    remarks: [
      ...told('slanted_text', askew.join('')),
      ...told('hidden_text', hidden.join('')),
      ...composed.map(
        (object): PageRemark => ({ code: 'object_unread', with: { kind: 'CompositeObject' }, y: -numbersIn(object, 'Boundary')[1] }),
      ),
    ],
  }
}

function told(code: PageRemark['code'], text: string): readonly PageRemark[] {
  return text.trim() === '' ? [] : [{ code, with: { text: text.trim() } }]
}

const shapes = new Set(['TextObject', 'ImageObject', 'PathObject', 'CompositeObject'])

/** Objects in the order of the file; a layer, block or object may say that it is not visible. */
function objectsOf(element: XmlElement): Objects {
  const shown: XmlElement[] = []
  const hidden: string[] = []
  const visit = (each: XmlElement) => {
    if (each.attributes.get('Visible') === 'false') hidden.push(wordsOf(each))
    else if (shapes.has(localName(each))) shown.push(each)
    else childrenOf(each).forEach(visit)
  }
  childrenOf(element).forEach(visit)
  return { shown, hidden }
}

export const localName = ({ name }: XmlElement) => name.slice(name.indexOf(':') + 1)

/** Every element of a name below another, in order, whatever prefix the file uses. */
export function within(element: XmlElement, name: string): readonly XmlElement[] {
  return childrenOf(element).flatMap((child) => (localName(child) === name ? [child] : within(child, name)))
}

/** The words of all text below an element, in a row. */
export function wordsOf(element: XmlElement): string {
  const codes = localName(element) === 'TextCode' ? [element] : within(element, 'TextCode')
  return codes.map(textIn).join('')
}

function numbersIn({ attributes }: XmlElement, name: string): readonly [number, number, number, number, number, number] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = (attributes.get(name) ?? '').trim().split(/\s+/).map(Number)
  return [a, b, c, d, e, f]
}

/** A picture, or a shape that is filled with one. */
function isPicture(object: XmlElement): boolean {
  return localName(object) === 'ImageObject' || (localName(object) === 'PathObject' && within(object, 'ImageObject').length > 0)
}

function pictureOf(image: XmlElement, area: number): Picture {
  const [, top, width, height] = numbersIn(image, 'Boundary')
  return { share: (width * height) / area, y: -top }
}

/** The runs of a text object in millimetres, y turned to grow upwards; clauses 8.5 and 11.3 of the standard. Undefined for one that runs askew. */
function runsOf(object: XmlElement): readonly PlacedText[] | undefined {
  const [left, top] = numbersIn(object, 'Boundary')
  const [a, b, c, d, e, f] = object.attributes.has('CTM') ? numbersIn(object, 'CTM') : [1, 0, 0, 1, 0, 0]
  const size = Number(object.attributes.get('Size') ?? 0)
  let [x, y] = [0, 0]
  const runs: PlacedText[] = []
  for (const code of within(object, 'TextCode')) {
    // A place left out is that of the run before.
    x = Number(code.attributes.get('X') ?? x)
    y = Number(code.attributes.get('Y') ?? y)
    const text = textIn(code)
    const place = uprightPlace(Math.atan2(-b, a), left + a * x + c * y + e, -(top + b * x + d * y + f))
    if (place === undefined) return undefined
    const width = Math.hypot(a, b) * (advanceOf(code.attributes.get('DeltaX'), text.length, size) + size)
    runs.push({ text, ...place, width, height: Math.hypot(c, d) * size })
  }
  return runs
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
