import { addMonths, NEVER, parseDate, parseMonth } from '../../../src/kernel/calendar.ts'
import { type BoundParameter, cellsOf, type Facts, type FieldType, type ParameterShape } from '../../../src/rules/index.ts'
import type { Dice } from './dice.ts'
import { entityOf, vocabulary } from './vocabulary.ts'

/** A stored value: what the column holds. Null is unknown. */
export type Stored = null | boolean | bigint | string

export interface StoredRow {
  readonly id: number
  readonly values: ReadonlyMap<string, Stored>
}

/** The rows of every entity, by entity id; keys count from 1. */
export type Rows = ReadonlyMap<string, readonly StoredRow[]>

const counts: Readonly<Record<string, number>> = { area: 12, group: 40, person: 120, unit: 220, job: 320, payment: 220 }

/**
 * Draws rows that sit on the thresholds of the parameters, one beside them, at the declared bounds, and unknown. `anchors` are the
 * days of the run, so that ages and spans fall on their last day and the day before. `times` as many rows are drawn as usually.
 */
export function drawRows(
  dice: Dice,
  shapes: readonly ParameterShape[],
  parameters: ReadonlyMap<string, BoundParameter>,
  anchors: readonly number[],
  times: number,
): Rows {
  const draw = new ValueDraw(dice, shapes, parameters, anchors, times)
  const rows = new Map<string, readonly StoredRow[]>()
  for (const [id, entity] of vocabulary.entities) {
    const count = (counts[id] ?? 0) * times
    rows.set(
      id,
      Array.from({ length: count }, (_, i) => ({
        id: i + 1,
        values: new Map([...entity.fields.values()].filter((f) => f.type.kind !== 'relation').map((f) => [f.id, draw.value(f.type)])),
      })),
    )
  }
  return rows
}

class ValueDraw {
  private readonly dice: Dice
  private readonly thresholds: ReadonlyMap<string, readonly { value: bigint; scale: number }[]>
  private readonly days: readonly number[]
  /** One value in so many is unknown. */
  private readonly unknownOdds: number
  private readonly times: number

  constructor(
    dice: Dice,
    shapes: readonly ParameterShape[],
    parameters: ReadonlyMap<string, BoundParameter>,
    anchors: readonly number[],
    times: number,
  ) {
    this.dice = dice
    this.times = times
    const thresholds = new Map<string, { value: bigint; scale: number }[]>()
    const days = new Set<number>([...monthEnds, ...anchors.flatMap((day) => [day - 1, day, day, day + 1])])
    for (const shape of shapes) {
      const periods = parameters.get(shape.id)?.periods ?? []
      for (const period of periods) {
        if (Math.abs(period.from) < 1_000_000) days.add(period.from).add(period.from - 1)
        if (Math.abs(period.to) < 1_000_000) days.add(period.to).add(period.to + 1)
        const type = shape.kind === 'text_list' ? undefined : shape.type
        for (const cell of cellsOf(period.value)) {
          if (cell.value === undefined || type === undefined) continue
          if (type.kind === 'date') for (const step of [-1, 0, 1]) days.add(Number(cell.value) + step)
          if (type.kind === 'number') push(thresholds, type.dimension, { value: cell.value, scale: type.scale })
        }
        if (period.value.kind === 'tiers' && shape.kind === 'table' && shape.key.kind === 'tiers') {
          for (const tier of period.value.tiers)
            if (tier.low !== undefined) push(thresholds, shape.key.dimension, { value: tier.low, scale: period.value.scale })
        }
      }
    }
    this.thresholds = thresholds
    this.unknownOdds = dice.pick([8, 20, 80])
    this.days = [...days]
  }

  value(type: FieldType): Stored {
    const { dice } = this
    if (dice.once(this.unknownOdds)) return null
    switch (type.kind) {
      case 'boolean':
        return dice.once(2)
      case 'text':
        return dice.pick(texts)
      case 'region':
        return dice.pick(regions)
      case 'date':
        return BigInt(this.day())
      case 'month':
        return BigInt((parseMonth('2021-10') ?? 0) + dice.roll(18))
      case 'enumeration':
        return BigInt(dice.roll(vocabulary.enumerations.get(type.enumeration)?.values.length ?? 1))
      case 'reference':
        // A few keys point at no record: to both engines that is an unknown record.
        return BigInt(dice.between(1, Math.ceil((counts[type.entity] ?? 1) * this.times * 0.7)) + (dice.once(20) ? 100_000 : 0))
      case 'number':
        return this.number(type)
      case 'relation':
        throw new Error('a relation is not stored')
    }
  }

