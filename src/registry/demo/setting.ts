import type { Vocabulary } from '../../rules/index.ts'
import { sqlName } from '../../store/index.ts'
import { codeOf, columnsOf, entityOf } from '../schema.ts'
import type { Choice, Dice } from './dice.ts'

/** What every part of the demonstration registry is drawn from. */
export interface Setting {
  readonly vocabulary: Vocabulary
  readonly dice: Dice
  readonly year: number
  readonly firms: number
  readonly persons: number
  readonly organisations: number
  readonly loans: number
  /** Largest staff of one unit, so that the staff of all units fits the persons. */
  readonly staffLimit: number
  /** Employment slots in all: current staff and recent leavers. */
  readonly slots: number
  /** Persons are shuffled over slots within windows of this many. */
  readonly window: number
}

export const never = `DATE '9999-12-31'`

/** A date of the demonstration year, or of one so many years away, as an SQL literal. */
export function day(setting: Setting, monthDay: string, yearsAway = 0): string {
  return `DATE '${setting.year + yearsAway}-${monthDay}'`
}

/** The day the registry is known on. */
export function knownOn(setting: Pick<Setting, 'year'>): string {
  return `${setting.year}-10-31`
}

/** The stored code of an enumeration value, as SQL. */
export function code(setting: Setting, enumeration: string, value: string): string {
  return String(codeOf(setting.vocabulary, enumeration, value))
}

/** Weighted choices among the values of an enumeration. */
export function coded(setting: Setting, enumeration: string, weights: Readonly<Record<string, number>>): readonly Choice[] {
  return Object.entries(weights).map(([value, weight]) => [weight, code(setting, enumeration, value)])
}

/**
 * One fact in so many is unknown: in what other systems deliver, in lists that an office keeps by hand, and of those who do not stand
 * in such a list. Chosen for the demonstration.
 */
const delivered = [43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97] as const
const keptByHand = [11, 13, 17, 19, 23, 29] as const
const unlisted = [491, 499, 503, 509, 521, 523] as const

export interface RowOptions {
  /** Columns that are always known. */
  readonly known: readonly string[]
  /** SQL that is true for rows whose facts are all known. */
  readonly isWhole?: string
  /** Whether the whole entity is a list that an office keeps by hand. */
  readonly isKeptByHand?: boolean
  /** Columns that come from such a list, by the SQL that is true for who stands in it. */
  readonly listed?: Readonly<Record<string, string>>
}

/**
 * A select list with every column of an entity. Some facts are made unknown by the row's `hole` number, except keys, references and
 * what the options keep. A column that is not given is unknown throughout.
 */
export function rowOf(setting: Setting, entity: string, values: Readonly<Record<string, string>>, options: RowOptions): string {
  const list = columnsOf(entityOf(setting.vocabulary, entity)).map(({ name, type, field }, index) => {
    const value = values[name] ?? `CAST(NULL AS ${type})`
    const isKept = field === undefined || field.type.kind === 'reference' || options.known.includes(name) || values[name] === undefined
    if (isKept) return `${value} AS ${sqlName(name)}`
    const isHole = holeSql(index, name, options)
    const condition = options.isWhole === undefined ? isHole : `${isHole} AND NOT (${options.isWhole})`
    return `CASE WHEN ${condition} THEN NULL ELSE ${value} END AS ${sqlName(name)}`
  })
  return list.join(',\n  ')
}

function holeSql(index: number, column: string, { isKeptByHand = false, listed = {} }: RowOptions): string {
  const every = (primes: readonly number[]) => {
    const prime = primes[index % primes.length] ?? 97
    return `hole % ${prime} = ${index % prime}`
  }
  if (isKeptByHand) return every(keptByHand)
  const isListed = listed[column]
  return isListed === undefined ? every(delivered) : `CASE WHEN ${isListed} THEN ${every(keptByHand)} ELSE ${every(unlisted)} END`
}
