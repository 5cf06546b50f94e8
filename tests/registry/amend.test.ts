import { readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatDate } from '../../src/kernel/calendar.ts'
import {
  type Amendment,
  amendSnapshot,
  columnsOf,
  keyColumnOf,
  listSnapshots,
  loadSnapshot,
  type Manifest,
  readAmendments,
  readManifest,
  registryTitle,
} from '../../src/registry/index.ts'
import type { FieldType } from '../../src/rules/index.ts'
import { type Cell, parquetRows, type Row, withDuckDb } from '../../src/store/index.ts'
import { granted } from '../screening/granted.ts'
import { loadTestPlans } from '../screening/test-plans.ts'
import { generateRegistry, Scratch } from '../screening/test-registry.ts'
import { makeSetting } from './setting.ts'
import { deliver } from './small-delivery.ts'
import { vocabulary } from './vocabulary.ts'

const setting = await makeSetting()
const scratch = new Scratch()
const [knownOn, amendedOn, day] = ['2022-12-31', '2023-02-01', '2023-01-31']
let made: Manifest
let tries = 0

beforeAll(async () => {
  made = await generateRegistry(scratch, 'whole', loadTestPlans(), 300, 60)
})
afterAll(async () => {
  await setting.remove()
  scratch.remove()
})

const amend = async (amendments: readonly Amendment[], from = scratch.path('whole'), threads = 2) => {
  const into = setting.path(`amended-${++tries}`)
  const database = { ...setting.database, threads }
  return { into, manifest: granted(await amendSnapshot(from, into, amendments, vocabulary, { database, amendedOn })) }
}

/** A value as somebody writes it, and as it is stored. */
function writtenValue(type: FieldType): fc.Arbitrary<readonly [string, Cell]> {
  switch (type.kind) {
    case 'boolean':
      return fc.constantFrom(['是', true], ['否', false])
    case 'text':
      return type.code === 'industry'
        ? fc.constantFrom(['H6210', '6210'], ['C1711', '1711'])
        : fc.constantFrom(['一段文字', '一段文字'], ["it's", "it's"])
    case 'region':
      return fc.integer({ min: 110_000, max: 659_999 }).map((code) => [String(code), code])
    case 'date':
      return fc.integer({ min: 10_000, max: 20_000 }).map((number) => [formatDate(number), formatDate(number)])
    case 'month':
      return fc
        .tuple(fc.integer({ min: 2000, max: 2030 }), fc.integer({ min: 1, max: 12 }))
        .map(([year, month]) => [`${year}-${String(month).padStart(2, '0')}`, year * 12 + month - 1])
    case 'enumeration': {
      const values = vocabulary.enumerations.get(type.enumeration)?.values ?? []
      return fc.nat(values.length - 1).map((code) => [values[code]?.zh ?? '', code])
    }
    case 'number':
      return fc.bigInt({ min: type.low < 0n ? 0n : type.low, max: type.high }).map((stored) => {
        const digits = String(stored).padStart(type.scale + 1, '0')
        return [type.scale === 0 ? digits : `${digits.slice(0, -type.scale)}.${digits.slice(-type.scale)}`, stored]
      })
    case 'reference':
    case 'relation':
      throw new Error('such a field takes no value')
  }
}

interface Planned extends Amendment {
  readonly stored: Cell
}

const plannedAmendment: fc.Arbitrary<Planned> = fc
  .constantFrom('firm', 'insured_unit', 'person', 'employment', 'certificate', 'training', 'county')
  .chain((entity) => {
    const fields = [...(vocabulary.entities.get(entity)?.fields.values() ?? [])].filter(
      ({ type }) => !['reference', 'relation'].includes(type.kind),
    )
    const rows = made.entities[entity]?.rows ?? 0
    return fc.constantFrom(...fields).chain(({ id, type }) =>
      fc.tuple(writtenValue(type), fc.nat(Math.min(rows, 300) - 1)).map(([[value, stored], at]) => ({
        entity,
        // Replaced by the key that stands in that place.
        key: BigInt(at),
        field: id,
        value,
        evidence: `v${at}`,
        day,
        stored,
      })),
    )
  })

/** Every row of an entity in the order of its files. */
async function rowsOf(folder: string, manifest: Manifest, entity: string): Promise<readonly Row[]> {
  const files = manifest.entities[entity]?.files ?? []
  return withDuckDb({ ...setting.database, isOrderPreserved: true }, (database) =>
    database.rows(`SELECT * FROM ${parquetRows(files.map(({ path }) => join(folder, path)))}`),
  )
}

const comparable = (value: Cell): string => (value === null ? 'null' : String(value))

