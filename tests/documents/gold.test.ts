import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Mention } from '../../src/documents/mention.ts'
import { asRead, checkLabels } from './check-labels.ts'
import { checkShortForms } from './check-short-forms.ts'
import { type Labelled, loadOwnGold } from './gold/load-gold.ts'
import { resolveLabels } from './gold/notation.ts'
import { f1, type Reading, scoreReading } from './score.ts'

const labelled = loadOwnGold()
const folder = import.meta.dirname

checkLabels(labelled)
checkShortForms(labelled, { texts: join(folder, 'texts'), labels: join(folder, 'gold'), prefix: 'gold-' })

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
  const { gold, text } = labelled.find((entry) => entry.gold.file === 'gold-measures.txt') as Labelled
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
      mention.kind === 'figure' && mention.unit === '元'
        ? { ...mention, value: `${Number(mention.value) / 10000}`, unit: '万元' }
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
