import { zipOf } from '../../store/index.ts'
import { markupText } from '../markup-text.ts'
import type { WholePaper } from '../paper.ts'
import { words } from '../words.zh.ts'
import { paragraph, sectionsOf } from './body.ts'
import { declaration, fontsPart, type StyleName, stylesPart } from './styles.ts'

const office = 'http://schemas.openxmlformats.org'
const namespaces = `xmlns:w="${office}/wordprocessingml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"`
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const parts = [
  { id: 'styles', name: 'styles', type: 'styles' },
  { id: 'fonts', name: 'fontTable', type: 'fontTable' },
  { id: 'settings', name: 'settings', type: 'settings' },
  { id: 'draft', name: 'header1', type: 'header' },
  { id: 'odd', name: 'footer1', type: 'footer' },
  { id: 'even', name: 'footer2', type: 'footer' },
] as const

const types = `${declaration}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/>${parts.map(({ name, type }) => `<Override PartName="/word/${name}.xml" ContentType="${wordType}.${type}+xml"/>`).join('')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`
const relations = (each: readonly string[]) =>
  `${declaration}<Relationships xmlns="${office}/package/2006/relationships">${each.join('')}</Relationships>`

const packageRelations = relations([
  relation('document', `${office}/officeDocument/2006/relationships/officeDocument`, 'word/document.xml'),
  relation('core', `${office}/package/2006/relationships/metadata/core-properties`, 'docProps/core.xml'),
])
const documentRelations = relations(
  parts.map(({ id, name, type }) => relation(id, `${office}/officeDocument/2006/relationships/${type}`, `${name}.xml`)),
)

// Pages lie open: odd ones carry their number to the right, even ones to the left.
const settings = `${declaration}<w:settings ${namespaces}><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`

const references = `${['default', 'even'].map((which) => `<w:headerReference w:type="${which}" r:id="draft"/>`).join('')}<w:footerReference w:type="default" r:id="odd"/><w:footerReference w:type="even" r:id="even"/>`

/** A4 with margins of 37, 35, 28 and 26 mm, as official papers have them; what lies on its side is turned with them. */
const upright = `<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="794" w:gutter="0"/>`
const onSide = `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1588" w:right="2098" w:bottom="1474" w:left="1984" w:header="794" w:footer="680" w:gutter="0"/>`

/** Sections one after another: of each but the last its pages are told in a paragraph of its own. */
function documentOf(paper: WholePaper): string {
  const sections = sectionsOf(paper).map(({ body, isWide }, at, all) => {
    const pages = `<w:sectPr>${references}${isWide ? onSide : upright}</w:sectPr>`
    return body + (at === all.length - 1 ? pages : `<w:p><w:pPr>${pages}</w:pPr></w:p>`)
  })
  return `${declaration}<w:document ${namespaces}><w:body>${sections.join('')}</w:body></w:document>`
}

/** Writes a paper as a Word document in the layout of official papers. The same paper gives the same bytes. */
export function writeWord(paper: WholePaper): Buffer {
  const { description, issue } = paper
  const draft = issue.number === undefined ? paragraph('Draft', words.draftNote, '<w:color w:val="C00000"/>') : paragraph('Draft', '')
  return zipOf([
    { name: '[Content_Types].xml', text: types },
    { name: '_rels/.rels', text: packageRelations },
    { name: 'docProps/core.xml', text: coreOf(description.title, description.issuer) },
    { name: 'word/_rels/document.xml.rels', text: documentRelations },
    { name: 'word/document.xml', text: documentOf(paper) },
    { name: 'word/styles.xml', text: stylesPart() },
    { name: 'word/fontTable.xml', text: fontsPart() },
    { name: 'word/settings.xml', text: settings },
    { name: 'word/header1.xml', text: `${declaration}<w:hdr ${namespaces}>${draft}</w:hdr>` },
    { name: 'word/footer1.xml', text: footerOf(paper, 'PageOdd') },
    { name: 'word/footer2.xml', text: footerOf(paper, 'PageEven') },
  ])
}

function coreOf(title: string, issuer: string): string {
  return `${declaration}<cp:coreProperties xmlns:cp="${office}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${markupText(title)}</dc:title><dc:creator>${markupText(issuer)}</dc:creator></cp:coreProperties>`
}

/** The number of the page between its dashes, and below it who printed it, when, to which end, with the hash of what it says. */
function footerOf({ issue }: WholePaper, style: StyleName): string {
  const [before, after] = words.page.map((text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`)
  const page = `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${before}<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>${after}</w:p>`
  return `${declaration}<w:ftr ${namespaces}>${page}${words
    .footer(issue)
    .map((line) => paragraph('Small', line))
    .join('')}</w:ftr>`
}
