import type { ClauseKind, Mention } from '../mention.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyPhrase } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { type ClauseText, textsOf } from './find-mentions.ts'
import { readingOf } from './reading.ts'

/** One of the kinds a clause may be, and how sure that is. */
export interface KindFound {
  readonly kind: ClauseKind
  readonly confidence: number
}

const kinds: readonly ClauseKind[] = ['entitlement', 'task', 'target', 'form', 'list', 'service', 'mechanism', 'publicity', 'principle']

/** Points from which a clause is one of a kind, and from which it surely is. */
const enough = 5
const plenty = 14
/** A cue again and again says little more than twice. */
const repeats = 2

/** What follows a digit is counted or dated: "within five years" is no "within the year". */
const notInNumber = '(?<![0-9])'

const cuesOf = (lexicon: Lexicon) =>
  kinds.map((kind) => ({
    kind,
    cues: Object.entries(lexicon.kinds[kind]).flatMap(([weight, phrases]) =>
      phrases.map((phrase) => ({ weight: Number(weight), pattern: new RegExp(`${notInNumber}${anyPhrase([phrase])}`, 'g') })),
    ),
  }))

/** The kinds a clause is, the surest first; none where no cue is strong enough, and then it must be listed as unclassified. */
export function classifyClause(clause: ClauseText, mentions: readonly Mention[], reader: Reader): KindFound[] {
  const text = textsOf(clause)
    .map((part) => readingOf(part, reader).text)
    .join('\n')
  if (text.trim() === '') return []
  return reader
    .part(cuesOf)
    .map(({ kind, cues }) => ({
      kind,
      points: fromWords(text, cues) + fromWords(headOf(text), cues) + fromMentions(kind, mentions, reader),
    }))
    .filter(({ kind, points }) => points >= thresholdOf(kind))
    .map(({ kind, points }) => ({ kind, confidence: Math.min(0.99, 0.5 + (0.45 * Math.min(points, plenty)) / plenty) }))
    .sort((a, b) => b.confidence - a.confidence)
}

/** Words of action, service, support and publicity stand in nearly every clause, so these kinds need more of them. */
const thresholds: Partial<Readonly<Record<ClauseKind, number>>> = { task: 6, service: 8, entitlement: 8, publicity: 6 }

/** The heading a provision begins with, short and up to its first stop: what is said there is its point. */
function headOf(text: string): string {
  return /^[^\u3002\n,;:]{2,30}(?=[\u3002\n])/.exec(text)?.[0] ?? ''
}

function thresholdOf(kind: ClauseKind): number {
  return thresholds[kind] ?? enough
}

function fromWords(text: string, cues: readonly { readonly weight: number; readonly pattern: RegExp }[]): number {
  let points = 0
  for (const { weight, pattern } of cues) {
    const found = new Set<string>()
    for (const match of text.matchAll(pattern)) {
      found.add(match[0])
      if (found.size >= repeats + 1) break
    }
    points += weight * found.size
  }
  return points
}

function fromMentions(kind: ClauseKind, mentions: readonly Mention[], reader: Reader): number {
  const count = (test: (mention: Mention) => boolean) => Math.min(3, mentions.filter(test).length)
  switch (kind) {
    case 'target':
      // How often something is done again is a rhythm more than a goal.
      return (
        6 *
        count(
          (mention) => mention.kind === 'figure' && mention.role === 'target' && !reader.lexicon.figures.not_aimed.includes(mention.unit),
        )
      )
    case 'entitlement':
      return (
        5 * count((mention) => mention.kind === 'figure' && (mention.role === 'amount' || mention.role === 'rate')) +
        3 * count((mention) => mention.kind === 'change' && mention.change !== 'continued')
      )
    case 'form':
      return 4 * count((mention) => mention.kind === 'cadence' && (mention.dueDay ?? mention.dueDaysAfterEnd) !== undefined)
    case 'task':
      // What someone answers for is to be done, whatever else it is.
      return mentions.some((mention) => mention.kind === 'unit') ? thresholdOf('task') : 0
    default:
      return 0
  }
}
