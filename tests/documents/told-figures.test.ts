import { describe, expect, test } from 'vitest'
import { findMentions } from '../../src/documents/index.ts'
import { clauseOf, reader } from './mentions.ts'
import { figureSentences, toldSentences } from './told-figures.zh.ts'

const signs = { exactly: '=', at_least: '≥', more_than: '>', at_most: '≤', less_than: '<', about: '~', ceiling: '^' } as const

/** A text with every figure that is read in it in braces, behind its role and the sign of its bound. */
function marked(text: string, isReview: boolean): string {
  const mentions = findMentions(clauseOf(text), { year: 2022, isFirstLeading: false, isReview }, reader)
  const figures = mentions.flatMap((mention) => (mention.kind === 'figure' ? [mention] : []))
  return figures.toReversed().reduce((sum, { span, role, bound }) => {
    return `${sum.slice(0, span.from)}{${role} ${signs[bound]}${sum.slice(span.from, span.to)}}${sum.slice(span.to)}`
  }, text)
}

const plain = (sentence: string) => sentence.replace(/\{\w+ [=≥>≤<~^]([^}]*)\}/g, '$1')

describe.each(Object.entries(figureSentences))('%s', (_, sentences) => {
  test.each(sentences)('%s', (sentence) => expect(marked(plain(sentence), false)).toBe(sentence))
})

describe('what was reached', () => {
  test.each(toldSentences)('%s', (sentence) => expect(marked(plain(sentence), true)).toBe(sentence))
})
