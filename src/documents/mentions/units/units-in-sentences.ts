import type { UnitMention } from '../../mention.ts'
import type { Lexicon } from '../../words/lexicon.ts'
import { anyOf, anyPhrase, matchAt } from '../../words/pattern.ts'
import type { Reader } from '../../words/reader.ts'
import { OF, ONE_TO_TEN, PAUSE, STOP } from '../../words/script.zh.ts'
import type { Reading } from '../reading.ts'
import { mentionOf } from './mention-of.ts'
import { type Following, type NamesAt, namesAt } from './names-at.ts'
import { type SentenceRuleId, sentenceRules } from './sentence-rules.ts'
import { hasOwnName, isNobody, isOfAll, isSureName } from './sure-names.ts'
import { type ListedUnit, unitList } from './unit-list.ts'

const patternsOf = ({ responsibility, units }: Lexicon) => {
  // What makes an attribute of the units or of what they do is no duty of theirs.
  const behind = (source: string) => new RegExp(`(?:${source})(?!${OF})`, 'y')
  return {
    // Where names of units may begin: a part of a sentence, an item of a bracket, or behind a word for "by".
    start: new RegExp(
      `(?<by>${anyOf(responsibility.inline_openers)}|(?<!${anyOf(responsibility.not_asked_before)})${anyOf(responsibility.asked)}(?!${anyOf(responsibility.not_asked_behind)}))|(?<=^|[,${STOP};:(\\n]|[(][${ONE_TO_TEN}\\d]{1,3}[)]|${anyPhrase(responsibility.leads)}${PAUSE})`,
      'g',
    ),
    rules: sentenceRules.map((rule) => ({ ...rule, pattern: behind(rule.behind(responsibility)) })),
    no: new RegExp(`[^,${STOP};]{0,4}(?:${anyOf(responsibility.not_done_by)})`, 'y'),
    // Nobody in particular.
    anybody: new RegExp(`(?:${anyOf(units.every)})`, 'y'),
    inside: new RegExp(anyOf(responsibility.not_in_names)),
    sentence: new RegExp(`^[^\\n]*?[,${STOP};:]|^[^\\n]*$`),
    attribute: new RegExp(`[^,${STOP};:\\n]{0,12}${OF}`, 'y'),
    notDuties: new RegExp(anyOf(responsibility.not_duties), 'y'),
  }
}

/** The units of a sentence that its own words make responsible, with the rule that says so. */
export interface UnitsInSentence {
  readonly rule: SentenceRuleId
  readonly units: readonly UnitMention[]
}

/** Bodies beyond doubt, said to have a duty; a verb or a "by" alone says a little less. */
const SURE_INLINE = 0.92
const SURE_BY_VERB = 0.88
const LONGEST_PART = 120

/** "A is to draw up so and so", "B answers for the money, C sees to its use", "by D together with E": each part of a sentence about units of its own. */
export function unitsInSentences(reading: Reading, reader: Reader, isAnyoneListed: boolean): UnitsInSentence[] {
  const { text } = reading
  const patterns = reader.part(patternsOf)
  const found: UnitsInSentence[] = []
  let end = -1
  for (const match of text.matchAll(patterns.start)) {
    const from = match.index + match[0].length
    if (from < end) continue
    const isBy = match.groups?.by !== undefined
    const rules = patterns.rules.filter(({ where }) => isBy || where !== 'by')
    const ruleAt = (at: number) => rules.find(({ pattern }) => matchAt(pattern, text, at) !== undefined)
    const names = namesAt(text, from, (at) => followedBy(ruleAt(at)?.id), reader)
    const rule = names === undefined ? undefined : ruleAt(names.to)
    if (names === undefined || rule === undefined || isNoDuty(text, names.to, rule, reader)) continue
    const others = rule.id === 'with_others' ? othersBehind(text, names.to, rule.pattern, reader) : undefined
    const isWithAnybody = rule.id === 'with_others' && matchAt(patterns.anybody, text, rule.pattern.lastIndex) !== undefined
    const listed = unitList(reading, names.from, names.to, false, reader)
    const isSure = isBelieved(text, names, listed, { rule, others, isWithAnybody, isAnyoneListed }, reader)
    const units = isSure ? mentionsOf(reading, listed, rule, others, isWithAnybody, reader) : []
    if (units.length === 0) continue
    found.push({ rule: rule.id, units })
    end = others?.to ?? names.to
  }
  return found
}

