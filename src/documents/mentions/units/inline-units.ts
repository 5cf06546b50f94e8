import type { Span } from '../../document.ts'
import type { UnitMention } from '../../mention.ts'
import type { Lexicon } from '../../words/lexicon.ts'
import { anyOf, anyPhrase } from '../../words/pattern.ts'
import type { Reader } from '../../words/reader.ts'
import type { Reading } from '../reading.ts'
import { type ListedUnit, type UnitRole, unitList } from './unit-list.ts'

/** Names of units as a sentence has them: no comma or stop, no title, nothing quoted. */
const NAMES = '[^,\\u3002;:\\n\\u300A\\u201C]{2,80}?'

const patternsOf = ({ responsibility }: Lexicon) => {
  const duty = (name: 'lead' | 'support' | 'responsible') => anyPhrase(responsibility.duties[name] ?? [])
  const must = `(?:${anyOf(responsibility.must)})?`
  const together = anyOf(responsibility.led_with)
  return {
    led: new RegExp(
      `(?:${anyOf(responsibility.inline_openers)})(?<units>${NAMES})(?:(?<lead>${duty('lead')})|(?<responsible>${duty('responsible')}))`,
      'g',
    ),
    follower: new RegExp(`,(?<units>${NAMES})(?:(?<support>${duty('support')})|(?<responsible>${duty('responsible')}))`, 'y'),
    // The units are who the sentence or a part of it is about.
    subject: new RegExp(
      `(?<=^|[,\\u3002;\\n])(?<units>${NAMES})${must}(?:(?<lead>${anyPhrase(responsibility.leads)})|(?<support>${anyPhrase(responsibility.helps)})|(?<responsible>${anyPhrase(responsibility.answers)}))`,
      'g',
    ),
    // "A together with B", whatever they do.
    together: new RegExp(
      `(?<=^|[,\\u3002;\\n]|${anyOf(responsibility.inline_openers)})(?<units>${NAMES})${must}(?:${together})(?<others>[^,\\u3002;:\\n\\u300A\\u201C]{2,60})`,
      'g',
    ),
    must: new RegExp(`(?:${anyOf(responsibility.must)})$`),
    opener: new RegExp(`^(?:${anyOf(responsibility.inline_openers)})`),
  }
}

/** Units inside a sentence, with or without a word that leads them in: only names that are units beyond doubt. */
export function inlineUnits(reading: Reading, reader: Reader, known: readonly UnitMention[]): UnitMention[] {
  const found = [...known]
  for (const read of [ledUnits, togetherUnits, subjectUnits])
    for (const unit of read(reading, reader, found)) if (!found.some(({ span }) => overlaps(span, unit.span))) found.push(unit)
  return found.slice(known.length)
}

/** "Led by A, supported by B." */
function ledUnits(reading: Reading, reader: Reader, known: readonly UnitMention[]): UnitMention[] {
  const patterns = reader.part(patternsOf)
  const found: UnitMention[] = []
  for (const match of reading.text.matchAll(patterns.led)) {
    const end = match.index + match[0].length
    const from = end - match[0].length + match[0].indexOf(match.groups?.units ?? '')
    const listed = unitList(reading, from, from + (match.groups?.units?.length ?? 0), false, reader)
    if (listed.length === 0 || !listed.every((unit) => isSureInline(reading.text.slice(unit.from, unit.to), unit, reader))) continue
    if (known.some(({ span }) => overlaps(span, { from: match.index, to: end }))) continue
    // Who answers for explaining a document carries out none of it.
    if (reader.lexicon.responsibility.not_duties.some((word) => reading.text.startsWith(word, end) || match[0].endsWith(word))) continue
    const role: UnitRole = match.groups?.lead !== undefined ? 'lead' : 'responsible'
    found.push(...listed.map((unit) => mentionOf(reading, unit, unit.role ?? role, SURE_INLINE)))
    patterns.follower.lastIndex = end
    const follower = patterns.follower.exec(reading.text)
    if (follower === null) continue
    const others = unitList(reading, end + 1, end + 1 + (follower.groups?.units?.length ?? 0), false, reader)
    if (!others.every(({ strength }) => strength !== undefined)) continue
    const otherRole: UnitRole = follower.groups?.support !== undefined ? 'support' : 'responsible'
    found.push(...others.map((unit) => mentionOf(reading, unit, unit.role ?? otherRole, SURE_INLINE)))
  }
  return found
}

