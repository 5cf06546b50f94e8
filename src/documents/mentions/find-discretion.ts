import type { DiscretionMention } from '../mention.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyOf, anyPhrase } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { Taken } from './taken.ts'

type Discretion = DiscretionMention['discretion']

// The more telling first: where one stands, what overlaps it and says less is left out.
const kinds: readonly Discretion[] = ['where_able', 'locally_set', 'may', 'as_regulated']
const confidence: Readonly<Record<Discretion, number>> = { where_able: 0.95, locally_set: 0.9, may: 0.85, as_regulated: 0.9 }

const patternsOf = (lexicon: Lexicon) => {
  const { discretion, not_discretion_before } = lexicon.provisions
  const notBefore = `(?<!${anyOf(not_discretion_before)})`
  return kinds.map((kind) => [kind, new RegExp(`${kind === 'may' ? notBefore : ''}${anyPhrase(discretion[kind] ?? [])}`, 'g')] as const)
}

/** Where a text leaves a choice, and to whom; spans are places in the text. */
export function findDiscretion(text: string, reader: Reader): DiscretionMention[] {
  const found: DiscretionMention[] = []
  const taken = new Taken(text)
  for (const [kind, pattern] of reader.part(patternsOf)) {
    for (const match of text.matchAll(pattern)) {
      const span = { from: match.index, to: match.index + match[0].length }
      if (taken.overlaps(span)) continue
      taken.take(span)
      found.push({ kind: 'discretion', span, discretion: kind, confidence: confidence[kind] })
    }
  }
  return found.sort((a, b) => a.span.from - b.span.from)
}
