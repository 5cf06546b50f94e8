import { describe, expect, test } from 'vitest'
import { mentionsOf } from './mentions.ts'
import { subjectSentences } from './subjects.zh.ts'

const signs = { lead: '!', support: '+', leader: '@', responsible: '' } as const

/** A text with every unit that is read in it in braces. */
function marked(text: string): string {
  const units = mentionsOf(text).flatMap((mention) => (mention.kind === 'unit' ? [mention] : []))
  return units.toReversed().reduce((sum, { span, role }) => {
    return `${sum.slice(0, span.from)}{${signs[role]}${sum.slice(span.from, span.to)}}${sum.slice(span.to)}`
  }, text)
}

describe.each(Object.entries(subjectSentences))('%s', (_, sentences) => {
  test.each(sentences)('%s', (sentence) => {
    expect(marked(sentence.replace(/[{}!+]/g, ''))).toBe(sentence)
  })
})
