import type { UnitMention } from '../../mention.ts'
import type { Lexicon } from '../../words/lexicon.ts'
import { anyOf, anyPhrase, matchAt } from '../../words/pattern.ts'
import type { Reader } from '../../words/reader.ts'
import { EACH, HAN, OF, ONE_TO_TEN, PAUSE, STOP } from '../../words/script.zh.ts'
import type { Reading } from '../reading.ts'
import { mentionOf } from './mention-of.ts'
import { type Following, listedIn, type NamesAt, namesAt } from './names-at.ts'
import { type SentenceRuleId, sentenceRules } from './sentence-rules.ts'
import { hasOwnName, isBareClass, isClassName, isNobody, isOfAll, isPrivate, isSureName } from './sure-names.ts'
import type { ListedUnit } from './unit-list.ts'

const patternsOf = ({ responsibility, units, figures }: Lexicon) => {
  // What makes an attribute of the units or of what they do is no duty of theirs.
  const behind = (source: string) => new RegExp(`(?:${source})(?!${OF})`, 'y')
  const handed = `(?:${anyOf(responsibility.handed_to)})(?!${anyOf(responsibility.not_handed_to_behind)})`
  const opening = `(?<=^|[,${STOP};:(\\n]|[(][${ONE_TO_TEN}\\d]{1,3}[)]|${anyPhrase(responsibility.leads)}${PAUSE})`
  return {
    // Where names of units may begin: a part of a sentence, an item of a bracket, or behind a word for "by" or for handing something up.
    start: new RegExp(
      `(?<by>${anyOf(responsibility.inline_openers)}|(?<=${anyOf(responsibility.inline_openers)}[^,${STOP};:\\n]{2,14})(?:${anyOf(responsibility.alternatives)})|(?<!${anyOf(responsibility.not_asked_before)})(?<asked>${anyOf(responsibility.asked)})(?!${anyOf(responsibility.not_asked_behind)}))|${opening}(?<handed>${handed})?`,
      'g',
    ),
    rules: sentenceRules.map((rule) => ({ ...rule, pattern: behind(rule.behind(responsibility)) })),
    no: new RegExp(`[^,${STOP};]{0,4}(?:${anyOf(responsibility.not_done_by)})|${anyPhrase(responsibility.not_orders)}`, 'y'),
    // Nobody in particular.
    anybody: new RegExp(`(?:${anyOf(units.every)})`, 'y'),
    inside: new RegExp(anyOf(responsibility.not_in_names)),
    held: new RegExp(anyOf(responsibility.held_in_names), 'g'),
    verb: new RegExp(`^(?:${anyOf([...responsibility.acts, ...figures.goal_marks])})`),
    times: new RegExp(`(?:${anyOf(responsibility.at_times)})`, 'y'),
    noName: new RegExp(`^(?:${anyOf(responsibility.starts_no_name)})`),
    // A line that is no sentence is a heading.
    sentence: new RegExp(`^[^\\n]*?[,${STOP};:]|^[^\\n]*$`),
    sentenceEnd: new RegExp(`^[^\\n]*?[,${STOP};]`),
    // What the sentence is about, done by another.
    topic: new RegExp(`[^,${STOP};:\\n]{0,30}(?:${anyOf(responsibility.inline_openers)})(?!${EACH})[${HAN}]{2}`, 'y'),
    repeated: new RegExp(`,?(?:${anyPhrase(responsibility.not_repeated)})`, 'y'),
    note: new RegExp(`[(](?:${anyOf(responsibility.notes_behind)})[^()${STOP}]{1,40}[)]`, 'y'),
    government: new RegExp(`(?:${anyOf(units.shared_bodies.slice(0, 2))})$`),
    attribute: new RegExp(`[^,${STOP};:\\n]{0,12}${OF}`, 'y'),
    notDuties: new RegExp(anyOf(responsibility.not_duties), 'y'),
  }
}

