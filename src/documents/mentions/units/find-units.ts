import type { Span } from '../../document.ts'
import type { UnitMention } from '../../mention.ts'
import type { Lexicon } from '../../words/lexicon.ts'
import { anyOf, anyPhrase } from '../../words/pattern.ts'
import type { Reader } from '../../words/reader.ts'
import type { Reading } from '../reading.ts'
import { type ListedUnit, type UnitRole, unitList } from './unit-list.ts'
import { type LabelRole, type Region, regionsIn } from './unit-regions.ts'

/** Whether, where this clause stands, the unit named first leads the others. */
export interface UnitContext {
  readonly isFirstLeading: boolean
}

const patternsOf = (lexicon: Lexicon) => {
  const { responsibility } = lexicon
  const duty = (name: 'lead' | 'support' | 'responsible') => anyPhrase(responsibility.duties[name] ?? [])
  return {
    inline: new RegExp(
      `(?:${anyOf(responsibility.inline_openers)})(?<units>[^,\\u3002;\\n\\u300A\\u201C]{2,80}?)(?:(?<lead>${duty('lead')})|(?<responsible>${duty('responsible')}))`,
      'g',
    ),
    firstLeads: new RegExp(anyPhrase(responsibility.first_leads)),
    follower: new RegExp(
      `,(?<units>[^,\\u3002;\\n\\u300A\\u201C]{2,80}?)(?:(?<support>${duty('support')})|(?<responsible>${duty('responsible')}))`,
      'y',
    ),
  }
}

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
  add(found, inlineUnits(reading, reader, found))
  if (found.length === 0) for (const region of regions) if (region.role === 'contact') add(found, unitsIn(reading, region, reader, context))
  return found.sort((a, b) => a.span.from - b.span.from)
}

function add(found: UnitMention[], more: readonly UnitMention[]): void {
  for (const unit of more) if (!found.some(({ span }) => overlaps(span, unit.span))) found.push(unit)
}

function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to
}

function unitsIn(reading: Reading, region: Region, reader: Reader, context: UnitContext): UnitMention[] {
  const isPerson = region.role === 'leader' || region.role === 'contact'
  const listed = unitList(reading, region.from, region.to, region.trust === 'label', reader)
  const kept = (isPerson ? listed.map((unit) => withoutTitle(reading.text, unit)) : listed).filter((unit) =>
    isKept(reading, unit, region, isPerson),
  )
  const isLed =
    context.isFirstLeading &&
    region.role === 'responsible' &&
    kept.length > 1 &&
    kept.every(({ role }) => role === undefined || role === 'responsible')
  return kept.map((unit, at) =>
    mentionOf(
      reading,
      unit,
      isLed && at === 0 ? 'lead' : roleIn(unit, region.role),
      region.role === 'contact' ? 0.5 : confidenceOf(unit, region),
    ),
  )
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
  return region.trust === 'label' && name.length >= 2 && name.length <= 24 && !/[\d\u3002:;\u300A%]/.test(name)
}

const personName = /^[\u4E00-\u9FFF\u00B7]{2,6}$/

function confidenceOf(unit: ListedUnit, region: Region): number {
  const base = region.trust === 'label' ? 0.98 : region.trust === 'duty' ? 0.97 : 0.9
  return unit.strength === 'strong' ? base : unit.strength === 'weak' ? base - 0.06 : base - 0.25
}

function mentionOf(reading: Reading, unit: { from: number; to: number }, role: UnitRole, confidence: number): UnitMention {
  return {
    kind: 'unit',
    span: { from: unit.from, to: unit.to },
    name: reading.plain.slice(unit.from, unit.to).replace(/\s/g, ''),
    role,
    isInherited: false,
    confidence,
  }
}

/** "Led by A, supported by B" inside a sentence: only names that are units beyond doubt. */
function inlineUnits(reading: Reading, reader: Reader, known: readonly UnitMention[]): UnitMention[] {
  const patterns = reader.part(patternsOf)
  const found: UnitMention[] = []
  for (const match of reading.text.matchAll(patterns.inline)) {
    const end = match.index + match[0].length
    const from = end - match[0].length + match[0].indexOf(match.groups?.units ?? '')
    const listed = unitList(reading, from, from + (match.groups?.units?.length ?? 0), false, reader)
    if (listed.length === 0 || !listed.every((unit) => isSureInline(reading.text.slice(unit.from, unit.to), unit, reader))) continue
    if (known.some(({ span }) => overlaps(span, { from: match.index, to: end }))) continue
    // Who answers for explaining a document carries out none of it.
    if (reader.lexicon.responsibility.not_duties.some((word) => reading.text.startsWith(word, end) || match[0].endsWith(word))) continue
    const role: UnitRole = match.groups?.lead !== undefined ? 'lead' : 'responsible'
    found.push(...listed.map((unit) => mentionOf(reading, unit, unit.role ?? role, 0.85)))
    patterns.follower.lastIndex = end
    const follower = patterns.follower.exec(reading.text)
    if (follower === null) continue
    const others = unitList(reading, end + 1, end + 1 + (follower.groups?.units?.length ?? 0), false, reader)
    if (!others.every(({ strength }) => strength !== undefined)) continue
    const otherRole: UnitRole = follower.groups?.support !== undefined ? 'support' : 'responsible'
    found.push(...others.map((unit) => mentionOf(reading, unit, unit.role ?? otherRole, 0.85)))
  }
  return found
}

const shortestOffice = 4

/** The name of an organ, or of a branch of administration with more before it than a word for all. */
function isSureInline(name: string, { strength }: ListedUnit, reader: Reader): boolean {
  if (strength !== 'weak') return strength === 'strong'
  // "The province's commission": a level of government before a short name says enough.
  if (
    reader.lexicon.units.levels.some((level) => name.startsWith(level)) &&
    reader.lexicon.units.organ_endings.some((end) => name.endsWith(end))
  )
    return true
  const isGeneral = reader.lexicon.units.every.some((word) => name.startsWith(word))
  return !isGeneral && name.length >= shortestOffice && reader.lexicon.units.offices.some((word) => name.endsWith(word) && name !== word)
}
