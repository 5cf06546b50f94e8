import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findDocumentMentions } from '../../src/documents/index.ts'
import { compareWithText, type TextGap } from '../../src/plans/index.ts'
import { context, draftsOf, project, textOf } from './draft-text.ts'
import { loadDrafts } from './load-draft.ts'

const folders = [join(project, 'tests/documents/texts'), join(project, '../shared/documents')].filter((folder) => existsSync(folder))
const texts = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => [name, textOf(join(folder, name))] as const),
)

/** What no draft may lack or invent. Figures, rhythms and days it could not place are asked about instead. */
const never: ReadonlySet<TextGap['code']> = new Set(['clause_absent', 'clause_unknown', 'unit_absent', 'target_unknown'])

describe('a draft laid beside its text', () => {
  test.each(texts)('%s', (_, text) => {
    const drafts = draftsOf(text)
    const { set } = loadDrafts(drafts.map(({ draft }) => draft))
    const gaps = drafts.flatMap(({ document }, index) => {
      const plan = set.plans.get(`draft-${index + 1}`)
      if (plan === undefined) throw new Error('a draft that does not load')
      // "One in each street" bears no figure the reader tells.
      const inWords = new Set(
        [...plan.orders.targets.values()].flatMap(({ clause, zh, per }) => (per === undefined ? [] : [`${clause} ${zh} 1`])),
      )
      return compareWithText(plan, document, findDocumentMentions(document, context.lexicon), set.vocabulary).filter(
        ({ code, clause, found }) => code !== 'target_unknown' || !inWords.has(`${clause} ${found}`),
      )
    })
    expect(gaps.filter(({ code }) => never.has(code)).map(({ code, clause, found }) => `${code} ${clause} ${found}`)).toEqual([])
    const asked = drafts.flatMap(({ draft }) =>
      draft.questions.map((question) => `${question.clause} ${Object.values(question.with).join(' ')}`),
    )
    // A table is asked about as a whole.
    const tables = new Set(
      drafts.flatMap(({ draft }) => draft.questions.filter(({ code }) => code === 'table').map(({ clause }) => clause)),
    )
    const silent = gaps.filter(
      ({ code, clause, found }) =>
        code.endsWith('_absent') &&
        !tables.has(clause) &&
        !asked.some((line) => line.startsWith(`${clause} `) && line.includes(found.replaceAll(/\s/g, ''))),
    )
    // What stands in no block is asked about, at the clause it belongs to.
    expect(silent.filter(({ code }) => code !== 'target_absent').map(({ code, clause, found }) => `${code} ${clause} ${found}`)).toEqual([])
  })
})
