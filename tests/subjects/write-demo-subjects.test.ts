import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseCreditCode } from '../../src/kernel/credit-code.ts'
import { parseIdentityNumber } from '../../src/kernel/identity-number.ts'
import { isListedRegion, parseRegionTable } from '../../src/kernel/regions.ts'
import type { Manifest } from '../../src/registry/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import {
  type DemoSubjects,
  findSubjects,
  type Keys,
  namedEntities,
  readLoad,
  revealNumbers,
  writeDemoSubjects,
} from '../../src/subjects/index.ts'
import { readSought } from '../../src/subjects/read-sought.ts'
import { searchSubjects } from '../../src/subjects/search-subjects.ts'
import { generate, makeSetting } from '../registry/setting.ts'
import { vocabulary } from '../registry/vocabulary.ts'
import { inProject, migrated, officeStore, onBothStores } from '../store/postgres/stores.ts'
import { callerNamed, dumpOf, foundTestOffice, keysOf } from './office.ts'

const setting = await makeSetting()
let manifest: Manifest
beforeAll(async () => {
  manifest = await generate(setting, 'demo', 1, { firms: 300, persons: 4000 })
})
afterAll(() => setting.remove())

const demo = (keys: Keys, signal?: AbortSignal): DemoSubjects => ({
  snapshotFolder: setting.path('demo'),
  manifest,
  vocabulary,
  keys,
  database: setting.database,
  ...(signal === undefined ? {} : { signal }),
})

const named = (store: WorkStore) =>
  store.asSystem('set_up', (db) => db.selectFrom('subject').selectAll().orderBy('entity').orderBy('key').execute())

