import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Span } from '../../src/documents/document.ts'
import type { Mention } from '../../src/documents/mention.ts'
import type { GoldFile, GoldMention, OneOf } from './gold/gold.ts'
import { goldOf, parseGold, printGold } from './gold/gold-file.ts'
import { type Labelled, loadGold } from './gold/load-gold.ts'
import { resolveLabels } from './gold/notation.ts'
import { f1, type Reading, scoreReading } from './score.ts'

const labelled = loadGold()
const present = labelled.filter((entry): entry is Labelled & { readonly text: string } => entry.text !== undefined)
const ownFiles = [
  'gold-awards.txt',
  'gold-brackets.txt',
  'gold-collapsed.txt',
  'gold-county.txt',
  'gold-division.txt',
  'gold-doubtful.txt',
  'gold-measures.txt',
  'gold-pages.txt',
  'gold-script.txt',
  'gold-tables.txt',
  'gold-unbroken.txt',
  'gold-web.txt',
]
const folder = import.meta.dirname
const absent = labelled.length - present.length
const title = absent === 0 ? 'labels made by hand' : `labels made by hand (${absent} official texts are not here and stay unread)`

describe(title, () => {
  test('the texts written for the project are there', () => {
    expect(present.map(({ gold }) => gold.file)).toEqual(expect.arrayContaining(ownFiles))
  })

  test.each(present)('belong to the very bytes of $gold.file', ({ gold, text, isUnchanged }) => {
    expect(isUnchanged).toBe(true)
    expect(text.length).toBe(gold.length)
  })

  test.each(present)('stand on words of $gold.file, not on blanks or outside', ({ gold, text }) => {
    for (const span of spansOf(gold)) {
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

  test.each(ownFiles)('of %s are what their short form resolves to', (file) => {
    const { gold } = present.find((entry) => entry.gold.file === file) as Labelled
    const labels = readFileSync(join(folder, 'gold', file.replace('.txt', '.labels')), 'utf8')
    const made = goldOf(file, readFileSync(join(folder, 'texts', file)), gold.encoding, labels)
    expect(made).toEqual(gold)
    expect(parseGold(printGold(made))).toEqual(gold)
  })
})

describe('the short form of labels', () => {
  const text = 'A. one 5 % and\n5 % B. two'
  test.each([
    ['document | A. | two\n@ A | A.\nf rate 5 % = | 5 %', 'line 3: stands there 2 times'],
    ['document | A. | two\n@ A | A.\nf rate 5 % = | 6 %', 'line 3: not found'],
    ['document | A. | two\n@ A | A.\nf rate 5 % << | 5 % #1', 'line 3: no such bound'],
    ['document | A. | two\n@ A | A.\nz | 5 % #1', 'line 3: no such kind of label'],
    ['document | A. | two\n@ C | C.', 'line 2: not found'],
  ])('%j is refused', (labels, message) => {
    expect(() => resolveLabels(labels, text)).toThrow(message)
  })

  test('takes the core in braces, across a line break, in the occurrence asked for', () => {
    const [document] = resolveLabels('document | A. | two\n@ A | A.\nf rate 5 % = | and {5 %}\n@ B | B. | to two', text)
    expect(document?.mentions.map(({ from, to }) => text.slice(from, to))).toEqual(['5 %'])
    expect(document?.mentions[0]?.from).toBe(15)
    expect(document?.clauses.map(({ from, to }) => text.slice(from, to))).toEqual(['A. one 5 % and\n5 %', 'B. two'])
  })
})

describe('the scorer', () => {
  test.each(present)('finds nothing wrong where $gold.file is read as labelled', ({ gold, text }) => {
    for (const [measure, score] of scoreReading(gold.documents, asRead(gold), text)) {
      expect([measure, score.misses]).toEqual([measure, []])
      expect(f1(score)).toBe(1)
    }
  })

  const { gold, text } = present.find((entry) => entry.gold.file === 'gold-measures.txt') as Labelled & { readonly text: string }
  const right = asRead(gold)
  const changed = (change: (mention: Mention) => Mention): Reading => ({
    ...right,
    mentions: right.mentions.map(({ clause, mention }) => ({ clause, mention: change(mention) })),
  })
  const scoreOf = (reading: Reading, measure: 'figures' | 'figure spans' | 'units' | 'unit spans' | 'clauses' | 'clause starts') => {
    const score = scoreReading(gold.documents, reading, text).get(measure)
    return score === undefined ? Number.NaN : f1(score)
  }

  test('tells a wrong role from a wrong place', () => {
    const reading = changed((mention) => (mention.kind === 'unit' ? { ...mention, role: 'leader' } : mention))
    expect(scoreOf(reading, 'units')).toBe(0)
    expect(scoreOf(reading, 'unit spans')).toBe(1)
  })

  test('wants value, unit and bound of a figure', () => {
    const wrong = changed((mention) =>
      mention.kind === 'figure' ? { ...mention, bound: mention.bound === 'at_most' ? 'less_than' : 'at_most' } : mention,
    )
    expect(scoreOf(wrong, 'figures')).toBeLessThan(0.5)
    expect(scoreOf(wrong, 'figure spans')).toBe(1)
    const written = changed((mention) =>
      mention.kind === 'figure' && mention.unit === '\u5143'
        ? { ...mention, value: `${Number(mention.value) / 10000}`, unit: '\u4E07\u5143' }
        : mention,
    )
    expect(scoreOf(written, 'figures')).toBe(1)
  })

  test('takes a figure with the words that bound it, not a whole sentence', () => {
    const grown = (by: number) =>
      changed((mention) =>
        mention.kind === 'figure' ? { ...mention, span: { from: mention.span.from - by, to: mention.span.to } } : mention,
      )
    expect(scoreOf(grown(5), 'figure spans')).toBe(1)
    expect(scoreOf(grown(40), 'figure spans')).toBe(0)
  })

  test('counts what is found twice, or not at all, against the reader', () => {
    expect(scoreOf({ ...right, mentions: [...right.mentions, ...right.mentions] }, 'figures')).toBeLessThan(0.8)
    expect(scoreOf({ clauses: [], mentions: [] }, 'units')).toBe(0)
  })

  test('asks a clause for its number, its start and its end', () => {
    const short = { ...right, clauses: right.clauses.map((clause) => ({ ...clause, to: clause.to - 1 })) }
    expect(scoreOf(short, 'clauses')).toBe(0)
    expect(scoreOf(short, 'clause starts')).toBe(1)
    const blank = {
      ...right,
      clauses: right.clauses.map((clause) => ({ ...clause, to: clause.to + (/^\s*/.exec(text.slice(clause.to))?.[0].length ?? 0) })),
    }
    expect(scoreOf(blank, 'clauses')).toBe(1)
  })
})

function spansOf(gold: GoldFile): readonly Span[] {
  return gold.documents.flatMap(({ clauses, mentions }) => [
    ...clauses,
    ...mentions,
    ...clauses.flatMap(({ from, orTo = [] }) => orTo.map((to) => ({ from, to }))),
    ...mentions.flatMap((mention) => (mention.kind === 'figure' && mention.indicator !== undefined ? [mention.indicator] : [])),
  ])
}

/** The labels as a reader would give them back, each with the value preferred. */
function asRead(gold: GoldFile): Reading {
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
