import { addMonths, type CalendarDate, dateOfAge, type Month, monthOf, parseMonth } from './calendar.ts'

/** Whose age it is: men, women who retired at 55 and women who retired at 50 before the ages began to rise. */
export type RetirementCategory = 'male' | 'female_55' | 'female_50'

/** An age and how it rises: everyone born in `birthMonthsPerStep` months from the first retires one month later than those before. */
export interface RetirementRule {
  readonly baseYears: number
  readonly firstBirthMonth: Month
  readonly birthMonthsPerStep: number
  readonly delayMonthsMax: number
}

export type RetirementTable = Readonly<Record<RetirementCategory, RetirementRule>>

const retirementCategories: readonly RetirementCategory[] = ['male', 'female_55', 'female_50']

/** The statutory age of someone born on a day, in months. */
export function retirementAgeInMonths(birth: CalendarDate, category: RetirementCategory, table: RetirementTable): number {
  return table[category].baseYears * 12 + delayInMonths(birth, table[category])
}

/**
 * The day someone reaches the statutory age. A delayed age falls in the month the tables of the decision name,
 * on its last day where the day of birth does not exist there.
 */
export function retirementDate(birth: CalendarDate, category: RetirementCategory, table: RetirementTable): CalendarDate {
  const rule = table[category]
  const delay = delayInMonths(birth, rule)
  return delay === 0 ? dateOfAge(birth, rule.baseYears) : addMonths(birth, rule.baseYears * 12 + delay)
}

/** Builds the table from the parsed reference data; throws on any other shape. */
export function retirementTableFrom(data: unknown): RetirementTable {
  const categories = (data as { readonly categories?: unknown } | null)?.categories
  if (!Array.isArray(categories)) throw new Error('retirement ages: there is no list of categories')
  const rules = categories.map((each) => [String(each?.id), ruleFrom(each)] as const)
  const table = Object.fromEntries(rules)
  for (const category of retirementCategories) if (table[category] === undefined) throw new Error(`retirement ages: ${category} is missing`)
  return table as RetirementTable
}

function delayInMonths(birth: CalendarDate, rule: RetirementRule): number {
  const monthsIntoRise = monthOf(birth) - rule.firstBirthMonth
  if (monthsIntoRise < 0) return 0
  return Math.min(rule.delayMonthsMax, Math.floor(monthsIntoRise / rule.birthMonthsPerStep) + 1)
}

function ruleFrom(source: Readonly<Record<string, unknown>>): RetirementRule {
  const firstBirthMonth = parseMonth(String(source.first_birth_month))
  const numbers = [source.base_years, source.birth_months_per_step, source.delay_months_max].map(Number)
  const [baseYears = 0, birthMonthsPerStep = 0, delayMonthsMax = 0] = numbers
  if (firstBirthMonth === undefined || numbers.some((each) => !Number.isInteger(each) || each <= 0)) {
    throw new Error(`retirement ages: cannot read category ${String(source.id)}`)
  }
  return { baseYears, firstBirthMonth, birthMonthsPerStep, delayMonthsMax }
}
