import { join } from 'node:path'
import { outcomeOf, outcomes } from '../../../src/kernel/outcome.ts'
import type { Manifest } from '../../../src/registry/index.ts'
import type { FacetValue, ListFilter, ListQuery, ListRow, ListScope, RunOnDisk } from '../../../src/screening/index.ts'
import { type DuckDb, parquetFilesIn, parquetRows, type Row, sqlText } from '../../../src/store/index.ts'
import type { diceOf } from '../settlement/random-world.ts'

/** What a row waits for review for: what a plan asks to be looked at, and a doubt about who is to be paid. */
export const reviewsOf = ({ reviews, cause }: ListRow): readonly string[] => [
  ...reviews,
  ...(cause === 'payee_cancelled' || cause === 'payee_unclear' ? [cause] : []),
]

/** What a list must hold, put together from the decisions, the settlement and the firms of the snapshot, one row after the other. */
export async function expectedRows(
  database: DuckDb,
  { record, folder }: RunOnDisk,
  snapshot: { readonly folder: string; readonly manifest: Manifest },
  policy: string,
): Promise<readonly ListRow[]> {
  const list = record.lists.policies.find((each) => each.policy === policy)
  if (list === undefined) throw new Error(`no list of ${policy}`)
  const firms = new Map(
    (await database.rows(`select firm_id, size_class, industry_code from ${entityRows(snapshot, 'firm')}`)).map((row) => [
      row.firm_id,
      row,
    ]),
  )
  const rows: ListRow[] = []
  for (const variant of record.variants.filter((each) => each.policy === policy)) {
    const settled = new Map(
      (
        await database.rows(`select * from ${parquetRows([join(folder, record.settlement.file)])} where variant = ${sqlText(variant.id)}`)
      ).map((row) => [row.subject_id, row]),
    )
    const { missing = [], payee = '' } = list.variants.find((each) => each.id === variant.id) ?? {}
    const bits = [...variant.conditions.map(({ id }) => id), ...variant.reviews.map(({ id }) => id), 'result']
    const decided = await database.rows(`select * from ${parquetRows(parquetFilesIn(join(folder, variant.folder)))}`)
    for (const decision of decided) {
      const of = (name: string) => decision[`${variant.prefix}${name}`]
      const standing = settled.get(decision.subject_id)
      const firm = firms.get(decision.firm_key ?? null)
      const ruled = outcomeOf(Number(of('outcome'))) ?? 'eligible'
      const isDoubtful = ['payee_cancelled', 'payee_unclear'].includes(String(standing?.cause))
      const outcome = ruled === 'eligible' && isDoubtful ? 'needs_review' : ruled
      const amount = whole(of('amount'))
      const isPaid = outcome === 'eligible' || outcome === 'needs_review'
      const [net, awaitingReview] = [whole(standing?.net), whole(standing?.awaiting_review)]
      const size = firm?.size_class ?? null
      rows.push({
        subject: decision.subject_id as bigint,
        payee: payee === list.entity ? undefined : whole(decision[`${payee}_key`]),
        keys: new Map(list.keys.flatMap((key) => (decision[`${key}_key`] == null ? [] : [[key, decision[`${key}_key`] as bigint]]))),
        variant: variant.id,
        plan: variant.plan,
        outcome,
        status: text(standing?.status) as ListRow['status'],
        cause: text(standing?.cause) as ListRow['cause'],
        causePolicy: text(standing?.cause_policy),
        failed: bitsOf(of('failed'), bits),
        unknown: bitsOf(of('unknown'), bits),
        reviews: bitsOf(of('flags'), bits),
        missing: bitsOf(
          of('missing'),
          missing.map(({ key }) => key),
        ),
        gross: isPaid ? amount : undefined,
        net,
        awaitingReview,
        taken: net === undefined || awaitingReview === undefined ? undefined : (whole(standing?.gross) ?? 0n) - net - awaitingReview,
        ceiling: outcome === 'needs_local_standard' ? amount : undefined,
        day: text(of('date')),
        due: text(of('due')),
        region: Number(decision.region),
        size: size === null ? undefined : record.lists.sizes[Number(size)]?.id,
        industry: text(firm?.industry_code),
      })
    }
  }
  return rows
}

