import type { BlockReader, Entries, Located } from './block-reader.ts'
import type { Cadence, Confirmation, Every } from './orders.ts'
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

/** In days after the end of a period; what tells of it later than a year tells nobody. */
const LONGEST_DELAY = 366

/** Reads a `cadence` mapping; undefined when there is none or it cannot be read. */
export function readCadence(at: Located | undefined, reader: BlockReader): Cadence | undefined {
  if (at === undefined) return undefined
  const before = reader.problems.length
  const entries = reader.entries('cadence', at)
  const everyAt = entries.get('every')
  const eventAt = entries.get('event')
  if ((everyAt === undefined) === (eventAt === undefined) && reader.problems.length === before) reader.problem(at, 'cadence_needs_one')
  const every = everyAt === undefined ? undefined : reader.word<Every>('every', everyAt)
  const event = eventAt === undefined ? undefined : reader.text(entries, 'event', at)
  const dueDay = readCount(entries, 'due_day', reader, every === undefined ? undefined : longestPeriod[every])
  const dueAfterEnd = readCount(entries, 'due_after_end', reader, LONGEST_DELAY)
  if (entries.has('due_day') && entries.has('due_after_end')) reader.problem(entries.get('due_after_end') ?? at, 'cadence_due_twice')
  const dueAt = entries.get('due_day') ?? entries.get('due_after_end')
  if (dueAt !== undefined && (event !== undefined || every === 'unstated')) reader.problem(dueAt, 'cadence_due_needs_period')
  const aboutAt = entries.get('about')
  if (aboutAt !== undefined && dueDay === undefined) reader.problem(aboutAt, 'cadence_about_needs_day')
  const cadence: Cadence = {
    every,
    event,
    dueDay,
    dueAfterEnd,
    within: readWithin(entries.get('within'), reader),
    times: readCount(entries, 'times', reader),
    countsDay: readConfirmation(entries.get('counts_day'), reader),
    rolls: readConfirmation(entries.get('rolls'), reader),
    inWorkdays: readConfirmation(entries.get('workdays'), reader),
    about: aboutAt === undefined ? undefined : reader.word<'previous' | 'current'>('about', aboutAt),
    from: readDay(entries, 'from', reader),
    to: readDay(entries, 'to', reader),
  }
  if (cadence.from.kind === 'day' && cadence.to.kind === 'day' && cadence.from.day > cadence.to.day)
    reader.problem(entries.get('to') ?? at, 'period_reversed')
  return reader.problems.length > before ? undefined : cadence
}

/** A whole number from 1 up to `most`; undefined when the key is absent or holds anything else. */
export function readCount(entries: Entries, key: string, reader: BlockReader, most?: number): number | undefined {
  const at = entries.get(key)
  if (at === undefined) return undefined
  const found = textOf(at.node) ?? ''
  const count = /^[1-9]\d{0,8}$/.test(found) ? Number(found) : undefined
  const isTooLarge = count !== undefined && most !== undefined && most > 0 && count > most
  if (count === undefined || isTooLarge) return reader.problem(at, 'whole_number_expected', { found, most: isTooLarge ? String(most) : '' })
  return count
}

function readConfirmation(at: Located | undefined, reader: BlockReader): Confirmation {
  return (at === undefined ? undefined : reader.word<Confirmation>('confirmation', at)) ?? 'unconfirmed'
}

function readWithin(at: Located | undefined, reader: BlockReader): Cadence['within'] {
  if (at === undefined) return undefined
  const found = textOf(at.node) ?? ''
  if (reader.keywords.words.get('immediate')?.has(found)) return 'immediate'
  const units = reader.keywords.words.get('time_unit') ?? new Map<string, string>()
  const [, digits = '', zh = ''] = /^([1-9]\d{0,3})(\D+)$/.exec(found) ?? []
  const unit = units.get(zh) as 'hours' | 'days' | 'workdays' | undefined
  if (unit !== undefined) return { count: Number(digits), unit }
  return reader.problem(at, 'bad_time_allowed', { found, known: [...units.keys()].join(' ') })
}
