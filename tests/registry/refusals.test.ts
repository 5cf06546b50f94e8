import { appendFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { InputRefusal } from '../../src/files/index.ts'
import {
  type Amendment,
  amendSnapshot,
  checkRows,
  describeRegistryRefusal,
  type GenerateParameters,
  generateSnapshot,
  type LoadOptions,
  loadSnapshot,
  type RegistryRefusal,
  readManifest,
} from '../../src/registry/index.ts'
import { withDuckDb } from '../../src/store/index.ts'
import { granted } from '../screening/granted.ts'
import { generate, makeSetting } from './setting.ts'
import { sizeClasses, vocabulary } from './vocabulary.ts'

const setting = await makeSetting()
afterAll(setting.remove)
beforeAll(async () => {
  await generate(setting, 'whole', 1, { firms: 60, persons: 2000 })
})

type Provoked = Promise<{ readonly kind: 'done' } | { readonly kind: 'refused'; readonly refusal: RegistryRefusal }>
let tries = 0

async function readDamaged(damage: (folder: string) => Promise<void>): Provoked {
  const folder = setting.path(`damaged-${++tries}`)
  await cp(setting.path('whole'), folder, { recursive: true })
  await damage(folder)
  return readManifest(folder, vocabulary, { isHashChecked: true })
}

const readEdited = (change: (text: string) => string): Provoked =>
  readDamaged(async (folder) => {
    const file = join(folder, 'manifest.json')
    await writeFile(file, change(await readFile(file, 'utf8')))
  })

const county = (folder: string) => join(folder, 'county', 'bucket-00000.parquet')

async function miscounted(): Provoked {
  const manifest = granted(await readManifest(setting.path('whole'), vocabulary))
  const { person } = manifest.entities
  if (person === undefined) throw new Error('no persons')
  const wrong = { ...manifest, entities: { ...manifest.entities, person: { ...person, rows: 1999 } } }
  const refusal = await withDuckDb(setting.database, (database) => checkRows(database, setting.path('whole'), wrong))
  return refusal === undefined ? { kind: 'done' } : { kind: 'refused', refusal }
}

function readWithoutCounties(): Provoked {
  const entities = new Map([...vocabulary.entities].filter(([id]) => id !== 'county'))
  return readManifest(setting.path('whole'), { ...vocabulary, entities })
}

function generateWith(parameters: Partial<GenerateParameters>, name = `made-${++tries}`): Provoked {
  const options = { parameters: { firms: 60, persons: 2000, ...parameters }, sizeClasses, database: setting.database }
  return generateSnapshot(setting.path(name), vocabulary, options)
}

async function load(
  files: Readonly<Record<string, string | Buffer>>,
  options: Partial<LoadOptions> = {},
  folders: readonly string[] = [],
): Provoked {
  const name = `delivery-${++tries}`
  await mkdir(setting.path(name))
  for (const [file, content] of Object.entries(files)) await writeFile(join(setting.path(name), file), content)
  for (const folder of folders) await mkdir(join(setting.path(name), folder))
  const given = { knownOn: '2022-10-31', title: 'test', database: setting.database, ...options }
  return loadSnapshot(setting.path(name), setting.path(`${name}-snapshot`), vocabulary, given)
}

async function manifestIsFolder(): Provoked {
  const folder = setting.path(`no-snapshot-${++tries}`)
  await mkdir(join(folder, 'manifest.json'), { recursive: true })
  return readManifest(folder, vocabulary)
}

async function loadTyped(column: string): Provoked {
  const name = `typed-${++tries}`
  await mkdir(setting.path(name))
  await withDuckDb(setting.database, (database) =>
    database.run(`COPY (SELECT 1::BIGINT AS loan_id, ${column}) TO '${setting.path(name)}/loan.parquet' (FORMAT parquet)`),
  )
  const given = { knownOn: '2022-10-31', title: 'test', database: setting.database }
  return loadSnapshot(setting.path(name), setting.path(`${name}-snapshot`), vocabulary, given)
}

const loans = { 'loan.csv': 'loan_id,staff\n1,5\n' }
const declaring = (text: string) => load({ ...loans, 'completeness.yaml': text })

const established: Amendment = {
  entity: 'person',
  key: 1n,
  field: 'is_registered_unemployed',
  value: '是',
  evidence: 'v1',
  day: '2022-10-30',
}

function amendWith(changes: Partial<Amendment>, more: readonly Amendment[] = [], amendedOn = '2099-01-01'): Provoked {
  return amendSnapshot(setting.path('whole'), setting.path(`amended-${++tries}`), [{ ...established, ...changes }, ...more], vocabulary, {
    database: setting.database,
    amendedOn,
  })
}

async function amendAfter(damage: (file: string) => Promise<void>): Provoked {
  const [first, second] = [setting.path(`amended-${++tries}`), setting.path(`amended-${++tries}`)]
  const options = { database: setting.database, amendedOn: '2099-01-01' }
  granted(await amendSnapshot(setting.path('whole'), first, [established], vocabulary, options))
  await damage(join(first, 'amendments.json'))
  return amendSnapshot(first, second, [established], vocabulary, options)
}

type Ways = readonly (readonly [() => Provoked, RegExp])[]

/** What stands in the place of a file is told as everywhere; here that it is handed on from each file the room opens. */
const handedOn: Readonly<Partial<Record<InputRefusal['code'], Ways>>> = {
  is_folder: [
    [() => load(loans, {}, ['completeness.yaml']), /却是文件夹：.*completeness\.yaml。请/],
    [() => load(loans, {}, ['firm.parquet']), /却是文件夹：.*firm\.parquet。请/],
    [() => load(loans, {}, ['firm.csv']), /却是文件夹：.*firm\.csv。请/],
    [manifestIsFolder, /却是文件夹：.*manifest\.json。请/],
  ],
  no_header: [[() => load({ 'loan.csv': '' }), /没有列名：.*loan\.csv。第一行/]],
  other_separator: [[() => load({ 'loan.csv': 'loan_id；staff\n1；5\n' }), /用全角分号分开的：.*loan\.csv。请/]],
  unknown_encoding: [[() => load({ 'loan.csv': Buffer.from([0x61, 0xff, 0xff]) }), /编码：.*loan\.csv。请/]],
}

/** Every code of the room's own, each as it comes about; more than once where its sentence has more than one shape. */
const provocations: {
  readonly [C in Exclude<RegistryRefusal['code'], InputRefusal['code']>]: readonly (readonly [() => Provoked, RegExp])[]
} = {
  not_a_snapshot: [[() => readManifest(setting.path('nowhere'), vocabulary), /nowhere 里没有 manifest\.json.*请指向/]],
  manifest_unreadable: [
    [() => readEdited((text) => text.slice(0, 100)), /不是完整的 JSON。请/],
    [() => readEdited(() => 'null'), /内容不是 JSON 对象。请/],
    [() => readEdited((text) => text.replace('"title"', '"name"')), /缺少 title。请/],
    [() => readEdited((text) => text.replace('"files"', '"parts"')), /没有列出 \w+ 的文件和列。请/],
  ],
  format_unsupported: [
    [() => readEdited((text) => text.replace('"format": 1', '"format": "new"')), /的格式是 "new"，.*请/],
    [() => readEdited((text) => text.replace('"format"', '"form"')), /没有写明格式，.*请/],
  ],
  id_differs: [[() => readEdited((text) => text.replace('第 1 套', '第 2 套')), /manifest\.json 被改动：编号为 \w{64}.*请/]],
  schema_differs: [
    [readWithoutCounties, /county 的列与词表不一致：词表里没有这个实体。请/],
    [() => readOtherColumns('is_severely_hit', 'is_open'), /缺少 is_open 列（BOOLEAN）；多出 is_severely_hit 列。请/],
    [() => readOtherColumns('is_severely_hit', 'is_severely_hit'), /is_severely_hit 列是 BOOLEAN，应为 VARCHAR。请/],
  ],
  file_missing: [[() => readDamaged((folder) => rm(county(folder))), /county.*不存在。请/]],
  file_size_differs: [[() => readDamaged((folder) => appendFile(county(folder), 'x')), /county.* 为 \d+ 字节，清单记载 \d+ 字节。请/]],
  file_hash_differs: [[() => readDamaged((folder) => changeByte(county(folder))), /county.*写成后被改动.*请/]],
  rows_differ: [[miscounted, /person 读出 2000 行，清单记载 1999 行。请/]],
  snapshot_exists: [[() => generateWith({}, 'whole'), /whole 已存在.*请/]],
  parameter_out_of_range: [
    [() => generateWith({ firms: 0 }), /企业数（firms）是 0，应为 1 至 1073741823 之间的整数。请/],
    [() => generateWith({ year: 22 }), /年份（year）是 22，应为 2000 至 2099/],
  ],
  persons_too_few: [[() => generateWith({ firms: 1000, persons: 10 }), /1000 户企业需要至少 \d+ 人，只给了 10 人。请/]],
  source_folder_missing: [
    [
      () =>
        loadSnapshot(setting.path('nowhere'), setting.path('none'), vocabulary, {
          knownOn: '2022-10-31',
          title: '',
          database: setting.database,
        }),
      /nowhere 不是可读的文件夹。请/,
    ],
  ],
  source_empty: [[() => load({ 'notes.txt': '' }), /没有以实体命名的文件。.*firm\.csv.*loan\.csv/]],
  source_ambiguous: [[() => load({ ...loans, 'loan.parquet': '' }), /loan 有多个文件：loan\.csv、loan\.parquet。请/]],
  parquet_unreadable: [[() => load({ 'loan.parquet': 'not parquet at all' }), /loan\.parquet 不是可读的 Parquet 文件.*请/]],
  column_unknown: [
    [() => load({ 'loan.csv': 'loan_id,princpal\n' }), /“princpal”不是 创业担保贷款 的字段。是否应为“principal”？请/],
    [() => load({ 'loan.csv': 'loan_id,天气\n' }), /“天气”不是 创业担保贷款 的字段。请/],
  ],
  column_repeated: [[() => load({ 'loan.csv': 'loan_id,staff,现有职工人数\n' }), /“staff”与“现有职工人数”都表示 staff。请/]],
  column_needed: [[() => load({ 'loan.csv': 'staff\n' }), /loan_id（创业担保贷款编号）。现有列：staff。请/]],
  column_type_differs: [
    [() => loadTyped('1.5::DOUBLE AS principal'), /“principal”的类型是 DOUBLE，应为 整数（按 10 的 2 次方放大.*DECIMAL.*请/],
    [() => loadTyped('1.5::DOUBLE AS staff'), /DOUBLE，应为 整数或文本。请/],
    [() => loadTyped('1 AS granted_on'), /INTEGER，应为 DATE、零点的 TIMESTAMP 或文本。请/],
    [() => loadTyped('1 AS is_covid_patient'), /INTEGER，应为 BOOLEAN 或文本。请/],
  ],
  completeness_invalid: [
    [() => declaring('# where\nloan: [500000\n'), /completeness\.yaml：第 \d 行不是合法的 YAML/],
    [() => declaring('- loan\n'), /内容不是“名称: 值”的对照。每行应写作/],
    [() => declaring('firm: everywhere\n'), /声明了 firm，交付文件夹里却没有它的文件；请/],
    [() => declaring('loan: [5000]\n'), /loan 写的是 \[5000\]。每行应写作/],
  ],
  complete_without_file: [[() => load(loans, { complete: ['firm'] }), /--complete 写了 firm.*firm\.csv/]],
  complete_twice: [
    [() => load({ ...loans, 'completeness.yaml': 'loan: [500000]\n' }, { complete: 'everywhere' }), /只声明了 loan 在一些地区完整.*请/],
  ],
  amendments_none: [
    [
      () =>
        amendSnapshot(setting.path('whole'), setting.path('none'), [], vocabulary, { database: setting.database, amendedOn: '2099-01-01' }),
      /没有要写入的核实结果.*请先/,
    ],
  ],
  amendment_entity_unknown: [[() => amendWith({ entity: 'planet' }), /没有“planet”这类记录。可选：.*person/]],
  amendment_field_unknown: [
    [() => amendWith({ field: 'weather' }), /person 没有“weather”这一项。请/],
    [() => amendWith({ field: 'person_id' }), /person 没有“person_id”这一项。请/],
  ],
  amendment_field_fixed: [[() => amendWith({ entity: 'insured_unit', field: 'firm', value: '2' }), /insured_unit 的“firm”.*请/]],
  amendment_key_unknown: [
    [() => amendWith({ key: 2001n }), /没有 1 条要改的 person 记录，编号如 2001。请/],
    [() => amendWith({ key: 0n }, [{ ...established, key: 3000n }]), /没有 2 条要改的 person 记录，编号如 0、3000。请/],
  ],
  amendment_twice: [[() => amendWith({}, [{ ...established, value: '否' }]), /person 1 的“is_registered_unemployed”给了两次。请/]],
  amendment_day_unfit: [
    [() => amendWith({ day: '2022-02-30' }), /日期“2022-02-30”不能用。请写 YYYY-MM-DD，不晚于新快照的 2099-01-01。/],
    [() => amendWith({ day: '2099-01-02' }), /日期“2099-01-02”不能用。/],
    [() => amendWith({}, [], '2000-01-01'), /日期“2000-01-01”不能用。请写 YYYY-MM-DD，不早于原快照的 20/],
  ],
  amendment_value_unfit: [
    [() => amendWith({ value: '大概' }), /person 1 的“.*”不能是“大概”：请写“是”或“否”。/],
    [() => amendWith({ entity: 'firm', field: 'size_class', value: '超大型' }), /不能是“超大型”：请从中选一个：.*小型/],
    [() => amendWith({ entity: 'firm', field: 'employees', value: '1.5' }), /不能是“1.5”：请写 0 至 \d+ 之间、没有小数的数。/],
    [() => amendWith({ entity: 'firm', field: 'cancelled_on', value: '2022-02-30' }), /请写日期/],
    [() => amendWith({ entity: 'firm', field: 'industry_code', value: 'Z99' }), /请写国民经济行业分类/],
    [() => amendWith({ entity: 'insured_unit', field: 'insured_region', value: '5000' }), /请写六位区划代码。/],
    [() => amendWith({ entity: 'insured_unit', field: 'ui_premium_paid_last_year', value: '10.001' }), /至多 2 位小数的数。/],
  ],
  amendments_differ: [
    [() => amendAfter((file) => appendFile(file, ' ')), /amendments\.json 写成后被改动.*请/],
    [() => amendAfter((file) => rm(file)), /amendments\.json 不见了.*请/],
  ],
  too_many_refused: [
    [
      () => load({ 'loan.csv': 'loan_id,staff\n1,5\n2,many\n3,6\n' }, { refusedLimitPerThousand: 5 }),
      /创业担保贷款共 3 行，拒收 1 行，超过上限 0\.5%.*“现有职工人数”不是这一列能收的数.*第 3 行“many”.*--refused-limit 34%。$/,
    ],
  ],
}

test.each(
  Object.entries({ ...provocations, ...handedOn }).flatMap(([code, ways]) =>
    ways.map(([provoke, wording]) => [code, wording, provoke] as const),
  ),
)('%s: %s', async (code, wording, provoke) => {
  const result = await provoke()
  if (result.kind === 'done') throw new Error(`${code} was not refused`)
  expect(result.refusal.code).toBe(code)
  const sentence = describeRegistryRefusal(result.refusal)
  expect(sentence).toMatch(wording)
  expect(sentence).toMatch(/。$/)
  expect(sentence).not.toMatch(/undefined|\[object|：。|、。|“”/)
})

/** Reads the whole snapshot by a glossary in which one field of counties is another, or of another type. */
function readOtherColumns(instead: string, id: string): Provoked {
  const entity = vocabulary.entities.get('county')
  if (entity === undefined) throw new Error('no county')
  const fields = new Map(entity.fields)
  fields.delete(instead)
  const kind = id === instead ? 'text' : 'boolean'
  fields.set(id, { id, zh: '', aliases: [], definition: '', source: '', type: { kind } })
  return readManifest(setting.path('whole'), { ...vocabulary, entities: new Map(vocabulary.entities).set('county', { ...entity, fields }) })
}

async function changeByte(file: string): Promise<void> {
  const bytes = await readFile(file)
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
  await writeFile(file, bytes)
}