type Rule = (typeof sentenceRules)[number] & { readonly pattern: RegExp }

/** The names behind the word for "together with". */
function othersBehind(text: string, at: number, pattern: RegExp, reader: Reader): NamesAt | undefined {
  const behind = matchAt(pattern, text, at)
  return behind === undefined ? undefined : namesAt(text, at + behind[0].length, () => 'anything', reader)
}

/** What else the sentence says beside the names. */
interface Said {
  readonly rule: Rule
  readonly others: NamesAt | undefined
  /** Together with whoever is concerned. */
  readonly isWithAnybody: boolean
  readonly isAnyoneListed: boolean
}

/** Whether the names are those of units beyond doubt, as surely as the rule asks. */
function isBelieved(
  text: string,
  names: NamesAt,
  listed: readonly ListedUnit[],
  { rule, others, isWithAnybody, isAnyoneListed }: Said,
  reader: Reader,
): boolean {
  const patterns = reader.part(patternsOf)
  const each = listed.map((unit) => text.slice(unit.from, unit.to))
  if (each.some((name) => isNobody(name, reader) || patterns.inside.test(name))) return false
  // "All departments of a branch" together with others lead nothing alone; whoever works together with no unit leads none.
  if (others !== undefined) return !each.some((name) => isOfAll(name, reader))
  if (isWithAnybody) return true
  if (rule.id !== 'with_others' && !('isOfNamedAlone' in rule)) return true
  if (isAnyoneListed || !each.every((name) => hasOwnName(name, reader))) return false
  // Branches that share one word for their departments are a class, unless each is named as a body.
  const areNamed = listed.every((unit) => isSureName(text.slice(unit.from, unit.to), unit.strength, reader))
  if (!areNamed && !hasOwnName(text.slice(names.from, names.to), reader)) return false
  // A line that is no sentence is a heading.
  return patterns.sentence.test(text.slice(names.to, names.to + LONGEST_PART))
}

function mentionsOf(
  reading: Reading,
  listed: readonly ListedUnit[],
  rule: Rule,
  others: NamesAt | undefined,
  isWithAnybody: boolean,
  reader: Reader,
): UnitMention[] {
  const role = rule.id === 'with_others' && others === undefined && !isWithAnybody ? 'responsible' : rule.role
  const helping = others === undefined ? [] : unitList(reading, others.from, others.to, false, reader)
  return [
    ...listed.map((unit) => mentionOf(reading, unit, role, rule.id === 'acts' || rule.id === 'by_whom' ? SURE_BY_VERB : SURE_INLINE)),
    ...helping.map((unit) => mentionOf(reading, unit, 'support', SURE_INLINE)),
  ]
}

const followedBy = (rule: SentenceRuleId | undefined): Following =>
  rule === undefined ? undefined : rule === 'by_whom' ? 'anything' : 'words'

/** Who explains a document carries out none of it, and what an organ approved is no duty of that organ. */
function isNoDuty(text: string, at: number, rule: { readonly id: SentenceRuleId; readonly pattern: RegExp }, reader: Reader): boolean {
  const patterns = reader.part(patternsOf)
  const end = at + (matchAt(rule.pattern, text, at)?.[0].length ?? 0)
  if (!('isOfNamedAlone' in rule)) return matchAt(patterns.notDuties, text, end) !== undefined
  return matchAt(patterns.no, text, at) !== undefined || (rule.id === 'by_whom' && matchAt(patterns.attribute, text, at) !== undefined)
}
