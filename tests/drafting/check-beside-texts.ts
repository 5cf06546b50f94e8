import { describe, expect, test } from 'vitest'
import { findDocumentMentions, type OfficialDocument } from '../../src/documents/index.ts'
import type { Draft } from '../../src/drafting/index.ts'
import { compareWithText, type Plan, type TextGap } from '../../src/plans/index.ts'
import type { Vocabulary } from '../../src/rules/index.ts'
import type { NamedText } from './check-drafts.ts'
import { context, draftsOf } from './draft-text.ts'
import { loadDrafts } from './load-draft.ts'

/** What no draft may lack or invent. Figures, rhythms and days it could not place are asked about instead. */
const never: ReadonlySet<TextGap['code']> = new Set(['clause_absent', 'clause_unknown', 'unit_absent', 'target_unknown'])

/** The tests of what a draft leaves out of its text, or adds to it. */
export function checkBesideTexts(texts: readonly NamedText[]): void {
  describe('a draft laid beside its text', () => {
    const { drafts, vocabulary } = loadAll(texts)

    test.each(texts.map(([name]) => name))('%s', (name) => {
      const own = drafts.filter((each) => each.name === name)
      expect(own.length).toBeGreaterThan(0)
      const gaps = own.flatMap(({ document, plan }) => {
        // "One in each street" bears no figure the reader tells.
        const inWords = new Set(
          [...plan.orders.targets.values()].flatMap(({ clause, zh, per }) => (per === undefined ? [] : [`${clause} ${zh} 1`])),
        )
        return compareWithText(plan, document, findDocumentMentions(document, context.reader), vocabulary).filter(
          ({ code, clause, found }) => code !== 'target_unknown' || !inWords.has(`${clause} ${found}`),
        )
      })
      expect(gaps.filter(({ code }) => never.has(code)).map(({ code, clause, found }) => `${code} ${clause} ${found}`)).toEqual([])
      const asked = own.flatMap(({ draft }) =>
        draft.questions.map((question) => `${question.clause} ${Object.values(question.with).join(' ')}`),
      )
      // A table is asked about as a whole.
      const tables = new Set(own.flatMap(({ draft }) => draft.questions.filter(({ code }) => code === 'table').map(({ clause }) => clause)))
      const silent = gaps.filter(
        ({ code, clause, found }) =>
          code.endsWith('_absent') &&
          !tables.has(clause) &&
          !asked.some((line) => line.startsWith(`${clause} `) && line.replaceAll(/\s/g, '').includes(found.replaceAll(/\s/g, ''))),
      )
      // What stands in no block is asked about, at the clause it belongs to.
      expect(silent.filter(({ code }) => code !== 'target_absent').map(({ code, clause, found }) => `${code} ${clause} ${found}`)).toEqual(
        [],
      )
    })
  })
}

interface Drafted {
  readonly name: string
  readonly document: OfficialDocument
  readonly draft: Draft
  readonly plan: Plan
}

/** Drafts every text and loads all drafts at once. */
function loadAll(texts: readonly NamedText[]): { readonly drafts: readonly Drafted[]; readonly vocabulary: Vocabulary } {
  const made = texts.flatMap(([name, text]) => draftsOf(text).map((each) => ({ name, ...each })))
  const { set } = loadDrafts(made.map(({ draft }) => draft))
  const drafts = made.map((each, index): Drafted => {
    const plan = set.plans.get(`draft-${index + 1}`)
    if (plan === undefined) throw new Error(`a draft of ${each.name} does not load`)
    return { ...each, plan }
  })
  return { drafts, vocabulary: set.vocabulary }
}