describe('an amended snapshot', () => {
  test('is the old one with those values, in any order of amendments, with any number of threads', async () => {
    const original = new Map<string, readonly Row[]>()
    for (const entity of Object.keys(made.entities)) original.set(entity, await rowsOf(scratch.path('whole'), made, entity))
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(plannedAmendment, { minLength: 1, maxLength: 40, selector: (each) => `${each.entity} ${each.key} ${each.field}` }),
        async (plan) => {
          const planned = plan.map((each) => ({
            ...each,
            key: BigInt(original.get(each.entity)?.[Number(each.key)]?.[keyColumnOf(each.entity)] as bigint),
          }))
          const amendments = planned.map(({ stored: _, ...each }) => each)
          const { into, manifest } = await amend(amendments)
          const again = await amend(amendments.toReversed(), undefined, 1)
          expect(again.manifest).toEqual(manifest)
          granted(await readManifest(into, vocabulary, { isHashChecked: true }))
          const news = new Map(planned.map(({ entity, key, field, stored }) => [`${entity} ${key} ${field}`, stored]))
          const touched = new Set(planned.map(({ entity }) => entity))
          for (const [entity, rows] of original) {
            const key = keyColumnOf(entity)
            const expected = rows.map((row) =>
              Object.entries(row).map(([field, value]) =>
                comparable(news.has(`${entity} ${row[key]} ${field}`) ? (news.get(`${entity} ${row[key]} ${field}`) ?? null) : value),
              ),
            )
            if (touched.has(entity))
              expect((await rowsOf(into, manifest, entity)).map((row) => Object.values(row).map(comparable))).toEqual(expected)
            else expect(manifest.entities[entity]).toEqual(made.entities[entity])
          }
        },
      ),
      { seed: 20_221_231, numRuns: 12 },
    )
  }, 300_000)

  test('is, file by file, what a delivery with those values would have been', async () => {
    const options = { knownOn, title: 'T', database: setting.database }
    const old = granted(await loadSnapshot(deliver(setting.path('delivered')), setting.path('loaded'), vocabulary, options)).manifest
    const units = readFileSync(join(setting.path('delivered'), 'insured_unit.csv'), 'utf8')
    const changed = units.replace(/^(2,.*),10000,12,否,/m, '$1,12345.67,12,是,')
    expect(changed).not.toBe(units)
    const delivered = deliver(setting.path('delivered-changed'), { 'insured_unit.csv': changed })
    const wanted = granted(await loadSnapshot(delivered, setting.path('loaded-changed'), vocabulary, options)).manifest
    const fact = { entity: 'insured_unit', key: 2n, evidence: 'v1', day }
    const { manifest } = await amend(
      [
        { ...fact, field: 'ui_premium_paid_last_year', value: '12,345.670' },
        { ...fact, field: 'has_arrears', value: '是' },
      ],
      setting.path('loaded'),
    )
    expect(manifest.entities).toEqual(wanted.entities)
    expect(manifest.masked).toEqual(wanted.masked)
    expect(manifest.source).toMatchObject({ kind: 'amended', parameters: { from: old.id, facts: 2 } })
    expect(manifest.id).not.toBe(wanted.id)
  })

  test('shares the files that nothing was changed in, and says of every value where it comes from', async () => {
    const fact = { entity: 'person', field: 'is_registered_unemployed', evidence: 'v1', day }
    const [first, last] = [1n, BigInt(made.entities.person?.rows ?? 0)]
    const one = await amend([
      { ...fact, key: first, value: '是' },
      { ...fact, key: last, value: '1' },
    ])
    const same = (into: string) =>
      Object.values(made.entities)
        .flatMap(({ files }) => files)
        .filter(({ path }) => statSync(join(into, path)).ino === statSync(scratch.path('whole', path)).ino).length
    const all = Object.values(made.entities).reduce((sum, { files }) => sum + files.length, 0)
    expect(all - same(one.into)).toBe(2)
    const two = await amend([{ ...fact, key: last, value: '否', evidence: 'v2' }], one.into)
    expect(two.manifest.source.parameters.from).toBe(one.manifest.id)
    // What nobody established anew is known on the day it was.
    expect([one, two].map(({ manifest }) => [manifest.knownOn, manifest.title])).toEqual([
      [made.knownOn, `${made.title}（并入核实事实 2 项，2023-02-01）`],
      [made.knownOn, `${made.title}（并入核实事实 2 项，2023-02-01）`],
    ])
    expect(registryTitle(two.manifest.title)).toBe(made.title)
    const names = (await listSnapshots(dirname(two.into), vocabulary)).map(({ name }) => name)
    expect(names.indexOf(basename(two.into))).toBeLessThan(names.indexOf(basename(one.into)))
    expect(granted(readAmendments(two.into, two.manifest))).toEqual([
      { ...fact, key: first, value: 'true' },
      { ...fact, key: last, value: 'false', evidence: 'v2' },
    ])
    expect(granted(readAmendments(scratch.path('whole'), made))).toEqual([])
  })

  test('no longer calls a column wholly unknown of which a value is known', async () => {
    const options = { knownOn, title: 'T', database: setting.database }
    const loaded = granted(await loadSnapshot(deliver(setting.path('masked')), setting.path('masked-loaded'), vocabulary, options)).manifest
    const field = loaded.masked.firm?.find((name) => vocabulary.entities.get('firm')?.fields.get(name)?.type.kind === 'boolean') ?? ''
    const { manifest } = await amend([{ entity: 'firm', key: 1n, field, value: '是', evidence: 'v1', day }], setting.path('masked-loaded'))
    expect(loaded.masked.firm).toContain(field)
    expect(manifest.masked).toEqual({ ...loaded.masked, firm: loaded.masked.firm?.filter((name) => name !== field) })
  })

  test('leaves nothing where it is refused', async () => {
    const into = setting.path('refused')
    const came = await amendSnapshot(
      scratch.path('whole'),
      into,
      [{ entity: 'person', key: -5n, field: 'is_registered_unemployed', value: '是', evidence: 'v1', day }],
      vocabulary,
      { database: setting.database, amendedOn },
    )
    expect(came).toMatchObject({ kind: 'refused', refusal: { code: 'amendment_key_unknown', keys: [-5n] } })
    expect(() => statSync(into)).toThrow()
  })
})

test('every column a snapshot stores takes amendments, but keys and references', () => {
  for (const entity of vocabulary.entities.values())
    for (const { field } of columnsOf(entity))
      if (field !== undefined && field.type.kind !== 'reference') expect(fc.sample(writtenValue(field.type), 1)).toHaveLength(1)
})
