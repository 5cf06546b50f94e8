import { describe, expect, test } from 'vitest'
import { context, draftsOf, filesOf } from './draft-text.ts'
import { loadDrafts } from './load-draft.ts'
import { unaccountedIn } from './unaccounted.ts'

/** A text by its name. */
export type NamedText = readonly [name: string, text: string]

/** The tests that the drafts of any text must pass. */
export function checkDrafts(texts: readonly NamedText[]): void {
  describe('drafting a plan', () => {
    test.each(texts)('%s: every sentence is in a block, a question or the list of what was left', (_, text) => {
      expect(unaccountedIn(text, filesOf(text), context.traditional)).toEqual([])
    })

    test.each(texts)('%s: the same text gives the same bytes', (_, text) => {
      const files = () => draftsOf(text).map(({ draft }) => [...draft.files])
      expect(files()).toEqual(files())
    })

    test('every draft loads', () => {
      const drafts = texts.flatMap(([, text]) => draftsOf(text).map(({ draft }) => draft))
      const { set, problems } = loadDrafts(drafts)
      expect(problems).toEqual([])
      const loaded = [...set.plans.values()].filter(({ id }) => id.startsWith('draft-'))
      expect(loaded).toHaveLength(drafts.length)
      // What the drafter counted is what the loader finds.
      const count = (of: (plan: (typeof loaded)[number]) => number) => loaded.reduce((sum, plan) => sum + of(plan), 0)
      const counted = (kind: string) => drafts.reduce((sum, { counts }) => sum + (counts.blocks[kind] ?? 0), 0)
      expect(count(({ orders }) => orders.tasks.size)).toBe(counted('task'))
      expect(count(({ orders }) => orders.targets.size)).toBe(counted('target'))
      expect(count(({ orders }) => orders.forms.size)).toBe(counted('form'))
      expect(count(({ orders }) => orders.services.size)).toBe(counted('service'))
      // Stubs of policies are templates: a draft decides nothing.
      expect(count(({ policies }) => policies.size)).toBe(0)
    })
  })
}
