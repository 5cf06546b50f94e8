import type { Lexicon } from '../../words/lexicon.ts'
import { anyOf, anyPhrase } from '../../words/pattern.ts'
import type { Reader } from '../../words/reader.ts'
import type { Reading } from '../reading.ts'
import { dutyAtEnd, lengthToDuty, type UnitRole, unitList } from './unit-list.ts'

export type LabelRole = UnitRole | 'contact'

/** A stretch of text that lists units, and what says so: a label, words for a duty at its end, or its place alone. */
export interface Region {
  readonly from: number
  readonly to: number
  readonly role: LabelRole
  readonly trust: 'label' | 'duty' | 'place'
}

// "Leading officer" before "leading": the longer label counts.
const labelRoles = ['leader', 'lead', 'support', 'responsible', 'contact', 'other'] as const
const longestList = 700

const patternsOf = (lexicon: Lexicon) => {
  const { labels, label_addition, label_is, first_leads } = lexicon.responsibility
  const label = labelRoles.map((role) => `(?<${role}>${anyPhrase(labels[role] ?? [])})`).join('|')
  return {
    label: new RegExp(`(?:${label})(?:[([](?:${anyOf(label_addition)})[)\\]])?(?:(?<colon>[:\\uA789])|(?<is>${anyOf(label_is)}))?`, 'g'),
    note: new RegExp(anyPhrase(first_leads)),
  }
}

/** The stretches of a text that list who is responsible, in order and apart. */
export function regionsIn(reading: Reading, reader: Reader): Region[] {
  const labelled = labelledRegions(reading, reader)
  const taken = [...labelled.regions]
  const free = (from: number, to: number) => !labelled.places.some(({ start }) => start >= from && start < to)
  for (const group of bracketGroups(reading.text)) {
    // Units may stand in a bracket before the label of another matter, e.g. by when it is to be done.
    const label = labelled.places.find(({ start }) => start >= group.from && start < group.to)
    const to = label?.isOther ? Math.max(group.from, label.start - 1) : group.to
    if (free(group.from, to)) taken.push(...bracketRegions(reading, { from: group.from, to }, group.to, reader))
  }
  for (const sentence of sentencesIn(reading.text)) {
    if (taken.some((region) => region.from < sentence.to && sentence.from < region.to)) continue
    if (free(sentence.from, sentence.to)) taken.push(...sentenceRegions(reading, sentence, reader))
  }
  return taken.sort((a, b) => a.from - b.from)
}

