import { beforeAll, expect, it } from 'vitest'
import type { WorkStore } from '../../src/store/index.ts'
import { type Keys, placeElsewhere } from '../../src/subjects/index.ts'
import { sampleOffice } from '../api/office.ts'
import { onBothStores } from '../store/postgres/stores.ts'
import { callerNamed, foundTestOffice, keysOf, writeSubjects } from '../subjects/office.ts'

onBothStores('a unit of another region', sampleOffice, (open) => {
  let store: WorkStore
  let keys: Keys
  beforeAll(async () => {
    store = await open()
    await foundTestOffice(store)
    keys = await keysOf(store)
    await writeSubjects(store, keys.ring(), [
      { entity: 'firm', key: 1n, name: 'near', home: 500103, numbers: { credit_code: '91119911000000019X' } },
      { entity: 'firm', key: 2n, name: 'far', home: 140105, numbers: { credit_code: '911199110000000270' } },
      { entity: 'firm', key: 3n, name: 'at work here', home: 140105, operating: 500103, numbers: { credit_code: '911199110000000351' } },
      { entity: 'person', key: 4n, name: 'somebody', home: 140105, numbers: { identity_number: '11990019800101001X' } },
    ])
  })

  it.each<[string, string, string, readonly string[]]>([
    ['its whole code', 'lin', '911199110000000270', ['太原市小店区']],
    ['its whole code as people write it', 'lin', '9111 9911 0000 0002 70', ['太原市小店区']],
    ['a code that one sees', 'lin', '91119911000000019X', []],
    ['a code of a unit that works in one’s region', 'zhou', '911199110000000351', []],
    ['the same for whom it works elsewhere', 'luo', '91119911000000019X', ['重庆市渝中区']],
    ['the end of its code', 'lin', '000270', []],
    ['its name', 'lin', 'far', []],
    ['the number of a person', 'lin', '11990019800101001X', []],
    ['a code that nobody has', 'lin', '911199110000000999', []],
  ])('%s leads to its place alone: %s asks %s', async (_, login, text, places) => {
    const found = await placeElsewhere(await callerNamed(store, login, 'call.answer'), keys, text, 'call_find')
    expect(found.map((place) => place.replace(/^直辖区/, ''))).toEqual(places)
  })

  it('is written down when it was told', async () => {
    const looks = await store.asSystem('seal', (db) => db.selectFrom('look').select(['subjects', 'fields', 'purpose']).execute())
    expect(looks).toContainEqual({ subjects: ['firm/2'], fields: ['registered_place'], purpose: 'call_find' })
    expect(looks.flatMap(({ subjects }) => subjects)).not.toContain('person/4')
  })
})
