import { placeSlots, plantedPlaces, plantedSlotOf } from './places.ts'
import { code, day, rowOf, type Setting } from './setting.ts'

/** A planted start-up loan: facts that differ from an ordinary one, as SQL by field. Each stands once in every planted place. */
interface LoanCase {
  readonly borrower: 'individual' | 'small_firm' | 'unknown'
  readonly facts: Readonly<Record<string, string>>
}

const individual = (facts: LoanCase['facts']): LoanCase => ({ borrower: 'individual', facts })
const smallFirm = (newHires: number | string, staff: number | string): LoanCase => ({
  borrower: 'small_firm',
  facts: { new_hires: `${newHires}`, staff: `${staff}`, is_covid_patient: 'false' },
})

const cases: readonly LoanCase[] = [
  individual({ principal: '20000000' }),
  individual({ principal: '20000100' }),
  // At and below the rate that the borrower bears alone.
  individual({ annual_rate: '22000', reference_rate: '37000' }),
  individual({ annual_rate: '22001', reference_rate: '37000' }),
  individual({ is_covid_patient: 'true', extension_months: '12' }),
  individual({ is_covid_patient: 'true', extension_months: '13' }),
  individual({ is_covid_patient: 'true', extension_months: '0' }),
  individual({ is_covid_patient: 'NULL', extension_months: '6' }),
  individual({ is_guarantee_referred: 'true' }),
  individual({ is_guarantee_referred: 'NULL' }),
  individual({ is_priority_project: 'true', is_priority_borrower: 'false' }),
  individual({ is_priority_project: 'false', is_priority_borrower: 'true' }),
  individual({ is_priority_project: 'false', is_priority_borrower: 'NULL' }),
  // The share of new hires at the lines of 15 and 20 % and just below, where it is 8 and 10 %, and where nobody knows.
  smallFirm(15, 100),
  smallFirm(20, 100),
  smallFirm(14, 100),
  smallFirm(9, 101),
  smallFirm(11, 101),
  smallFirm(8, 101),
  smallFirm('NULL', 40),
  { borrower: 'unknown', facts: {} },
]

const plantedCount = cases.length * plantedPlaces

/** How many loans a registry of so many firms has: the planted ones, and one for fifty firms. */
export function loanCount(firms: number): number {
  return plantedCount + Math.floor(firms / 50)
}

/** Start-up loans. */
export function loansSql(setting: Setting): string {
  const { dice } = setting
  const l = 'loan_id'
  const isPlanted = `${l} <= ${plantedCount}`
  const nth = `((${l} - 1) // ${plantedPlaces})`
  const plantedOr = (field: string, otherwise: string) => {
    const planted = cases.flatMap(({ facts }, index) => (facts[field] === undefined ? [] : [`WHEN ${index} THEN ${facts[field]}`]))
    return planted.length === 0 ? otherwise : `(CASE CASE WHEN ${isPlanted} THEN ${nth} END ${planted.join(' ')} ELSE ${otherwise} END)`
  }
  const borrower = (kind: LoanCase['borrower']) => (kind === 'unknown' ? 'NULL' : code(setting, 'borrower_kind', kind))
  const borrowers = cases.map(({ borrower: kind }, index) => `WHEN ${index} THEN ${borrower(kind)}`).join(' ')
  const kind = `CASE WHEN ${isPlanted} THEN CASE ${nth} ${borrowers} END WHEN ${dice.chance(l, 'borrower', 350)} THEN ${borrower('small_firm')} ELSE ${borrower('individual')} END`
  const isFirm = `borrower_kind = ${borrower('small_firm')}`
  const staff = dice.pick(l, 'staff', [
    [500, `${dice.below(l, 'staff any', 60)} + 5`],
    [250, '100'],
    [250, '101'],
  ])
  const hires = dice.pick(l, 'hires', [
    [250, '20'],
    [200, '(staff * 15 + 99) // 100'],
    [200, '(staff * 10 + 99) // 100'],
    [100, '(staff * 8 + 99) // 100'],
    [100, '10'],
    [150, '(staff * 20 + 99) // 100'],
  ])
  const values = {
    loan_id: l,
    region: 'region',
    borrower_kind: 'borrower_kind',
    principal: plantedOr(
      'principal',
      `CASE WHEN ${isFirm} THEN (${dice.below(l, 'principal', 30)} + 1) * 1000000 ELSE (${dice.below(l, 'principal', 20)} + 1) * 1000000 END`,
    ),
    annual_rate: plantedOr(
      'annual_rate',
      dice.pick(l, 'rate', [
        [400, '46500'],
        [300, '57000'],
        [200, '43500'],
        [100, '36500'],
      ]),
    ),
    reference_rate: plantedOr(
      'reference_rate',
      dice.pick(l, 'lpr', [
        [600, '37000'],
        [300, '38500'],
        [100, '36500'],
      ]),
    ),
    interest_days: dice.pick(l, 'days', [
      [300, '365'],
      [300, '92'],
      [200, '91'],
      [100, '90'],
      [100, '181'],
    ]),
    granted_on: `CASE WHEN ${isPlanted} THEN ${day(setting, '04-15')} ELSE ${day(setting, '10-31')} - ${dice.below(l, 'granted', 1000)}::INTEGER END`,
    new_hires: plantedOr('new_hires', `CASE WHEN ${isFirm} THEN ${hires} ELSE 0 END`),
    staff: plantedOr('staff', `CASE WHEN ${isFirm} THEN staff ELSE 0 END`),
    is_covid_patient: plantedOr('is_covid_patient', dice.chance(l, 'covid', 20)),
    extension_months: plantedOr(
      'extension_months',
      dice.pick(l, 'extension', [
        [850, '0'],
        [60, '6'],
        [60, '12'],
        [30, '13'],
      ]),
    ),
    is_guarantee_referred: plantedOr('is_guarantee_referred', dice.chance(l, 'referred', 100)),
    is_priority_project: plantedOr('is_priority_project', dice.chance(l, 'priority project', 60)),
    is_priority_borrower: plantedOr('is_priority_borrower', dice.chance(l, 'priority borrower', 120)),
  }
  const place = `CASE WHEN range <= ${plantedCount} THEN ${plantedSlotOf('(range - 1)')} ELSE ${dice.below('range', 'loan place', placeSlots)} END`
  return `SELECT ${rowOf(setting, 'loan', values, { known: [], isWhole: isPlanted, isKeptByHand: true })} FROM (
  SELECT *, ${kind} AS borrower_kind, ${staff} AS staff, ${dice.draw(l, 'loan hole')} AS hole FROM (
    SELECT range AS loan_id, place.region FROM range(1, ${setting.loans + 1}) JOIN place ON place.slot = ${place}
  )
) ORDER BY loan_id`
}