/** Where a label stands, and whether it is one of other matters. */
interface Place {
  readonly start: number
  readonly isOther: boolean
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** Lists behind a label and a colon; a label at the start of a line may do without the colon when a blank follows. */
function labelledRegions(reading: Reading, reader: Reader): { regions: Region[]; places: readonly Place[] } {
  const { text, blanksBefore } = reading
  const found: { role: (typeof labelRoles)[number]; from: number; start: number; isSaid: boolean }[] = []
  for (const match of text.matchAll(reader.part(patternsOf).label)) {
    const start = match.index
    const from = start + match[0].length
    const isAtStart = start === 0 || /[\n([\u3002;]/.test(text.charAt(start - 1))
    const hasColon = match.groups?.colon !== undefined
    const isSaid = match.groups?.is !== undefined && match[0].length > 4
    if (!hasColon && !isSaid && !(isAtStart && match[0].length >= 4 && blanksBefore.has(from))) continue
    const role = labelRoles.find((each) => match.groups?.[each] !== undefined)
    if (role !== undefined) found.push({ role, from, start, isSaid })
  }
  const regions = found.flatMap(({ role, from, isSaid }, at): Region[] => {
    if (role === 'other') return []
    const to = endOfList(text, from, Math.min(found[at + 1]?.start ?? text.length, from + longestList))
    const whole = withoutNote(text, { from, to }, reader)
    const areUnits = (end: number) => {
      const listed = unitList(reading, whole.from, end, false, reader)
      return listed.every(({ strength }) => strength !== undefined) && listed.some(({ strength }) => strength === 'strong')
    }
    // A sentence that says who it is may go on behind a comma with something else.
    const pause = isSaid && !areUnits(whole.to) ? text.indexOf(',', whole.from) : -1
    const list = pause > whole.from && pause < whole.to ? { from: whole.from, to: pause } : whole
    if (isSaid && !areUnits(list.to)) return []
    return list.to > list.from ? [{ ...list, role, trust: 'label' }] : []
  })
  const isTaken = ({ isSaid, from }: { readonly isSaid: boolean; readonly from: number }) =>
    !isSaid || regions.some((region) => region.from === from)
  return { regions, places: found.filter(isTaken).map(({ start, role }) => ({ start, isOther: role === 'other' })) }
}

/** A list ends with its sentence, its line or the bracket around it; one that runs into a label inside a bracket ends before that bracket. */
function endOfList(text: string, from: number, most: number): number {
  const open: number[] = []
  for (let at = from; at < most; at++) {
    const character = text.charAt(at)
    if ('(['.includes(character)) open.push(at)
    else if (')]'.includes(character) && open.pop() === undefined) return at
    else if (character === '\u3002' && open.length === 0) return at
    else if (character === '\n' && open.length === 0 && at > from && !/[\u3001,:;]/.test(text.charAt(at - 1))) return at
  }
  return open[0] ?? most
}

/** Contents of the outermost brackets, of any style that is round or square; one left open ends with the text. */
function bracketGroups(text: string): Stretch[] {
  const groups: Stretch[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if ('(['.includes(character)) {
      if (depth++ === 0) from = at + 1
    } else if (')]'.includes(character) && depth > 0 && --depth === 0) groups.push({ from, to: at })
    // A bracket that stays open over a long way was never meant to hold all that.
    if (depth > 0 && at - from > longestList) depth = 0
  }
  return groups
}

function bracketRegions(reading: Reading, group: Stretch, end: number, reader: Reader): Region[] {
  const { text } = reading
  const sentences = sentencesIn(text.slice(group.from, group.to)).map(({ from, to }) => ({ from: from + group.from, to: to + group.from }))
  const lists = sentences.map((sentence) => withoutNote(text, sentence, reader)).filter(({ from, to }) => to > from)
  const isAtEnd = end + 1 >= text.length || /[\u3002;\n\])\u3010[]/.test(text.charAt(end + 1))
  const isAfterEnd = /[\u3002;\n\u201D\s]/.test(text.charAt(group.from - 2))
  return lists.flatMap((whole, at): Region[] => {
    const sentence = { from: whole.from, to: whole.from + lengthToDuty(text.slice(whole.from, whole.to), reader) }
    const content = text.slice(sentence.from, sentence.to)
    const units = unitList(reading, sentence.from, sentence.to, false, reader)
    if (units.length === 0) return []
    const named = units.filter(({ strength }) => strength !== undefined)
    const isAll = named.length === units.length
    const isSome = named.length * 2 >= units.length && named.some(({ strength }) => strength === 'strong')
    const hasNote = reader.part(patternsOf).note.test(text.slice(group.from, group.to))
    if (dutyAtEnd(content, reader) !== undefined && (isAll || isSome)) return [{ ...sentence, role: 'responsible', trust: 'duty' }]
    const isPlaced = (isAtEnd || isAfterEnd || hasNote) && (at === 0 || isAll)
    // Alone between a full stop and the end of the line even sections of an office are whom a provision is for.
    const isWholeNote = isAtEnd && at === 0 && /[\u3002;]/.test(text.charAt(group.from - 2)) && lists.length === 1
    const isBelieved = isPlaced && isAll && (isWholeNote || named.some(({ strength }) => strength === 'strong'))
    return isBelieved ? [{ ...sentence, role: 'responsible', trust: 'place' }] : []
  })
}

/** A list without the note that the unit named first leads. */
function withoutNote(text: string, { from, to }: Stretch, reader: Reader): Stretch {
  const note = reader.part(patternsOf).note.exec(text.slice(from, to))
  if (note === null) return { from, to }
  const end = from + note.index
  return { from, to: '(['.includes(text.charAt(end - 1)) ? end - 1 : end }
}

/** A whole sentence that is nothing but a list of units, with words for their duty or as the last thing said. */
function sentenceRegions(reading: Reading, sentence: Stretch, reader: Reader): Region[] {
  const content = reading.text.slice(sentence.from, sentence.to)
  if (content.length < 4 || content.length > longestList) return []
  const hasDuty = dutyAtEnd(content, reader) !== undefined
  const isLast = sentence.to >= reading.text.length && sentence.from > 0
  if (!hasDuty && !isLast) return []
  const units = unitList(reading, sentence.from, sentence.to, false, reader)
  const isAll = units.length > 0 && units.every(({ strength }) => strength !== undefined)
  const areStrong = units.filter(({ strength }) => strength === 'strong').length * 2 >= units.length
  if (!isAll || !areStrong) return []
  return [{ ...sentence, role: 'responsible', trust: hasDuty ? 'duty' : 'place' }]
}

/** Stretches between full stops and line ends; semicolons part lists as well as sentences and are left in. */
function sentencesIn(text: string): Stretch[] {
  const found: Stretch[] = []
  let from = 0
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !/[\u3002\n]/.test(text.charAt(at))) continue
    if (at > from) found.push({ from, to: at })
    from = at + 1
  }
  return found
}
