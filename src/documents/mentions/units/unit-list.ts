import type { UnitMention } from '../../mention.ts'
import type { Lexicon } from '../../words/lexicon.ts'
import { anyOf, anyPhrase } from '../../words/pattern.ts'
import type { Reader } from '../../words/reader.ts'
import type { Reading } from '../reading.ts'
import { type UnitStrength, unitStrength } from './unit-names.ts'

export type UnitRole = UnitMention['role']

/** One entry of a list of units, trimmed of what it is said to do. */
export interface ListedUnit {
  readonly from: number
  readonly to: number
  readonly role: UnitRole | undefined
  readonly strength: UnitStrength | undefined
}

interface Item {
  from: number
  to: number
  /** What the words at the end of it say of it and of those before it. */
  role: UnitRole | undefined
  /** What a bracket of its own says of it alone. */
  ownRole: UnitRole | undefined
  /** Named behind the one it works together with. */
  isLedBy?: boolean
}

const patternsOf = (lexicon: Lexicon) => {
  const { responsibility, units } = lexicon
  const oneClass = `(?:${anyOf(units.shared_classes)})(?:[([][^()[\\]]{1,8}[)\\]])?`
  const duties = (['lead', 'support', 'responsible'] as const).map((role) => `(?<${role}>${anyPhrase(responsibility.duties[role] ?? [])})`)
  const others = `(?<![${responsibility.not_others_after.join('')}])${anyPhrase(responsibility.and_others)}`
  return {
    duty: new RegExp(`(?:${duties.join('|')})$`),
    others: new RegExp(`${others}$`),
    firstClass: new RegExp(`^${anyOf(units.every)}?${oneClass}$`),
    placeOnly: /^[\u4E00-\u9FFF]{2,4}$/,
    placeBody: new RegExp(`^(?!${anyOf(units.every)})[\u4E00-\u9FFF]{2,}(?:${anyOf(units.place_bodies)})$`),
    bareClass: new RegExp(`^${oneClass}$`),
    sharedBody: new RegExp(`^${oneClass}(?:${anyOf(units.shared_bodies)})`),
    leading: new RegExp(`^(?:${anyOf(responsibility.leading_words)})`),
    joined: new RegExp(anyOf([...responsibility.conjunctions, ...responsibility.led_with]), 'g'),
    phone: /[([]?(?:\d[\d\-\u2014]{5,}\d)[)\]]?$/,
    dutyBeforePause: new RegExp(`(?:${duties.join('|')})(?=[,;])`, 'g'),
    ownBracket: new RegExp(
      `[([](?:${duties.join('|')}|[^()[\\]]{0,80}(?:${anyPhrase(responsibility.first_leads)}|${anyPhrase(responsibility.not_repeated)})[^()[\\]]{0,6}|[^()[\\]]{0,6}\\d{5,}[\\d-]*)[)\\]]$`,
    ),
  }
}

/** Takes a stretch of text apart as a list of units; `isSpaced` lets blanks part units too. */
export function unitList(reading: Reading, from: number, to: number, isSpaced: boolean, reader: Reader): ListedUnit[] {
  const items = shared(reading.text, itemsIn(reading, from, to, isSpaced), reader)
  for (const item of items) trim(reading.text, item, reader)
  // What is said at the end of an entry holds for those before it back to the last of which something is said.
  let role: UnitRole | undefined
  for (const item of items.toReversed()) {
    if (item.role !== undefined) role = item.role
    else item.role = role
  }
  // "A, B supports": of a list that would have nobody lead, what stands before its first comma is not told.
  if (items.length > 1 && items.every((item) => item.role === 'support' && item.ownRole === undefined)) {
    const pause = items.findIndex((item, at) => at > 0 && reading.text.slice(items[at - 1]?.to ?? 0, item.from).includes(','))
    if (pause > 0) for (const item of items.slice(0, pause)) item.role = undefined
  }
  const each = items.flatMap((item) => parted(reading.text, item, reader))
  supporting(each)
  return each
    .filter((item) => item.to > item.from)
    .map((item) => ({
      from: item.from,
      to: item.to,
      role: item.ownRole ?? item.role,
      strength: unitStrength(nameIn(reading.text, item), reader),
    }))
}

/** "A together with B, C": all behind the first support it. */
function supporting(items: readonly Item[]): void {
  const first = items.findIndex(({ isLedBy }) => isLedBy)
  if (first < 0) return
  for (const item of items.slice(first + 1)) if (item.role === undefined || item.role === 'responsible') item.ownRole ??= 'support'
}

function nameIn(text: string, { from, to }: Item): string {
  return text.slice(from, to).replaceAll('\n', '')
}

/** Parts at enumeration commas, commas and semicolons outside brackets. */
function itemsIn({ text, blanksBefore }: Reading, from: number, to: number, isSpaced: boolean): Item[] {
  const items: Item[] = []
  let start = from
  let depth = 0
  const end = (at: number) => {
    if (at > start) items.push({ from: start, to: at, role: undefined, ownRole: undefined })
  }
  for (let at = from; at < to; at++) {
    const character = text.charAt(at)
    if (isSpaced && depth === 0 && at > start && blanksBefore.has(at) && at - start >= 3 && text.charAt(at - 1) !== '\n') {
      end(at)
      start = at
    }
    if ('(['.includes(character)) depth++
    else if (')]'.includes(character)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && (/[\u3001,;/\uFF0F\u3002\uFF64]/.test(character) || (character === '\n' && isSpaced))) {
      end(at)
      start = at + 1
    }
  }
  end(to)
  return items
}

