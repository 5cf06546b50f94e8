import { join } from 'node:path'
import { done, type Result, refused } from '../kernel/result.ts'
import type { SizeClassTable } from '../kernel/size-class.ts'
import type { Vocabulary } from '../rules/index.ts'
import { copyInto, type DuckDb, type DuckDbOptions, parquetRows, sqlName, withDuckDb } from '../store/index.ts'
import type { KeyRange } from './buckets.ts'
import { demoTitle } from './demo/demo-title.zh.ts'
import { diceFor } from './demo/dice.ts'
import { employmentsSql, placedSlotsSql, slotFactsSql } from './demo/employments.ts'
import { firmsSql, firmTables } from './demo/firms.ts'
import { fitStaff } from './demo/fit-staff.ts'
import { loanCount, loansSql } from './demo/loans.ts'
import { organisationCount, organisationsSql } from './demo/organisations.ts'
import { paymentsSql } from './demo/payments.ts'
import { householdCycle, householdsSql, personsSql, placedPersonsSql } from './demo/persons.ts'
import { placeTables } from './demo/places.ts'
import { certificatesSql, countiesSql, layoffPlansSql, poolingAreasSql, venturesSql } from './demo/records.ts'
import { scenarioCycle } from './demo/scenarios.ts'
import { knownOn, type Setting } from './demo/setting.ts'
import { trainingsSql } from './demo/trainings.ts'
import { successionsSql, unitsSql } from './demo/units.ts'
import type { Completeness, Manifest } from './manifest.ts'
import type { ParameterRefusal, PersonsTooFew, RefusalWith, SnapshotExists } from './refusals.ts'
import { columnsOf, entityOf } from './schema.ts'
import { type SnapshotWriter, writeSnapshot } from './snapshot-writer.ts'
import { applySuccession } from './succession.ts'

export interface GenerateParameters {
  readonly firms: number
  readonly persons: number
  readonly seed: number
  readonly year: number
}

export interface Progress {
  readonly phase: string
  readonly done: number
  readonly total: number
}

export interface GenerateOptions {
  readonly parameters?: Partial<GenerateParameters>
  readonly sizeClasses: SizeClassTable
  readonly database: Omit<DuckDbOptions, 'isOrderPreserved'>
  readonly unitsPerBucket?: number
  readonly personsPerBucket?: number
  readonly onProgress?: (progress: Progress) => void
}

export const defaultParameters: GenerateParameters = { firms: 200_000, persons: 2_000_000, seed: 1, year: 2022 }

/** Raised whenever the same parameters give other facts or files, so that an older demonstration is known for what it is. */
export const GENERATOR = 7

/** Generates a believable registry with planted boundary cases: the same parameters always give the same snapshot. */
export async function generateSnapshot(
  folder: string,
  vocabulary: Vocabulary,
  options: GenerateOptions,
): Promise<Result<Manifest, ParameterRefusal | SnapshotExists>> {
  const parameters = { ...defaultParameters, ...options.parameters }
  const against = checkParameters(parameters)
  if (against !== undefined) return refused(against)
  return await withDuckDb({ ...options.database, isOrderPreserved: true }, (database) =>
    writeSnapshot(folder, database, vocabulary, async (writer): Promise<Result<Manifest, PersonsTooFew | SnapshotExists>> => {
      const prepared = await prepare(database, vocabulary, parameters, options.personsPerBucket ?? 2_000_000)
      if (prepared.kind === 'refused') return prepared
      const setting = prepared.value
      const slotFiles = await writeFirms(database, writer, setting, options)
      await writePersons(database, writer, setting, slotFiles, options.onProgress)
      await writeRest(writer, setting, options.onProgress)
      return await writer.finish({
        knownOn: knownOn(setting),
        title: demoTitle(parameters.year, parameters.seed),
        source: { kind: 'generated', parameters: { ...parameters, generator: GENERATOR } },
        completeness: completenessOf(vocabulary),
        masked: {},
      })
    }),
  )
}

/** The largest number of firms or persons whose keys the integer mixing takes. */
const mostOfAKind = 2 ** 30 - 1