function entityRows({ folder, manifest }: { readonly folder: string; readonly manifest: Manifest }, entity: string): string {
  return parquetRows((manifest.entities[entity]?.files ?? []).map(({ path }) => join(folder, path)))
}

const whole = (value: Row[string] | undefined): bigint | undefined => (value == null ? undefined : BigInt(value as bigint))
const text = (value: Row[string] | undefined): string | undefined => (value == null ? undefined : String(value))
const bitsOf = (mask: Row[string] | undefined, names: readonly string[]) =>
  names.filter((_, bit) => (BigInt(mask as bigint) & (1n << BigInt(bit))) !== 0n)

const inside = (region: number, code: number) =>
  code === 0 ||
  (code % 10_000 === 0
    ? Math.floor(region / 10_000) === code / 10_000
    : code % 100 === 0
      ? Math.floor(region / 100) === code / 100
      : region === code)

const isBetween = <T extends bigint | string>(value: T | undefined, { from, to }: { readonly from?: T; readonly to?: T }) =>
  value !== undefined && (from === undefined || value >= from) && (to === undefined || value <= to)

type Test = { readonly [F in keyof Required<ListFilter>]: (row: ListRow, value: NonNullable<ListFilter[F]>, entity: string) => boolean }
const tests: Test = {
  plan: (row, plans) => plans.includes(row.plan),
  outcome: (row, wanted) => wanted.includes(row.outcome),
  status: (row, wanted) => row.status !== undefined && wanted.includes(row.status),
  reason: (row, ids) => row.failed.some((id) => ids.includes(id)),
  review: (row, ids) => reviewsOf(row).some((id) => ids.includes(id)),
  missing: (row, keys) => row.missing.some((key) => keys.includes(key)),
  net: (row, range) => isBetween(row.net, range),
  gross: (row, range) => isBetween(row.gross, range),
  ceiling: (row, range) => isBetween(row.ceiling, range),
  day: (row, range) => isBetween(row.day, range),
  region: (row, codes) => codes.some((code) => inside(row.region, code)),
  size: (row, sizes) => sizes.includes(row.size ?? 'unknown'),
  industry: (row, codes) => codes.some((code) => (row.industry === undefined ? code === 'unknown' : row.industry.startsWith(code))),
  subject: (row, keys) => keys.includes(row.subject),
  key: (row, { entity, keys }, subject) => {
    const key = entity === subject ? row.subject : row.keys.get(entity)
    return key !== undefined && keys.includes(key)
  },
}

export function meant(rows: readonly ListRow[], filter: ListFilter, scope: ListScope, entity: string): readonly ListRow[] {
  return rows.filter(
    (row) =>
      scope.some(({ from, to }) => from <= row.region && row.region <= to) &&
      Object.entries(filter).every(([name, value]) =>
        (tests[name as keyof ListFilter] as (row: ListRow, value: unknown, entity: string) => boolean)(row, value, entity),
      ),
  )
}

const sortValues: Readonly<Record<string, (row: ListRow) => bigint | number | string | undefined>> = {
  net: ({ net }) => net,
  gross: ({ gross }) => gross,
  ceiling: ({ ceiling }) => ceiling,
  key: ({ subject }) => subject,
  day: ({ day }) => day,
  region: ({ region }) => region,
}

export function inOrder(
  rows: readonly ListRow[],
  { by, direction }: NonNullable<ListQuery['sort']> = { by: 'net', direction: 'desc' },
): readonly ListRow[] {
  const sortValue = sortValues[by]
  if (sortValue === undefined) throw new Error(by)
  return rows.toSorted((left, right) => {
    const [a, b] = [sortValue(left), sortValue(right)]
    if (a !== undefined && b !== undefined && a !== b) return a < b === (direction === 'asc') ? -1 : 1
    if ((a === undefined) !== (b === undefined)) return a === undefined ? 1 : -1
    if (by === 'net' && direction === 'desc' && left.region !== right.region) return left.region - right.region
    return left.subject < right.subject ? -1 : 1
  })
}

