import type { LowerBounds, SizeClassRow, SizeClassTable } from './size-class.ts'

const fenPerTenThousandYuan = 1_000_000n

/** Builds the table from the parsed reference data, whose money is in units of ten thousand yuan as in the standard; throws on any other shape. */
export function sizeClassTableFrom(data: unknown): SizeClassTable {
  const source = record(data, 'the size class table')
  return {
    rows: list(source.rows, 'rows').map(rowFrom),
    outOfScope: texts(source.out_of_scope, 'out_of_scope'),
    otherwise: rowFrom({ prefixes: [], ...record(source.otherwise, 'otherwise') }),
  }
}

function rowFrom(data: unknown): SizeClassRow {
  const source = record(data, 'a row')
  const id = source.id
  if (typeof id !== 'string') throw new Error('size classes: a row has no id')
  const employees = bounds(source.employees, id)
  const revenue = bounds(source.revenue_ten_thousand_yuan, id)
  const assets = bounds(source.assets_ten_thousand_yuan, id)
  return {
    id,
    prefixes: texts(source.prefixes, `${id}.prefixes`),
    ...(employees === undefined ? {} : { employees }),
    ...(revenue === undefined ? {} : { revenueFen: inFen(revenue) }),
    ...(assets === undefined ? {} : { assetsFen: inFen(assets) }),
  }
}

function bounds(data: unknown, id: string): LowerBounds<number> | undefined {
  if (data === undefined) return undefined
  const [large, medium, small, ...rest] = list(data, id).map(Number)
  const isFalling = large !== undefined && medium !== undefined && small !== undefined && large > medium && medium > small && small > 0
  if (!isFalling || rest.length > 0) throw new Error(`size classes: ${id} needs three falling lower bounds`)
  return [large, medium, small]
}

function inFen([large, medium, small]: LowerBounds<number>): LowerBounds<bigint> {
  return [BigInt(large) * fenPerTenThousandYuan, BigInt(medium) * fenPerTenThousandYuan, BigInt(small) * fenPerTenThousandYuan]
}

function record(data: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new Error(`size classes: ${name} is not a mapping`)
  return data as Readonly<Record<string, unknown>>
}

function list(data: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(data)) throw new Error(`size classes: ${name} is not a list`)
  return data
}

function texts(data: unknown, name: string): readonly string[] {
  return list(data, name).map(String)
}