/** "Every county, district government" is one body: a class of one character has no name without the body behind the last one. */
function shared(text: string, items: readonly Item[], reader: Reader): Item[] {
  const { firstClass, bareClass, sharedBody } = reader.part(patternsOf)
  const named = (item: Item | undefined) => (item === undefined ? '' : text.slice(item.from, item.to).trim())
  const joined: Item[] = []
  for (let at = 0; at < items.length; at++) {
    const item = items[at]
    if (item === undefined) continue
    let last = at
    if (firstClass.test(named(item))) {
      let next = at + 1
      while (bareClass.test(named(items[next]))) next++
      if (sharedBody.test(named(items[next]))) last = next
    }
    // "Gan, Long development zones": the name of a place alone is no unit either.
    const isPlace = last === at && reader.part(patternsOf).placeOnly.test(named(item)) && isNoUnit(named(item), reader)
    if (isPlace && text.charAt(item.to) === '\u3001' && reader.part(patternsOf).placeBody.test(named(items[at + 1]))) last = at + 1
    joined.push({ ...item, to: items[last]?.to ?? item.to })
    at = last
  }
  return joined
}

/** Two characters that end like a unit name a place at most, unless they are listed as one. */
function isNoUnit(name: string, reader: Reader): boolean {
  const { directory, class_words } = reader.lexicon.units
  return unitStrength(name, reader) === undefined || (name.length === 2 && !directory.includes(name) && !class_words.includes(name))
}

/** Takes off what units are said to do, words for others, leading words and telephone numbers. */
function trim(text: string, item: Item, reader: Reader): void {
  const patterns = reader.part(patternsOf)
  for (let round = 0; round < 6; round++) {
    while (item.from < item.to && /[\s:\u3001,;.*\u25CF\u25A0\u25B2([]/.test(text.charAt(item.from))) item.from++
    while (item.to > item.from && /[\s:\u3001,;.]/.test(text.charAt(item.to - 1))) item.to--
    const tail = text.slice(Math.max(item.from, item.to - 100), item.to)
    const own = patterns.ownBracket.exec(tail)
    const duty = patterns.duty.exec(tail)
    const cut = own ?? duty ?? patterns.others.exec(tail) ?? patterns.phone.exec(tail)
    if (own !== null) item.ownRole ??= roleOf(own)
    else if (duty !== null) item.role = stronger(item.role, roleOf(duty))
    if (cut === null) break
    item.to -= cut[0].length
  }
  for (let round = 0; round < 2; round++)
    item.from += patterns.leading.exec(text.slice(item.from, Math.min(item.to, item.from + 6)))?.[0].length ?? 0
}

function roleOf(match: RegExpExecArray): UnitRole | undefined {
  const groups = match.groups ?? {}
  return groups.lead !== undefined
    ? 'lead'
    : groups.support !== undefined
      ? 'support'
      : groups.responsible !== undefined
        ? 'responsible'
        : undefined
}

/** "Leads and carries out": the leading counts. */
function stronger(first: UnitRole | undefined, second: UnitRole | undefined): UnitRole | undefined {
  return first === undefined || first === 'responsible' ? (second ?? first) : first
}

/** Parts at a word for "and" where both sides are units of their own; many names hold such a word. */
function parted(text: string, item: Item, reader: Reader): Item[] {
  const slice = text.slice(item.from, item.to)
  if (slice.length > 80) return [item]
  for (const match of slice.matchAll(reader.part(patternsOf).joined)) {
    const left = slice.slice(0, match.index)
    const right = slice.slice(match.index + match[0].length)
    if (right.length < 3 || left.length < 3) continue
    // "A and other departments, and B": the first side is trimmed again.
    const others = reader.part(patternsOf).others.exec(left)?.[0].length ?? 0
    const name = left.slice(0, left.length - others)
    if (unitStrength(name, reader) === undefined || unitStrength(right, reader) === undefined) continue
    if (isInsideName(name, right, reader)) continue
    const isWith = reader.lexicon.responsibility.led_with.includes(match[0])
    const first: Item = { ...item, to: item.from + name.length, ...(isWith && { ownRole: 'lead' as const }) }
    const second: Item = {
      ...item,
      from: item.from + match.index + match[0].length,
      ...(isWith && { ownRole: 'support' as const, isLedBy: true }),
    }
    return [first, ...parted(text, second, reader)]
  }
  return [item]
}

/** "Every department and unit" is said of one body of people. */
function isInsideName(left: string, right: string, reader: Reader): boolean {
  if (reader.lexicon.units.shared_bodies.includes(right)) return true
  return reader.lexicon.units.every.some((word) => left.startsWith(word)) && reader.lexicon.units.not_units.includes(right)
}

/** What a whole stretch of text says at its end that units do; undefined when it says nothing of the kind. */
export function dutyAtEnd(text: string, reader: Reader): UnitRole | undefined {
  const match = reader.part(patternsOf).duty.exec(text.slice(-40))
  return match === null ? undefined : roleOf(match)
}

/** What is said behind the duty of a list is short. */
const longestRest = 30

/** Length of a list without what is said behind its last duty, e.g. by when it is to be done; the whole of it where a duty ends it. */
export function lengthToDuty(text: string, reader: Reader): number {
  if (dutyAtEnd(text, reader) !== undefined) return text.length
  const last = [...text.matchAll(reader.part(patternsOf).dutyBeforePause)].findLast(({ index }) => isOutside(text, index))
  if (last === undefined) return text.length
  const rest = text.slice(last.index + last[0].length + 1)
  const isUnits = rest.split(/[,;\u3001]/).some((part) => unitStrength(part, reader) !== undefined)
  return !isUnits && rest.length <= longestRest ? last.index + last[0].length : text.length
}

/** Whether a place stands in no bracket. */
function isOutside(text: string, at: number): boolean {
  const before = text.slice(0, at)
  return (before.match(/[([]/g)?.length ?? 0) === (before.match(/[)\]]/g)?.length ?? 0)
}
