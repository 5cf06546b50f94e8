import { childAt, childrenOf, isOn, valueAt, type XmlElement } from './parse-xml.ts'
import { writeNumber } from './write-number.ts'

/** Word has nine levels. */
const DEEPEST_LEVEL = 8

interface Level {
  readonly format: string
  /** The label with `%1` for the number of the first level. */
  readonly text: string
  readonly start: number
  readonly isTight: boolean
  /** All numbers of the label in digits. */
  readonly isLegal: boolean
  /** The deepest level above whose next item starts this one anew; undefined for any level above. */
  readonly restartsAfter: number | undefined
  /** The paragraph style that stands for this level. */
  readonly style: string | undefined
}

interface List {
  readonly levels: ReadonlyMap<number, Level>
  /** Lists of one source go on counting where the other stopped. */
  readonly source: string
  /** Where the list starts anew when it is first used, by level. */
  readonly starts: ReadonlyMap<number, number>
}

interface Style {
  readonly basedOn: string | undefined
  readonly properties: XmlElement | undefined
}

/** The lists of a document as Word counts them; `label` is asked for every paragraph, in order. */
export class DocxNumbers {
  private readonly lists: ReadonlyMap<string, List>
  private readonly styles: ReadonlyMap<string, Style>
  private readonly standard: string | undefined
  private readonly counts = new Map<string, (number | undefined)[]>()
  private readonly begun = new Set<string>()

  constructor(numbering: XmlElement | undefined, styles: XmlElement | undefined) {
    const paragraphs = childrenOf(styles, 'w:style')
    this.styles = new Map(
      paragraphs.map((style) => [
        style.attributes.get('styleId') ?? '',
        { basedOn: valueAt(style, 'w:basedOn'), properties: childAt(style, 'w:pPr', 'w:numPr') },
      ]),
    )
    const standard = paragraphs.find(
      ({ attributes }) => attributes.get('type') === 'paragraph' && ['1', 'true'].includes(attributes.get('default') ?? ''),
    )
    this.standard = standard?.attributes.get('styleId')
    this.lists = listsOf(numbering)
  }

  /** What Word prints in front of a paragraph with these properties; empty for one without a number. */
  label(properties: XmlElement | undefined): string {
    const place = this.placeOf(properties)
    const list = place === undefined ? undefined : this.lists.get(place.list)
    const level = place === undefined ? undefined : list?.levels.get(place.level)
    if (place === undefined || list === undefined || level === undefined) return ''
    const counted = this.count(place.list, list, place.level, level)
    if (level.format === 'bullet') return ''
    const label = level.text.replace(/%(\d)/g, (_, digit: string) => {
      const depth = Number(digit) - 1
      const shown = list.levels.get(depth)
      return writeNumber(counted[depth] ?? shown?.start ?? 1, level.isLegal ? 'decimal' : (shown?.format ?? level.format))
    })
    return label !== '' && /^[\x20-\x7e]*$/.test(label) && !level.isTight ? `${label} ` : label
  }

  private count(id: string, list: List, depth: number, level: Level): readonly (number | undefined)[] {
    const counted = this.counts.get(list.source) ?? []
    this.counts.set(list.source, counted)
    const start = list.starts.get(depth)
    const isFirst = !this.begun.has(`${id} ${depth}`)
    this.begun.add(`${id} ${depth}`)
    counted[depth] = isFirst && start !== undefined ? start : (counted[depth] ?? level.start - 1) + 1
    for (let below = depth + 1; below < counted.length; below++) {
      const after = list.levels.get(below)?.restartsAfter
      if (after === undefined || depth < after) counted[below] = undefined
    }
    return counted
  }

  /** A paragraph's own list, or that of its style; list 0 takes the number away. */
  private placeOf(properties: XmlElement | undefined): { readonly list: string; readonly level: number } | undefined {
    const own = childAt(properties, 'w:numPr')
    const styles = this.stylesOf(valueAt(properties, 'w:pStyle') ?? this.standard)
    const inherited = styles.map((id) => this.styles.get(id)?.properties).find((found) => valueAt(found, 'w:numId') !== undefined)
    const list = valueAt(own, 'w:numId') ?? valueAt(inherited, 'w:numId')
    if (list === undefined || list === '0') return undefined
    const written = valueAt(own, 'w:ilvl') ?? (valueAt(own, 'w:numId') === undefined ? valueAt(inherited, 'w:ilvl') : undefined)
    return { list, level: written === undefined ? this.levelOfStyle(list, styles) : whole(written) }
  }

  /** A style need not say its level: the list names the style of each level instead. */
  private levelOfStyle(list: string, styles: readonly string[]): number {
    const levels = [...(this.lists.get(list)?.levels ?? [])]
    const named = styles.flatMap((id) => levels.filter(([, { style }]) => style === id))
    return named[0]?.[0] ?? 0
  }

  private stylesOf(id: string | undefined): readonly string[] {
    const found: string[] = []
    for (let next = id; next !== undefined && !found.includes(next); next = this.styles.get(next)?.basedOn) found.push(next)
    return found
  }
}

function listsOf(numbering: XmlElement | undefined): ReadonlyMap<string, List> {
  const sources = new Map(childrenOf(numbering, 'w:abstractNum').map((source) => [source.attributes.get('abstractNumId') ?? '', source]))
  const byStyle = new Map([...sources].map(([id, source]) => [valueAt(source, 'w:styleLink') ?? '', id]))
  return new Map(
    childrenOf(numbering, 'w:num').map((list): [string, List] => {
      const written = valueAt(list, 'w:abstractNumId') ?? ''
      const source = byStyle.get(valueAt(sources.get(written), 'w:numStyleLink') ?? '-') ?? written
      const changes = childrenOf(list, 'w:lvlOverride')
      const levels = new Map(
        [...childrenOf(sources.get(source), 'w:lvl'), ...changes.flatMap((change) => childrenOf(change, 'w:lvl'))].map(levelOf),
      )
      const starts = changes.flatMap((change): [number, number][] => {
        const start = valueAt(change, 'w:startOverride')
        return start === undefined ? [] : [[depthOf(change), whole(start)]]
      })
      return [list.attributes.get('numId') ?? '', { levels, source, starts: new Map(starts) }]
    }),
  )
}

const depthOf = (element: XmlElement) => whole(element.attributes.get('ilvl'))

/** A number as Word writes one; nothing else may steer how far is counted. */
function whole(text: string | undefined): number {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : 0
}

function levelOf(element: XmlElement): [number, Level] {
  const restart = valueAt(element, 'w:lvlRestart')
  return [
    Math.min(depthOf(element), DEEPEST_LEVEL),
    {
      format: valueAt(element, 'w:numFmt') ?? 'decimal',
      text: valueAt(element, 'w:lvlText') ?? '',
      start: whole(valueAt(element, 'w:start')),
      isTight: valueAt(element, 'w:suff') === 'nothing',
      isLegal: isOn(element, 'w:isLgl'),
      restartsAfter: restart === undefined ? undefined : whole(restart),
      style: valueAt(element, 'w:pStyle'),
    },
  ]
}
