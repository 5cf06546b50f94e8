import { archiveOf } from './archive-files.ts'

/** A line of a page and where it stands, in points from the lower left corner. */
export interface PrintedLine {
  readonly text: string
  readonly x: number
  readonly y: number
  /** In degrees, against the clock. */
  readonly angle?: number
}

/** The font every PDF here is printed in: Chinese, named and not embedded. Its objects are the third to the fifth. */
const font = [
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor 5 0 R >>',
  '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 900 /StemV 60 >>',
]

/** A page with what is drawn on it besides its lines, and what is put onto it. */
export interface PrintedPage {
  readonly lines: readonly PrintedLine[]
  /** Operators of the page description; `/Im1 Do` paints a picture of one by one. */
  readonly drawing?: string
  readonly annotations?: readonly string[]
}

const stream = (entries: string, content: string) => `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`

/** A PDF of the given pages; `catalog` is what its root holds besides them. */
export function pdfOf(pages: readonly (readonly PrintedLine[] | PrintedPage)[], extra = '', trailer = '', catalog = ''): Uint8Array {
  const objects: string[] = []
  const add = (body: string) => objects.push(body)
  const first = 6
  add(`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`)
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${first + index * 2} 0 R`).join(' ')}] >>`)
  objects.push(...font)
  const picture = first + pages.length * 2 + (extra === '' ? 0 : 1)
  pages.forEach((page, index) => {
    const { lines, drawing = '', annotations = [] } = 'lines' in page ? page : { lines: page }
    const written = lines.map(({ text, x, y, angle = 0 }) => `BT /F1 14 Tf ${turned(angle)} ${x} ${y} Tm <${hexOf(text)}> Tj ET`)
    const resources = `/Font << /F1 3 0 R >> ${drawing === '' ? '' : `/XObject << /Im1 ${picture} 0 R >>`}`
    const put = annotations.length === 0 ? '' : `/Annots [${annotations.join(' ')}]`
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << ${resources} >> ${put} /Contents ${first + index * 2 + 1} 0 R >>`,
    )
    add(stream('', [...written, drawing].join('\n')))
  })
  if (extra !== '') add(extra)
  add(stream('/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8', 'x'))
  let text = '%PDF-1.4\n'
  const offsets = objects.map((body, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** The matrix of a line that runs at an angle, in degrees against the clock. */
function turned(angle: number): string {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)].map((each) => each.toFixed(6))
  return `${cos} ${sin} ${-Number(sin)} ${cos}`
}

function hexOf(text: string): string {
  return [...text].map((character) => character.charCodeAt(0).toString(16).padStart(4, '0')).join('')
}

/** A PDF that asks for a password. */
export function encryptedPdf(): Uint8Array {
  const secret = '<0102030405060708091011121314151617181920212223242526272829303132>'
  const lock = `<< /Filter /Standard /V 1 /R 2 /O ${secret} /U ${secret} /P -44 >>`
  return pdfOf(
    [[{ text: '机密', x: 72, y: 700 }]],
    lock,
    '/Encrypt 8 0 R /ID [<01020304050607080910111213141516> <01020304050607080910111213141516>]',
  )
}

/** A Word document of the given body; `numbering` is the inside of its list definitions, `styles` of its styles. */
export function docxOf(body: string, numbering = '', styles = '', beside: readonly PartBeside[] = []): Uint8Array {
  return zipOf(docxParts(body, numbering, styles, beside))
}

/** A part the document points to: its relationship, the file and what is in it. */
export interface PartBeside {
  readonly id: string
  readonly type: string
  readonly file: string
  readonly content: string
}

/** The same as the parts of its package. */
export function docxParts(body: string, numbering = '', styles = '', beside: readonly PartBeside[] = []): Readonly<Record<string, string>> {
  const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  const types =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
  const relationship = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
  const relationships = (inside: string) =>
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`
  return {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types}</Types>`,
    '_rels/.rels': relationships(relationship('r1', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relationships(
      relationship('r2', 'numbering', 'numbering.xml') +
        relationship('r3', 'styles', 'styles.xml') +
        beside.map(({ id, type, file }) => relationship(id, type, file)).join(''),
    ),
    'word/document.xml': `${head}<w:document ${namespace}><w:body>${body}</w:body></w:document>`,
    'word/numbering.xml': `${head}<w:numbering ${namespace}>${numbering}</w:numbering>`,
    'word/styles.xml': `${head}<w:styles ${namespace}>${styles}</w:styles>`,
    ...Object.fromEntries(beside.map(({ file, content }) => [`word/${file}`, content])),
  }
}

/** A paragraph of a Word document, numbered by Word itself where a list is given. */
export function paragraph(text: string, list?: readonly [id: number, level: number]): string {
  const number = list === undefined ? '' : `<w:numPr><w:ilvl w:val="${list[1]}"/><w:numId w:val="${list[0]}"/></w:numPr>`
  return `<w:p><w:pPr>${number}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

/** A table of a Word document. */
export function wordTable(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`
}

/** A zip archive of the given files. */
export function zipOf(files: Readonly<Record<string, string>>): Uint8Array {
  return archiveOf(Object.entries(files).map(([name, content]) => ({ name, content })))
}

/** A text object of an OFD page: its text and the place of its box, in millimetres from the upper left corner. */
export interface OfdText {
  readonly text: string
  readonly x: number
  readonly y: number
  /** Further attributes of the object and of its code, as markup. */
  readonly object?: string
  readonly code?: string
}

const ofdSpace = 'xmlns:ofd="http://www.ofdspec.org/2016"'

/** An OFD package of the given pages; `prefix` is what its elements bear, as in files of other makers. */
export function ofdOf(pages: readonly (readonly OfdText[])[], base = 'Doc_0/', beside: OfdBeside = {}): Uint8Array {
  return zipOf(ofdParts(pages, base, beside))
}

/** What a package holds besides the text of its pages, as markup. */
export interface OfdBeside {
  /** Objects of each page behind its text. */
  readonly objects?: readonly string[]
  /** What the document says of itself besides its pages, and the same of the body that names it. */
  readonly document?: string
  readonly body?: string
  /** Further files, each with its markup. */
  readonly files?: Readonly<Record<string, string>>
}

/** The same as the parts of its package. */
export function ofdParts(
  pages: readonly (readonly OfdText[])[],
  base = 'Doc_0/',
  { objects = [], document = '', body = '', files = {} }: OfdBeside = {},
): Readonly<Record<string, string>> {
  const relative = base.startsWith('/') ? base.slice(1) : base
  const content = (texts: readonly OfdText[]) =>
    texts
      .map(
        ({ text, x, y, object = '', code = 'X="0" Y="5"' }) =>
          `<ofd:TextObject ID="1" Boundary="${x} ${y} 100 6" Font="3" Size="5" ${object}><ofd:TextCode ${code}>${text}</ofd:TextCode></ofd:TextObject>`,
      )
      .join('')
  return {
    'OFD.xml': `<?xml version="1.0" encoding="UTF-8"?><ofd:OFD ${ofdSpace} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo><ofd:DocRoot>${base}Document.xml</ofd:DocRoot>${body}</ofd:DocBody></ofd:OFD>`,
    [`${relative}Document.xml`]: `<ofd:Document ${ofdSpace}><ofd:CommonData><ofd:TemplatePage ID="9" BaseLoc="Tpls/0.xml"/></ofd:CommonData><ofd:Pages>${pages.map((_, i) => `<ofd:Page ID="${i + 10}" BaseLoc="Pages/Page_${i}/Content.xml"/>`).join('')}</ofd:Pages>${document}</ofd:Document>`,
    ...Object.fromEntries(
      pages.map((texts, i) => [
        `${relative}Pages/Page_${i}/Content.xml`,
        `<ofd:Page ${ofdSpace}><ofd:Content><ofd:Layer ID="2"><ofd:PageBlock ID="4">${content(texts)}${objects[i] ?? ''}</ofd:PageBlock></ofd:Layer></ofd:Content></ofd:Page>`,
      ]),
    ),
    ...files,
  }
}
