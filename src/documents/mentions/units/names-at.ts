import type { Lexicon } from '../../words/lexicon.ts'
import { anyOf, anyPhrase, matchAt } from '../../words/pattern.ts'
import type { Reader } from '../../words/reader.ts'
import { HAN, PAUSE, QUOTES, STOP, TITLE_MARK } from '../../words/script.zh.ts'
import { isSureName } from './sure-names.ts'
import { unitStrength } from './unit-names.ts'

const patternsOf = ({ units, responsibility }: Lexicon) => {
  // A character of a branch's name, or a bracket in it.
  const branch = `(?:(?!${anyOf(responsibility.not_in_names)})[${HAN}]|\\([${HAN}]{1,8}\\))`
  return {
    ending: new RegExp(`(?:${anyOf([...units.strong_endings, ...units.endings, ...units.offices, ...units.directory])})`, 'y'),
    joiner: new RegExp(`(?:${PAUSE}|${anyOf(responsibility.conjunctions)})`, 'y'),
    shared: new RegExp(`(?:(?:${anyOf(units.shared_classes)})${PAUSE})+`, 'y'),
    // "Departments of finance, of water and of weather", said once for all of them.
    branches: new RegExp(
      `${branch}{1,16}?(?:${PAUSE}${branch}{2,16}?){1,12}(?:${anyPhrase(responsibility.and_others)})?(?<=[${HAN}]${anyOf(units.offices)})`,
      'y',
    ),
    office: new RegExp(`(?:${anyOf(units.offices)})$`),
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
}

/** What stands behind a name: words that say what units do, anything, or what cannot follow it. */
export type Following = 'words' | 'anything' | undefined

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
  const branches = matchAt(patterns.branches, text, from)
  if (branches !== undefined && follows(patterns.branches.lastIndex) === 'words') return { from, to: patterns.branches.lastIndex }
  let to: number | undefined
  let at = from
  for (let count = 0; count < 20; count++) {
    const start = matchAt(patterns.shared, text, at) === undefined ? at : patterns.shared.lastIndex
    const end = nameEnd(text, start, (place) => (matchAt(patterns.joiner, text, place) === undefined ? follows(place) : 'words'), reader)
    if (end === undefined) return to === undefined ? undefined : { from, to }
    to = end
    const joiner = matchAt(patterns.joiner, text, end)
    if (joiner === undefined) break
    at = end + joiner[0].length
  }
  return to === undefined ? undefined : { from, to }
}

function nameEnd(text: string, from: number, follows: (at: number) => Following, reader: Reader): number | undefined {
  const patterns = reader.part(patternsOf)
  const { ending, stop, inside } = patterns
  const { strong_endings: strong, organ_endings: organ } = reader.lexicon.units
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
    for (let end = at + 1; match !== undefined && end <= at + match[0].length; end++) {
      if (matchAt(patterns.notEnds, text, end - 1) !== undefined) continue
      const name = text.slice(from, end)
      const strength = name.length < 2 || !isBalanced(name) ? undefined : unitStrength(name, reader)
      if (!isSureName(name, strength, reader)) continue
      const following = follows(end)
      const isLonger = first !== undefined && first < end
      // The rest of a longer name holds no word for what units do, and is believed of a name that ends beyond doubt, or before such a word.
      if (
        isLonger &&
        (inside.test(text.slice(first, end)) ||
          (following === 'anything' && strength !== 'strong' && !patterns.office.test(name) && !organ.includes(text.slice(first, end))))
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
      if (strong.includes(rest) || (bestFollowing === 'anything' && strong.some((word) => rest.endsWith(word)))) best = undefined
    }
  }
  return best
}

function isBalanced(name: string): boolean {
  return (name.match(/[([]/g)?.length ?? 0) === (name.match(/[)\]]/g)?.length ?? 0)
}
