import { visibleText } from './docx-notes.ts'
import type { DocxNumbers } from './docx-numbers.ts'
import { type DocxBeside, DocxRuns, deletedText, preferred } from './docx-runs.ts'
import { childAt, childrenOf, isOn, textIn, valueAt, type XmlElement } from './parse-xml.ts'
import { plain, withoutSigns } from './remarks.ts'

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

/** The body of a Word document as lines: one for each paragraph and table row, with the signs of what was struck out, hidden or left out. */
export class DocxText {
  private readonly numbers: DocxNumbers
  private readonly runs: DocxRuns
  private readonly remarks: DocxBeside['remarks']
  /** Text of a paragraph whose end was struck out: it goes on in the next one. */
  private carried = ''
  /** Signs of what stood between paragraphs: they stand before the next one. */
  private waiting = ''

  constructor(numbers: DocxNumbers, beside: DocxBeside) {
    this.numbers = numbers
    this.runs = new DocxRuns(beside)
    this.remarks = beside.remarks
  }

  /** The lines of the whole body. */
  whole(body: XmlElement): readonly string[] {
    const lines = this.lines(body)
    const rest = this.waiting + this.runs.finish()
    return rest === '' ? lines : [...lines.slice(0, -1), `${lines.at(-1) ?? ''}${rest}`]
  }

  private lines(container: XmlElement): readonly string[] {
    const lines = childrenOf(container).flatMap((child) => this.block(child))
    const { carried } = this
    this.carried = ''
    return carried === '' ? lines : [...lines, carried]
  }

  private block(element: XmlElement): readonly string[] {
    switch (element.name) {
      case 'w:p':
        return this.paragraph(element)
      case 'a:p':
        return [plain(textIn(element)) + visibleText(element)]
      case 'w:tbl':
        return this.table(element)
      case 'w:sdt':
        return isOn(element, 'w:sdtPr', 'w:showingPlcHdr') ? this.told('placeholder_text', visibleText(element)) : this.contentOf(element)
      case 'mc:AlternateContent':
        return this.lines(preferred(element))
      default:
        return wrappers.has(element.name) ? this.lines(element) : this.unknown(element)
    }
  }

  private contentOf(control: XmlElement): readonly string[] {
    const content = childAt(control, 'w:sdtContent')
    return content === undefined ? [] : this.lines(content)
  }

  /** Whatever else stands among paragraphs: its words are a line, what is told of it waits for the next one. */
  private unknown(element: XmlElement): readonly string[] {
    const { text, boxes } = this.runs.read({ name: '', attributes: new Map(), children: [element] })
    const boxed = boxes.flatMap((box) => this.lines(box))
    if (withoutSigns(text) !== '') return [text, ...boxed]
    this.waiting += text
    return boxed
  }

  private told(code: 'placeholder_text' | 'deleted_text', text: string): readonly string[] {
    if (text !== '') this.waiting += this.remarks.sign(code, { text: plain(text) })
    return []
  }

  private paragraph(paragraph: XmlElement): readonly string[] {
    const properties = childAt(paragraph, 'w:pPr')
    const { text, boxes } = this.runs.read(paragraph, properties)
    const own = this.carried + this.waiting + text
    this.carried = ''
    this.waiting = ''
    const bare = withoutSigns(own)
    const isHidden = bare === '' && isOn(properties, 'w:rPr', 'w:vanish')
    const isJoined = childAt(properties, 'w:rPr', 'w:del') !== undefined
    if (isJoined) this.carried = own
    if (isHidden && !isJoined) this.waiting = own
    // Where every word was struck out the number in front of them was too.
    const isEmptied = bare === '' && this.remarks.tookWords(own)
    const label = isHidden || isJoined ? '' : this.numbers.label(properties)
    const line = isJoined || isHidden ? [] : [`${isEmptied ? '' : label}${own}`]
    const { carried } = this
    this.carried = ''
    const boxed = boxes.flatMap((box) => this.lines(box))
    this.carried = carried
    if (bare !== '' || boxed.length === 0) return [...line, ...boxed]
    const [first = '', ...others] = boxed
    return [`${isJoined || isHidden ? '' : own}${first}`, ...others]
  }

  /** Cells parted by tabs; a cell that reaches over several rows is told in each, one over several columns leaves the others empty. */
  private table(table: XmlElement): readonly string[] {
    const above = new Map<number, string>()
    return unwrapped(table, 'w:tr').flatMap((row) => {
      if (childAt(row, 'w:trPr', 'w:del') !== undefined) return this.told('deleted_text', deletedText(row))
      const cells: string[] = Array.from({ length: spanOf(valueAt(row, 'w:trPr', 'w:gridBefore'), 0) }, () => '')
      const found = unwrapped(row, 'w:tc')
      for (const cell of found) {
        const properties = childAt(cell, 'w:tcPr')
        const isGone = childAt(properties, 'w:cellDel') !== undefined
        const own = isGone ? this.told('deleted_text', deletedText(cell)).join('') : this.lines(cell).join(' ').replace(/\s+/g, ' ').trim()
        const merge = childAt(properties, 'w:vMerge')
        const isContinued = merge !== undefined && merge.attributes.get('val') !== 'restart'
        const text = isContinued && own === '' ? withoutSigns(above.get(cells.length) ?? '') : own
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