const region = (row: ListRow, size: number) => [String(Math.floor(row.region / size) * size).padStart(6, '0')]
// Below Beijing, Tianjin, Shanghai and Chongqing, and where a province governs a county itself, no city stands between.
const hasNoCity = (code: number) => ['11', '12', '31', '50'].includes(String(code).slice(0, 2)) || String(code).slice(2, 4) === '90'
export const facetValues: Readonly<Record<string, (row: ListRow) => readonly string[]>> = {
  plan: (row) => [row.plan],
  outcome: (row) => [row.outcome],
  status: ({ status }) => (status === undefined ? [] : [status]),
  reason: ({ failed }) => failed,
  review: reviewsOf,
  missing: ({ missing }) => missing,
  province: (row) => region(row, 10_000),
  city: (row) => region(row, hasNoCity(row.region) ? 1 : 100),
  county: (row) => region(row, 1),
  size: ({ size }) => [size ?? 'unknown'],
  industry: ({ industry }) => [industry?.slice(0, 1) ?? 'unknown'],
}

export function expectedFacet(rows: readonly ListRow[], facet: string): readonly FacetValue[] {
  const found = new Map<string, { count: number; net: bigint }>()
  for (const row of rows)
    for (const value of facetValues[facet]?.(row) ?? []) {
      const part = found.get(value) ?? { count: 0, net: 0n }
      found.set(value, { count: part.count + 1, net: part.net + (row.net ?? 0n) })
    }
  return [...found].map(([value, part]) => ({ value, ...part })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

/** A filter of up to three parts, with values that rows have and some that none has, and a scope of up to three ranges. */
export function randomQuestion(dice: ReturnType<typeof diceOf>, rows: readonly ListRow[], keys: readonly string[]) {
  const some = <T>(values: readonly T[]): readonly T[] => dice.shuffled([...new Set(values)]).slice(0, 1 + dice.below(3))
  const row = () => dice.pick(rows)
  const range = <T>(values: readonly (T | undefined)[]) => {
    const [from, to] = [values[dice.below(values.length)], values[dice.below(values.length)]]
    return { ...(from === undefined ? {} : { from }), ...(to === undefined || dice.chance(0.3) ? {} : { to }) }
  }
  const level = () => dice.pick([1, 100, 10_000, 1_000_000])
  const parts: { readonly [F in keyof Required<ListFilter>]: () => NonNullable<ListFilter[F]> } = {
    plan: () => some(rows.map(({ plan }) => plan)),
    outcome: () => some(outcomes),
    status: () => some(['payable', 'blocked', 'under_review', 'displaced', 'already_paid', 'capped', 'history_unknown']),
    reason: () => some(rows.flatMap(({ failed }) => failed)),
    review: () => some(rows.flatMap(reviewsOf)),
    missing: () => some(rows.flatMap(({ missing }) => missing)),
    net: () => range(rows.map(({ net }) => net)),
    gross: () => range(rows.map(({ gross }) => gross)),
    ceiling: () => range(rows.map(({ ceiling }) => ceiling)),
    day: () => range(rows.map(({ day }) => day)),
    region: () => [row(), row()].map((each) => Math.floor(each.region / level()) * level()).map((code) => (code > 999_999 ? 0 : code)),
    size: () => some(['large', 'medium', 'small', 'micro', 'unknown']),
    industry: () =>
      some(
        rows
          .map(({ industry }) => industry?.slice(0, 1 + dice.below(4)) ?? 'unknown')
          .map((code) => (code.length === 2 ? code.slice(0, 1) : code)),
      ),
    subject: () => some(rows.map(({ subject }) => subject)),
    key: () => {
      const entity = dice.pick(keys)
      return { entity, keys: some(rows.flatMap(({ subject, keys: beside }) => beside.get(entity) ?? subject)) }
    },
  }
  const names = dice.shuffled(Object.keys(parts) as (keyof ListFilter)[]).slice(0, dice.below(4))
  const filter = Object.fromEntries(names.map((name) => [name, parts[name]()])) as ListFilter
  const scope = dice.chance(0.4)
    ? [{ from: 0, to: 999_999 }]
    : Array.from({ length: dice.below(4) }, () => {
        const code = Math.floor(row().region / 10_000) * 10_000
        return dice.chance(0.5) ? { from: code, to: code + 9999 } : { from: row().region, to: row().region + dice.below(300) }
      })
  const sort = dice.chance(0.3) ? undefined : { by: dice.pick(Object.keys(sortValues)), direction: dice.pick(['asc', 'desc'] as const) }
  return { filter, scope, ...(sort === undefined ? {} : { sort }), size: dice.pick([20, 50, 100]) }
}
