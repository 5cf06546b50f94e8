import { faces } from './fonts.zh.ts'

/** Paragraph styles of a paper: face, size in half points, line in twentieths of a point, and what else is asked of the paragraph. */
const styles = {
  Body: { face: faces.body, size: 32, line: 560, paragraph: '<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/>' },
  Flush: { face: faces.body, size: 32, line: 560, paragraph: '' },
  Title: { face: faces.title, size: 44, line: 640, paragraph: '<w:spacing w:before="280" w:after="280"/><w:jc w:val="center"/>' },
  Number: { face: faces.body, size: 32, line: 560, paragraph: '<w:jc w:val="center"/>' },
  Heading: { face: faces.heading, size: 32, line: 560, paragraph: '<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/>' },
  AnnexMark: { face: faces.heading, size: 32, line: 560, paragraph: '<w:keepNext/>' },
  Seal: {
    face: faces.body,
    size: 32,
    line: 560,
    paragraph: '<w:keepLines/><w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/>',
  },
  Cell: { face: faces.body, size: 24, line: 320, paragraph: '' },
  CellRight: { face: faces.body, size: 24, line: 320, paragraph: '<w:jc w:val="right"/>' },
  CellCenter: { face: faces.body, size: 24, line: 320, paragraph: '<w:jc w:val="center"/>' },
  CellHead: { face: faces.heading, size: 24, line: 320, paragraph: '<w:jc w:val="center"/>' },
  Small: { face: faces.plain, size: 18, line: 240, paragraph: '' },
  Draft: { face: faces.heading, size: 28, line: 360, paragraph: '<w:jc w:val="center"/>' },
  PageOdd: { face: faces.plain, size: 28, line: 320, paragraph: '<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>' },
  PageEven: { face: faces.plain, size: 28, line: 320, paragraph: '<w:ind w:leftChars="100" w:left="280"/>' },
} as const

export type StyleName = keyof typeof styles

const font = ([name]: readonly [string, string]) =>
  `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="Times New Roman"/>`

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** The styles of every paper. */
export function stylesPart(): string {
  const each = Object.entries(styles).map(([name, { face, size, line, paragraph }]) => {
    const rule = name.startsWith('Cell') ? 'atLeast' : 'exact'
    // A space before belongs to the spacing that carries the line.
    const before = /<w:spacing ([^/]*)\/>/.exec(paragraph)
    const spacing = `<w:spacing ${before?.[1] ?? ''} w:line="${line}" w:lineRule="${rule}"/>`
    const rest = before === null ? paragraph : paragraph.replace(before[0], '')
    return `<w:style w:type="paragraph" w:styleId="${name}"><w:name w:val="${name}"/><w:pPr>${orderOf(rest, spacing)}</w:pPr><w:rPr>${font(face)}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`
  })
  return `${declaration}<w:styles ${namespace}><w:docDefaults><w:rPrDefault><w:rPr>${font(faces.body)}<w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>${each.join('')}</w:styles>`
}

/** Word reads the properties of a paragraph in one order: what keeps it together, its spacing, its indents, its side. */
function orderOf(paragraph: string, spacing: string): string {
  const keeps = [...paragraph.matchAll(/<w:keep\w+\/>/g)].map(([tag]) => tag).join('')
  return keeps + spacing + paragraph.replace(/<w:keep\w+\/>/g, '')
}

/** What a machine without a face takes instead. */
export function fontsPart(): string {
  const each = Object.values(faces).map(
    ([name, other]) => `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/></w:font>`,
  )
  return `${declaration}<w:fonts ${namespace}>${each.join('')}</w:fonts>`
}
