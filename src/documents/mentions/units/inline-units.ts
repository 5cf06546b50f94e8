import type { UnitMention } from '../../mention.ts'
import type { Lexicon } from '../../words/lexicon.ts'
import { anyOf, anyPhrase } from '../../words/pattern.ts'
import type { Reader } from '../../words/reader.ts'
import type { Reading } from '../reading.ts'
import { mentionOf, overlaps } from './mention-of.ts'
import { areBranches, listedIn } from './names-at.ts'
import { isSureName } from './sure-names.ts'
import { type UnitRole, unitList } from './unit-list.ts'
import { unitsInSentences } from './units-in-sentences.ts'

/** Names of units as a sentence has them: no comma or stop, no title, nothing quoted. */
const NAMES = '[^,\\u3002;:\\n\\u300A\\u201C]{2,80}?'

const patternsOf = ({ responsibility }: Lexicon) => {
  const duty = (name: 'lead' | 'support' | 'responsible') => anyPhrase(responsibility.duties[name] ?? [])
  return {
    led: new RegExp(
      `(?:${anyOf(responsibility.inline_openers)})(?<units>${NAMES})(?:(?<lead>${duty('lead')})|(?<responsible>${duty('responsible')}))`,
      'g',
    ),
    follower: new RegExp(`,(?<units>${NAMES})(?:(?<support>${duty('support')})|(?<responsible>${duty('responsible')}))`, 'y'),
  }
}

/** Units inside a sentence, with or without a word that leads them in: only names that are units beyond doubt. */
export function inlineUnits(
  reading: Reading,
  reader: Reader,
  known: readonly UnitMention[],
  context: { readonly isReview?: boolean | undefined; readonly onRule?: ((unit: UnitMention, rule: string) => void) | undefined },
): UnitMention[] {
  const found = [...known]
  const read = [
    { rule: 'by_duty', units: ledUnits(reading, reader, found) },
    ...unitsInSentences(reading, reader, { isAnyoneListed: known.length > 0, isReview: context.isReview }),
  ]
  for (const { rule, units } of read) {
    for (const unit of units) {
      if (found.some(({ span }) => overlaps(span, unit.span))) continue
      found.push(unit)
      context.onRule?.(unit, rule)
    }
  }
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
    if (listed.length === 0 || !listed.every((unit) => isSureName(reading.text.slice(unit.from, unit.to), unit.strength, reader))) continue
    if (known.some(({ span }) => overlaps(span, { from: match.index, to: end }))) continue
    // Who answers for explaining a document carries out none of it.
    if (reader.lexicon.responsibility.not_duties.some((word) => reading.text.startsWith(word, end) || match[0].endsWith(word))) continue
    const role: UnitRole = match.groups?.lead !== undefined ? 'lead' : 'responsible'
    found.push(...listed.map((unit) => mentionOf(reading, unit, unit.role ?? role, SURE_INLINE)))
    patterns.follower.lastIndex = end
    const follower = patterns.follower.exec(reading.text)
    if (follower === null) continue
    const followed = { from: end + 1, to: end + 1 + (follower.groups?.units?.length ?? 0) }
    const areShared = areBranches(reading.text, followed.from, followed.to, reader)
    const others = listedIn(reading, areShared ? { ...followed, areShared } : followed, reader)
    if (!areShared && !others.every(({ strength }) => strength !== undefined)) continue
    const otherRole: UnitRole = follower.groups?.support !== undefined ? 'support' : 'responsible'
    found.push(...others.map((unit) => mentionOf(reading, unit, unit.role ?? otherRole, SURE_INLINE)))
  }
  return found
}

const SURE_INLINE = 0.92
