import type { DuckDb } from '../store/index.ts'
import { prefixOf, type VariantGroup } from './group-variants.ts'
import { statusWords } from './messages.zh.ts'
import { decisionRows } from './settle.ts'

/**
 * Two primes below 2^29: a residue times a factor stays below 2^58, so that eight of them are summed in 64-bit integers, which
 * are some thirty times as fast to divide as 128-bit ones.
 */
const PRIMES = [536_870_909n, 536_870_879n] as const

/**
 * One number over all decisions and net amounts that depends neither on the order of rows nor on the engine: each row's columns are
 * folded into a residue, squared so that rows cannot trade columns, and the residues are summed.
 */
export async function resultHash(
  database: DuckDb,
  groups: readonly { readonly group: VariantGroup; readonly folder: string }[],
): Promise<string> {
  let total = [0n, 0n]
  for (const { group, folder } of groups) {
    const sets = group.variants.map((variant) => ({
      seed: seedOf(variant.id),
      columns: ['subject_id', ...decisionColumns(variant)],
    }))
    total = sum(total, await sumsOf(database, sets, decisionRows(folder)))
  }
  const statuses = Object.keys(statusWords)
  const status = `case status ${statuses.map((name, i) => `when '${name}' then ${i + 1}`).join(' ')} end`
  // The first 15 hexadecimal digits of a digest: a text as a number that every engine gives alike.
  const text = (name: string) => `cast('0x' || left(md5(${name}), 15) as bigint)`
  const columns = ['subject_id', 'region', 'gross', 'net', 'paid_before', status, text('variant'), text('because_of')]
  total = sum(total, await sumsOf(database, [{ seed: 1n, columns }], 'settled'))
  return total.map((part) => (part % 2n ** 64n).toString(16).padStart(16, '0')).join('')
}

function decisionColumns(variant: VariantGroup['variants'][number]): readonly string[] {
  const prefix = prefixOf(variant)
  const { result } = variant.bound.program
  const due = result.kind === 'obligation' && result.due !== undefined ? [`(${prefix}due - date '1970-01-01')`] : []
  return [...['outcome', 'failed', 'unknown', 'flags', 'missing', 'amount'].map((name) => `${prefix}${name}`), ...due]
}

interface HashedColumns {
  readonly seed: bigint
  readonly columns: readonly string[]
}

/** Both sums over several sets of columns of the same rows, in one scan. */
async function sumsOf(database: DuckDb, sets: readonly HashedColumns[], rows: string): Promise<readonly [bigint, bigint]> {
  const selected = sets.flatMap(({ columns }, i) =>
    PRIMES.map((prime, j) => `cast(coalesce(sum(${squared(residue(columns, prime), prime)}), 0) as varchar) as t${i}_${j}`),
  )
  const [row] = await database.rows(`select ${selected.join(', ')} from ${rows}`)
  const part = (j: number) => sets.reduce((all, { seed }, i) => all + BigInt(String(row?.[`t${i}_${j}`] ?? '0')) * seed, 0n)
  return [part(0), part(1)]
}

/** An unknown value is a value of its own. */
function residue(columns: readonly string[], prime: bigint): string {
  const terms = columns.map((column, i) => `coalesce(cast(${column} as bigint) % ${prime} + 1, ${prime - 7n}) * ${factorOf(i, prime)}`)
  return `((${terms.join(' + ')}) % ${prime})`
}

function squared(value: string, prime: bigint): string {
  return `(${value} * ${value} + ${value}) % ${prime}`
}

function factorOf(column: number, prime: bigint): bigint {
  return (1_000_003n ** BigInt(column + 1) * 7919n) % prime
}

const sum = (a: readonly bigint[], b: readonly bigint[]): bigint[] => a.map((part, i) => part + (b[i] ?? 0n))

/** A fixed odd number per variant, so that two policies cannot swap results unnoticed. */
function seedOf(id: string): bigint {
  let seed = 1469598103934665603n
  for (const character of id) seed = ((seed ^ BigInt(character.codePointAt(0) ?? 0)) * 1099511628211n) % 2n ** 61n
  return seed | 1n
}
