import { type Dialect, plain } from '../rules/index.ts'
import { prefixOf, type VariantGroup } from './group-variants.ts'
import type { Engine } from './script/engine.ts'
import { type Asked, askAll, askRows } from './script/statement.ts'
import { settlementStatuses } from './settlement/standing.ts'

/**
 * Two primes below 2^29: a residue times a factor stays below 2^58, so that a row of them is summed in 64-bit integers, which
 * are some thirty times as fast to divide as 128-bit ones.
 */
const PRIMES = [536_870_909n, 536_870_879n] as const

/**
 * One number over all decisions and net amounts that depends neither on the order of rows nor on the engine: each row's columns are
 * folded into a residue, squared so that rows cannot trade columns, and the residues are summed.
 */
export function resultHash(
  groups: readonly VariantGroup[],
  settled: string,
  { dialect, decisions }: Pick<Engine, 'dialect' | 'decisions'>,
): Asked<string> {
  const decided = groups.map((group) => {
    const sets = group.variants.map((variant) => ({ seed: seedOf(variant.id), columns: decisionColumns(variant, dialect) }))
    return sumsOf(dialect, group.name, sets, decisions(group))
  })
  const statuses = settlementStatuses.map((name, i) => `when '${name}' then ${i + 1}`)
  const text = (name: string): HashedColumn => wide(dialect.digest(plain(name)).text)
  const columns = [
    ...['subject_id', 'gross', 'net', 'paid_before'].map(wide),
    ...['region', `case status ${statuses.join(' ')} end`].map(narrow),
    text('variant'),
    text(causeAsHashed),
    ...['awaiting_review', 'reserved'].map(wide),
    narrow('year'),
  ]
  const { statements, read } = askAll([...decided, sumsOf(dialect, 'settled', [{ seed: 1n, columns }], settled)])
  return {
    statements,
    read: (answers) => {
      const total = read(answers).reduce(sum, [0n, 0n])
      return total.map((part) => (part % 2n ** 64n).toString(16).padStart(16, '0')).join('')
    },
  }
}

/** A cause as the one text in which results have been hashed ever since. */
const causeAsHashed = `case cause
  when 'other_policy' then cause_policy
  when 'earlier_payment' then 'prior:' || cause_policy
  when 'same_occasion' then 'once_only'
  when 'key_unknown' then 'key_unknown:' || cause_entity
  when 'limit_unknown' then 'limit_unknown'
  when 'same_occasion_open' then 'once_only_open'
  when 'payee_cancelled' then cause
  when 'payee_unclear' then cause
end`

type Sums = readonly [bigint, bigint]

/** Narrow values are below 2^28 and need no division to fit a term. */
interface HashedColumn {
  readonly sql: string
  readonly isNarrow: boolean
}

const wide = (sql: string): HashedColumn => ({ sql, isNarrow: false })
const narrow = (sql: string): HashedColumn => ({ sql, isNarrow: true })

function decisionColumns(variant: VariantGroup['variants'][number], dialect: Dialect): readonly HashedColumn[] {
  const prefix = prefixOf(variant)
  const { conditions, reviews, result } = variant.bound.program
  const mask = conditions.length + reviews.length + 1 <= 28 ? narrow : wide
  const days = dialect.date('days_between', plain(dialect.dateLiteral('1970-01-01')), plain(`${prefix}due`)).text
  const due = result.kind === 'obligation' && result.due !== undefined ? [narrow(days)] : []
  const { monthly } = variant.bound.program
  const months = [
    ...(monthly?.limit === undefined ? [] : [`${prefix}term`, `${prefix}drawn`]),
    ...(monthly?.covers === undefined ? [] : [`${prefix}covers`]),
  ].map(narrow)
  return [
    wide('subject_id'),
    narrow(`${prefix}outcome`),
    ...['failed', 'unknown', 'flags'].map((name) => mask(prefix + name)),
    wide(`${prefix}missing`),
    wide(`${prefix}amount`),
    ...due,
    ...months,
  ]
}

interface HashedColumns {
  readonly seed: bigint
  readonly columns: readonly HashedColumn[]
}

/** Both sums over several sets of columns of the same rows, in one scan. */
function sumsOf({ textType }: Dialect, name: string, sets: readonly HashedColumns[], rows: string): Asked<Sums> {
  const parts = sets.flatMap(({ columns }, i) => PRIMES.map((prime, j) => ({ prime, columns, name: `${i}_${j}` })))
  const inner = parts.map(({ columns, prime, name }) => `${residue(columns, prime)} as r${name}`)
  const outer = parts.map(
    ({ prime, name }) => `cast(coalesce(sum((r${name} * r${name} + r${name}) % ${prime}), 0) as ${textType}) as t${name}`,
  )
  const select = `select ${outer.join(', ')} from (select ${inner.join(', ')} from ${rows})`
  return askRows({ phase: 'hash', name: `hash ${name}`, about: name }, select, ([row]) => {
    const part = (j: number) => sets.reduce((all, { seed }, i) => all + BigInt(String(row?.[`t${i}_${j}`] ?? '0')) * seed, 0n)
    return [part(0), part(1)]
  })
}

/** An unknown value is a value of its own. */
function residue(columns: readonly HashedColumn[], prime: bigint): string {
  const terms = columns.map(({ sql, isNarrow }, i) => {
    const value = isNarrow ? `cast(${sql} as bigint)` : `cast(${sql} as bigint) % ${prime}`
    return `coalesce((${value} + 1) * ${factorOf(i, prime)}, ${factorOf(i + 16, prime)})`
  })
  return `((${terms.join(' + ')}) % ${prime})`
}

function factorOf(column: number, prime: bigint): bigint {
  return (1_000_003n ** BigInt(column + 1) * 7919n) % prime
}

const sum = ([a, b]: Sums, [c, d]: Sums): Sums => [a + c, b + d]

/** A fixed odd number per variant, so that two policies cannot swap results unnoticed. */
function seedOf(id: string): bigint {
  let seed = 1469598103934665603n
  for (const character of id) seed = ((seed ^ BigInt(character.codePointAt(0) ?? 0)) * 1099511628211n) % 2n ** 61n
  return seed | 1n
}
