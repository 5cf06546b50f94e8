import type { UnitMention } from '../../mention.ts'
import type { Lexicon } from '../../words/lexicon.ts'
import { anyPhrase } from '../../words/pattern.ts'
import type { Reader } from '../../words/reader.ts'
import { HAN } from '../../words/script.zh.ts'
import type { Reading } from '../reading.ts'
import { inlineUnits } from './inline-units.ts'
import { mentionOf, overlaps } from './mention-of.ts'
import { type ListedUnit, type UnitRole, unitList } from './unit-list.ts'
import { type LabelRole, type Region, regionsIn } from './unit-regions.ts'

/** Whether, where this clause stands, the unit named first leads the others. */
export interface UnitContext {
  readonly isFirstLeading: boolean
  /** The headings above tell what was done. */
  readonly isReview?: boolean
  /** Hears by what a unit was told. */
  readonly onRule?: ((unit: UnitMention, rule: string) => void) | undefined
}

const patternsOf = ({ responsibility }: Lexicon) => ({ firstLeads: new RegExp(anyPhrase(responsibility.first_leads)) })

/** Whether a text says that the unit named first leads. */
export function saysFirstLeads(text: string, reader: Reader): boolean {
  return reader.part(patternsOf).firstLeads.test(text)
}

/** The units and persons a text makes responsible; spans are places in the text. */
export function findUnits(reading: Reading, reader: Reader, context: UnitContext): UnitMention[] {
  const found: UnitMention[] = []
  const regions = regionsIn(reading, reader)
  for (const region of regions) {
    if (region.role === 'contact') continue
    add(found, unitsIn(reading, region, reader, context))
  }
  add(found, inlineUnits(reading, reader, found, context))
  // Whom to ask answers for nothing; an office named there may, a person never.
  if (found.length === 0) for (const region of regions) if (region.role === 'contact') add(found, unitsIn(reading, region, reader, context))
  return found.sort((a, b) => a.span.from - b.span.from)
}

function add(found: UnitMention[], more: readonly UnitMention[]): void {
  for (const unit of more) if (!found.some(({ span }) => overlaps(span, unit.span))) found.push(unit)
}

function unitsIn(reading: Reading, region: Region, reader: Reader, context: UnitContext): UnitMention[] {
  const isPerson = region.role === 'leader'
  const listed = unitList(reading, region.from, region.to, region.trust === 'label', reader)
  const kept = (isPerson ? listed.map((unit) => withoutTitle(reading.text, unit)) : listed).filter((unit) =>
    isKept(reading, unit, region, isPerson),
  )
  const isLed =
    context.isFirstLeading &&
    region.role === 'responsible' &&
    kept.length > 1 &&
    kept.every(({ role }) => role === undefined || role === 'responsible')
  return kept.map((unit, at) => {
    const mention = mentionOf(
      reading,
      unit,
      isLed && at === 0 ? 'lead' : roleIn(unit, region.role),
      region.role === 'contact' ? 0.5 : isPerson && isPersonName(reading.text, unit) ? SURE_PERSON : confidenceOf(unit, region),
    )
    context.onRule?.(mention, isPerson ? 'person' : `${region.trust}, ${unit.strength ?? 'no'} name`)
    return mention
  })
}

/** A person without the office written in a bracket behind the name. */
function withoutTitle(text: string, unit: ListedUnit): ListedUnit {
  const bracket = /[([][^()[\]]{1,24}[)\]]$/.exec(text.slice(unit.from, unit.to))?.[0].length ?? 0
  return { ...unit, to: unit.to - bracket }
}

/** A label says more than "answers for it" at the end of its list; under a label for all, what is said of one counts. */
function roleIn(unit: ListedUnit, label: LabelRole): UnitRole {
  if (label === 'contact') return 'responsible'
  return label !== 'responsible' && (unit.role === undefined || unit.role === 'responsible') ? label : (unit.role ?? 'responsible')
}

function isKept(reading: Reading, unit: ListedUnit, region: Region, isPerson: boolean): boolean {
  const name = reading.text.slice(unit.from, unit.to)
  if (isPerson) return personName.test(name) || unit.strength !== undefined || (name.length <= 16 && !/[\d,\u3002:]/.test(name))
  if (unit.strength !== undefined) return true
  if (region.role === 'contact') return false
  return region.trust === 'label' && name.length >= 2 && name.length <= 24 && !/[\d\u3002:;\u300A%]/.test(name)
}

const personName = new RegExp(`^[${HAN}\u00B7]{2,6}$`)

/** A name behind the label of a post. */
const SURE_PERSON = 0.95

const isPersonName = (text: string, { from, to }: ListedUnit) => personName.test(text.slice(from, to))

function confidenceOf(unit: ListedUnit, region: Region): number {
  const base = region.trust === 'label' ? 0.98 : region.trust === 'duty' ? 0.97 : 0.9
  return unit.strength === 'strong' ? base : unit.strength === 'weak' ? base - 0.06 : base - 0.25
}