/** The units of a sentence that its own words make responsible, with the rule that says so. */
export interface UnitsInSentence {
  readonly rule: SentenceRuleId
  readonly units: readonly UnitMention[]
}

/** What holds where the sentence stands. */
export interface SentenceContext {
  /** The provision lists units elsewhere: whoever a sentence is about does only what it says of them. */
  readonly isAnyoneListed: boolean
  /** The headings above tell what was done: whoever did it is told to do nothing. */
  readonly isReview?: boolean | undefined
}

/** "A is to draw up so and so", "B answers for the money, C sees to its use", "by D together with E": each part of a sentence about units of its own. */
export function unitsInSentences(reading: Reading, reader: Reader, context: SentenceContext): UnitsInSentence[] {
  const { text } = reading
  const patterns = reader.part(patternsOf)
  const found: UnitsInSentence[] = []
  let end = -1
  for (const match of text.matchAll(patterns.start)) {
    const from = match.index + match[0].length
    if (from < end) continue
    const isBy = match.groups?.by !== undefined
    const isHanded = match.groups?.handed !== undefined
    const rules = patterns.rules.filter(({ where, ...rule }) => (isBy || where !== 'by') && !(isHanded && 'ofSubject' in rule))
    const behindNote = (at: number) => (matchAt(patterns.note, text, at) === undefined ? at : patterns.note.lastIndex)
    const ruleAt = (at: number) => ruleBehind(text, behindNote(at), rules, reader)
    const names = namesAt(text, from, (at) => followedBy(ruleAt(at)), reader)
    const rule = names === undefined ? undefined : ruleAt(names.to)
    if (names === undefined || rule === undefined || isNoDuty(text, behindNote(names.to), rule, isBy, reader)) continue
    const others = rule.id === 'with_others' ? othersBehind(text, behindNote(names.to), rule.pattern, reader) : undefined
    const isWithAnybody = rule.id === 'with_others' && isAnybodyBehind(text, behindNote(names.to), rule, reader)
    const listed = listedIn(reading, names, reader)
    const said = { rule, others, isWithAnybody, isAsked: match.groups?.asked !== undefined, ...context }
    const units = isBelieved(text, names, listed, said, reader) ? mentionsOf(reading, names, listed, said, reader) : []
    if (units.length === 0) continue
    found.push({ rule: rule.id, units })
    end = others?.to ?? names.to
  }
  return found
}

type Rule = (typeof sentenceRules)[number] & { readonly pattern: RegExp }

/** The first rule whose words stand at a place; together with others only where others are named, if another rule holds. */
function ruleBehind(text: string, at: number, rules: readonly Rule[], reader: Reader): Rule | undefined {
  const holding = rules.filter(({ pattern }) => matchAt(pattern, text, at) !== undefined)
  const [first, second] = holding
  if (first?.id !== 'with_others' || second === undefined) return first
  const isWith = isAnybodyBehind(text, at, first, reader) || othersBehind(text, at, first.pattern, reader) !== undefined
  return isWith ? first : second
}

function isAnybodyBehind(text: string, at: number, { pattern }: Rule, reader: Reader): boolean {
  const behind = matchAt(pattern, text, at)
  return behind !== undefined && matchAt(reader.part(patternsOf).anybody, text, at + behind[0].length) !== undefined
}

/** The names behind the word for "together with". */
function othersBehind(text: string, at: number, pattern: RegExp, reader: Reader): NamesAt | undefined {
  const behind = matchAt(pattern, text, at)
  return behind === undefined ? undefined : namesAt(text, at + behind[0].length, () => 'anything', reader)
}

/** What else the sentence says beside the names. */
interface Said extends SentenceContext {
  readonly rule: Rule
  readonly others: NamesAt | undefined
  /** Together with whoever is concerned. */
  readonly isWithAnybody: boolean
  readonly isAsked: boolean
}

