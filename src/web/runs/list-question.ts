import { parseYuan } from '../../kernel/money.ts'
import { dayText, oneOf, someOf, text, texts, writtenSearch } from '../address/parameters.ts'
import type { SearchValues } from '../address/search-text.ts'
import type { FilterValues } from '../filter/fields.ts'
import { outcomeIds } from './outcomes.zh.ts'

const amount = () => text(/^-?\d{1,15}(\.\d{1,2})?$/)

/** Parts of the filter that list values, by their names in the address and in the question. */
const lists = ['outcome', 'missing', 'reason', 'review', 'status', 'plan', 'region', 'size', 'industry', 'subject'] as const
/** Amounts, in yuan in the address and in fen in the question. */
const amounts = ['net', 'gross', 'ceiling'] as const

/** The columns that can be left out of a list. */
export const looseColumns = ['size', 'industry', 'basis', 'day', 'gross', 'taken'] as const

/** What the address of a list says: its filter, its order, its place, and how it is shown. */
export const declared = {
  outcome: someOf(outcomeIds),
  missing: texts(),
  reason: texts(),
  review: texts(),
  status: texts(),
  plan: texts(),
  region: texts(/^\d{6}$/),
  size: texts(),
  industry: texts(),
  subject: texts(/^-?\d{1,19}$/),
  netFrom: amount(),
  netTo: amount(),
  grossFrom: amount(),
  grossTo: amount(),
  ceilingFrom: amount(),
  ceilingTo: amount(),
  dayFrom: dayText(),
  dayTo: dayText(),
  sort: oneOf(['net', 'gross', 'ceiling', 'day', 'region', 'key']),
  order: oneOf(['desc', 'asc']),
  after: text(),
  before: text(),
  exact: oneOf(['', 'yes']),
  unit: oneOf(['yuan', 'ten_thousand']),
  without: someOf(looseColumns),
  /** The saved view that was opened; its filter stands in the address like any other. */
  view: text(/^\d{1,19}$/),
}

export type Asked = { readonly [K in keyof typeof declared]: (typeof declared)[K]['initial'] }

const filterIds = [...lists, ...amounts.flatMap((id) => [`${id}From`, `${id}To`]), 'dayFrom', 'dayTo'] as readonly (keyof Asked)[]

/** The filter of a list as an address has it, for another page; empty parts left out. */
export function filterOf(asked: Asked): FilterValues {
  return Object.fromEntries(filterIds.filter((id) => asked[id].length > 0).map((id) => [id, asked[id]]))
}

/** What a saved view keeps of an address: everything but the place in the list. */
export function keptOf(asked: Asked): SearchValues {
  return writtenSearch(declared, asked, ['after', 'before', 'exact', 'view'])
}

/** What takes the whole filter away, and leads to the first page. */
export const noFilter: FilterValues = {
  ...Object.fromEntries(filterIds.map((id) => [id, Array.isArray(declared[id].initial) ? [] : ''])),
  after: '',
  before: '',
  exact: '',
}

type Ends = { readonly from?: string; readonly to?: string }

/** The filter as the office is asked for it. */
export function questionOf(asked: Asked): Record<string, string[] | Ends> {
  const filter: Record<string, string[] | Ends> = {}
  for (const part of lists) if (asked[part].length > 0) filter[part] = [...asked[part]]
  for (const part of amounts) {
    const ends = endsOf(asked[`${part}From`], asked[`${part}To`], (yuan) => String(parseYuan(yuan) ?? 0n))
    if (ends !== undefined) filter[part] = ends
  }
  const days = endsOf(asked.dayFrom, asked.dayTo, (day) => day)
  if (days !== undefined) filter.day = days
  return filter
}

function endsOf(from: string, to: string, written: (text: string) => string): Ends | undefined {
  if (from === '' && to === '') return undefined
  return { ...(from === '' ? {} : { from: written(from) }), ...(to === '' ? {} : { to: written(to) }) }
}

/** A page of a list as the office is asked for it. */
export interface ListInput {
  readonly run: string
  readonly policy: string
  readonly filter: Record<string, string[] | Ends>
  readonly sort: { readonly by: string; readonly direction: 'asc' | 'desc' }
  readonly sums: boolean
  readonly count: 'capped' | 'exact'
  readonly after?: string
  readonly before?: string
}

/** The question that an address asks. */
export function inputOf(run: string, policy: string, asked: Asked): ListInput {
  return {
    run,
    policy,
    filter: questionOf(asked),
    sort: { by: asked.sort, direction: asked.order },
    sums: true,
    count: asked.exact === 'yes' ? 'exact' : 'capped',
    ...(asked.after === '' ? {} : { after: asked.after }),
    ...(asked.before === '' ? {} : { before: asked.before }),
  }
}
