import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../src/drafting/index.ts'
import { context, draftsOf, filesOf, project, textOf } from './draft-text.ts'
import { loadDrafts } from './load-draft.ts'
import { unaccountedIn } from './unaccounted.ts'

const folder = join(project, 'tests/documents/texts')
const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => textOf(join(folder, name)))

/** Signs that mean something in a plan folder, in YAML or in a document, to be strewn into texts. */
const seeds = [
  '```',
  '### ',
  '# ',
  ': ',
  '- ',
  '{}',
  '[',
  "'",
  '"',
  '\\',
  '%',
  '\u0000',
  '\uD800',
  '\uFEFF',
  '\t',
  '\u2028',
  '（',
  '）',
  '《',
  '每月5日前报送就业处。',
  '由30%提高至20XX%，',
  '新增999999999999999999999万人，',
  '2022年2月30日前完成。',
  '一、',
  '（一）',
  '1.',
  '责任单位：',
  '（责任领导：王某某，牵头单位：）',
]

/** A text cut at both ends with signs strewn into it. */
const garbled = fc
  .record({
    text: fc.constantFrom(...samples),
    from: fc.double({ min: 0, max: 0.6, noNaN: true }),
    length: fc.double({ min: 0.02, max: 1, noNaN: true }),
    strewn: fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), sign: fc.constantFrom(...seeds) }), { maxLength: 12 }),
  })
  .map(({ text, from, length, strewn }) => {
    const start = Math.floor(text.length * from)
    const part = text.slice(start, start + Math.floor(text.length * length))
    return strewn.reduce((rest, { at, sign }) => {
      const place = Math.floor(rest.length * at)
      return rest.slice(0, place) + sign + rest.slice(place)
    }, part)
  })

const seed = Number(process.env.FC_SEED ?? 20221231)
const texts = fc.sample(garbled, { numRuns: Number(process.env.FC_RUNS ?? 120), seed })

describe(`drafting damaged texts, seed ${seed}`, () => {
  test('loses nothing and loads', () => {
    const drafts: Draft[] = []
    for (const text of texts) {
      expect(unaccountedIn(text, filesOf(text), context.traditional), JSON.stringify(text.slice(0, 400))).toEqual([])
      drafts.push(...draftsOf(text).map(({ draft }) => draft))
    }
    expect(loadDrafts(drafts).problems).toEqual([])
    expect(drafts.length).toBeGreaterThan(texts.length / 2)
  })
})
