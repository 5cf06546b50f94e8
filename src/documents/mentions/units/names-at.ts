import type { Lexicon } from '../../words/lexicon.ts'
import { anyOf, anyPhrase, matchAt } from '../../words/pattern.ts'
import type { Reader } from '../../words/reader.ts'
import { HAN, PAUSE, QUOTES, STOP, TITLE_MARK } from '../../words/script.zh.ts'
import type { Reading } from '../reading.ts'
import { isClassName, isSeated, isSureName } from './sure-names.ts'
import { type ListedUnit, unitList } from './unit-list.ts'
import { unitStrength } from './unit-names.ts'

const patternsOf = ({ units, responsibility }: Lexicon) => {
  // A character of a branch's name, or a bracket in it.
  const branch = `(?:(?!${anyOf(responsibility.not_in_names)})[${HAN}]|\\([${HAN}]{1,8}\\))`
  const branches = `${branch}{1,16}?(?:${PAUSE}${branch}{2,16}?){1,12}(?:${anyPhrase(responsibility.and_others)})?(?<=[${HAN}]${anyOf(units.offices)})`
  return {
    ending: new RegExp(
      `(?:${anyOf([...units.strong_endings, ...units.endings, ...units.offices, ...units.enterprise_endings, ...units.directory])})`,
      'y',
    ),
    joiner: new RegExp(`(?:${PAUSE}|${anyOf(responsibility.conjunctions)})`, 'y'),
    shared: new RegExp(`(?:(?:${anyOf(units.shared_classes)})${PAUSE})+`, 'y'),
    // "Departments of finance, of water and of weather", said once for all of them.
    branches: new RegExp(branches, 'y'),
    allBranches: new RegExp(`^(?:${branches})$`),
    classNote: new RegExp(`[(](?:${anyOf([...units.class_words, ...units.shared_classes])}|${PAUSE})+[)]`, 'y'),
    office: new RegExp(`(?:${anyOf(units.offices)})$`),
    // Handing something to whoever is named behind it.
    handed: new RegExp(`(?:${anyOf(responsibility.handed_to)})(?!${anyOf(responsibility.not_handed_to_behind)})`, 'y'),
    item: new RegExp(`[${PAUSE}]|${anyOf(responsibility.conjunctions.filter((word) => word.length > 1))}`),
    list: new RegExp(`[${HAN}${PAUSE}()]{4,60}`, 'y'),
    listInside: new RegExp(anyOf([...responsibility.not_in_names, ...units.marks_of_no_unit])),
    conjunction: new RegExp(anyOf(responsibility.conjunctions)),
    whole: new RegExp(anyOf(units.names_with_and), 'g'),
    inside: new RegExp(anyOf([...responsibility.with_others, ...responsibility.not_in_names])),
    notEnds: new RegExp(`(?:${anyOf(units.not_ends)})`, 'y'),
    joins: new RegExp(`(?:${anyOf(responsibility.joins)})`, 'y'),
    stop: new RegExp(`[${PAUSE},${STOP};:\\n${TITLE_MARK}${QUOTES}\\d]`),
  }
}

/** Names of units that stand at a place of a sentence, and where they end. */
export interface NamesAt {
  readonly from: number
  readonly to: number
  /** Branches that share one word for their departments, or names that a sure one among them vouches for. */
  readonly areShared?: true
}

/** What stands behind a name: a duty in so many words, other words that say what units do, anything, or what cannot follow it. */
export type Following = 'duty' | 'words' | 'anything' | undefined

/** A name is no longer than this. */
const LONGEST = 30
/** So much behind a name may still belong to it: the office of a government, the department of a committee. */
const LONGEST_REST = 6

/**
 * The list of names of units that begins at a place. A name ends where one is complete and something may follow that units do,
 * as `follows` tells; of several such places the last within a few characters counts, for names hold shorter names.
 */
export function namesAt(text: string, from: number, follows: (at: number) => Following, reader: Reader): NamesAt | undefined {
  const patterns = reader.part(patternsOf)
  if (text.charAt(from) === '(' || matchAt(patterns.joins, text, from) !== undefined) return undefined
  if (matchAt(patterns.handed, text, from) !== undefined) return undefined
  // What follows may itself look for names, with the same patterns.
  const branchesEnd = from + (matchAt(patterns.branches, text, from)?.[0].length ?? 0)
  if (branchesEnd > from && isSaid(follows(branchesEnd))) return { from, to: branchesEnd, areShared: true }
  let to: number | undefined
  let at = from
  for (let count = 0; count < 20; count++) {
    const start = matchAt(patterns.shared, text, at) === undefined ? at : patterns.shared.lastIndex
    const end = nameEnd(text, start, (place) => (matchAt(patterns.joiner, text, place) === undefined ? follows(place) : 'words'), reader)
    if (end === undefined) return vouchedFor(text, from, follows, reader) ?? (to === undefined ? undefined : { from, to })
    to = end
    const joiner = matchAt(patterns.joiner, text, end)
    if (joiner === undefined) break
    at = end + joiner[0].length
  }
  return to === undefined ? undefined : { from, to }
}

const isSaid = (following: Following) => following === 'duty' || following === 'words'

