import { join } from 'node:path'
import { addMonths, type CalendarDate, formatDate, formatMonth, lastDayOfMonth, monthOf, NEVER, parseDate } from '../kernel/calendar.ts'
import { parquetRows, type Row, sqlName } from '../store/index.ts'
import type { SubjectKey } from './entities.ts'
import type { FactsPlace } from './read-facts.ts'

/** One employment of a person on a line of time. Days that the register does not know are undefined. */
export interface EmploymentSpan {
  readonly key: bigint
  readonly unit: bigint | undefined
  readonly from: string | undefined
  /** The last day; undefined while it lasts. */
  readonly to: string | undefined
  /** Whether the register knows when it ended, or that it lasts. */
  readonly isEndKnown: boolean
  /** Whether it is insured, and since when: its unbroken months counted back from its last day, or from the day of the register. */
  readonly insurance: { readonly kind: 'insured'; readonly from: string; readonly months: number } | { readonly kind: 'none' | 'unknown' }
}

/** How many a unit employed at the end of a month, and of them insured. */
export interface EmployedMonth {
  readonly month: string
  readonly employed: number
  readonly insured: number
}

/** Employment and insurance over time. */
export type Employment =
  | { readonly kind: 'spans'; readonly spans: readonly EmploymentSpan[]; readonly total: number }
  | {
      readonly kind: 'months'
      readonly months: readonly EmployedMonth[]
      /** Employments that stand in no month, because a day of theirs is not known, and those of which it is not known whether they are insured. */
      readonly undated: number
      readonly insuranceUnknown: number
    }

const mostSpans = 50
const months = 36

/** By which field an employment names its person or employer. */
const sides: Readonly<Partial<Record<SubjectKey['entity'], string>>> = { person: 'person', insured_unit: 'insured_unit', firm: 'firm' }

/**
 * Employment over time, as the employments of a snapshot have it: of a person each by itself, of a unit how many there were, month by
 * month. Undefined where the snapshot has none, the subject employs nobody, or the signal is given.
 */
export async function readEmployment(place: FactsPlace, subject: SubjectKey, signal?: AbortSignal): Promise<Employment | undefined> {
  const side = sides[subject.entity]
  const files = place.manifest.entities.employment?.files ?? []
  const knownOn = parseDate(place.manifest.knownOn)
  if (side === undefined || files.length === 0 || knownOn === undefined) return undefined
  const from = `${parquetRows(files.map(({ path }) => join(place.folder, path)))} where ${sqlName(side)} = ${subject.key}`
  const sql = side === 'person' ? spansSql(from) : monthsSql(from, knownOn)
  const rows = await place.database.rows(sql, signal)
  if (rows.kind === 'refused') return undefined
  if (side !== 'person') return monthsIn(rows.value)
  const spans = rows.value.map((row) => spanIn(row, knownOn))
  return { kind: 'spans', spans, total: Number(rows.value[0]?.total ?? 0) }
}

function spansSql(from: string): string {
  return `select employment_id, insured_unit, cast(contract_started_on as varchar) as started, cast(ended_on as varchar) as ended, insured_months, is_ui_insured,
  count(*) over () as total from ${from} order by contract_started_on desc nulls last, employment_id desc limit ${mostSpans}`
}

function spanIn(row: Row, knownOn: CalendarDate): EmploymentSpan {
  const ended = typeof row.ended === 'string' ? parseDate(row.ended) : undefined
  return {
    key: BigInt(row.employment_id as bigint),
    unit: row.insured_unit === null ? undefined : BigInt(row.insured_unit as bigint),
    from: row.started === null ? undefined : String(row.started),
    to: ended === undefined || ended === NEVER ? undefined : formatDate(ended),
    isEndKnown: ended !== undefined,
    insurance: insuranceOf(row.is_ui_insured, row.insured_months, ended, knownOn),
  }
}

/** Insurance that is counted back from the last day that the register knows. */
export function insuranceOf(
  isInsured: unknown,
  insuredMonths: unknown,
  ended: CalendarDate | undefined,
  knownOn: CalendarDate,
): EmploymentSpan['insurance'] {
  if (isInsured === false) return { kind: 'none' }
  if (isInsured !== true || ended === undefined || insuredMonths === null) return { kind: 'unknown' }
  const whole = Number(insuredMonths)
  return { kind: 'insured', from: formatDate(addMonths(Math.min(ended, knownOn), -whole)), months: whole }
}

function monthsSql(from: string, knownOn: CalendarDate): string {
  const last = monthOf(knownOn)
  const days = Array.from({ length: months }, (_, at) => Math.min(lastDayOfMonth(last - months + 1 + at), knownOn))
  const listed = days.map((day) => `(date '${formatDate(day)}', '${formatMonth(monthOf(day))}')`).join(', ')
  const until = `least(e.ended_on, date '${formatDate(knownOn)}')`
  return `with own as (select contract_started_on, ended_on, insured_months, is_ui_insured from ${from})
select m.month, cast(count(e.contract_started_on) as integer) as employed,
  cast(count(*) filter (e.is_ui_insured and m.day >= ${until} - to_months(cast(e.insured_months as integer))) as integer) as insured,
  (select count(*) from own where contract_started_on is null or ended_on is null) as undated,
  (select count(*) from own where is_ui_insured is null or (is_ui_insured and insured_months is null)) as unknown
from (values ${listed}) m (day, month) left join own e on e.contract_started_on <= m.day and m.day <= e.ended_on
group by m.month order by m.month`
}

function monthsIn(rows: readonly Row[]): Employment {
  const [first] = rows
  return {
    kind: 'months',
    months: rows.map(({ month, employed, insured }) => ({ month: String(month), employed: Number(employed), insured: Number(insured) })),
    undated: Number(first?.undated ?? 0),
    insuranceUnknown: Number(first?.unknown ?? 0),
  }
}
