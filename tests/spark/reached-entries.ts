import type { DateFunction } from '../../src/rules/check/index.ts'
import { type Dialect, spark } from '../../src/rules/index.ts'

/** Entries that stand for several: by which of their arguments, and the values it has. */
const parted: Readonly<Partial<Record<keyof Dialect, { readonly at: number; readonly values: readonly string[] }>>> = {
  integerType: { at: 0, values: ['narrow', 'wide'] },
  divideWhole: { at: 2, values: ['narrow', 'wide'] },
  date: {
    at: 0,
    values: [
      'whole_months_between',
      'years_between',
      'days_between',
      'add_months',
      'add_days',
      'month_of',
      'year_of',
      'last_day_of_month',
    ] satisfies readonly DateFunction[],
  },
}

/** Every entry of Spark's dialect by name, whatever is put into it. */
export const allEntries: readonly string[] = (Object.keys(spark) as (keyof Dialect)[])
  .filter((entry) => entry !== 'name')
  .flatMap((entry) => parted[entry]?.values.map((value) => `${entry} ${value}`) ?? [entry])

/** Spark's dialect, which writes down which of its entries were asked for. */
export function recording(reached: Set<string>): Dialect {
  return new Proxy(spark, {
    get(dialect, entry: keyof Dialect) {
      const value = dialect[entry]
      const part = parted[entry]
      if (part === undefined) reached.add(entry)
      if (part === undefined || typeof value !== 'function') return value
      return (...words: readonly unknown[]) => {
        reached.add(`${entry} ${String(words[part.at])}`)
        return Reflect.apply(value, dialect, words)
      }
    },
  })
}
