import { code, coded, day, knownOn, never, type Setting } from './setting.ts'

/**
 * Facts of a person that its employment repeats (hire, unemployment before it, leaving): functions of the person's key alone, so
 * that both tables say the same without a join.
 */
export interface Life {
  readonly isGraduateOfYear: string
  readonly graduateKind: string
  readonly graduatedOn: string
  readonly isHiredThisYear: string
  readonly hiredOn: string
  /** Refers to the columns `hired_on` and `is_new`, which hold the two above. */
  readonly unemployedBeforeHireSince: string
  readonly leftOn: string
  readonly hardship: string
  /** By the SQL that is true of those who never worked: many of them have just left school. */
  readonly bornOn: (neverWorked: string) => string
  readonly isRural: string
  readonly isRuralMigrant: string
  /** Poor people on the register are among those lifted out of poverty, who live in the country. */
  readonly isRegisteredPoor: string
  readonly isVeteran: string
  /** Whether the person would be registered as unemployed without work. */
  readonly isRegisteredIfJobless: string
}

/** SQL of a person's life, by the SQL of its key. */
export function lifeOf(setting: Setting, person: string): Life {
  const { dice } = setting
  const graduate = dice.below(person, 'graduate', 1000)
  const isGraduate = (share: number) => `${graduate} < ${share}`
  const isGraduateOfYear = `(${isGraduate(25)})`
  const isHiredThisYear = `(${dice.below(person, 'hire', 1000)} < 150 OR ${isGraduateOfYear})`
  const hiredOn = `(CASE
    WHEN ${isGraduateOfYear} THEN ${day(setting, '06-20')} + ${dice.below(person, 'graduate hire', 130)}::INTEGER
    WHEN ${dice.below(person, 'hire', 1000)} < 5 THEN ${day(setting, '02-28')}
    WHEN ${dice.below(person, 'hire', 1000)} < 9 THEN ${day(setting, '03-31')}
    WHEN ${dice.below(person, 'hire', 1000)} < 150 THEN ${day(setting, '01-01')} + ${dice.below(person, 'hire day', 303)}::INTEGER
    ELSE ${day(setting, '12-31', -1)} - (${dice.below(person, 'earlier hire', 4000)} * ${dice.below(person, 'seniority', 100)} // 100)::INTEGER END)`
  const isRural = dice.chance(person, 'rural', 520)
  const kinds = { college: 900, technician_class: 50, special_vocational: 5, vocational_school: 45 }
  const graduateKind = `(CASE WHEN ${isGraduate(60)} THEN ${dice.pick(person, 'graduate kind', coded(setting, 'graduate_kind', kinds))} ELSE ${code(setting, 'graduate_kind', 'none')} END)`
  return {
    isGraduateOfYear,
    isHiredThisYear,
    hiredOn,
    graduateKind,
    graduatedOn: `(CASE
    WHEN ${isGraduateOfYear} THEN ${day(setting, '06-15')} + ${dice.below(person, 'graduated', 30)}::INTEGER
    WHEN ${isGraduate(45)} THEN ${day(setting, '06-15', -1)} + ${dice.below(person, 'graduated', 30)}::INTEGER
    WHEN ${isGraduate(60)} THEN ${day(setting, '06-15', -2)} + ${dice.below(person, 'graduated', 30)}::INTEGER
    ELSE ${never} END)`,
    unemployedBeforeHireSince: unemployedSince(setting, person),
    leftOn: `(DATE '${knownOn(setting)}' - ${dice.below(person, 'left', 365)}::INTEGER)`,
    hardship: hardshipOf(setting, person),
    bornOn: (neverWorked) => bornOn(setting, person, graduateKind, neverWorked),
    isRural,
    isRuralMigrant: `(${isRural} AND ${dice.chance(person, 'migrant', 550)})`,
    isRegisteredPoor: `(${isRural} AND ${dice.chance(person, 'alleviated', 90)})`,
    isVeteran: dice.chance(person, 'veteran', 25),
    isRegisteredIfJobless: dice.chance(person, 'registered', 420),
  }
}

/** Half of this year's hires were registered before: one in eight exactly six calendar months, month ends among them, and one day less. */
function unemployedSince(setting: Setting, person: string): string {
  const { dice } = setting
  const hire = dice.below(person, 'hire', 1000)
  const sixMonths = `CAST(hired_on - INTERVAL 6 MONTH AS DATE)`
  return `(CASE WHEN NOT is_new THEN ${never}
    WHEN ${hire} < 5 THEN ${day(setting, '08-27', -1)} + (1 + ${person} % 5)::INTEGER
    WHEN ${hire} < 9 THEN ${day(setting, '09-29', -1)} + (${person} % 3)::INTEGER
    ELSE ${dice.pick(person, 'unemployed before', [
      [500, never],
      [70, sixMonths],
      [50, `${sixMonths} + 1`],
      [50, `${sixMonths} - 1`],
      [330, `hired_on - (20 + ${dice.below(person, 'unemployed days', 420)})::INTEGER`],
    ])} END)`
}

function hardshipOf(setting: Setting, person: string): string {
  const weights = { none: 955, disabled: 8, subsistence: 6, zero_employment: 5, land_lost: 4, long_unemployed: 7, older: 15 }
  return setting.dice.pick(person, 'hardship', coded(setting, 'hardship_category', weights))
}

/** Exact birthdays at the age cliffs, one day off them, leap days, and the rest of a working population. */
function bornOn(setting: Setting, person: string, graduateKind: string, neverWorked: string): string {
  const { dice, year } = setting
  const cliff = dice.pick(
    person,
    'cliff',
    [40, 45, 50, 55, 60].map((age) => [1, `DATE '${year - age}-10-31'`] as const),
  )
  const leap = `make_date(1964 + 4 * ${dice.below(person, 'leap year', 10)}, 2, 29)`
  const known = `DATE '${knownOn(setting)}'`
  const age = dice.below(person, 'age', 100_000)
  return `(CASE WHEN ${graduateKind} <> ${code(setting, 'graduate_kind', 'none')} THEN ${known} - (19 * 365 + ${age} % 2600)::INTEGER
    WHEN ${neverWorked} AND ${dice.chance(person, 'school leaver', 250)} THEN ${known} - (16 * 365 + 5 + ${age} % 1640)::INTEGER
    ELSE ${dice.pick(person, 'birth', [
      [30, `${cliff} + (${dice.below(person, 'cliff day', 3)} - 1)::INTEGER`],
      [2, leap],
      [20, `${known} - (16 * 365 + ${age} % 730)::INTEGER`],
      [910, `${known} - (18 * 365 + 5 + ${age} % 15300)::INTEGER`],
      [38, `${known} - (60 * 365 + 15 + ${age} % 5400)::INTEGER`],
    ])} END)`
}
