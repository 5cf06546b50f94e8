import type { Remark } from '../documents/index.ts'
import { DocxFields, resultOf } from './docx-fields.ts'
import { formulaText, isBuilt } from './docx-formula.ts'
import type { DocxLooks } from './docx-looks.ts'
import { type DocxNotes, visibleText } from './docx-notes.ts'
import { signOf } from './docx-signs.ts'
import { childAt, childrenOf, isOn, textIn, type XmlElement } from './parse-xml.ts'
import { plain, type Remarks, withoutSigns } from './remarks.ts'

/** What the text of runs is read with. */
export interface DocxBeside {
  readonly looks: DocxLooks
  readonly notes: DocxNotes
  readonly remarks: Remarks
}

/** Text inside paragraphs: runs, and what may stand among them. Whatever is not part of the text leaves a remark in its place. */
export class DocxRuns {
  private readonly beside: DocxBeside
  private readonly fields = new DocxFields()
  private paragraph: XmlElement | undefined
  private boxes: XmlElement[] = []

  constructor(beside: DocxBeside) {
    this.beside = beside
  }

  /** The text of a paragraph, and the boxes met on the way, which hold paragraphs of their own. */
  read(element: XmlElement, properties?: XmlElement): { readonly text: string; readonly boxes: readonly XmlElement[] } {
    const outer = { paragraph: this.paragraph, boxes: this.boxes }
    this.paragraph = properties
    this.boxes = []
    const found = { text: this.inside(element), boxes: this.boxes }
    this.paragraph = outer.paragraph
    this.boxes = outer.boxes
    return found
  }

  /** Signs for what was begun and not finished when the document ends. */
  finish(): string {
    return this.fields
      .unfinished()
      .map((instruction) => this.unread(instruction))
      .join('')
  }

  private inside(element: XmlElement): string {
    return childrenOf(element)
      .map((child) => this.part(child))
      .join('')
  }

  private part(element: XmlElement): string {
    const read = this.parts[element.name]
    return read === undefined ? this.inside(element) : read(element)
  }

  /** A run that is shown; of others the words are told. */
  private run(run: XmlElement): string {
    const { looks, remarks } = this.beside
    const isStruck = looks.isOn('w:strike', run, this.paragraph) || looks.isOn('w:dstrike', run, this.paragraph)
    const code = looks.isOn('w:vanish', run, this.paragraph) ? 'hidden_text' : isStruck ? 'struck_text' : undefined
    if (code === undefined || childAt(run, 'w:fldChar') !== undefined || this.fields.isInstruction) return this.inside(run)
    const text = visibleText(run)
    return text === '' ? this.inside(run) : remarks.sign(code, { text: plain(text) })
  }

  private shown(text: string): string {
    if (this.fields.isInstruction) {
      this.fields.instruct(text)
      return ''
    }
    if (text !== '') this.fields.show()
    return plain(text)
  }

  private unread(instruction: string): string {
    return instruction.trim() === '' ? '' : this.beside.remarks.sign('field_unread', { text: plain(instruction) })
  }

  private result(found: ReturnType<typeof resultOf>): string {
    if (found === undefined) return ''
    return 'shown' in found ? this.shown(found.shown) : this.unread(found.unread)
  }

