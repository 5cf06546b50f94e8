import { outcomeOf } from '../../kernel/outcome.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { Row } from '../../store/index.ts'
import { payeeDoubts, settlementStatuses } from '../settlement/standing.ts'
import type { AskedList } from './ask-list.ts'
import { cityColumn } from './city-column.ts'
import type { FacetValue, ListFacet } from './list-query.ts'
import type { ListRefusal } from './list-refusals.ts'
import type { ListedPolicy, ListedVariantNames } from './listed-policy.ts'
import { named, reviewBits } from './read-row.ts'
import type { ReadRefusal } from './run-reader.ts'

/** What rows are grouped by, and the values that a group of them stands for. */
interface Facet {
  /** Beside the variant, which says what masks mean. */
  readonly column: string
  readonly values: (value: unknown, variant: ListedVariantNames, list: ListedPolicy) => readonly string[]
}

const regionOf = (column: string): Facet => ({
  column,
  values: (code) => [String(code).padStart(6, '0')],
})

const facets: Readonly<Record<ListFacet, Facet>> = {
  plan: { column: '0', values: (_, { plan }) => [plan] },
  outcome: { column: 'outcome', values: (code) => [outcomeOf(Number(code)) ?? ''] },
  status: { column: 'status', values: (code) => (code === null ? [] : [settlementStatuses[Number(code) - 1] ?? '']) },
  reason: { column: 'failed', values: (mask, { conditions }) => named(mask, conditions) },
  review: {
    column: `concat(flags, ' ', cause)`,
    values: (value, variant) => {
      const [flags = '0', cause] = String(value).split(' ')
      return [...named(BigInt(flags), reviewBits(variant)), ...payeeDoubts.filter((doubt) => doubt === cause)]
    },
  },
  missing: { column: 'missing', values: (mask, { missing }) => named(mask, missing) },
  province: regionOf('(region // 10000) * 10000'),
  city: regionOf(cityColumn),
  county: regionOf('region'),
  size: { column: 'size', values: (code, _, { sizes }) => [code === null ? 'unknown' : (sizes[Number(code)] ?? '')] },
  industry: { column: 'left(industry, 1)', values: (section) => [section === null ? 'unknown' : String(section)] },
}

const known = Object.keys(facets) as readonly ListFacet[]

/** The facets of these names. */
export function facetsOf(names: readonly string[]): Result<readonly ListFacet[], ListRefusal> {
  const strange = names.find((name) => !known.some((facet) => facet === name))
  if (strange !== undefined) return refused({ code: 'list_part_unknown', part: 'facet', name: strange, known })
  return done(known.filter((facet) => names.includes(facet)))
}

/** How many rows of a question have each value of each facet, the most frequent first. */
export async function countFacets(
  wanted: readonly ListFacet[],
  { list, where }: AskedList,
  read: (select: (rows: string) => string) => Promise<Result<readonly Row[], ReadRefusal>>,
): Promise<Result<ReadonlyMap<ListFacet, readonly FacetValue[]>, ReadRefusal>> {
  const found = new Map<ListFacet, readonly FacetValue[]>()
  for (const facet of wanted) {
    const { column } = facets[facet]
    const rows = await read(
      (from) =>
        `select variant, ${column} as value, count(*) as n, cast(coalesce(sum(net), 0) as varchar) as net from ${from} where ${where} group by 1, 2`,
    )
    if (rows.kind === 'refused') return rows
    found.set(facet, valuesOf(facet, rows.value, list))
  }
  return done(found)
}

function valuesOf(facet: ListFacet, rows: readonly Row[], list: ListedPolicy): readonly FacetValue[] {
  const found = new Map<string, FacetValue>()
  for (const row of rows) {
    const variant = list.variants[Number(row.variant)]
    if (variant === undefined) throw new Error(`a list has a row of variant ${row.variant}`)
    for (const value of facets[facet].values(row.value, variant, list)) {
      const before = found.get(value) ?? { value, count: 0, net: 0n }
      found.set(value, { value, count: before.count + Number(row.n), net: before.net + BigInt(String(row.net)) })
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
