import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { WorkStore } from '../../src/store/index.ts'
import { type FindInput, findSubjects, type Keys, keysByName, namesOf, revealNumbers } from '../../src/subjects/index.ts'
import { sampleOffice } from '../api/office.ts'
import { onBothStores } from '../store/postgres/stores.ts'
import { callerNamed, dumpOf, foundTestOffice, keysOf, writeSubjects } from './office.ts'

const identity = '11990019800101001X'
const phone = '12123456789'

onBothStores('people and units of the office', sampleOffice, (open) => {
  let store: WorkStore
  let keys: Keys
  beforeAll(async () => {
    store = await open()
    await foundTestOffice(store)
    keys = await keysOf(store)
    await writeSubjects(store, keys.ring(), [
      { entity: 'person', key: 1n, name: '林一岚', home: 500103, insured: 140105, numbers: { identity_number: identity, phone } },
      { entity: 'person', key: 2n, name: '林一', home: 500112, numbers: { identity_number: '11990019800102001X' } },
      { entity: 'person', key: 3n, name: '王林一', home: 140105 },
      {
        entity: 'firm',
        key: 1n,
        name: '渝中区岚桐机械有限公司',
        home: 500103,
        operating: 140105,
        numbers: { credit_code: '91119911000000019X' },
      },
      { entity: 'firm', key: 2n, name: '小店区岚桐食品有限公司', home: 140105 },
      {
        entity: 'insured_unit',
        key: 2n,
        name: '渝中区岚桐机械有限公司',
        home: 500103,
        insured: 500112,
        numbers: { unit_number: '9900000002' },
      },
      { entity: 'person', key: 9n, name: '林无处' },
    ])
  })

  const found = async (login: string, text: string) => {
    const result = await findSubjects(await callerNamed(store, login, 'subject.read'), keys, { text, purpose: 'search' })
    if (result.kind === 'refused') return result.refusal
    return result.value.found.map(({ entity, key }) => `${entity}/${key}`).sort()
  }

  it.each<[string, string, string, readonly string[]]>([
    ['the beginning of a name', 'lin', '林一', ['person/1', 'person/2']],
    ['a whole name', 'lin', '林一岚', ['person/1']],
    ["nothing by a part of a person's name", 'lin', '一岚', []],
    ['units by a part of their name', 'lin', '岚桐', ['firm/1', 'insured_unit/2']],
    ['units by a longer part', 'lin', '桐机械有', ['firm/1', 'insured_unit/2']],
    ['units by a part that ends as all do', 'lin', '机械有限公司', ['firm/1', 'insured_unit/2']],
    ['no unit that has the pairs but not the part', 'lin', '岚机械', []],
    ['whoever is registered elsewhere and insured here', 'luo', '林一', ['person/1']],
    ['whoever is registered elsewhere and operates here', 'luo', '岚桐', ['firm/1', 'firm/2']],
    ['only the own district of a post', 'zhou', '林一', ['person/1']],
    ['whoever lives in the district itself', 'pu', '林一岚', ['person/1']],
    ['the last six of a number', 'lin', '01001X', ['person/1']],
    ['the last six of a number, small', 'lin', '01001x', ['person/1']],
    ['a whole number with spaces, full-width', 'lin', ' １1990019800101001x ', ['person/1']],
    ['a telephone', 'lin', '121-2345-6789', ['person/1']],
    ['the last four of numbers', 'lin', '001X', ['person/1', 'person/2']],
    ['the last four, full-width and small', 'lin', '００１x', ['person/1', 'person/2']],
    ['the last four of a telephone', 'lin', '6789', ['person/1']],
    ['the last four after the beginning of a name', 'lin', '林一岚 001X', ['person/1']],
    ['nobody whose name goes on otherwise', 'lin', '王林 001X', []],
    ["nobody outside of one's regions by the last four", 'luo', '001X', ['person/1']],
    ['a unit by its number', 'lin', '9900000002', ['insured_unit/2']],
    ['nobody by a wrong number', 'lin', '119900198001010011', []],
    ["nobody outside of one's regions by a number", 'luo', '11990019800102001X', []],
    ['what looks like SQL', 'lin', "林'; drop table subject --", []],
    ['what looks like a pattern', 'lin', '林%', []],
  ])('finds %s', async (_, login, text, expected) => {
    expect(await found(login, text)).toEqual(expected)
  })

  it.each([
    ['林', { code: 'text_too_short', least: 2 }],
    ['  ', { code: 'text_too_short', least: 2 }],
    ['有限公司', { code: 'text_too_common', text: '有限公司' }],
    ['公司', { code: 'text_too_common', text: '公司' }],
    ['林 001X', { code: 'text_too_short', least: 2 }],
    ['1001X', { code: 'number_in_part', end: 4, tail: 6 }],
  ])('refuses to look for %j', async (text, refusal) => {
    expect(await found('lin', text)).toEqual(refusal)
  })

  it('shows numbers masked, places by their names, and writes down who was shown', async () => {
    const lin = await callerNamed(store, 'lin', 'subject.read')
    const result = await findSubjects(lin, keys, { text: identity, purpose: 'counter' })
    expect(result).toMatchObject({
      kind: 'done',
      value: {
        next: undefined,
        count: { n: 1, kind: 'exact' },
        found: [
          {
            name: '林一岚',
            home: '渝中区',
            insured: '小店区',
            numbers: [
              { scheme: 'identity_number', number: '119***********001X' },
              { scheme: 'phone', number: '121****6789' },
            ],
          },
        ],
      },
    })
    expect(await lastLook(store)).toMatchObject({ purpose: 'counter', subjects: ['person/1'], fields: ['name', 'masked_numbers'], rows: 1 })
  })

  it('turns the pages of all who are found, each once, and counts them', async () => {
    const lin = await callerNamed(store, 'lin', 'subject.read')
    const codes = [500103, 500112, 140105]
    await writeSubjects(
      store,
      keys.ring(),
      Array.from({ length: 90 }, (_, at) => ({
        entity: at % 3 === 0 ? ('firm' as const) : at % 3 === 1 ? ('insured_unit' as const) : ('person' as const),
        key: 1000n + BigInt(at % 5),
        name: at % 2 === 0 ? `柳林${at % 7}` : `新柳林${at}`,
        home: codes[at % 3 === 2 ? 0 : at % 2] ?? 0,
      })).filter((each, at, all) => all.findIndex(({ entity, key }) => entity === each.entity && key === each.key) === at),
    )
    await writeSubjects(
      store,
      keys.ring(),
      Array.from({ length: 60 }, (_, at) => ({
        entity: at % 2 === 0 ? ('firm' as const) : ('insured_unit' as const),
        key: 2000n + BigInt(at),
        name: at % 4 < 2 ? `柳林同名` : `新柳林${at}`,
        home: codes[at % 3] ?? 0,
      })),
    )
    const pagesOf = async (asked: Partial<FindInput>) => {
      const seen: string[] = []
      const counts = new Set<string>()
      let after: string | undefined
      do {
        const page = await findSubjects(lin, keys, {
          text: '柳林',
          size: 20,
          purpose: 'test',
          ...asked,
          ...(after === undefined ? {} : { after }),
        })
        if (page.kind === 'refused') throw new Error(page.refusal.code)
        seen.push(...page.value.found.map(({ entity, key, name }) => `${name.startsWith('柳林') ? 0 : 1} ${name} ${entity}/${key}`))
        counts.add(JSON.stringify(page.value.count))
        after = page.value.next
      } while (after !== undefined)
      expect([...counts]).toEqual([JSON.stringify({ n: seen.length, kind: 'exact' })])
      return seen
    }
    const all = await pagesOf({})
    const meant = await store.asSystem('set_up', (db) =>
      sql<{ n: bigint }>`select count(*) as n from subject s join region r on r.path = s.home
        where (s.name like '柳林%' or (s.name like '%柳林%' and s.entity <> 'person')) and r.code / 10000 = 50`.execute(db),
    )
    expect(all).toHaveLength(Number(meant.rows[0]?.n))
    expect(new Set(all).size).toBe(all.length)
    expect(all.map((each) => each.slice(0, 1))).toEqual(all.map((each) => each.slice(0, 1)).toSorted())
    const yuzhong = await store.asSystem('set_up', (db) =>
      db.selectFrom('region').select('path').where('code', '=', 500103).executeTakeFirstOrThrow(),
    )
    const narrowed = await pagesOf({ region: yuzhong.path })
    expect(narrowed.length).toBeGreaterThan(20)
    expect(narrowed.length).toBeLessThan(all.length)
    expect(narrowed.every((each) => all.includes(each))).toBe(true)
    expect(await pagesOf({ entities: ['insured_unit'], size: 100 })).toEqual(all.filter((each) => each.includes('insured_unit/')))
    expect(await findSubjects(lin, keys, { text: '柳林', purpose: 'test', after: 'bm9uc2Vuc2U' })).toMatchObject({
      refusal: { code: 'page_strange' },
    })
  })

  it('gives keys by a name, in scope and of the kind asked for', async () => {
    const keysFor = async (login: string, entity: 'person' | 'firm', text: string) => {
      const result = await keysByName(await callerNamed(store, login, 'decision.read'), keys, entity, text)
      return result.kind === 'done' ? result.value : result.refusal
    }
    expect(await keysFor('lin', 'person', '林一')).toEqual({ keys: [2n, 1n], isMore: false })
    expect(await keysFor('luo', 'firm', '岚桐')).toEqual({ keys: [2n, 1n], isMore: false })
    expect(await keysFor('luo', 'person', '林无')).toEqual({ keys: [], isMore: false })
  })

  it('gives names by keys, leaving out who is not seen', async () => {
    const names = await namesOf(await callerNamed(store, 'luo', 'decision.read'), keys, 'person', [1n, 2n, 3n, 9n, 77n], 'list')
    expect([...names].map(([key, { name }]) => `${key} ${name}`).sort()).toEqual(['1 林一岚', '3 王林一'])
    expect(await lastLook(store)).toMatchObject({ purpose: 'list', subjects: ['person/1', 'person/3'] })
  })

  describe('a number in clear', () => {
    const reveal = async (login: string, asked: readonly bigint[], purpose = 'payment returned') =>
      revealNumbers(await callerNamed(store, login, 'subject.reveal', 'write'), keys, {
        entity: 'person',
        keys: asked,
        fields: ['identity_number'],
        purpose,
      })

    it('is shown to a purpose, and that is written down', async () => {
      expect(await reveal('lin', [1n])).toEqual({ kind: 'done', value: [{ key: 1n, scheme: 'identity_number', number: identity }] })
      expect(await lastLook(store)).toMatchObject({ purpose: 'payment returned', subjects: ['person/1'], fields: ['identity_number'] })
    })

    it.each<[string, string, readonly bigint[], string, string]>([
      ['without a purpose', 'lin', [1n], '  ', 'purpose_missing'],
      ['of somebody outside of the regions', 'zhou', [2n], 'why', 'subject_not_found'],
      ['of several, one of them outside', 'zhou', [1n, 2n], 'why', 'subject_not_found'],
      ['of nobody there', 'lin', [404n], 'why', 'subject_not_found'],
      ['of nobody', 'lin', [], 'why', 'subject_not_found'],
    ])('is not shown %s', async (_, login, asked, purpose, code) => {
      const before = await looks(store)
      expect(await reveal(login, asked, purpose)).toMatchObject({ kind: 'refused', refusal: { code } })
      expect(await looks(store)).toBe(before)
    })

    it('is not for whoever the table of permissions leaves out', async () => {
      await expect(callerNamed(store, 'sys', 'subject.reveal', 'write')).rejects.toThrow('no_permission')
      await expect(callerNamed(store, 'sys', 'subject.read')).rejects.toThrow('no_permission')
    })

    it('is in no table', async () => {
      const dump = await dumpOf(store)
      for (const number of [identity, phone, '91119911000000019X', '9900000002', '01001X']) {
        expect(dump).not.toContain(number)
        expect(dump).not.toContain(Buffer.from(number).toString('hex'))
      }
      expect(dump).toContain('林一岚')
    })

    it('is not given out by a cipher that was changed, or belongs to somebody else', async () => {
      await writeSubjects(store, keys.ring(), [
        { entity: 'person', key: 21n, name: '方一', home: 500103, numbers: { identity_number: '119900198001030015' } },
        { entity: 'person', key: 22n, name: '方二', home: 500103, numbers: { identity_number: '119900198001040010' } },
      ])
      await store.asSystem('run_job', async (db) => {
        await sql`update subject_number set cipher = set_byte(cipher, 20, get_byte(cipher, 20) # 1) where key = 21`.execute(db)
        await sql`update subject_number set cipher = (select cipher from subject_number where key = 2 and scheme = 'identity_number') where key = 22`.execute(
          db,
        )
      })
      for (const key of [21n, 22n])
        expect(await reveal('lin', [key])).toMatchObject({ kind: 'refused', refusal: { code: 'cipher_damaged', key } })
      const shown = await namesOf(await callerNamed(store, 'lin', 'subject.read'), keys, 'person', [21n], 'list')
      expect(shown.get(21n)).toMatchObject({ name: '方一', numbers: [{ scheme: 'identity_number', number: undefined }] })
    })
  })

  it('reaches no cipher past the functions that keep to the regions', async () => {
    const lin = await callerNamed(store, 'lin', 'subject.read')
    for (const table of ['subject_number', 'number_key'])
      await expect(lin.transact((db) => sql`select * from ${sql.table(table)}`.execute(db))).rejects.toThrow('permission denied')
    const luo = await callerNamed(store, 'luo', 'subject.read')
    const ciphers = await luo.transact((db) => sql`select * from numbers_of('person', array[1, 2]::bigint[])`.execute(db))
    expect(ciphers.rows.map((row) => (row as { key: bigint }).key)).toEqual([1n, 1n])
    const unbounded = await store.inScope({ account: 1n, ranges: [] }, (db) =>
      sql`select * from numbers_of('person', array[1]::bigint[])`.execute(db),
    )
    expect(unbounded.rows).toEqual([])
  })
})

async function lastLook(store: WorkStore) {
  return store.asSystem('set_up', (db) => db.selectFrom('look').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow())
}

async function looks(store: WorkStore) {
  const { n } = await store.asSystem('set_up', (db) =>
    db
      .selectFrom('look')
      .select(({ fn }) => fn.countAll<bigint>().as('n'))
      .executeTakeFirstOrThrow(),
  )
  return n
}
