import type { Place } from '../../kernel/problem.ts'
import type { MaskedDate } from '../read/masked-date.ts'

/** What a document orders beside granting money: tasks, targets, forms, services. Each points at the clause it stands under. */
export interface Orders {
  readonly tasks: ReadonlyMap<string, Task>
  readonly targets: ReadonlyMap<string, Target>
  readonly forms: ReadonlyMap<string, Form>
  readonly services: ReadonlyMap<string, Service>
}

interface Order {
  readonly id: string
  readonly zh: string
  readonly clause: string
  readonly confidence: 'high' | 'medium' | 'low' | undefined
  readonly note: string | undefined
  readonly at: Place
}

/** Who is made responsible, as the document names them; leaders by their post, never by name. */
export interface Responsibility {
  readonly lead: readonly string[]
  readonly support: readonly string[]
  /** Responsible with nobody put first. */
  readonly responsible: readonly string[]
  readonly leader: readonly string[]
}

/** Work that units are told to do and whose progress is asked for. */
export interface Task extends Order {
  readonly responsibility: Responsibility
  readonly measures: readonly Measure[]
  readonly from: MaskedDate
  readonly due: MaskedDate
  readonly cadence: Cadence | undefined
  readonly output: Output | undefined
  /** Business of another department: its progress is followed, nothing more. */
  readonly isOtherDepartment: boolean
}

export interface Measure {
  readonly what: string
  readonly due: MaskedDate
  readonly output: Output | undefined
}

/** What shows that a piece of work is done. */
export type Output =
  | 'document'
  | 'list'
  | 'ledger'
  | 'report'
  | 'event'
  | 'platform'
  | 'body'
  | 'rules'
  | 'payment'
  | 'service'
  | 'publicity'

/** A value of an indicator to be reached by a day. */
export interface Target extends Order {
  readonly indicator: string
  /** `all`: nobody of the group may be left. */
  readonly comparison: 'at_least' | 'at_most' | 'more_than' | 'less_than' | 'about' | 'exactly' | 'all'
  /** In the indicator's unit (a rate as a fraction), as an integer with that many decimals; undefined for a base or `all`. */
  readonly value: { readonly digits: bigint; readonly scale: number } | undefined
  /** What it is compared with where the document names no number. */
  readonly base: string | undefined
  /** It holds for each of these, e.g. each city; undefined for the whole region of the plan. */
  readonly per: string | undefined
  /** The part of the indicator's population it is about. */
  readonly group: string | undefined
  readonly from: MaskedDate
  readonly due: MaskedDate
  /** The target this one repeats; counted once. */
  readonly sameAs: string | undefined
}

/** What is reported, by whom, to whom, how often. */
export interface Form extends Order {
  /** Number of the clause that holds the table. */
  readonly attachment: string | undefined
  readonly contents: readonly string[]
  readonly fillers: readonly string[]
  readonly collectors: readonly string[]
  readonly recipient: string | undefined
  readonly cadence: Cadence | undefined
  readonly hasNilReport: boolean
  /** The document has no table: the columns are deduced from its clauses and wait for confirmation. */
  readonly isDeduced: boolean
  readonly columns: readonly Column[]
}

export interface Column {
  readonly id: string
  readonly zh: string
  readonly type: 'number' | 'text' | 'date' | 'boolean'
  readonly unit: string | undefined
  readonly note: string | undefined
}

/** Steps promised to each of a group. */
export interface Service extends Order {
  readonly subject: string
  readonly group: string | undefined
  readonly responsibility: Responsibility
  readonly steps: readonly Step[]
  readonly cadence: Cadence | undefined
  readonly due: MaskedDate
}

export interface Step {
  readonly id: string
  readonly zh: string
  readonly times: number | undefined
  readonly cadence: Cadence | undefined
  readonly due: MaskedDate
  readonly note: string | undefined
}

export type Every = 'day' | 'week' | 'ten_days' | 'month' | 'quarter' | 'half_year' | 'year' | 'unstated'

/** Settled by who issued the document, or not settled yet; a default would be a guess. */
export type Confirmation = 'yes' | 'no' | 'unconfirmed'

/** Something that comes again and again, or whenever something happens. */
export interface Cadence {
  /** Undefined when an event sets it off. */
  readonly every: Every | undefined
  readonly event: string | undefined
  /** Due by that day within the period, counted from 1. */
  readonly dueDay: number | undefined
  /** Due that many days after the period's end. */
  readonly dueAfterEnd: number | undefined
  /** Time allowed after an event; `immediate` where the document says at once. */
  readonly within: { readonly count: number; readonly unit: 'hours' | 'days' | 'workdays' } | 'immediate' | undefined
  /** At least so many times within each period. */
  readonly times: number | undefined
  /** Whether the due day itself still counts. */
  readonly countsDay: Confirmation
  /** Whether a due day that is no working day moves to the next one. */
  readonly rolls: Confirmation
  /** Whether days after the period's end are working days. */
  readonly inWorkdays: Confirmation
  /** Which period a report due within a period tells of; undefined where nobody has said. */
  readonly about: 'previous' | 'current' | undefined
  readonly from: MaskedDate
  readonly to: MaskedDate
}

/** A statistic that targets speak of, defined once for all plans or by the plan that counts it. */
export interface Indicator {
  readonly id: string
  readonly zh: string
  /** Id of a unit; `ratio` for rates. */
  readonly unit: string
  readonly direction: 'higher' | 'lower'
  readonly measure: 'cumulative' | 'stock' | 'rate'
  readonly system: 'administrative' | 'labour_survey' | 'education' | 'operations'
  readonly note: string | undefined
  readonly plan: string
  readonly at: Place
}
