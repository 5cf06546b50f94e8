import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { openSealer, type TrailPlace, trailPlaceIn, verifyTrail } from '../../src/access/index.ts'
import { marksBetween, packMarks } from '../../src/access/trail/row-marks.ts'
import { firstHead, headOf, sealsAfter, signHead } from '../../src/access/trail/seal-record.ts'
import { sealTrail } from '../../src/access/trail/seal-trail.ts'
import { makeSigningKey, readSigningKey } from '../../src/access/trail/signing-key.ts'
import { backUpOffice, restoreOffice, type Work, type WorkStore } from '../../src/store/index.ts'
import { SteppedClock } from '../api/office.ts'
import { migrated, onBothStoresAlone, opened } from '../store/postgres/stores.ts'

const clock = new SteppedClock()
const rollback = new Error('undone')

/** Events and looks of one transaction. */
const writeTrail = (store: WorkStore, name: string, rows = 3) =>
  store.asSystem('set_up', async (db) => {
    const values = Array.from({ length: rows }, (_, at) => ({
      office_day: '2023-01-04',
      verb: 'note',
      register: 'test',
      subject: `${name} ${at}`,
      region: '001',
      from_state: 'a',
      to_state: 'b',
      version: 2,
      round: 1,
      reason: 'because',
      detail: JSON.stringify({ rows: 3, name }),
      request_id: name,
    }))
    await db.insertInto('event').values(values).execute()
    const look = { purpose: 'inbox', register: 'person', subjects: ['1', '2'], fields: ['phone'], rows: 2, region: '001' }
    await db.insertInto('look').values(look).execute()
  })

async function sealed(store: WorkStore): Promise<TrailPlace> {
  const place = trailPlaceIn(mkdtempSync(join(tmpdir(), 'ballast-trail-')))
  const sealer = await openSealer({ store, place, clock, everyMs: 3_600_000 })
  for (const name of ['first', 'second', 'third']) {
    await writeTrail(store, name)
    await sealer.sealNow()
  }
  await sealer.close()
  return place
}

/** Does something as the owner of the database, verifies, and undoes it. */
async function tampered(store: WorkStore, place: TrailPlace, statements: readonly string[]) {
  let finding: unknown
  await store
    .asSystem('set_up', async (db) => {
      await sql`set local role none`.execute(db)
      for (const statement of statements) await sql.raw(statement).execute(db)
      const inside = { ...store, asSystem: <T>(_: string, work: (db: Work) => Promise<T>) => work(db) } as WorkStore
      const verified = await verifyTrail(inside, place)
      finding = verified.kind === 'done' ? verified.value.finding : verified.refusal
      throw rollback
    })
    .catch((error: unknown) => {
      if (error !== rollback) throw error
    })
  return finding
}

const columns = {
  event: {
    id: '900',
    at: `'2020-01-01'`,
    office_day: `'2020-01-01'`,
    account: '1',
    post: '1',
    acting_for: '1',
    verb: `'other'`,
    register: `'other'`,
    subject: `'other'`,
    region: `'002'`,
    from_state: `'x'`,
    to_state: 'null',
    version: '9',
    reason: `''`,
    detail: `'{"rows": 4}'`,
    request_id: 'null',
    round: '2',
    xid: 'xid + 1',
  },
  look: {
    id: '900',
    at: `at + interval '1 microsecond'`,
    account: '1',
    post: '1',
    purpose: `'other'`,
    register: `'other'`,
    subjects: `'{1}'`,
    fields: `'{}'`,
    rows: '3',
    region: `'002'`,
    xid: 'xid + 1',
  },
} as const

