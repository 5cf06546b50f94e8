import { childAt, childrenOf, isOn, valueAt, type XmlElement } from './parse-xml.ts'

interface Style {
  readonly basedOn: string | undefined
  readonly look: XmlElement | undefined
}

/** Whether runs of a Word document are struck through or hidden: by themselves, or by the styles they and their paragraph bear. */
export class DocxLooks {
  private readonly styles: ReadonlyMap<string, Style>
  private readonly standard: string | undefined
  private readonly defaults: XmlElement | undefined

  constructor(styles: XmlElement | undefined) {
    const all = childrenOf(styles, 'w:style')
    this.styles = new Map(
      all.map((style) => [style.attributes.get('styleId') ?? '', { basedOn: valueAt(style, 'w:basedOn'), look: childAt(style, 'w:rPr') }]),
    )
    this.standard = all
      .find(({ attributes }) => attributes.get('type') === 'paragraph' && ['1', 'true'].includes(attributes.get('default') ?? ''))
      ?.attributes.get('styleId')
    this.defaults = childAt(styles, 'w:docDefaults', 'w:rPrDefault', 'w:rPr')
  }

  /** What a run says itself holds; a switch in both its styles is off again, as Word has it. */
  isOn(name: 'w:strike' | 'w:dstrike' | 'w:vanish', run: XmlElement, paragraph: XmlElement | undefined): boolean {
    const own = childAt(run, 'w:rPr')
    if (childAt(own, name) !== undefined) return isOn(own, name)
    const byRun = this.byStyle(name, valueAt(own, 'w:rStyle'))
    const byParagraph = this.byStyle(name, valueAt(paragraph, 'w:pStyle') ?? this.standard)
    if (byRun === undefined && byParagraph === undefined) return isOn(this.defaults, name)
    return (byRun ?? false) !== (byParagraph ?? false)
  }

  private byStyle(name: string, id: string | undefined): boolean | undefined {
    const seen = new Set<string>()
    for (let next = id; next !== undefined && !seen.has(next); next = this.styles.get(next)?.basedOn) {
      seen.add(next)
      const look = this.styles.get(next)?.look
      if (childAt(look, name) !== undefined) return isOn(look, name)
    }
    return undefined
  }
}