/** Whether the names are those of units beyond doubt, as surely as the rule asks. */
function isBelieved(text: string, names: NamesAt, listed: readonly ListedUnit[], said: Said, reader: Reader): boolean {
  const patterns = reader.part(patternsOf)
  const { rule, others } = said
  const each = listed.map((unit) => text.slice(unit.from, unit.to))
  if (each.some((name) => isNobody(name, reader) || patterns.inside.test(name.replace(patterns.held, '')))) return false
  // Whoever works together with no unit leads none.
  if (others !== undefined || said.isWithAnybody) return true
  if (rule.id !== 'with_others' && !('ofSubject' in rule)) return true
  if (said.isAnyoneListed || said.isReview === true) return false
  // A government that is asked for something decides on it.
  if (each.some((name) => patterns.noName.test(name))) return false
  // What all places of a class hand in at times is a rhythm of theirs, told with no more than a place.
  if (rule.id === 'acts' && matchAt(patterns.times, text, names.to) !== undefined && each.some((name) => isBareClass(name, reader)))
    return false
  if (said.isAsked && each.some((name) => patterns.government.test(name))) return false
  const isSure = (unit: ListedUnit) => isSureName(text.slice(unit.from, unit.to), unit.strength, reader)
  if ('ofSubject' in rule && rule.ofSubject === 'organs')
    return listed.every(isSure) && !each.some((name) => isPrivate(name, reader) || (!isOfAll(name, reader) && patterns.verb.test(name)))
  return names.areShared === true || listed.every((unit) => isSure(unit) || isClassName(text.slice(unit.from, unit.to), reader))
}

/** A duty in so many words, a verb or a "by" alone, and a sentence that goes on with anything. */
const SURE_INLINE = 0.92
const SURE_BY_VERB = 0.9
const SURE_BY_PLACE = 0.85
const LONGEST_PART = 120

function mentionsOf(reading: Reading, names: NamesAt, listed: readonly ListedUnit[], said: Said, reader: Reader): UnitMention[] {
  const { rule, others, isWithAnybody } = said
  const role = rule.id === 'with_others' && others === undefined && !isWithAnybody ? 'responsible' : rule.role
  const helping = others === undefined ? [] : listedIn(reading, others, reader)
  const areNamed = names.areShared !== true && listed.every(({ from, to }) => hasOwnName(reading.text.slice(from, to), reader))
  const isInPassing = 'ofSubject' in rule && (!areNamed || rule.id === 'does')
  const mention = (unit: ListedUnit): UnitMention => {
    const confidence = rule.id === 'does' ? SURE_BY_PLACE : 'ofSubject' in rule && rule.id !== 'must' ? SURE_BY_VERB : SURE_INLINE
    return { ...mentionOf(reading, unit, role, confidence), ...(isInPassing && { isInPassing }) }
  }
  return [...listed.map(mention), ...helping.map((unit) => mentionOf(reading, unit, 'support', SURE_INLINE))]
}

function followedBy(rule: Rule | undefined): Following {
  if (rule === undefined) return undefined
  if (rule.id === 'by_whom' || rule.id === 'does') return 'anything'
  return 'ofSubject' in rule ? 'words' : 'duty'
}

/** Who explains a document carries out none of it, and what an organ approved is no duty of that organ. */
function isNoDuty(text: string, at: number, rule: Rule, isBy: boolean, reader: Reader): boolean {
  const patterns = reader.part(patternsOf)
  const end = at + (matchAt(rule.pattern, text, at)?.[0].length ?? 0)
  if (!('ofSubject' in rule))
    return matchAt(patterns.notDuties, text, end) !== undefined || matchAt(patterns.repeated, text, end) !== undefined
  if (matchAt(patterns.no, text, at) !== undefined) return true
  const line = text.slice(at, at + LONGEST_PART)
  if (!(rule.id === 'does' ? patterns.sentenceEnd : patterns.sentence).test(line)) return true
  if (!isBy && (rule.id === 'does' || rule.id === 'acts') && matchAt(patterns.topic, text, at) !== undefined) return true
  return (rule.id === 'by_whom' || rule.id === 'does') && matchAt(patterns.attribute, text, at) !== undefined
}