  private remark(code: Remark['code'], values: Readonly<Record<string, string>>): string {
    this.fields.show()
    return this.beside.remarks.sign(code, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plain(value)])))
  }

  /** Words that are told and not counted; nothing where there are none. */
  private told(code: Remark['code'], text: string, more: Readonly<Record<string, string>> = {}): string {
    return text.trim() === '' ? '' : this.beside.remarks.sign(code, { text: plain(text), ...more })
  }

  private box(element: XmlElement): string {
    this.boxes.push(element)
    return ''
  }

  private readonly silent = () => ''
  private readonly object = (kind: string) => () => this.remark('object_unread', { kind })

  private readonly parts: Readonly<Record<string, (element: XmlElement) => string>> = {
    'w:r': (run) => this.run(run),
    'w:t': (text) => this.shown(textIn(text)),
    'w:tab': () => this.shown('\t'),
    'w:ptab': () => this.shown('\t'),
    'w:br': () => this.shown('\n'),
    'w:cr': () => this.shown('\n'),
    'w:noBreakHyphen': () => this.shown('-'),
    'w:sym': (sign) => {
      const shown = signOf(sign)
      const values = { font: sign.attributes.get('font') ?? '', sign: sign.attributes.get('char') ?? '' }
      return shown === undefined ? this.remark('symbol_unread', values) : this.shown(shown)
    },
    'w:ruby': (ruby) => {
      const [base, above] = ['w:rubyBase', 'w:rt'].map((name) => childAt(ruby, name))
      const text = base === undefined ? '' : this.inside(base)
      return `${above === undefined ? '' : this.told('ruby_text', visibleText(base ?? above), { above: plain(visibleText(above)) })}${text}`
    },
    // Tracked changes: as accepted, and told.
    'w:ins': (change) => {
      const text = this.inside(change)
      const words = visibleText(change)
      return words === '' ? text : `${this.beside.remarks.sign('inserted_text', { text: plain(words) }, withoutSigns(text).length)}${text}`
    },
    'w:del': (change) => this.told('deleted_text', deletedText(change)),
    'w:moveFrom': (change) => this.told('moved_text', deletedText(change)),
    // Fields show their result; what they are told to do is no text.
    'w:fldChar': (sign) => this.result(this.fields.take(sign)),
    'w:instrText': (text) => {
      this.fields.instruct(textIn(text))
      return ''
    },
    'w:fldSimple': (field) => {
      const text = this.inside(field)
      return text === '' ? this.result(resultOf(field.attributes.get('instr') ?? '')) : text
    },
    'w:sdt': (control) => {
      const content = childAt(control, 'w:sdtContent')
      if (content === undefined) return ''
      return isOn(control, 'w:sdtPr', 'w:showingPlcHdr') ? this.told('placeholder_text', visibleText(content)) : this.inside(content)
    },
    'w:footnoteReference': (note) => this.told('footnote', this.beside.notes.textOf('footnotes', note)),
    'w:endnoteReference': (note) => this.told('footnote', this.beside.notes.textOf('endnotes', note)),
    'w:commentReference': (comment) => this.told('comment', this.beside.notes.textOf('comments', comment)),
    'm:oMath': (formula) => {
      const text = formulaText(formula)
      return isBuilt(formula) ? `${this.told('formula', text)}${this.shown(text)}` : this.shown(text)
    },
    'm:t': (text) => this.shown(textIn(text)),
    'mc:AlternateContent': (alternatives) => this.inside(preferred(alternatives)),
    'w:txbxContent': (box) => this.box(box),
    'a:txBody': (box) => this.box(box),
    'v:textpath': (path) => this.box({ ...path, children: [{ ...path, name: 'a:p', children: [path.attributes.get('string') ?? ''] }] }),
    'pic:pic': () => this.remark('image_unread', {}),
    'v:imagedata': () => this.remark('image_unread', {}),
    'w:object': (object) => this.remark('object_unread', { kind: childAt(object, 'o:OLEObject')?.attributes.get('ProgID') ?? 'OLE' }),
    'w:control': this.object('ActiveX'),
    'c:chart': this.object('Chart'),
    'cx:chart': this.object('Chart'),
    'dgm:relIds': this.object('SmartArt'),
    'w:contentPart': this.object('Ink'),
    'w:subDoc': (chunk) => this.remark('chunk_unread', { text: this.beside.notes.nameOf(chunk) }),
    'w:altChunk': (chunk) => this.remark('chunk_unread', { text: this.beside.notes.nameOf(chunk) }),
    ...Object.fromEntries(
      ['w:pPr', 'w:rPr', 'w:delText', 'w:delInstrText', 'w:sdtPr', 'w:sdtEndPr', 'w:tblPr', 'w:sectPr'].map((name) => [name, this.silent]),
    ),
  }
}

/** Of two renderings of the same thing the newer one, if it holds anything. */
export function preferred(alternatives: XmlElement): XmlElement {
  const choice = childAt(alternatives, 'mc:Choice')
  const fallback = childAt(alternatives, 'mc:Fallback')
  return (childrenOf(choice).length > 0 ? choice : fallback) ?? alternatives
}

/** What a tracked change took away. */
export function deletedText(element: XmlElement): string {
  return childrenOf(element)
    .map((child) => (child.name === 'w:delText' || child.name === 'w:t' ? textIn(child) : deletedText(child)))
    .join('')
}
