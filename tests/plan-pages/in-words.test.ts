import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codeNamesFrom } from '../../src/decisions/index.ts'
import { parseRegionTable } from '../../src/kernel/regions.ts'
import { casesOf, editionOf, type PageBlock, type PageItem, piecesOf } from '../../src/plan-pages/index.ts'
import { loadFolders, shippedFolders } from '../plans/shipped-plans.ts'
import { theSeven } from '../plans/the-seven.ts'

const reference = (name: string) => readFileSync(join(import.meta.dirname, '../../reference', name), 'utf8')
const { industry } = codeNamesFrom(parseRegionTable(reference('regions.csv')), reference('industries.csv'))
const set = loadFolders(shippedFolders)
const cases = [...casesOf(set)]
const edition = editionOf(piecesOf(set, industry))
const pageOf = (id: string) => {
  const page = edition.pages.get(id)
  if (page === undefined) throw new Error(`no page of ${id}`)
  return page
}

/** Everything a reader sees of an item. */
const saidIn = ({ name, texts, where, note, basis }: PageItem) => [name, ...texts, ...where, note, basis?.text ?? '', basis?.standing ?? '']
const saidInBlock = ({ zh, rows }: PageBlock) => [zh, ...rows.flatMap(({ label, items }) => [label, ...items.flatMap(saidIn)])]

// An id has an underscore or is lower-case Latin; what authors write of Latin is in capitals (APP), and a masked year is 20XX.
const raw = /[a-z]{2,}|_|undefined|\[object|NaN/
const rawIn = (texts: readonly string[]) => texts.filter((text) => raw.test(text))

describe.each(theSeven)('%s', (id) => {
  const page = pageOf(id)
  const blocks = page.clauses.flatMap((clause) => clause.blocks)
  const plan = set.plans.get(id)

  test('every clause and every block is there, and every block says something in words', () => {
    expect(page.clauses.map(({ number }) => number)).toEqual(plan?.clauses.map(({ number }) => number))
    expect(blocks.map((block) => block.id)).toEqual(plan?.clauses.flatMap((clause) => clause.blocks.map((block) => block.id)))
    expect(blocks.filter(({ kind, rows }) => kind === 'unreadable' || rows.length === 0)).toEqual([])
    expect(blocks.flatMap(saidInBlock).length).toBeGreaterThan(50)
    expect(rawIn(blocks.flatMap(saidInBlock))).toEqual([])
    expect(blocks.flatMap(({ rows }) => rows.flatMap(({ items }) => items)).filter(({ texts }) => texts.length === 0)).toEqual([])
  })

  test('a policy says for whom, when, under every condition, what, and on what each rests', () => {
    const policies = blocks.filter(({ kind }) => kind === 'policy')
    expect(policies.length).toBe(plan?.policies.size)
    for (const { id: policy, rows } of policies) {
      const program = plan?.policies.get(policy)?.program
      const labels = rows.map(({ label }) => label)
      expect(labels, policy).toEqual(expect.arrayContaining(['对象', '期间', '条件', '资金']))
      const conditions = rows.find(({ label }) => label === '条件')?.items ?? []
      expect(conditions.map(({ name }) => name)).toEqual(program?.conditions.map(({ zh }) => zh))
      expect(conditions.filter(({ basis }) => basis === null || basis.text === '')).toEqual([])
    }
  })

  test('values, questions, switches and cases are in words too', () => {
    const { parameters, questions, examples } = page
    const values = parameters.flatMap(({ zh, values: rows }) => [zh, ...rows.flatMap(({ key, value, basis }) => [key, value, basis.text])])
    const asked = questions.flatMap(({ text, zh, words, readings, answers }) => [
      text,
      zh,
      ...words.map((word) => word.text),
      ...readings.flatMap(({ name, meaning }) => [name, meaning]),
      ...answers,
    ])
    const told = examples.flatMap(({ zh, name, because }) => [zh, name, ...because])
    expect(rawIn([...values, ...asked, ...told])).toEqual([])
    expect(questions.filter(({ readings }) => readings.every(({ isInForce }) => !isInForce))).toEqual([])
    // What refuses, is missing or is looked at has a name in every case that says what it is.
    for (const [at, { name, expected }] of (plan?.examples ?? []).entries()) {
      const { failed = [], missing = [], flags = [] } = expected
      expect(examples[at]?.because.length, `${name}: ${[...failed, ...missing, ...flags]}`).toBe(
        failed.length + missing.length + flags.length,
      )
    }
  })

  test('clauses without a block say why', () => {
    for (const { number, blocks: own, uncovered } of page.clauses)
      expect(own.length > 0 || (uncovered !== null && uncovered.reason !== '' && uncovered.kinds.length > 0), number).toBe(true)
  })

  test('the rules come to every case', () => {
    const own = cases.find((each) => each.plan === id)
    expect(own?.met.length).toBe(page.examples.length)
    expect(page.examples.filter((_, at) => own?.met[at] !== true)).toEqual([])
  })
})

test('links between clauses lead to clauses that are there', () => {
  const broken = [...edition.pages.values()].flatMap((page) =>
    page.clauses
      .flatMap(({ blocks }) => blocks.flatMap(({ rows }) => rows.flatMap(({ items }) => items.flatMap(({ basis }) => basis?.clause ?? []))))
      .filter(({ plan, clause }) => edition.pages.get(plan)?.clauses.some(({ number }) => number === clause) !== true),
  )
  expect(broken).toEqual([])
})

describe('side by side', () => {
  const comparisonOf = (policy: string) => {
    const comparison = edition.comparisons.get(policy)
    if (comparison === undefined) throw new Error(`no comparison of ${policy}`)
    return comparison
  }
  const rowOf = (policy: string, zh: string) => comparisonOf(policy).rows.find((row) => row.zh.includes(zh))

  test('the same is the same by what it asks; other sums and missing conditions are told apart', () => {
    const documents = comparisonOf('job_expansion_subsidy').documents.map(({ plan }) => plan)
    const cells = (zh: string): Readonly<Record<string, { readonly group: number; readonly texts: readonly string[] }>> =>
      Object.fromEntries((rowOf('job_expansion_subsidy', zh)?.cells ?? []).map((cell, at) => [documents[at], cell]))
    expect(cells('扩岗补助标准')).toMatchObject({
      'chongqing-2022-209': { texts: ['1,000.00 元'] },
      'shanxi-2022-19': { texts: ['1,500.00 元'] },
    })
    expect(new Set(Object.values(cells('扩岗补助标准')).map(({ group }) => group)).size).toBe(3)
    expect(cells('参保满期')).toMatchObject({ 'chongqing-2022-209': { group: 1 }, 'shanxi-2022-19': { group: 0, texts: [] } })
    expect(rowOf('job_expansion_subsidy', '对象')).toMatchObject({ isSame: true })
  })

  test.each([...edition.comparisons.keys()])('%s: a row is the same exactly where every document says one thing', (policy) => {
    const { documents, rows } = comparisonOf(policy)
    for (const { zh, isSame, cells } of rows) {
      expect(cells.length, zh).toBe(documents.length)
      expect(isSame, zh).toBe(cells.every(({ group }) => group === 1))
      expect(
        cells.every(({ group, texts }) => (group === 0) === (texts.length === 0)),
        zh,
      ).toBe(true)
    }
    expect(rawIn(rows.flatMap(({ zh, cells }) => [zh, ...cells.flatMap(({ texts }) => texts)]))).toEqual([])
  })
})
