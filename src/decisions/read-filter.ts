import { done, type Refusal, type Result, refused } from '../kernel/result.ts'
import type { ListFilter } from '../screening/index.ts'

/** A filter as an address and a request carry it: every value a text. */
export type WrittenFilter = Readonly<
  Record<string, readonly string[] | { readonly from?: string | undefined; readonly to?: string | undefined }>
>

export type FilterRefusal = Refusal & {
  readonly code: 'filter_unreadable'
  readonly part: string
  readonly value: string
  readonly known: readonly string[]
}

type Read = { readonly key: keyof ListFilter; readonly read: (texts: readonly string[]) => unknown }

const texts = (key: keyof ListFilter): Read => ({ key, read: (values) => values })
const codes = (key: keyof ListFilter): Read => ({
  key,
  read: (values) => (values.every((value) => /^\d{6}$/.test(value)) ? values.map(Number) : undefined),
})
const keys = (key: keyof ListFilter): Read => ({ key, read: (values) => (values.every(isKey) ? values.map(BigInt) : undefined) })

/** The parts that list values, by their names. */
const lists: Readonly<Record<string, Read>> = {
  plan: texts('plan'),
  outcome: texts('outcome'),
  status: texts('status'),
  reason: texts('reason'),
  review: texts('review'),
  missing: texts('missing'),
  region: codes('region'),
  size: texts('size'),
  industry: texts('industry'),
  subject: keys('subject'),
}

const amounts = ['net', 'gross', 'ceiling'] as const
const known = [...Object.keys(lists), ...amounts, 'day']

/** Reads a written filter; refused where a part is not known or a value is not of its kind. */
export function readFilter(written: WrittenFilter): Result<ListFilter, FilterRefusal> {
  const filter: Record<string, unknown> = {}
  for (const [part, value] of Object.entries(written)) {
    const read = isList(value) ? readList(part, value) : readRange(part, value)
    if (read === undefined) return refused({ code: 'filter_unreadable', part, value: JSON.stringify(value), known })
    filter[part] = read
  }
  return done(filter as ListFilter)
}

function isList(value: WrittenFilter[string]): value is readonly string[] {
  return Array.isArray(value)
}

function readList(part: string, values: readonly string[]): unknown {
  return Object.hasOwn(lists, part) ? lists[part]?.read(values) : undefined
}

function readRange(part: string, range: { readonly from?: string | undefined; readonly to?: string | undefined }): unknown {
  const ends = Object.entries(range).filter((end): end is [string, string] => end[1] !== undefined)
  if (part === 'day') return ends.every(([, text]) => /^\d{4}-\d\d-\d\d$/.test(text)) ? Object.fromEntries(ends) : undefined
  if (!amounts.some((name) => name === part) || !ends.every(([, text]) => isKey(text))) return undefined
  return Object.fromEntries(ends.map(([name, text]) => [name, BigInt(text)]))
}

/** A whole number of 64 bits. */
function isKey(text: string): boolean {
  return /^-?\d{1,19}$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text)
}
