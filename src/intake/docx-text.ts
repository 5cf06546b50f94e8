import type { DocxNumbers } from './docx-numbers.ts'
import { childAt, childrenOf, isOn, valueAt, type XmlElement } from './parse-xml.ts'

/** What stands around text without being text. */
const wrappers = new Set([
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:ins',
  'w:moveTo',
  'w:smartTag',
  'w:hyperlink',
  'w:fldSimple',
  'w:dir',
  'w:bdo',
])

/** The body of a Word document as lines: one for each paragraph and table row, without what was struck out or hidden. */
export class DocxText {
  private readonly numbers: DocxNumbers
  /** Text of a paragraph whose end was struck out: it goes on in the next one. */
  private carried = ''

  constructor(numbers: DocxNumbers) {
    this.numbers = numbers
  }

  lines(container: XmlElement): readonly string[] {
    const lines = childrenOf(container).flatMap((child) => {
      if (child.name === 'w:p') return this.paragraph(child)
      if (child.name === 'w:tbl') return this.table(child)
      return wrappers.has(child.name) ? this.lines(child) : child.name === 'mc:AlternateContent' ? this.lines(preferred(child)) : []
    })
    const { carried } = this
    this.carried = ''
    return carried === '' ? lines : [...lines, carried]
  }

  private paragraph(paragraph: XmlElement): readonly string[] {
    const properties = childAt(paragraph, 'w:pPr')
    const boxes: XmlElement[] = []
    const own = this.carried + textOf(paragraph, boxes)
    this.carried = ''
    const isHidden = own === '' && isOn(properties, 'w:rPr', 'w:vanish')
    if (childAt(properties, 'w:rPr', 'w:del') !== undefined) this.carried = own
    const isJoined = this.carried !== '' || childAt(properties, 'w:rPr', 'w:del') !== undefined
    const line = isHidden || isJoined ? [] : [this.numbers.label(properties) + own]
    const { carried } = this
    this.carried = ''
    const boxed = boxes.flatMap((box) => this.lines(box))
    this.carried = carried
    return own === '' && boxed.length > 0 ? boxed : [...line, ...boxed]
  }

  /** Cells parted by tabs; a cell that reaches over several rows is told in each, one over several columns leaves the others empty. */
  private table(table: XmlElement): readonly string[] {
    const above = new Map<number, string>()
    return unwrapped(table, 'w:tr').flatMap((row) => {
      if (childAt(row, 'w:trPr', 'w:del') !== undefined) return []
      const cells: string[] = Array.from({ length: spanOf(valueAt(row, 'w:trPr', 'w:gridBefore'), 0) }, () => '')
      const found = unwrapped(row, 'w:tc')
      for (const cell of found) {
        const properties = childAt(cell, 'w:tcPr')
        const own = this.lines(cell).join(' ').replace(/\s+/g, ' ').trim()
        const merge = childAt(properties, 'w:vMerge')
        const isContinued = merge !== undefined && merge.attributes.get('val') !== 'restart'
        const text = isContinued && own === '' ? (above.get(cells.length) ?? '') : own
        if (merge === undefined) above.delete(cells.length)
        else above.set(cells.length, text)
        const width = found.length === 1 ? 1 : spanOf(valueAt(properties, 'w:gridSpan'), 1)
        cells.push(text, ...Array.from({ length: width - 1 }, () => ''))
      }
      return [cells.join('\t')]
    })
  }
}

/** More columns than Word allows are a mistake in the file. */
const MOST_COLUMNS = 63

function spanOf(text: string | undefined, otherwise: number): number {
  const span = Number(text ?? otherwise)
  return Number.isInteger(span) && span >= otherwise && span <= MOST_COLUMNS ? span : otherwise
}

/** Elements of one name, also where content controls or tracked insertions stand around them. */
function unwrapped(element: XmlElement, name: string): readonly XmlElement[] {
  return childrenOf(element).flatMap((child) => (child.name === name ? [child] : wrappers.has(child.name) ? unwrapped(child, name) : []))
}

/** Of two renderings of the same thing the newer one, if it holds anything. */
function preferred(alternatives: XmlElement): XmlElement {
  const choice = childAt(alternatives, 'mc:Choice')
  const fallback = childAt(alternatives, 'mc:Fallback')
  return (childrenOf(choice).length > 0 ? choice : fallback) ?? alternatives
}

/** Text inside an element; text boxes met on the way are put aside, because they hold paragraphs of their own. */
function textOf(element: XmlElement, boxes: XmlElement[]): string {
  return childrenOf(element)
    .map((child) => {
      switch (child.name) {
        case 'w:r':
          return isOn(child, 'w:rPr', 'w:vanish') ? '' : textOf(child, boxes)
        case 'w:t':
        case 'm:t':
          return plainText(child)
        case 'w:tab':
          return '\t'
        case 'w:br':
        case 'w:cr':
          return '\n'
        case 'w:noBreakHyphen':
          return '-'
        case 'w:sym':
          return signOf(child)
        case 'w:txbxContent':
          boxes.push(child)
          return ''
        case 'mc:AlternateContent':
          return textOf(preferred(child), boxes)
        case 'w:ruby':
          return textOf(childAt(child, 'w:rubyBase') ?? child, boxes)
        default:
          return silent.has(child.name) ? '' : textOf(child, boxes)
      }
    })
    .join('')
}

/** What holds no text of the document as it now reads. */
const silent = new Set([
  'w:pPr',
  'w:rPr',
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'w:footnoteReference',
  'w:sdtPr',
  'w:sdtEndPr',
])

function plainText(element: XmlElement): string {
  return element.children.filter((child) => typeof child === 'string').join('')
}

/** Check marks and boxes of the fonts Word draws them with. */
const signs: Readonly<Record<string, string>> = {
  fc: '\u2713',
  fe: '\u2611',
  fb: '\u2717',
  fd: '\u2612',
  a8: '\u25A1',
  '6f': '\u25A1',
  '52': '\u2611',
  '6e': '\u25A0',
  '6c': '\u25CF',
}

function signOf(sign: XmlElement): string {
  const code = Number.parseInt(sign.attributes.get('char') ?? '', 16)
  if (Number.isNaN(code)) return ''
  const isDrawn = code < 0x100 || (code >= 0xf000 && code < 0xf100)
  return isDrawn ? (signs[(code & 0xff).toString(16)] ?? '') : String.fromCharCode(code)
}
