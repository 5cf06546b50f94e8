/** The month of a day, as YYYY-MM. */
export const monthOfDay = (day: string): string => day.slice(0, 7)

/** The month so many months later. */
export function monthAfter(month: string, by = 1): string {
  const [year = 0, of = 1] = month.split('-').map(Number)
  const at = year * 12 + of - 1 + by
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** Whether a text is a month that the calendar has. */
export const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
