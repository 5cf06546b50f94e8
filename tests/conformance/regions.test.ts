import { expect, test } from 'vitest'
import { compileScreen, makeDecider, type ScreenOptions } from '../../src/rules/index.ts'
import { screenOptions } from './compare.ts'
import { loadRows } from './load-rows.ts'
import { withFuzzDatabase } from './run-fuzz.ts'
import { drawWorld, type World } from './world/world.ts'
import { boundProgram } from './world/write-program.ts'

type Ranges = NonNullable<ScreenOptions['regions']>['ranges']

const facts = ['所在地区', '上级.片区.片区地区', 'if 是否在册 then 所在地区 else 上级.片区.片区地区']
const ranges: readonly Ranges[] = [
  [{ from: 500_103, to: 500_105 }],
  [
    { from: 500_112, to: 500_112 },
    { from: 140_000, to: 149_999 },
  ],
  [],
]

test('a screening of some regions decides exactly the subjects there', async () => {
  await withFuzzDatabase(async (database) => {
    for (const seed of [51, 52, 53]) {
      const world = drawWorld(seed)
      await loadRows(database, world.rows, 't_')
      for (const text of facts) {
        for (const range of ranges) {
          const expected = expectedSubjects(world, text, range)
          const rows = await database.rows(compileScreen(optionsOf(world, text, range)))
          expect(rows.map((row) => ({ id: Number(row.subject_id), place: row.place })).sort((a, b) => a.id - b.id)).toEqual(expected)
        }
      }
    }
  })
})

function optionsOf(world: World, text: string, range: Ranges): ScreenOptions {
  const fact = world.names.node(text, 'unit')
  const bound = boundProgram(world, 'unit', world.names.node('在营', 'unit'))
  return {
    ...screenOptions(world, [bound], 'rows'),
    regions: { fact, ranges: range },
    columns: [{ name: 'place', kind: 'value', bound, node: fact }],
  }
}

function expectedSubjects(world: World, text: string, range: Ranges) {
  const fact = world.names.node(text, 'unit')
  const { compiler } = makeDecider(boundProgram(world, 'unit', world.names.node('在营', 'unit')))
  const read = compiler.compile(fact)
  const places = (world.facts.get('unit') ?? []).map((subject, i) => ({ id: i + 1, place: read({ subject, element: null, trace: [] }) }))
  return places.filter(({ place }) => typeof place === 'number' && range.some(({ from, to }) => place >= from && place <= to))
}
