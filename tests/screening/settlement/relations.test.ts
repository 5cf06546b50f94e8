import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeRelations, type Relation } from '../../../src/screening/settlement/relation.ts'
import { settlementRelations } from '../../../src/screening/settlement/settle.ts'
import { type DuckDb, openDuckDb } from '../../../src/store/index.ts'
import { randomWorld } from './random-world.ts'
import { inputOf } from './settle-world.ts'

/** Words of statements that change rows, walk row by row, or that only one engine has. */
const foreignWords = /\b(update|delete|insert|merge|rowid|recursive|lateral|qualify|pivot|exclude|arg_min|arg_max|list|unnest)\b/i

let folder: string
let database: DuckDb
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ballast-relations-'))
  database = await openDuckDb({ memoryLimit: '500MB', threads: 1, temporaryFolder: folder })
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

/** What breaks the rules of relations, in a sentence each. */
function findings(relations: readonly Relation[], given: readonly string[]): readonly string[] {
  const known = new Set(given)
  return relations.flatMap(({ name, row, select }) => {
    const read = [...select.matchAll(/\b(?:from|join)\s+([a-z_][a-z_0-9]*)/g)].map(([, table = '']) => table)
    const found = [
      ...read.filter((table) => !known.has(table)).map((table) => `${name} reads ${table}, which is not there yet`),
      ...(known.has(name) ? [`${name} is there twice`] : []),
      ...(/^[A-Z].*\.$/s.test(row) ? [] : [`${name}: say in a sentence what a row is`]),
      ...(/^select\b/.test(select) ? [] : [`${name} is no SELECT`]),
      ...(foreignWords.exec(select.replaceAll(/'[^']*'/g, '')) ?? []).slice(0, 1).map((word) => `${name} uses ${word}`),
    ]
    known.add(name)
    return found
  })
}

const worlds = [1, 2, 3, 4, 5, 6]
const tablesOf = (seed: number) => [
  'paid',
  'on_its_way',
  'unit',
  'enterprise',
  'employed',
  ...randomWorld(seed).variants.map((_, i) => `decided_${i}`),
]

test.each(worlds)('every relation of world %i is a SELECT over those before it, with the columns it says', async (seed) => {
  const relations = settlementRelations(await inputOf(database, randomWorld(seed)))
  expect(findings(relations, tablesOf(seed))).toEqual([])
  await makeRelations(database, relations)
  for (const { name, columns } of relations) {
    const described = await database.rows(`describe ${name}`)
    expect(
      described.map((column) => column.column_name),
      name,
    ).toEqual(columns)
  }
})

describe('a relation that breaks the rules is found', () => {
  const relation = (change: Partial<Relation>): Relation => ({
    name: 'a',
    row: 'A row.',
    columns: ['x'],
    select: 'select x from given',
    ...change,
  })
  test.each<[string, readonly Relation[]]>([
    ['a reads b, which is not there yet', [relation({ select: 'select x from b' }), relation({ name: 'b' })]],
    ['a reads b, which is not there yet', [relation({ select: 'select x\nfrom given\nleft join b on true' })]],
    ['a is there twice', [relation({}), relation({})]],
    ['a is no SELECT', [relation({ select: 'update given set x = 1' })]],
    ['a uses recursive', [relation({ select: 'select x from (with recursive w as (select 1) select 1)' })]],
    ['a uses rowid', [relation({ select: 'select rowid from given' })]],
    ['a: say in a sentence what a row is', [relation({ row: 'rows' })]],
  ])('%s', (finding, relations) => expect(findings(relations, ['given'])).toContain(finding))

  test('and one that keeps them passes', () => expect(findings([relation({})], ['given'])).toEqual([]))
})
