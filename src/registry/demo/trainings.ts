import { parquetRows } from '../../store/index.ts'
import type { KeyRange } from '../buckets.ts'
import { type Choice, pick, selectDrawn } from './dice.ts'
import { hasReturned } from './employments.ts'
import { firmFlag } from './firms.ts'
import { lifeOf } from './life.ts'
import { organisationOf } from './organisations.ts'
import { placeSlots } from './places.ts'
import { code, coded, day, knownOn, never, rowOf, type Setting } from './setting.ts'
import { shuffleOf } from './shuffle.ts'

/** Who is trained more than others, by the column that is true of them, and how many of a thousand; the first that fits. Chosen for the demonstration. */
const trainedOfAThousand = [
  ['is_veteran', 100],
  ['is_poor', 80],
  ['is_jobless', 150],
  ['is_in_hardship', 50],
] as const

/** Trainings of those who work or have worked in the bucket's units, and, in the first bucket, of those who never have. */
export function trainingsSql(setting: Setting, range: KeyRange, employmentFile: string): string {
  const { dice } = setting
  const t = 'training_id'
  const shares = trainedOfAThousand.map(([who, share]) => `WHEN ${who} THEN ${share}`).join(' ')
  const trained = `SELECT *, ${dice.draw(t, 'training hole')} AS hole FROM (${peopleSql(setting, range, employmentFile)})
WHERE ${trainedNumber(setting, t)} < CASE ${shares} ELSE 18 END`
  const placed = selectDrawn(`*, ${kindSql(setting)} AS kind`, trained)
  const values = {
    training_id: t,
    trainee: 'person',
    institution: organisationOf(setting, 'training_institution', t, 'institution'),
    insured_unit: 'insured_unit',
    region: 'region',
    kind: 'kind',
    ended_on: `${day(setting, '10-31')} - ${dice.below(t, 'training ended', 400)}::INTEGER`,
    months: dice.pick(t, 'training months', [
      [500, `CASE WHEN ${isOf(setting, 'cluster')} THEN 6 ELSE 1 END`],
      [150, '2'],
      [150, '3'],
      [50, '4'],
      [100, '6'],
      [50, '7'],
      [40, '0'],
    ]),
    is_completed: dice.chance(t, 'completed', 900),
    cost: `${dice.pick(t, 'cost', [
      [40, '30000'],
      [20, '60000'],
      [20, '150000'],
      [10, '400000'],
      [5, '400001'],
      [5, '800000'],
    ])} + ${dice.pick(t, 'cost fen', [
      [90, '0'],
      [10, '33'],
    ])}`,
    is_new_technician: `(${dice.below(t, 'technician', 1000)} < CASE WHEN ${isOf(setting, 'cluster')} THEN 800 ELSE 30 END)`,
    is_key_group: `(${dice.below(t, 'key group', 1000)} < CASE WHEN is_veteran OR is_poor OR is_migrant OR is_jobless AND is_registered THEN 930 ELSE 150 END)`,
    times_this_year: dice.pick(t, 'training times', [
      [750, '0'],
      [150, '1'],
      [60, '2'],
      [40, '3'],
    ]),
  }
  return `${selectDrawn(rowOf(setting, 'training', values, { known: [], isKeptByHand: true }), placed)} ORDER BY insured_unit, training_id`
}

function trainedNumber({ dice }: Setting, training: string): string {
  return dice.below(training, 'trained', 1000)
}

/** Those who may be trained, with what decides about it; the draws are those of the persons' table. Whom no share reaches is left out first. */
function peopleSql(setting: Setting, range: KeyRange, employmentFile: string): string {
  const { dice } = setting
  const life = lifeOf(setting, 'person')
  const mayBe = (training: string) => `${trainedNumber(setting, training)} < ${Math.max(...trainedOfAThousand.map(([, share]) => share))}`
  // Who has no employer is trained by one of the bucket.
  const organiser = (training: string) =>
    `(${range.firstKey} + ${dice.below(training, 'organiser', Number(range.lastKey - range.firstKey) + 1)}) * 2`
  const columns = (isNeverEmployed: 'true' | 'false') => `${life.isVeteran} AS is_veteran, ${life.isRegisteredPoor} AS is_poor,
  ${life.isRuralMigrant} AS is_migrant, ${life.isRegisteredIfJobless} AS is_registered, ${life.isHiredThisYear} AS is_new,
  ${life.bornOn(isNeverEmployed)} > DATE '${knownOn(setting)}' - 7300 AS is_young`
  const working = selectDrawn(
    `training_id, person, insured_unit, region, is_jobless, is_in_hardship, ${columns('false')}`,
    `SELECT employment_id AS training_id, person, CASE WHEN ended_on = ${never} THEN insured_unit ELSE ${organiser('employment_id')} END AS insured_unit, region,
  ended_on <> ${never} AS is_jobless, ended_on = ${never} AND ${firmFlag(setting, 'has_hardship')} AS is_in_hardship
FROM ${parquetRows([employmentFile])} employment JOIN unit_core ON unit_core.unit_id = employment.insured_unit
WHERE ${mayBe('employment_id')} AND NOT ${hasReturned(setting, '(employment_id - 1)', '(employment_id - 1 - slot_start)', 'staff')}`,
  )
  if (range.bucket > 0) return working
  const { personOf } = shuffleOf(setting.persons, setting.window)
  const neverEmployed = selectDrawn(
    `training_id, person, insured_unit, region, true AS is_jobless, false AS is_in_hardship, ${columns('true')}`,
    `SELECT training_id, person, insured_unit, place.region FROM (
  SELECT range + 1 AS training_id, ${organiser('(range + 1)')} AS insured_unit, ${personOf('range')} AS person FROM range(${setting.slots}, ${setting.persons}) WHERE ${mayBe('(range + 1)')}
) JOIN place ON place.slot = ${dice.below('person', 'home', placeSlots)}`,
  )
  return `${working} UNION ALL ${neverEmployed}`
}

/** Kinds fit who is trained: veterans, the young without work, poor people at work, firms in hardship, and those newly hired. */
function kindSql(setting: Setting): string {
  const { dice } = setting
  const t = 'training_id'
  const kind = (value: string) => code(setting, 'training_kind', value)
  const among = (salt: string, weights: Readonly<Record<string, number>>) => dice.pick(t, salt, coded(setting, 'training_kind', weights))
  const fitting = dice.below(t, 'fitting kind', 1000)
  const newly: readonly Choice[] = [
    [400, kind('pre_job')],
    [150, kind('cluster')],
    [450, among('training', employed)],
  ]
  return `CASE WHEN is_veteran AND ${fitting} < 600 THEN ${kind('veteran')}
  WHEN is_jobless AND is_registered AND is_young AND ${fitting} < 700 THEN ${kind('labour_preparation')}
  WHEN is_jobless THEN ${among('training jobless', jobless)}
  WHEN is_poor AND ${fitting} < 500 THEN ${kind('work_based')}
  WHEN is_in_hardship AND ${fitting} < 500 THEN ${kind('in_service')}
  WHEN is_new THEN ${pick(fitting, newly)} ELSE ${among('training', employed)} END`
}

const employed = {
  pre_job: 150,
  safety: 250,
  job_transfer: 120,
  in_service: 150,
  project_based: 130,
  cluster: 60,
  work_based: 30,
  online: 100,
  labour_preparation: 5,
  veteran: 5,
}
const jobless = { project_based: 450, online: 400, labour_preparation: 100, job_transfer: 50 }

function isOf(setting: Setting, kind: string): string {
  return `kind = ${code(setting, 'training_kind', kind)}`
}
