import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { codeScopeOf } from '../../src/decisions/index.ts'
import { parseDate } from '../../src/kernel/calendar.ts'
import { parseRegionTable, type RegionTable, regionTableOf } from '../../src/kernel/regions.ts'
import { placesOfCodes, plantRegions } from '../../src/organisation/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { listInquiries, listVerifications, openInquiry } from '../../src/verification/index.ts'
import { samplePlan } from '../api/office.ts'
import { calendar, staffed } from '../office/people.ts'
import { inProject, officeStore } from '../store/postgres/stores.ts'

const table = parseRegionTable(readFileSync(inProject('reference', 'regions.csv'), 'utf8'))
const day = parseDate('2023-01-04') ?? 0
let store: WorkStore
let office: Awaited<ReturnType<typeof staffed>>

beforeAll(async () => {
  store = await officeStore()
  const kai = { ...samplePlan.accounts[3], login: 'kai', name: '凯', region: 500154 } as (typeof samplePlan.accounts)[number]
  office = await staffed(store, { ...samplePlan, accounts: [...samplePlan.accounts, kai] })
})

const regions = (of: WorkStore) =>
  of.asSystem('set_up', (db) => db.selectFrom('region').select(['path', 'code', 'name', 'parent', 'to_day']).orderBy('path').execute())
const placeOf = async (code: number) => (await store.asSystem('set_up', (db) => placesOfCodes(db, [code]))).get(code)
const nameAt = async (path: string | undefined) => (await regions(store)).find((region) => region.path === path)?.name

it('every region that ever was has a place, the one of the past below what it became', async () => {
  const planted = await regions(store)
  const codes = new Set(planted.map(({ code }) => code))
  expect(
    [...table.byCode.keys()].filter((code) => (table.byCode.get(code) ?? []).some(({ from }) => (from ?? 0) <= day) && !codes.has(code)),
  ).toEqual([])
  expect(await placeOf(500154)).toMatchObject({ name: '开州区', pastName: undefined })
  expect(await placeOf(500234)).toEqual({ path: (await placeOf(500154))?.path, name: '开州区', pastName: '开县' })
  expect(await placeOf(999999)).toBeUndefined()
})

it('what was divided lies where all of it lies', async () => {
  const divided = [...table.byCode.values()].flat().filter(({ successors }) => successors.length > 1)
  expect(divided.length).toBeGreaterThan(0)
  for (const { code, successors, to } of divided) {
    if ((table.byCode.get(code) ?? []).some((one) => one.to > to)) continue
    const place = await placeOf(code)
    for (const heir of successors) expect((await placeOf(heir))?.path.startsWith(place?.path ?? '-')).toBe(true)
  }
})

it('an office that was founded without them gets them once, and no path changes', async () => {
  const older = await officeStore()
  const inForce: RegionTable = regionTableOf(
    [...table.byCode.values()].flat().filter(({ from, to }) => (from ?? 0) <= day && day <= to && to > day),
  )
  const plant = (with_: RegionTable) => older.asSystem('set_up', (db) => plantRegions(db, with_, day, '全国'))
  await plant(regionTableOf([...inForce.byCode.values()].flat()))
  const before = await regions(older)
  expect(await plant(table)).toBeGreaterThan(100)
  const after = await regions(older)
  expect(after.filter(({ path }) => before.some((region) => region.path === path))).toEqual(before)
  expect(await plant(table)).toBe(0)
  await older.close()
})

it('is asked of those who answer for it now, who see its rows in lists too', async () => {
  const lin = await office.as('lin', 'verification.open')
  const inquiry = {
    run: 'r',
    policy: { id: 'p', zh: '返还' },
    subjectEntity: 'insured_unit',
    fact: { entity: 'insured_unit', field: 'headcount_at_start', zh: '年初人数', owner: '明细' },
    rows: [500234, 500154, 500103, 999999].map((region, at) => ({ subject: BigInt(at + 1), key: BigInt(at + 1), region })),
    note: undefined,
  }
  const sent = await lin.transact((db) => openInquiry(db, lin, inquiry, calendar))
  expect(sent).toMatchObject({ kind: 'done', value: { asked: 3, outside: 1 } })
  const kai = await office.as('kai', 'verification.read', { kind: 'read' })
  const [letter] = await listInquiries(kai)
  const rows = await listVerifications(kai, { inquiry: letter?.id ?? 0n, states: undefined, after: undefined, size: 50 })
  expect(rows.map(({ subject, region }) => [subject, region.name])).toEqual([
    [1n, '开州区'],
    [2n, '开州区'],
  ])
  const scope = await codeScopeOf(kai)
  expect(scope).toMatchObject({ kind: 'done' })
  const codes = scope.kind === 'done' ? scope.value : []
  const sees = (code: number) => codes.some(({ from, to }) => from <= code && code <= to)
  expect([500154, 500234, 500103, 500235].map(sees)).toEqual([true, true, false, false])
  expect(await nameAt(rows[0]?.region.path)).toBe('开州区')
})
