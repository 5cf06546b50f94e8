import { type ZipEntry, zipText } from './zip-directory.ts'

interface Level {
  readonly format: string
  readonly text: string
  readonly start: number
  readonly isTight: boolean
}

interface Numbering {
  /** Levels of each list by its id. */
  readonly lists: ReadonlyMap<string, ReadonlyMap<string, Level>>
  /** Lists that count together have the same source. */
  readonly sources: ReadonlyMap<string, string>
}

/** The numbers Word counts by itself, one for each numbered paragraph in order, as they are shown on the page. */
export function automaticNumbers(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>): readonly string[] {
  const read = (name: string) => zipText(bytes, entries.get(name))
  const numbering = numberingOf(read('word/numbering.xml'))
  const styles = styleNumbers(read('word/styles.xml'))
  const counts = new Map<string, number[]>()
  return paragraphNumbers(read('word/document.xml'), styles).flatMap(({ list, level }) => {
    const found = numbering.lists.get(list)?.get(level)
    if (found === undefined) return []
    const source = numbering.sources.get(list) ?? list
    const counted = counts.get(source) ?? []
    const depth = Number(level)
    counted.length = depth + 1
    counted[depth] = (counted[depth] ?? found.start - 1) + 1
    counts.set(source, counted)
    if (found.format === 'bullet') return ['']
    return [labelOf(found, counted, numbering.lists.get(list) ?? new Map())]
  })
}

interface Place {
  readonly list: string
  readonly level: string
}

function paragraphNumbers(xml: string, styles: ReadonlyMap<string, Place>): readonly Place[] {
  return [...xml.matchAll(/<w:p[ >](?:(?!<w:p[ >])[\s\S])*?<\/w:p>/g)].flatMap(([paragraph]) => {
    const own = placeIn(/<w:numPr>[\s\S]*?<\/w:numPr>/.exec(paragraph)?.[0] ?? '')
    const style = attribute(paragraph, 'w:pStyle')
    const place = own ?? (style === undefined ? undefined : styles.get(style))
    return place === undefined || place.list === '0' ? [] : [place]
  })
}

function styleNumbers(xml: string): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>()
  for (const [style] of xml.matchAll(/<w:style [\s\S]*?<\/w:style>/g)) {
    const id = /w:styleId="([^"]*)"/.exec(style)?.[1]
    const place = placeIn(/<w:numPr>[\s\S]*?<\/w:numPr>/.exec(style)?.[0] ?? '')
    if (id !== undefined && place !== undefined) found.set(id, place)
  }
  return found
}

function placeIn(xml: string): Place | undefined {
  const list = attribute(xml, 'w:numId')
  return list === undefined ? undefined : { list, level: attribute(xml, 'w:ilvl') ?? '0' }
}

function numberingOf(xml: string): Numbering {
  const sources = new Map<string, string>()
  const lists = new Map<string, ReadonlyMap<string, Level>>()
  const abstracts = new Map<string, ReadonlyMap<string, Level>>()
  for (const [list] of xml.matchAll(/<w:abstractNum [\s\S]*?<\/w:abstractNum>/g)) {
    const id = /w:abstractNumId="([^"]*)"/.exec(list)?.[1] ?? ''
    abstracts.set(
      id,
      new Map([...list.matchAll(/<w:lvl [\s\S]*?<\/w:lvl>/g)].map(([level]) => [/w:ilvl="(\d+)"/.exec(level)?.[1] ?? '0', levelOf(level)])),
    )
  }
  for (const [list] of xml.matchAll(/<w:num [\s\S]*?<\/w:num>/g)) {
    const id = /w:numId="([^"]*)"/.exec(list)?.[1] ?? ''
    const source = attribute(list, 'w:abstractNumId') ?? ''
    sources.set(id, list.includes('<w:startOverride') ? `own ${id}` : source)
    lists.set(id, abstracts.get(source) ?? new Map())
  }
  return { lists, sources }
}

function levelOf(xml: string): Level {
  return {
    format: attribute(xml, 'w:numFmt') ?? 'decimal',
    text: unescaped(attribute(xml, 'w:lvlText') ?? ''),
    start: Number(attribute(xml, 'w:start') ?? '1'),
    isTight: attribute(xml, 'w:suff') === 'nothing',
  }
}

function attribute(xml: string, tag: string): string | undefined {
  return new RegExp(`<${tag}\\b[^>]*?w:val="([^"]*)"`).exec(xml)?.[1]
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

function labelOf(level: Level, counted: readonly number[], levels: ReadonlyMap<string, Level>): string {
  const label = level.text.replace(/%(\d)/g, (_, place: string) => {
    const index = Number(place) - 1
    return written(counted[index] ?? 1, levels.get(String(index))?.format ?? level.format)
  })
  return /^[\x20-\x7e]*$/.test(label) && !level.isTight ? `${label} ` : label
}

// One to nine and ten in Chinese.
const HAN_DIGITS = '\u3007\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D'
const HAN_TEN = '\u5341'

function written(value: number, format: string): string {
  if (/chinese|japanese|ideograph|taiwanese/i.test(format) && value < 100) {
    const tens = Math.floor(value / 10)
    const lead = tens === 0 ? '' : `${tens === 1 ? '' : HAN_DIGITS[tens]}${HAN_TEN}`
    return lead + (value % 10 === 0 && tens > 0 ? '' : (HAN_DIGITS[value % 10] ?? ''))
  }
  if (/enclosedcircle/i.test(format) && value <= 20) return String.fromCharCode(0x245f + value)
  if (/letter/i.test(format)) return String.fromCharCode((format.startsWith('upper') ? 0x40 : 0x60) + ((value - 1) % 26) + 1)
  return String(value)
}
