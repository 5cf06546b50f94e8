import type { Vocabulary } from '../../rules/index.ts'
import { plantedPlaces, plantedSlotOf } from './places.ts'
import { code, coded, day, never, rowOf, type Setting } from './setting.ts'

/** What a planted organisation is like, as SQL; each kind has one of every case in every planted place. */
interface Recognition {
  readonly level: 'municipal' | 'provincial' | 'national' | 'unknown'
  readonly isRecognised: 'true' | 'false' | 'NULL'
  /** Month and day, and how many years ago. */
  readonly recognisedOn: readonly [monthDay: string, yearsAway: number] | 'unknown'
}

const recognitions: readonly Recognition[] = [
  { level: 'provincial', isRecognised: 'true', recognisedOn: ['09-01', 0] },
  { level: 'provincial', isRecognised: 'true', recognisedOn: ['05-20', -3] },
  { level: 'national', isRecognised: 'true', recognisedOn: ['08-10', 0] },
  { level: 'municipal', isRecognised: 'true', recognisedOn: ['10-08', 0] },
  // Recognised once, and no longer.
  { level: 'provincial', isRecognised: 'false', recognisedOn: ['03-15', -6] },
  // Nothing is known of it but what and where it is.
  { level: 'unknown', isRecognised: 'NULL', recognisedOn: 'unknown' },
]

const unknownCase = recognitions.findIndex(({ recognisedOn }) => recognisedOn === 'unknown')

/** Head counts at, just below and just above the tiers of awards. */
const tiers = [29, 30, 49, 50, 99, 100] as const

/**
 * How many of a hundred organisations beyond the planted ones are of each kind: agencies, schools and training centres in every
 * county, workshops and internship units many, parks hardly any; chosen for the demonstration after what ministries count.
 */
const kindsOfAHundred: Readonly<Record<string, number>> = {
  poverty_workshop: 19,
  support_base: 6,
  labour_brand: 4,
  cooperation_base: 3,
  hr_park: 1,
  hr_agency: 19,
  labour_broker: 3,
  vocational_school: 9,
  internship_unit: 17,
  training_institution: 13,
  incubator: 4,
  startup_park: 2,
}

const hundred = Object.entries(kindsOfAHundred).flatMap(([kind, share]) => Array.from({ length: share }, () => kind))

/** How many organisations a registry of so many firms has: the planted ones, and hundreds of others. */
export function organisationCount(vocabulary: Vocabulary, firms: number): number {
  return plantedCount({ vocabulary }) + hundred.length * Math.round(firms / 40 / hundred.length)
}

/** SQL for the key of one organisation of a kind, by the SQL of the key that draws it. */
export function organisationOf(setting: Setting, kind: string, key: string, salt: string): string {
  const { dice } = setting
  const kinds = kindsOf(setting)
  const rounds = plantedPlaces * recognitions.length
  const planted = `${kinds.indexOf(kind) + 1} + ${kinds.length} * ${dice.below(key, salt, rounds)}`
  const hundreds = (setting.organisations - plantedCount(setting)) / hundred.length
  if (hundreds === 0) return `(${planted})`
  const first = hundred.indexOf(kind) + 1
  const share = hundred.filter((each) => each === kind).length
  return `(${plantedCount(setting)} + ${hundred.length} * ${dice.below(key, `${salt} hundred`, hundreds)} + ${first} + ${dice.below(key, salt, share)})`
}