/** "A is to draw up so and so", "B answers for the money, C for its supervision": each part of a sentence about units of its own. */
function subjectUnits(reading: Reading, reader: Reader): UnitMention[] {
  return [...reading.text.matchAll(reader.part(patternsOf).subject)].flatMap((match) => {
    const { units = '', lead, support } = match.groups ?? {}
    const end = match.index + match[0].length
    if (reader.lexicon.responsibility.not_duties.some((word) => reading.text.startsWith(word, end) || match[0].endsWith(word))) return []
    const listed = sureUnits(reading, match.index, match.index + units.length, reader)
    const role: UnitRole = lead !== undefined ? 'lead' : support !== undefined ? 'support' : 'responsible'
    return listed.map((unit) => mentionOf(reading, unit, unit.role ?? role, SURE_INLINE))
  })
}

/** "A and B form a group together with C": those named first lead. */
function togetherUnits(reading: Reading, reader: Reader): UnitMention[] {
  const patterns = reader.part(patternsOf)
  return [...reading.text.matchAll(patterns.together)].flatMap((match) => {
    const { units = '', others = '' } = match.groups ?? {}
    const opener = patterns.opener.exec(units)?.[0].length ?? 0
    const must = patterns.must.exec(units)?.[0].length ?? 0
    const listed = sureUnits(reading, match.index + opener, match.index + units.length - must, reader)
    // "All departments of a branch" together with others lead nothing alone.
    if (listed.length === 0 || listed.some((unit) => isGeneral(reading.text.slice(unit.from, unit.to), reader))) return []
    const from = match.index + match[0].length - others.length
    const helping = unitsAtStart(reading, from, from + others.length, reader)
    // Whoever works together with no unit is perhaps none.
    if (helping.length === 0) return []
    return [
      ...listed.map((unit) => mentionOf(reading, unit, 'lead', SURE_INLINE)),
      ...helping.map((unit) => mentionOf(reading, unit, 'support', SURE_INLINE)),
    ]
  })
}

/** The longest list of units a stretch begins with. */
function unitsAtStart(reading: Reading, from: number, to: number, reader: Reader): readonly ListedUnit[] {
  for (let end = to; end >= from + 2; end--) {
    const listed = unitList(reading, from, end, false, reader)
    if (listed.length > 0 && listed.every((unit) => isNamed(reading.text.slice(unit.from, unit.to), unit, reader))) return listed
  }
  return []
}

/** The units of a stretch that is nothing but names of units; none where one of them is doubtful. */
function sureUnits(reading: Reading, from: number, to: number, reader: Reader): readonly ListedUnit[] {
  const listed = unitList(reading, from, to, false, reader)
  const names = listed.map((unit) => reading.text.slice(unit.from, unit.to))
  const isSure = listed.every((unit, at) => isSureInline(names[at] ?? '', unit, reader))
  return isSure && !names.some((name) => isNobody(name, reader)) ? listed : []
}

const SURE_INLINE = 0.85

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
  const { offices } = reader.lexicon.units
  return !isGeneral(name, reader) && name.length >= shortestOffice && offices.some((word) => name.endsWith(word)) && !offices.includes(name)
}

/** Every one of a class, or whoever is concerned. */
function isGeneral(name: string, reader: Reader): boolean {
  return reader.lexicon.units.every.some((word) => name.startsWith(word))
}

/** "All units", "the departments concerned": nobody in particular. */
function isNobody(name: string, reader: Reader): boolean {
  const { every, not_units } = reader.lexicon.units
  return every.some((word) => name.startsWith(word) && not_units.includes(name.slice(word.length)))
}

/** A unit beyond doubt, or the departments concerned. */
function isNamed(name: string, unit: ListedUnit, reader: Reader): boolean {
  if (!isGeneral(name, reader)) return isSureInline(name, unit, reader)
  return unit.strength !== undefined && reader.lexicon.units.offices.some((word) => name.endsWith(word))
}

/** Whether two spans share a place. */
export function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to
}

/** A unit of a text as a mention. */
export function mentionOf(reading: Reading, unit: { from: number; to: number }, role: UnitRole, confidence: number): UnitMention {
  return {
    kind: 'unit',
    span: { from: unit.from, to: unit.to },
    name: reading.plain.slice(unit.from, unit.to).replace(/\s/g, ''),
    role,
    isInherited: false,
    confidence,
  }
}
