import { childAt, childrenOf, textIn, type XmlElement } from './parse-xml.ts'

/** A formula on one line: fractions with a stroke, powers with a caret, what belongs together in brackets. */
export function formulaText(element: XmlElement): string {
  return childrenOf(element).map(partText).join('')
}

/** Whether a formula is more than signs in a row, so that its line says less than its picture. */
export function isBuilt(element: XmlElement): boolean {
  return childrenOf(element).some((child) => child.name in forms || isBuilt(child))
}

type Write = (part: (name: string) => string, element: XmlElement) => string

const forms: Readonly<Record<string, Write>> = {
  'm:f': (part) => `${grouped(part('m:num'))}/${grouped(part('m:den'))}`,
  'm:sSup': (part) => `${grouped(part('m:e'))}^${grouped(part('m:sup'))}`,
  'm:sSub': (part) => `${grouped(part('m:e'))}_${grouped(part('m:sub'))}`,
  'm:sSubSup': (part) => `${grouped(part('m:e'))}_${grouped(part('m:sub'))}^${grouped(part('m:sup'))}`,
  'm:sPre': (part) => `_${grouped(part('m:sub'))}^${grouped(part('m:sup'))}${grouped(part('m:e'))}`,
  'm:rad': (part) => `${part('m:deg') === '' ? '' : `${grouped(part('m:deg'))}`}\u221A${grouped(part('m:e'))}`,
  'm:nary': (part, element) =>
    `${childAt(element, 'm:naryPr', 'm:chr')?.attributes.get('val') ?? '\u222B'}(${part('m:sub')}..${part('m:sup')})${grouped(part('m:e'))}`,
  'm:d': (_, element) => {
    const sign = (name: string, usual: string) => childAt(element, 'm:dPr', name)?.attributes.get('val') ?? usual
    return `${sign('m:begChr', '(')}${childrenOf(element, 'm:e').map(formulaText).join(sign('m:sepChr', '|'))}${sign('m:endChr', ')')}`
  },
  'm:func': (part) => `${part('m:fName')}${grouped(part('m:e'))}`,
  'm:limLow': (part) => `${part('m:e')}_(${part('m:lim')})`,
  'm:limUpp': (part) => `${part('m:e')}^(${part('m:lim')})`,
  'm:m': (_, element) =>
    `[${childrenOf(element, 'm:mr')
      .map((row) => childrenOf(row, 'm:e').map(formulaText).join(', '))
      .join('; ')}]`,
  'm:eqArr': (_, element) => childrenOf(element, 'm:e').map(formulaText).join('; '),
  'm:bar': (part) => part('m:e'),
  'm:acc': (part) => part('m:e'),
}

function partText(element: XmlElement): string {
  if (element.name === 'm:t' || element.name === 'w:t') return textIn(element)
  if (element.name.endsWith('Pr')) return ''
  const write = forms[element.name]
  return write === undefined ? formulaText(element) : write((name) => formulaText(childAt(element, name) ?? nothing), element)
}

const nothing: XmlElement = { name: '', attributes: new Map(), children: [] }

/** One number or word stands for itself; what is longer is put in brackets. */
const grouped = (text: string) => (/^[\p{L}\d.%]*$/u.test(text) ? text : `(${text})`)
