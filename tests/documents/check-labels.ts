import { describe, expect, test } from 'vitest'
import type { Span } from '../../src/documents/document.ts'
import type { Mention } from '../../src/documents/mention.ts'
import type { GoldFile, GoldMention, OneOf } from './gold/gold.ts'
import type { Labelled } from './gold/load-gold.ts'
import { f1, type Reading, scoreReading } from './score.ts'

/** The tests that labels made by hand must pass before anything is measured by them. */
export function checkLabels(labelled: readonly Labelled[]): void {
  describe('labels made by hand', () => {
    test.each(labelled)('belong to the very bytes of $gold.file', ({ gold, text, isUnchanged }) => {
      expect(isUnchanged).toBe(true)
      expect(text.length).toBe(gold.length)
    })

    test.each(labelled)('stand on words of $gold.file, not on blanks or outside', ({ gold, text }) => {
      const spans = spansOf(gold)
      expect(spans.length).toBeGreaterThan(0)
      for (const span of spans) {
        const words = text.slice(span.from, span.to)
        expect(words.length).toBe(span.to - span.from)
        expect(words).not.toBe('')
        expect(words).toBe(words.trim())
      }
    })

    test.each(labelled)('of $gold.file number each clause once and nest', ({ gold }) => {
      for (const { clauses, mentions, ...whole } of gold.documents) {
        const numbers = clauses.map(({ number }) => number)
        expect(new Set(numbers).size).toBe(numbers.length)
        for (const [index, clause] of clauses.entries()) {
          expect(clause.from >= whole.from && clause.to <= whole.to).toBe(true)
          const open = clauses.slice(0, index).filter((earlier) => earlier.to > clause.from)
          for (const above of open) {
            expect(clause.number.startsWith(above.number)).toBe(true)
            expect(clause.to).toBeLessThanOrEqual(above.to)
          }
        }
        for (const mention of mentions) expect(['', ...numbers]).toContain(mention.clause)
      }
    })

    test.each(labelled)('are all found by the scorer where $gold.file is read as labelled', ({ gold, text }) => {
      for (const [measure, score] of scoreReading(gold.documents, asRead(gold), text)) {
        expect([measure, score.misses]).toEqual([measure, []])
        expect(f1(score)).toBe(1)
      }
    })
  })
}

function spansOf(gold: GoldFile): readonly Span[] {
  return gold.documents.flatMap(({ clauses, mentions }) => [
    ...clauses,
    ...mentions,
    ...clauses.flatMap(({ from, orTo = [] }) => orTo.map((to) => ({ from, to }))),
    ...mentions.flatMap((mention) => (mention.kind === 'figure' && mention.indicator !== undefined ? [mention.indicator] : [])),
  ])
}

/** The labels as a reader would give them back, each with the value preferred. */
export function asRead(gold: GoldFile): Reading {
  return {
    clauses: gold.documents.flatMap(({ clauses }) => clauses.map((clause) => ({ ...clause, kinds: clause.kinds ?? [] }))),
    mentions: gold.documents.flatMap(({ mentions }) =>
      mentions.map((mention) => ({ clause: mention.clause, mention: mentionOf(mention) })),
    ),
  }
}

function mentionOf({ from, to, clause: _, isOptional: __, ...label }: GoldMention): Mention {
  const fields = Object.entries(label).map(([name, value]) => [name, preferred(value as OneOf<unknown>)])
  const found = Object.fromEntries(fields) as Record<string, unknown>
  const indicator = 'indicator' in label && label.indicator !== undefined ? { value: '', span: label.indicator, confidence: 1 } : undefined
  const number = found.number ?? undefined
  const value = found.value ?? undefined
  return { isInherited: false, ...found, number, value, indicator, span: { from, to }, confidence: 1 } as unknown as Mention
}

function preferred(choices: OneOf<unknown>): unknown {
  return Array.isArray(choices) ? choices[0] : choices
}
