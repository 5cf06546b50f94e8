import { copyFileSync } from 'node:fs'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import type { WorkStore } from '../../src/store/index.ts'
import { findSubjects, type Keys, openKeys, revealNumbers, rotateKeys } from '../../src/subjects/index.ts'
import { readKeyFile } from '../../src/subjects/secrets/key-file.ts'
import { sampleOffice } from '../api/office.ts'
import { onBothStores } from '../store/postgres/stores.ts'
import { callerNamed, foundTestOffice, keyFile, keysOf, writeSubjects } from './office.ts'

const people = 1300
const numberOf = (key: number) => `1199001980010${String(key).padStart(5, '0')}`

onBothStores('keys that are exchanged', sampleOffice, (open) => {
  let store: WorkStore
  let keys: Keys
  const file = keyFile()

  beforeAll(async () => {
    store = await open()
    await foundTestOffice(store)
    keys = await keysOf(store, file)
    const subjects = Array.from({ length: people }, (_, key) => ({
      entity: 'person' as const,
      key: BigInt(key),
      name: '林某',
      home: 500103,
      numbers: { identity_number: numberOf(key) },
    }))
    await writeSubjects(store, keys.ring(), subjects)
  }, 180_000)

  const isFound = async (by: Keys, key: number) => {
    const found = await findSubjects(await callerNamed(store, 'lin', 'subject.read'), by, { text: numberOf(key), purpose: 'test' })
    return found.kind === 'done' && found.value.found.some((each) => each.key === BigInt(key))
  }
  const reveal = async (key: number) => {
    const asked = { entity: 'person', keys: [BigInt(key)], fields: ['identity_number'], purpose: 'test' } as const
    const revealed = await revealNumbers(await callerNamed(store, 'lin', 'subject.reveal', 'write'), keys, asked)
    return revealed.kind === 'done' ? revealed.value[0]?.number : revealed.refusal.code
  }
  const versions = async () => {
    const { rows } = await store.asSystem('set_up', (db) =>
      sql<{ version: number; n: bigint; before: bigint }>`
        select key_version as version, count(*) as n, count(hash_before) as before from subject_number group by 1 order by 1`.execute(db),
    )
    return rows
  }
  const stopAfter = (rows: number) => {
    const stop = new AbortController()
    return { signal: stop.signal, onProgress: (moved: number) => moved >= rows && stop.abort() }
  }

  it('keep every number found and shown while it runs, stopped half-way, by who has read the new keys and who has not', async () => {
    const stale: Keys = { file, ring: () => before }
    const before = keys.ring()
    expect(await rotateKeys(store, keys, { suite: 'sm4-ctr+hmac-sm3', ...stopAfter(500) })).toEqual({
      kind: 'done',
      value: { moved: 500, isFinished: false },
    })
    expect(await versions()).toEqual([
      { version: 1, n: 800n, before: 0n },
      { version: 2, n: 500n, before: 500n },
    ])
    for (const key of [0, 499, 500, 1299]) {
      expect([key, await isFound(keys, key), await isFound(stale, key)]).toEqual([key, true, true])
      expect(await reveal(key)).toBe(numberOf(key))
    }
  })

  it('take a number that is written meanwhile', async () => {
    await writeSubjects(store, keys.ring(), [
      { entity: 'person', key: 5000n, name: '新某', home: 500103, numbers: { identity_number: numberOf(5000) } },
    ])
    expect([await isFound(keys, 5000), await reveal(5000)]).toEqual([true, numberOf(5000)])
  })

  it('stay, both of them, while a cipher does not open', async () => {
    const spoil = (by: number) =>
      store.asSystem('run_job', (db) =>
        sql`update subject_number set cipher = set_byte(cipher, 3, get_byte(cipher, 3) # ${by}::int) where key = 1299`.execute(db),
      )
    await spoil(1)
    expect(await rotateKeys(store, keys)).toEqual({
      kind: 'refused',
      refusal: { code: 'ciphers_damaged', count: 1, entity: 'person', key: 1299n },
    })
    expect(keys.ring().map(({ version }) => version)).toEqual([2, 1])
    await spoil(1)
    expect(await reveal(1299)).toBe(numberOf(1299))
  })

  it('are one again at the end, and the keys before open nothing', async () => {
    const old = keyFile().replace('keys/numbers', 'numbers')
    copyFileSync(file, old)
    expect(await rotateKeys(store, keys)).toEqual({ kind: 'done', value: { moved: 1, isFinished: true } })
    expect(await versions()).toEqual([{ version: 2, n: 1301n, before: 0n }])
    const ring = readKeyFile(file)
    expect(ring).toMatchObject({ kind: 'done', value: [{ version: 2, suite: 'sm4-ctr+hmac-sm3' }] })
    for (const key of [0, 1299, 5000]) expect([await isFound(keys, key), await reveal(key)]).toEqual([true, numberOf(key)])
    expect(await openKeys(store, file)).toMatchObject({ kind: 'done' })
  })

  it('go on from a stop before the keys before were taken out of the file', async () => {
    expect(await rotateKeys(store, keys, stopAfter(1))).toMatchObject({ value: { isFinished: false } })
    const again = await openKeys(store, file)
    if (again.kind === 'refused') throw new Error(again.refusal.code)
    expect(await rotateKeys(store, again.value)).toMatchObject({ kind: 'done', value: { isFinished: true } })
    expect(await versions()).toEqual([{ version: 3, n: 1301n, before: 0n }])
    expect(await reveal(7)).toBe(numberOf(7))
  })

  it('are not exchanged while names are written', async () => {
    await store.asSystem('run_job', (db) =>
      db.insertInto('subject_load').values({ snapshot: 'x', entity: 'person', through: 5n, written: 3n, total: 9n }).execute(),
    )
    expect(await rotateKeys(store, keys)).toEqual({ kind: 'refused', refusal: { code: 'names_being_written', done: 3, total: 9 } })
    expect(keys.ring()).toHaveLength(1)
  })
})
