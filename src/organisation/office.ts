import { addDays, formatDate, parseDate } from '../kernel/calendar.ts'
import { dayInChina } from '../kernel/china-time.ts'
import type { Work } from '../store/index.ts'

/** What an office is called, where it stands, and in which time. */
export interface OfficeSettings {
  readonly name: string
  readonly region: string
  readonly dayOffset: number
  readonly isDemo: boolean
}

/** The office of a database, or undefined where none has been set up. */
export async function readOffice(db: Work): Promise<OfficeSettings | undefined> {
  const row = await db.selectFrom('office').select(['name', 'region', 'day_offset', 'is_demo']).executeTakeFirst()
  return row === undefined ? undefined : { name: row.name, region: row.region, dayOffset: row.day_offset, isDemo: row.is_demo }
}

/** Writes the office of a database that has none. */
export async function writeOffice(db: Work, office: OfficeSettings): Promise<void> {
  await db
    .insertInto('office')
    .values({ name: office.name, region: office.region, day_offset: office.dayOffset, is_demo: office.isDemo })
    .execute()
}

/** The day it is in an office at an instant: that of Shanghai, moved by the office's offset. */
export function officeDay(instant: Date, dayOffset: number): string {
  const day = parseDate(dayInChina(instant))
  if (day === undefined) throw new Error(`The clock shows ${instant.toISOString()}`)
  return formatDate(addDays(day, dayOffset))
}
