import { addDays, addMonths, lastDayOfMonth, monthOf, wholeMonthsBetween, yearOf, yearsBetween } from '../../kernel/calendar.ts'
import type { DateFunction, Node } from '../check/index.ts'
import type { Closure, Compiler } from './compiler.ts'

const functions: Readonly<Record<DateFunction, (a: number, b: number) => number>> = {
  whole_months_between: wholeMonthsBetween,
  years_between: yearsBetween,
  days_between: (from, to) => to - from,
  add_months: addMonths,
  add_days: addDays,
  month_of: monthOf,
  year_of: yearOf,
  last_day_of_month: (date) => lastDayOfMonth(monthOf(date)),
}

/** Calendar arithmetic on day numbers; unknown when any argument is. */
export function compileDate(compiler: Compiler, node: Extract<Node, { kind: 'date' }>): Closure {
  const [first, second] = node.arguments
  if (first === undefined) throw new Error(`${node.function} needs an argument`)
  const operate = functions[node.function]
  const a = compiler.compile(first)
  const b = second === undefined ? () => 0 : compiler.compile(second)
  return (frame) => {
    const x = a(frame) as number | null
    const y = b(frame) as number | null
    return x === null || y === null ? null : operate(x, y)
  }
}