  private day(): number {
    const { dice } = this
    if (dice.once(8)) return NEVER
    if (dice.once(3)) return dice.between(parseDate('1955-01-01') ?? 0, parseDate('2024-12-31') ?? 0)
    const day = dice.pick(this.days)
    if (dice.once(4)) return addMonths(day, -dice.pick([1, 3, 6, 12, 36])) + dice.between(-1, 1)
    return dice.once(3) ? addMonths(day, -12 * dice.pick([1, 16, 24, 45, 60])) : day
  }

  private number(type: Extract<FieldType, { kind: 'number' }>): bigint {
    const { dice } = this
    const chance = dice.roll(8)
    if (chance === 0) return 0n
    if (chance === 1) return dice.pick([type.low, type.high, type.low + 1n, type.high - 1n])
    if (chance === 2) return clamp(BigInt(dice.roll(2_000_000_000)) - (type.low < 0n ? 1_000_000_000n : 0n), type)
    if (chance < 5) return clamp(BigInt(dice.roll(40)), type)
    const near = this.thresholds.get(type.dimension)
    if (near === undefined) return clamp(BigInt(dice.roll(400)), type)
    const { value, scale } = dice.pick(near)
    const here = type.scale >= scale ? value * 10n ** BigInt(type.scale - scale) : value / 10n ** BigInt(scale - type.scale)
    return clamp(here + BigInt(dice.between(-1, 1)), type)
  }
}

const monthEnds = ['2020-02-29', '2021-02-28', '2021-08-31', '2022-01-31', '2022-04-30', '2000-02-29', '1960-02-29', '2022-12-31'].map(
  (text) => parseDate(text) ?? 0,
)
const texts = ['H6110', 'H', 'L7291', 'L729', 'C3600', 'C', '', "F'52", '批发5', 'O80', 'AH6110', '5批发', 'XC']
const regions = [500_103n, 500_105n, 500_112n, 140_105n, 140_110n, 150_781n]

function clamp(value: bigint, type: { low: bigint; high: bigint }): bigint {
  return value < type.low ? type.low : value > type.high ? type.high : value
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key) ?? []
  list.push(value)
  map.set(key, list)
}

/** Which relations hold every record, in the words the SQL compiler takes. */
export type Complete = 'everywhere' | 'nowhere' | readonly { readonly from: number; readonly to: number }[]

const LARGEST_DOUBLE = 2n ** 53n - 1n

/** The same rows as the interpreter sees them: references and relations are objects, an incomplete relation is null. */
export function factsOf(
  rows: Rows,
  completeness: (entity: string) => Complete,
  hasTable: (entity: string) => boolean,
): ReadonlyMap<string, readonly Facts[]> {
  type Loose = Record<string, Facts[string]>
  const records = new Map<string, Map<number, Loose>>()
  for (const [entity, list] of rows) if (hasTable(entity)) records.set(entity, new Map(list.map((row) => [row.id, {}])))
  for (const [entity, list] of rows) {
    for (const row of list) {
      const record = records.get(entity)?.get(row.id)
      if (record === undefined) continue
      for (const field of entityOf(entity).fields.values()) {
        const stored = row.values.get(field.id) ?? null
        if (field.type.kind === 'reference')
          record[field.id] = stored === null ? null : (records.get(field.type.entity)?.get(Number(stored)) ?? null)
        else if (field.type.kind !== 'relation') record[field.id] = runtimeValue(stored, field.type)
      }
    }
  }
  for (const [entity, owners] of records)
    for (const field of entityOf(entity).fields.values())
      if (field.type.kind === 'relation') linkRelation(entity, owners, field.id, field.type)
  return new Map([...records].map(([entity, byId]) => [entity, [...byId.values()]]))

  function linkRelation(entity: string, owners: Map<number, Loose>, field: string, type: Extract<FieldType, { kind: 'relation' }>): void {
    const complete = hasTable(type.entity) ? completeness(type.entity) : 'nowhere'
    const region = entityOf(entity).region
    const byOwner = Map.groupBy(rows.get(type.entity) ?? [], (row) => row.values.get(type.by))
    for (const [id, owner] of owners) {
      const code = region === undefined ? null : (owner[region] as number | null)
      const isComplete =
        complete === 'everywhere' ||
        (complete !== 'nowhere' && code !== null && complete.some((range) => code >= range.from && code <= range.to))
      const elements = byOwner.get(BigInt(id)) ?? []
      owner[field] = isComplete ? elements.map((row) => records.get(type.entity)?.get(row.id) ?? {}) : null
    }
  }
}

function runtimeValue(stored: Stored, type: FieldType): Facts[string] {
  if (typeof stored !== 'bigint') return stored
  return type.kind === 'number' && (type.low < -LARGEST_DOUBLE || type.high > LARGEST_DOUBLE) ? stored : Number(stored)
}