/** Bases, parks, brands, agencies and schools. */
export function organisationsSql(setting: Setting): string {
  const { dice } = setting
  const kinds = kindsOf(setting)
  const planted = plantedCount(setting)
  const o = 'organisation_id'
  const isPlanted = `(${o} <= ${planted})`
  const round = `((${o} - 1) // ${kinds.length})`
  const caseOf = (part: (recognition: Recognition) => string, otherwise: string) =>
    `CASE WHEN ${isPlanted} THEN CASE ${round} // ${plantedPlaces} ${recognitions.map((each, index) => `WHEN ${index} THEN ${part(each)}`).join(' ')} END ELSE ${otherwise} END`
  const isCase = (index: number) => `(${isPlanted} AND ${round} // ${plantedPlaces} = ${index})`
  const only = (of: readonly string[], value: string, otherwise: string) =>
    `CASE WHEN ${isCase(unknownCase)} THEN NULL WHEN kind IN (${of.map((kind) => code(setting, 'organisation_kind', kind)).join(', ')}) THEN ${value} ELSE ${otherwise} END`
  const isRecognised = dice.chance(o, 'recognised', 880)
  const completed = `CASE WHEN NOT ${isPlanted} AND ${dice.chance(o, 'without trainees', 150)} THEN 0 ELSE (${dice.below(o, 'completed', 40)} + 1) * 2 END`
  const values = {
    organisation_id: o,
    kind: 'kind',
    level: caseOf(
      ({ level }) => (level === 'unknown' ? 'NULL' : code(setting, 'organisation_level', level)),
      dice.pick(
        o,
        'level',
        coded(setting, 'organisation_level', { none: 300, county: 300, municipal: 200, provincial: 150, national: 50 }),
      ),
    ),
    region: 'region',
    is_recognised: caseOf((each) => each.isRecognised, isRecognised),
    recognised_on: caseOf(
      ({ recognisedOn }) => (recognisedOn === 'unknown' ? 'CAST(NULL AS DATE)' : day(setting, ...recognisedOn)),
      `CASE WHEN ${isRecognised} THEN ${day(setting, '10-31')} - ${dice.below(o, 'recognised on', 1800)}::INTEGER ELSE ${never} END`,
    ),
    poverty_workers: only(
      ['poverty_workshop', 'support_base'],
      `CASE WHEN ${isPlanted} OR ${dice.chance(o, 'at a tier', 240)} THEN list_extract([${tiers.join(', ')}], (${round} % ${tiers.length} + 1)::BIGINT) ELSE ${dice.below(o, 'poverty any', 140)} END`,
      '0',
    ),
    firm: `1 + ${dice.below(o, 'run by', setting.firms)}`,
    jobs_promoted: only(
      ['hr_park', 'hr_agency', 'labour_broker', 'labour_brand', 'cooperation_base', 'incubator', 'startup_park'],
      `CASE WHEN ${isCase(1)} OR ${dice.chance(o, 'promoted none', 100)} THEN 0 ELSE 1 + ${dice.below(o, 'jobs promoted', 3000)} END`,
      '0',
    ),
    trainees_completed: only(['internship_unit'], completed, '0'),
    trainees_retained: only(
      ['internship_unit'],
      `greatest(0, ${dice.pick(o, 'retained', [
        [300, `(${completed}) // 2`],
        [150, `(${completed}) // 2 - 1`],
        [150, `least((${completed}) // 2 + 1, ${completed})`],
        [400, `(${completed}) * ${dice.below(o, 'retained share', 101)} // 100`],
      ])})`,
      '0',
    ),
    internship_months: only(['internship_unit'], `(${completed}) * (3 + ${dice.below(o, 'internship', 10)})`, '0'),
    is_online_training_approved: only(
      ['training_institution', 'vocational_school'],
      caseOf(({ isRecognised }) => isRecognised, dice.chance(o, 'online approved', 350)),
      'false',
    ),
    training_subsidy_due: only(
      ['training_institution', 'vocational_school'],
      `CASE WHEN ${dice.chance(o, 'nothing due', 100)} THEN 0 ELSE ${dice.below(o, 'training due', 90_000_000)} END`,
      '0',
    ),
  }
  const place = `CASE WHEN range <= ${planted} THEN ${plantedSlotOf(`((range - 1) // ${kinds.length})`)} ELSE ${dice.below('range', 'organisation place', 10_000)} END`
  const kindCodes = hundred.map((kind) => code(setting, 'organisation_kind', kind))
  const kind = `CASE WHEN range <= ${planted} THEN (range - 1) % ${kinds.length} ELSE list_extract([${kindCodes.join(', ')}], ((range - ${planted} - 1) % ${hundred.length} + 1)::BIGINT) END`
  return `SELECT ${rowOf(setting, 'organisation', values, { known: ['kind'], isWhole: isPlanted, isKeptByHand: true })} FROM (
  SELECT range AS organisation_id, ${kind} AS kind, place.region, ${dice.draw('range', 'organisation hole')} AS hole
  FROM range(1, ${setting.organisations + 1}) JOIN place ON place.slot = ${place}
) ORDER BY organisation_id`
}

function kindsOf({ vocabulary }: Pick<Setting, 'vocabulary'>): readonly string[] {
  return (vocabulary.enumerations.get('organisation_kind')?.values ?? []).map(({ id }) => id)
}

function plantedCount(setting: Pick<Setting, 'vocabulary'>): number {
  return kindsOf(setting).length * plantedPlaces * recognitions.length
}