const bounds: readonly (readonly [parameter: keyof GenerateParameters, low: number, high: number])[] = [
  ['firms', 1, mostOfAKind],
  ['persons', 1, mostOfAKind],
  ['seed', Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  ['year', 2000, 2099],
]

function checkParameters(parameters: GenerateParameters): RefusalWith<'parameter_out_of_range'> | undefined {
  for (const [parameter, low, high] of bounds) {
    const value = parameters[parameter]
    if (!Number.isSafeInteger(value) || value < low || value > high) return { code: 'parameter_out_of_range', parameter, value, low, high }
  }
  return undefined
}

async function prepare(
  database: DuckDb,
  vocabulary: Vocabulary,
  parameters: GenerateParameters,
  personsPerBucket: number,
): Promise<Result<Setting, PersonsTooFew>> {
  const dice = diceFor(parameters.seed)
  await database.run(dice.setup)
  for (const sql of placeTables()) await database.run(sql)
  const { firms, persons, year } = parameters
  const fit = await fitStaff(database, dice, firms, persons)
  if (fit.kind === 'refused') return fit
  return done({
    vocabulary,
    dice,
    year,
    firms,
    persons,
    organisations: organisationCount(vocabulary, firms),
    loans: loanCount(firms),
    ...fit.value,
    window: Math.min(persons, Math.ceil(personsPerBucket / householdCycle) * householdCycle),
  })
}

/** Gives the files that say which slots of employment each unit has. */
async function writeFirms(
  database: DuckDb,
  writer: SnapshotWriter,
  setting: Setting,
  options: GenerateOptions,
): Promise<readonly string[]> {
  const share = Math.floor(((options.unitsPerBucket ?? 1_000_000) * 0.97) / scenarioCycle)
  const ranges = rangesOf(setting.firms, Math.max(1, share) * scenarioCycle)
  let firstSlot = 0
  const slotFiles: string[] = []
  for (const range of ranges) {
    for (const sql of firmTables(setting, range, firstSlot)) await database.run(sql)
    const firm = await writer.write('firm', range, firmsSql(setting, options.sizeClasses))
    await database.run(placedSlotsSql)
    const employment = await writer.write('employment', range, employmentsSql(setting))
    await database.run(`CREATE OR REPLACE TEMP TABLE unit_raw AS ${unitsSql(setting)}`)
    await database.run(`CREATE OR REPLACE TEMP TABLE payment_raw AS ${paymentsSql(setting, firm.file, employment.file)}`)
    await database.run(`CREATE OR REPLACE TEMP TABLE unit_succession AS ${successionsSql(setting)}`)
    await applySuccession(
      database,
      {
        units: 'unit_raw',
        payments: 'payment_raw',
        successions: 'unit_succession',
        baseYear: setting.year - 1,
        newKeysBelow: BigInt(range.bucket) * -1_000_000_000n,
      },
      setting.vocabulary,
    )
    await writer.write('insured_unit', range, 'SELECT * FROM unit_raw')
    await writer.write('prior_payment', range, 'SELECT * FROM payment_raw')
    await writer.write('layoff_plan', range, layoffPlansSql(setting))
    await writer.write('training', range, trainingsSql(setting, range, employment.file))
    const slotFile = join(database.scratchFolder, `slots-${range.bucket}.parquet`)
    await database.run(
      copyInto('SELECT slot_start, staff, leavers, region, area_id, is_workshop FROM unit_core ORDER BY unit_id', slotFile, 'parquet'),
    )
    const [end] = await database.rows('SELECT max(slot_start + staff + leavers) AS slot FROM unit_core')
    firstSlot = Number(end?.slot ?? firstSlot)
    slotFiles.push(slotFile)
    options.onProgress?.({ phase: 'firms', done: Number(range.lastKey), total: setting.firms })
  }
  return slotFiles
}

async function writePersons(
  database: DuckDb,
  writer: SnapshotWriter,
  setting: Setting,
  slotFiles: readonly string[],
  onProgress: GenerateOptions['onProgress'],
): Promise<void> {
  await database.run(`CREATE OR REPLACE TEMP VIEW unit_slots AS SELECT * FROM ${parquetRows(slotFiles)}`)
  for (const range of rangesOf(setting.persons, setting.window)) {
    await database.run(`CREATE OR REPLACE TEMP TABLE slot_facts AS ${slotFactsSql(setting, range)}`)
    await database.run(placedPersonsSql(setting, range))
    const person = await writer.write('person', range, personsSql(setting))
    await writer.write('household', range, householdsSql(setting, person.file, range))
    await writer.write('certificate', range, certificatesSql(setting, person.file))
    await writer.write('venture', range, venturesSql(setting, person.file))
    onProgress?.({ phase: 'persons', done: Number(range.lastKey), total: setting.persons })
  }
}

async function writeRest(writer: SnapshotWriter, setting: Setting, onProgress: GenerateOptions['onProgress']): Promise<void> {
  const rest = [
    ['pooling_area', poolingAreasSql(setting)],
    ['county', countiesSql(setting)],
    ['organisation', organisationsSql(setting)],
    ['loan', loansSql(setting)],
    ['pending_payment', noneSql(setting.vocabulary, 'pending_payment')],
  ] as const
  for (const [index, [entity, sql]] of rest.entries()) {
    await writer.write(entity, { bucket: 0, firstKey: 0n, lastKey: 0n }, sql)
    onProgress?.({ phase: 'other', done: index + 1, total: rest.length })
  }
}

/** No record of an entity: what is on its way to its payee, only an office's own ledger knows. */
function noneSql(vocabulary: Vocabulary, entity: string): string {
  return `SELECT ${columnsOf(entityOf(vocabulary, entity))
    .map(({ name }) => `NULL AS ${sqlName(name)}`)
    .join(', ')} WHERE false`
}

/** Consecutive ranges of keys from 1. */
function rangesOf(keys: number, perBucket: number): readonly KeyRange[] {
  return Array.from({ length: Math.ceil(keys / perBucket) }, (_, bucket) => ({
    bucket,
    firstKey: BigInt(bucket * perBucket + 1),
    lastKey: BigInt(Math.min(keys, (bucket + 1) * perBucket)),
  }))
}

/** Everything is complete but earlier payments, which two provinces have not delivered. */
function completenessOf(vocabulary: Vocabulary): Readonly<Record<string, Completeness>> {
  const entries = [...vocabulary.entities.keys()].map((entity): [string, Completeness] => [
    entity,
    entity === 'prior_payment' ? { regions: [130000, 140000, 150000, 220000, 500000] } : 'everywhere',
  ])
  return Object.fromEntries(entries)
}