/** Names without a telling end, in a list before a duty of which one name is that of a body beyond doubt. */
function vouchedFor(text: string, from: number, follows: (at: number) => Following, reader: Reader): NamesAt | undefined {
  const { item, list, listInside } = reader.part(patternsOf)
  const whole = matchAt(list, text, from)?.[0].length ?? 0
  for (let to = from + 2; to <= from + whole; to++) {
    if (follows(to) !== 'duty') continue
    const names = text.slice(from, to).split(item)
    if (names.length < 2 || names.some((name) => name === '' || name.length > LONGEST_VOUCHED || listInside.test(name))) return undefined
    const isVouched = names.some((name) => isKnown(name, reader) || isSureName(name, unitStrength(name, reader), reader))
    return isVouched ? { from, to, areShared: true } : undefined
  }
  return undefined
}

/** Whether a stretch of text is a list of branches that share one word for their departments. */
export function areBranches(text: string, from: number, to: number, reader: Reader): boolean {
  return reader.part(patternsOf).allBranches.test(text.slice(from, to))
}

const isKnown = (name: string, { lexicon: { units } }: Reader) => units.directory.includes(name) || units.branches.includes(name)
const LONGEST_VOUCHED = 12

/** The units of a list of names, each branch by itself and without the word that all of them share. */
export function listedIn(reading: Reading, names: NamesAt, reader: Reader): ListedUnit[] {
  const listed = unitList(reading, names.from, names.to, false, reader)
  if (names.areShared !== true) return listed
  const { conjunction, whole, office } = reader.part(patternsOf)
  const parts = listed.flatMap((unit) => {
    const name = reading.text.slice(unit.from, unit.to)
    const masked = name.replace(whole, (held) => '-'.repeat(held.length))
    const at = conjunction.exec(masked)
    if (at === null || at.index < 2 || name.length - at.index - at[0].length < 2) return [unit]
    return [
      { ...unit, to: unit.from + at.index },
      { ...unit, from: unit.from + at.index + at[0].length },
    ]
  })
  const named = (unit: ListedUnit | undefined) => (unit === undefined ? '' : reading.text.slice(unit.from, unit.to))
  const last = parts.at(-1)
  const shared = office.exec(named(last))?.[0].length ?? 0
  const isOneWord =
    parts.length > 1 && shared > 0 && shared < named(last).length && !parts.slice(0, -1).some((unit) => office.test(named(unit)))
  return isOneWord && last !== undefined ? [...parts.slice(0, -1), { ...last, to: last.to - shared }] : parts
}

function nameEnd(text: string, from: number, follows: (at: number) => Following, reader: Reader): number | undefined {
  const patterns = reader.part(patternsOf)
  const { ending, stop, inside } = patterns
  const { strong_endings: strong, organ_endings: organ, enterprise_endings: enterprises } = reader.lexicon.units
  let best: number | undefined
  let bestFollowing: Following
  let first: number | undefined
  let farthest = from + LONGEST
  let depth = 0
  for (let at = from; at < farthest && at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '(') depth++
    if (character === ')') depth--
    if (depth < 0 || (depth === 0 && stop.test(character))) break
    const match = matchAt(ending, text, at)
    // A long ending may hold a shorter one that is meant, so each length is tried.
    const ends = match === undefined ? [] : Array.from(match[0], (_, index) => at + index + 1)
    // "Every county (district)": a class may stand in a bracket behind another.
    const bracketed = ends.flatMap((end) => (matchAt(patterns.classNote, text, end) === undefined ? [] : [patterns.classNote.lastIndex]))
    for (const end of [...ends, ...bracketed]) {
      if (matchAt(patterns.notEnds, text, end - 1) !== undefined) continue
      const name = text.slice(from, end)
      const strength = name.length < 2 || !isBalanced(name) ? undefined : unitStrength(name, reader)
      const following = follows(end)
      // A class of places, named by nothing else, is one only before what it is to do.
      if (!isSureName(name, strength, reader) && !(isSaid(following) && isClassName(name, reader))) continue
      const isLonger = first !== undefined && first < end
      // The rest of a longer name holds no word for what units do, and is believed of a name that ends beyond doubt, or before such a word.
      if (
        isLonger &&
        (inside.test(text.slice(first, end)) ||
          (isSaid(bestFollowing) && best !== undefined && isDone(text.slice(best, end), reader)) ||
          (following === 'anything' &&
            strength !== 'strong' &&
            !patterns.office.test(name) &&
            !enterprises.some((word) => name.endsWith(word)) &&
            !isSeated(name, reader) &&
            !organ.includes(text.slice(first, end))))
      )
        continue
      if (first === undefined) {
        first = end
        const bracket = text.charAt(end) === '(' ? text.indexOf(')', end) - end : 0
        farthest = Math.min(farthest, end + Math.max(0, bracket) + LONGEST_REST)
      }
      if (following !== undefined) {
        best = end
        bestFollowing = following
        continue
      }
      if (best === undefined) continue
      // What goes on as the whole name of an office is a longer name; so is what ends like one, where nothing says what the shorter does.
      const rest = text.slice(best, end)
      if (strong.includes(rest) || bestFollowing === 'anything') best = undefined
    }
  }
  return best
}

/** What is done, and to whom: "instructs schools", "commissions an institution", where it is no name of an office. */
function isDone(rest: string, reader: Reader): boolean {
  const { strong_endings, organ_endings, seat_offices, enterprise_endings } = reader.lexicon.units
  const isEnd = (word: string) => rest.endsWith(word)
  return enterprise_endings.some(isEnd) || ![...strong_endings, ...organ_endings, ...seat_offices].some(isEnd)
}

function isBalanced(name: string): boolean {
  return (name.match(/[([]/g)?.length ?? 0) === (name.match(/[)\]]/g)?.length ?? 0)
}
