import { formatDate } from './calendar.ts'

/** A moment: a date of the machine, or as one travels, ISO 8601 with its zone. */
export type Instant = string | { getTime(): number }

// China keeps one time and has had no summer time since 1991; wherever server or browser stand, an office's clock shows this.
const aheadMs = 8 * 3_600_000
const dayMs = 86_400_000

/** The day that a moment falls on in China, YYYY-MM-DD. */
export function dayInChina(instant: Instant): string {
  return partsInChina(instant).day
}

/** A moment as the clocks in China show it, to the second: YYYY-MM-DD HH:MM:SS. */
export function timeInChina(instant: Instant): string {
  const { day, time } = partsInChina(instant)
  return `${day} ${time}`
}

/** The same to the minute: YYYY-MM-DD HH:MM. */
export function minuteInChina(instant: Instant): string {
  return timeInChina(instant).slice(0, 16)
}

/** What the clock on the wall shows, HH:MM. */
export function hourInChina(instant: Instant): string {
  return partsInChina(instant).time.slice(0, 5)
}

/** A moment as records keep it: YYYY-MM-DDTHH:MM:SS, in the time of China and without a zone. */
export function recordedTimeOf(instant: Instant): string {
  const { day, time } = partsInChina(instant)
  return `${day}T${time}`
}

/** A time as records keep it, in the way in which times are shown. */
export function recordedTimeInWords(recorded: string): string {
  return recorded.replace('T', ' ')
}

function partsInChina(instant: Instant): { readonly day: string; readonly time: string } {
  const ms = (typeof instant === 'string' ? Date.parse(instant) : instant.getTime()) + aheadMs
  if (!Number.isFinite(ms)) throw new RangeError(`${String(instant)} is no moment`)
  const day = Math.floor(ms / dayMs)
  const seconds = Math.floor((ms - day * dayMs) / 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    day: formatDate(day),
    time: `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`,
  }
}
