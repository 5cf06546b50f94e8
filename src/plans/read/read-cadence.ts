import type { Cadence, Confirmation, Every } from '../orders/orders.ts'
import type { BlockReader, Entries, Located } from './block-reader.ts'
import { splitTime } from './check-shape.ts'
import { readDay } from './read-day.ts'
import { textOf } from './yaml-source.ts'

/** Days the longest period of a kind can have; a day of a year of 366 days is a day of some year. */
export const longestPeriod: Readonly<Record<Every, number>> = {
  day: 1,
  week: 7,
  ten_days: 11,
  month: 31,
  quarter: 92,
  half_year: 184,
  year: 366,
  unstated: 0,
}

/** Reads a `cadence` mapping; undefined when there is none or it cannot be read. */
export function readCadence(at: Located | undefined, reader: BlockReader): Cadence | undefined {
  if (at === undefined) return undefined
  const before = reader.problems.length
  const entries = reader.entries('cadence', at)
  const every = reader.wordOf<Every>('every', entries, 'every')
  const event = reader.text(entries, 'event')
  const dueDay = readCount(entries, 'due_day')
  const dueDayAt = entries.get('due_day')
  const longest = every === undefined ? undefined : longestPeriod[every]
  if (dueDayAt !== undefined && dueDay !== undefined && longest !== undefined && longest > 0 && dueDay > longest)
    reader.problem(dueDayAt, 'whole_number_expected', { found: String(dueDay), most: String(longest) })
  const dueAt = dueDayAt ?? entries.get('due_after_end')
  if (dueAt !== undefined && (event !== undefined || every === 'unstated')) reader.problem(dueAt, 'cadence_due_needs_period')
  const cadence: Cadence = {
    every,
    event,
    dueDay,
    dueAfterEnd: readCount(entries, 'due_after_end'),
    within: readWithin(entries, reader),
    times: readCount(entries, 'times'),
    countsDay: reader.wordOf<Confirmation>('confirmation', entries, 'counts_day') ?? 'unconfirmed',
    rolls: reader.wordOf<Confirmation>('confirmation', entries, 'rolls') ?? 'unconfirmed',
    inWorkdays: reader.wordOf<Confirmation>('confirmation', entries, 'workdays') ?? 'unconfirmed',
    about: reader.wordOf<'previous' | 'current'>('about', entries, 'about'),
    from: readDay(entries, 'from'),
    to: readDay(entries, 'to'),
  }
  if (cadence.from.kind === 'day' && cadence.to.kind === 'day' && cadence.from.day > cadence.to.day)
    reader.problem(entries.get('to') ?? at, 'period_reversed')
  return reader.problems.length > before || !entries.isSound ? undefined : cadence
}

/** A whole number from 1; undefined when the key is absent. */
export function readCount(entries: Entries, key: string): number | undefined {
  const found = textOf(entries.get(key)?.node)
  return found === undefined ? undefined : Number(found.trim())
}

function readWithin(entries: Entries, reader: BlockReader): Cadence['within'] {
  const found = reader.text(entries, 'within')
  if (found === undefined) return undefined
  if (reader.words('immediate').has(found)) return 'immediate'
  const [count, zh] = splitTime(found) ?? []
  const unit = reader.words('time_unit').get(zh ?? '') as 'hours' | 'days' | 'workdays' | undefined
  return count === undefined || unit === undefined ? undefined : { count, unit }
}