onBothStoresAlone('the trail', migrated, (open) => {
  let store: WorkStore
  let place: TrailPlace
  beforeAll(async () => {
    store = await open()
    place = await sealed(store)
    await store.asSystem('set_up', async (db) => {
      await db.insertInto('account').values({ login: 'lin', name: '林' }).execute()
      await sql`insert into region (path, name, level, from_day) values ('001', 'x', 'nation', '1949-10-01')`.execute(db)
      const body = await db.insertInto('body').values({ region: '001', name: 'b', kind: 'other' }).returning('id').executeTakeFirstOrThrow()
      await db.insertInto('post').values({ account: 1n, role: 'handler', region: '001', body: body.id, from_day: '2023-01-01' }).execute()
    })
  })

  it('is whole as it was written', async () => {
    const verified = await verifyTrail(store, place)
    expect(verified).toMatchObject({ kind: 'done', value: { seals: 3, events: 9, looks: 3, unsealed: 0, finding: undefined } })
    const head = verified.kind === 'done' ? verified.value.head : undefined
    expect(await verifyTrail(store, place, head)).toMatchObject({ value: { finding: undefined } })
    expect(await verifyTrail(store, place, 'ab'.repeat(32))).toMatchObject({ value: { finding: { code: 'head_unknown' } } })
  })

  it.each(['event', 'look'] as const)('holds every column of an %s', async (table) => {
    const there = await store.asSystem('set_up', (db) =>
      sql<{ name: string }>`select column_name as name from information_schema.columns where table_name = ${table}`.execute(db),
    )
    expect(there.rows.map(({ name }) => name).sort()).toEqual(Object.keys(columns[table]).sort())
  })

  const generated = (table: string) => [`alter table ${table} alter column id set generated by default`]
  const changes = (['event', 'look'] as const).flatMap((table) =>
    Object.entries(columns[table]).map(([column, to]) => [table, column, to] as const),
  )
  it.each(changes)('shows a changed %s.%s', async (table, column, to) => {
    const id = table === 'event' ? 5 : 2
    const found = await tampered(store, place, [...generated(table), `update ${table} set ${column} = ${to} where id = ${id}`])
    expect(found).toEqual({ code: column === 'id' ? 'row_removed' : 'row_changed', register: table, id: String(id), seal: 2 })
  })

  const marksOfFirst = 'select event_marks from seal where number = 1'
  it.each<[string, readonly string[], object]>([
    ['a removed event', ['delete from event where id = 4'], { code: 'row_removed', register: 'event', id: '4', seal: 2 }],
    ['a removed look', ['delete from look where id = 3'], { code: 'row_removed', register: 'look', id: '3', seal: 3 }],
    ['an emptied register', ['truncate look'], { code: 'row_removed', register: 'look', id: '1', seal: 1 }],
    [
      'an added event',
      [
        `insert into event (office_day, verb, register, subject, region, xid) select '2023-01-04', 'v', 'r', 's', '001', xid from event where id = 2`,
      ],
      { code: 'row_added', register: 'event', seal: 1 },
    ],
    [
      'an added look before the first',
      [`insert into look (purpose, register, subjects, fields, rows, region, xid) values ('p', 'r', '{}', '{}', 0, '001', 1)`],
      { code: 'row_added', register: 'look', seal: 1 },
    ],
    [
      'two events that changed places',
      [
        ...generated('event'),
        'update event set id = -1 where id = 4',
        'update event set id = 4 where id = 5',
        'update event set id = 5 where id = -1',
      ],
      { code: 'row_changed', register: 'event', id: '4', seal: 2 },
    ],
    ['a removed first seal', ['delete from seal where number = 1'], { code: 'seal_missing', seal: 1 }],
    ['a removed seal', ['delete from seal where number = 2'], { code: 'seal_missing', seal: 2 }],
    ['a cut tail', ['delete from seal where number = 3', 'delete from event where id > 6'], { code: 'tail_cut', seal: 3 }],
    ['a trail that was emptied', ['truncate seal', 'truncate event', 'truncate look'], { code: 'tail_cut', seal: 1 }],
    [
      'a row changed with its mark',
      [`update seal set event_marks = (${marksOfFirst}) where number = 2`],
      { code: 'seal_changed', seal: 2 },
    ],
    ['marks that are none', [`update seal set look_marks = '\\x00' where number = 2`], { code: 'seal_changed', seal: 2 }],
    ['a changed time of sealing', [`update seal set at = '2020-01-01' where number = 2`], { code: 'seal_changed', seal: 2 }],
    ['a changed count', ['update seal set events = 1 where number = 2'], { code: 'seal_changed', seal: 2 }],
    ['a changed head', [`update seal set head = decode(repeat('00', 32), 'hex') where number = 2`], { code: 'seal_changed', seal: 2 }],
    ['a changed horizon', ['update seal set horizon = horizon + 1 where number = 3'], { code: 'seal_changed', seal: 3 }],
    [
      'a signature of another head',
      ['update seal set signature = (select signature from seal where number = 1) where number = 2'],
      { code: 'signature_forged', seal: 2 },
    ],
  ])('shows %s', async (_, statements, finding) => {
    expect(await tampered(store, place, statements)).toMatchObject(finding)
  })

  it('shows a chain that was made anew with another key, and one made anew with the stolen key', async () => {
    const elsewhere = join(mkdtempSync(join(tmpdir(), 'ballast-key-')), 'trail.pem')
    makeSigningKey(elsewhere)
    for (const [file, code] of [
      [elsewhere, 'signature_forged'],
      [place.keyFile, 'head_differs'],
    ] as const) {
      const key = readSigningKey(file)
      if (key.kind === 'refused') throw new Error(key.refusal.code)
      const remade = await store.asSystem('seal', async (db) => {
        const [seal] = await sealsAfter(db, 0, 1)
        if (seal === undefined) throw new Error('no seal')
        const eventMarks = packMarks((await marksBetween(db, 'event', 0n, seal.horizon)).slice(1))
        const body = { ...seal, events: seal.events - 1, eventMarks }
        const head = headOf(body, firstHead)
        return { head, signature: signHead(head, key.value.secret), eventMarks }
      })
      const hex = (bytes: Buffer) => `'\\x${bytes.toString('hex')}'`
      const statements = [
        'delete from event where id = 1',
        `update seal set events = events - 1, event_marks = ${hex(remade.eventMarks)}, head = ${hex(remade.head)}, signature = ${hex(remade.signature)} where number = 1`,
      ]
      expect(await tampered(store, place, statements)).toEqual({ code, seal: 1 })
    }
  })

  it('shows a file of heads that was cut, changed or spoiled, and does not seal over it', async () => {
    const text = readFileSync(place.headsFile, 'utf8')
    const lines = text.split('\n')
    const written = (file: string) => {
      writeFileSync(place.headsFile, file)
      return verifyTrail(store, place)
    }
    try {
      expect(await written(`${lines.slice(0, 2).join('\n')}\n`)).toMatchObject({ value: { finding: { code: 'file_cut', seal: 3 } } })
      expect(await written('')).toMatchObject({ value: { finding: { code: 'file_cut', seal: 1 } } })
      expect(await written(text.replace(/"at":"20\d\d/, '"at":"2019'))).toMatchObject({
        value: { finding: { code: 'head_differs', seal: 1 } },
      })
      expect(await written(`x\n${text}`)).toMatchObject({ value: { finding: { code: 'file_unreadable', line: 1 } } })
      expect(await written(`${lines[1]}\n${lines[0]}\n`)).toMatchObject({ value: { finding: { code: 'file_unreadable', line: 1 } } })
      const more = JSON.stringify({ ...JSON.parse(lines[2] ?? ''), seal: 4 })
      expect(await written(`${text}${more}\n`)).toMatchObject({ value: { finding: { code: 'tail_cut', seal: 4 } } })
      const sealer = await openSealer({ store, place, clock })
      expect(sealer.state().trouble).toMatchObject({ code: 'trail_broken', seal: 4 })
      await sealer.close()
    } finally {
      writeFileSync(place.headsFile, text)
    }
  })

  it('goes on after a stop between the database and the file, and after a line that was cut short', async () => {
    const key = readSigningKey(place.keyFile)
    if (key.kind === 'refused') throw new Error(key.refusal.code)
    await writeTrail(store, 'fourth')
    expect(await sealTrail(store, key.value, clock)).toMatchObject({ kind: 'done', value: { number: 4, events: 3 } })
    appendFileSync(place.headsFile, '{"seal":4,"at"')
    const sealer = await openSealer({ store, place, clock })
    expect(sealer.state()).toMatchObject({ trouble: undefined, lastNumber: 4 })
    await sealer.close()
    expect(await verifyTrail(store, place)).toMatchObject({ value: { seals: 4, finding: undefined } })
  })

  it('seals nothing without the key it was sealed with', async () => {
    const moved = { ...place, keyFile: `${place.keyFile}.gone` }
    const sealer = await openSealer({ store, place: moved, clock })
    expect(sealer.state().trouble).toMatchObject({ code: 'trail_key_missing' })
    await writeTrail(store, 'unsealed')
    await sealer.close()
    expect(await verifyTrail(store, moved)).toMatchObject({ kind: 'refused', refusal: { code: 'trail_key_missing' } })
    expect(await verifyTrail(store, place)).toMatchObject({ value: { unsealed: 4, finding: undefined } })
  })
})

onBothStoresAlone('sealing', migrated, (open) => {
  it('goes on in a database that was restored and counts its transactions anew', async () => {
    const first = await open()
    const place = trailPlaceIn(mkdtempSync(join(tmpdir(), 'ballast-trail-')))
    const sealer = await openSealer({ store: first, place, clock, everyMs: 3_600_000 })
    for (let at = 0; at < 40; at++) await writeTrail(first, `before ${at}`, 1)
    await sealer.sealNow()
    await writeTrail(first, 'unsealed')
    const file = join(mkdtempSync(join(tmpdir(), 'ballast-backup-')), 'office.backup')
    await backUpOffice(first, file, [])
    const second = await opened({ kind: 'memory' })
    expect(await restoreOffice(second, file, [])).toMatchObject({ kind: 'done' })
    const next = await openSealer({ store: second, place, clock, everyMs: 3_600_000 })
    expect(next.state().trouble).toBeUndefined()
    await writeTrail(second, 'after')
    await next.close()
    expect(next.state()).toMatchObject({ trouble: undefined })
    expect(await verifyTrail(second, place)).toMatchObject({ value: { events: 46, looks: 42, unsealed: 0, finding: undefined } })
    await second.close()
  })

  it('waits for who wrote first and commits last, and takes no number that was rolled back for a gap', async () => {
    const store = await open()
    const place = trailPlaceIn(mkdtempSync(join(tmpdir(), 'ballast-trail-')))
    const sealer = await openSealer({ store, place, clock, everyMs: 3_600_000 })
    await writeTrail(store, 'before')
    await store
      .asSystem('set_up', async (db) => {
        const row = { office_day: '2023-01-04', verb: 'note', register: 'test', subject: 'undone', region: '001' }
        await db.insertInto('event').values(row).execute()
        throw rollback
      })
      .catch(() => undefined)
    // The embedded database has one connection: there nobody overtakes anybody.
    if (store.kind === 'postgres') {
      await store.asSystem('set_up', async (db) => {
        const row = { office_day: '2023-01-04', verb: 'note', register: 'test', subject: 'slow', region: '001' }
        await db.insertInto('event').values(row).execute()
        await writeTrail(store, 'overtakes')
        await sealer.sealNow()
        expect(sealer.state().lastNumber).toBe(1)
        expect(await verifyTrail(store, place)).toMatchObject({ value: { events: 3, unsealed: 4, finding: undefined } })
      })
    }
    await sealer.sealNow()
    await writeTrail(store, 'after')
    await sealer.close()
    const events = store.kind === 'postgres' ? 10 : 6
    expect(await verifyTrail(store, place)).toMatchObject({ value: { events, unsealed: 0, finding: undefined } })
  })

  it('takes a load of events in parts', async () => {
    const store = await open()
    const place = trailPlaceIn(mkdtempSync(join(tmpdir(), 'ballast-trail-')))
    for (const [name, rows] of [
      ['a', 4000],
      ['b', 3000],
      ['c', 6000],
      ['d', 10],
    ] as const)
      for (let at = 0; at < rows; at += 2000) await writeTrail(store, name, Math.min(2000, rows - at))
    const sealer = await openSealer({ store, place, clock, everyMs: 3_600_000 })
    await sealer.close()
    const parts = await store.asSystem('seal', (db) => db.selectFrom('seal').select('events').orderBy('number').execute())
    expect(parts.map(({ events }) => events).reduce((sum, events) => sum + events, 0)).toBe(13_010)
    expect(parts.every(({ events }) => events <= 5000)).toBe(true)
    expect(await verifyTrail(store, place)).toMatchObject({ value: { finding: undefined, unsealed: 0 } })
  })
})