onBothStores('names and numbers of a demonstration', migrated, (open) => {
  let store: WorkStore
  let keys: Keys
  const total = () =>
    (['firm', 'insured_unit', 'person', 'organisation'] as const).reduce((sum, id) => sum + (manifest.entities[id]?.rows ?? 0), 0)

  beforeAll(async () => {
    store = await open()
    await foundTestOffice(store)
    keys = await keysOf(store)
    // Stopped again and again, as a server is that people close.
    for (let rounds = 0; rounds < 3; rounds++) {
      const stop = new AbortController()
      await writeDemoSubjects(store, { ...demo(keys, stop.signal), onProgress: ({ done }) => done > 700 * (rounds + 1) && stop.abort() })
      expect(await store.asSystem('set_up', readLoad)).toMatchObject({ total: total() })
    }
    expect(await writeDemoSubjects(store, demo(keys))).toEqual({ done: total(), total: total() })
    expect(await store.asSystem('set_up', readLoad)).toBeUndefined()
  })

  it('are there for every firm, unit, organisation and person, once', async () => {
    const rows = await named(store)
    expect(rows).toHaveLength(total())
    expect(rows.every(({ name }) => name.length >= 2)).toBe(true)
    expect(rows.filter(({ entity, home }) => entity === 'firm' && home !== null).length).toBeGreaterThan(200)
  })

  it('are the same wherever they are written', async () => {
    const other = await officeStore()
    await foundTestOffice(other)
    await writeDemoSubjects(other, demo(await keysOf(other)))
    expect(await named(other)).toEqual(await named(store))
    await other.close()
  })

  it('have valid check digits and belong to no region, no operator and no bank', async () => {
    const regions = parseRegionTable(readFileSync(inProject('reference', 'regions.csv'), 'utf8'))
    const lin = { ...(await callerNamed(store, 'lin', 'subject.reveal', 'write')) }
    const all = {
      ...lin,
      transact: <T>(work: Parameters<typeof store.asSystem<T>>[1]) =>
        store.inScope({ account: 1n, ranges: [{ low: '0', high: '~' }] }, work),
    }
    const reveal = async (entity: 'person' | 'firm' | 'insured_unit') => {
      const rows = (await named(store)).filter((row) => row.entity === entity && (row.home ?? row.insured) !== null).slice(0, 500)
      const fields = ['identity_number', 'credit_code', 'phone', 'account', 'unit_number'] as const
      const revealed = await revealNumbers(all, keys, { entity, keys: rows.map(({ key }) => key), fields, purpose: 'test' })
      if (revealed.kind === 'refused') throw new Error(JSON.stringify(revealed.refusal.code))
      return revealed.value
    }
    const people = await reveal('person')
    const identities = people.filter(({ scheme }) => scheme === 'identity_number').map(({ number }) => number)
    expect(new Set(identities).size).toBe(500)
    for (const number of identities) {
      const read = parseIdentityNumber(number)
      expect(read).toMatchObject({ ok: true, number })
      expect(isListedRegion(regions, Number(number.slice(0, 6)))).toBe(false)
      expect(regions.byCode.has(Number(`${number.slice(0, 4)}00`))).toBe(false)
    }
    const codes = (await reveal('firm')).map(({ number }) => number)
    expect(codes.length).toBeGreaterThan(200)
    for (const number of codes) {
      expect(parseCreditCode(number)).toMatchObject({ ok: true })
      expect(isListedRegion(regions, Number(number.slice(2, 8)))).toBe(false)
    }
    const others = [...people, ...(await reveal('insured_unit'))]
    expect(others.filter(({ scheme }) => scheme === 'phone').every(({ number }) => /^12\d{9}$/.test(number))).toBe(true)
    expect(others.filter(({ scheme }) => scheme === 'account').every(({ number }) => /^000\d{16}$/.test(number))).toBe(true)
  })

  it('have no number in clear in any table', async () => {
    const rows = await named(store)
    const scope = { account: 1n, ranges: [{ low: '0', high: '~' }] }
    const lin = await callerNamed(store, 'lin', 'subject.reveal', 'write')
    const all = { ...lin, transact: <T>(work: Parameters<typeof store.asSystem<T>>[1]) => store.inScope(scope, work) }
    const asked = rows.filter(({ entity, home }) => entity === 'person' && home !== null).slice(0, 100)
    const revealed = await revealNumbers(all, keys, {
      entity: 'person',
      keys: asked.map(({ key }) => key),
      fields: ['identity_number', 'phone'],
      purpose: 'test',
    })
    const dump = await dumpOf(store)
    if (revealed.kind === 'refused') throw new Error(revealed.refusal.code)
    expect(revealed.value.length).toBeGreaterThan(90)
    for (const { number } of revealed.value) {
      expect(dump).not.toContain(number)
      expect(dump).not.toContain(Buffer.from(number).toString('hex'))
    }
  })

  it.each([
    ['a name', '林一'],
    ['a part of a unit’s name', '机械有'],
    ['the last six', '01001X'],
    ['the last four', '001X'],
    ['a name and the last four', '林一 001X'],
    ['a whole number', '11990019800101001X'],
  ])('are looked for by %s without reading whole tables, under the bounds of a post', async (_, text) => {
    const lin = await callerNamed(store, 'lin', 'subject.read')
    const sought = readSought(text)
    if (sought.kind === 'refused') throw new Error(sought.refusal.code)
    const scans = await lin.transact(async (db) => {
      // A small table is read whole if it may be; where no index serves, it is read whole all the same.
      await sql`set local enable_seqscan = off`.execute(db)
      const counted = async () => {
        const { rows } = await sql<{ whole: bigint; indexed: bigint }>`
          select sum(seq_scan)::bigint as whole, sum(idx_scan)::bigint as indexed from pg_stat_xact_all_tables
          where relname in ('subject', 'subject_number')`.execute(db)
        return rows[0] ?? { whole: -1n, indexed: -1n }
      }
      // The embedded database counts on from what its one session did before.
      const before = await counted()
      await searchSubjects(db, keys.ring(), sought.value, { entities: namedEntities, day: lin.day, most: 51 })
      const after = await counted()
      return { whole: after.whole - before.whole, indexed: after.indexed - before.indexed }
    })
    expect(scans.whole).toBe(0n)
    expect(scans.indexed).toBeGreaterThan(0n)
  })

  it('lead to people by their names, once all are written', async () => {
    const lin = await callerNamed(store, 'lin', 'subject.read')
    const person = (await named(store)).find(({ entity, home }) => entity === 'person' && home?.startsWith(lin.post.region.path))
    if (person === undefined) throw new Error('nobody lives there')
    const found = await findSubjects(lin, keys, { text: person.name, purpose: 'test' })
    expect(found).toMatchObject({ kind: 'done', value: { writing: undefined } })
    expect(found.kind === 'done' && found.value.found.some(({ key }) => key === person.key)).toBe(true)
  })
})
