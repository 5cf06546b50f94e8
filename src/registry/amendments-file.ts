import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { isAbsent, readInputText } from '../files/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { type Amendment, amendmentsFile } from './amendment.ts'
import type { Manifest } from './manifest.ts'
import type { RefusalWith } from './refusals.ts'

/** The amendments of a snapshot, in order; none of one that was generated or loaded. Refused where they are not those it was made with. */
export function readAmendments(
  folder: string,
  { source }: Pick<Manifest, 'source'>,
): Result<readonly Amendment[], RefusalWith<'amendments_differ'>> {
  if (source.kind !== 'amended') return done([])
  const file = join(folder, amendmentsFile)
  const text = readInputText(file)
  if (text.kind === 'refused') return refused({ code: 'amendments_differ', file, isMissing: isAbsent(text.refusal) })
  if (digestOf(text.value) !== source.parameters.amendments) return refused({ code: 'amendments_differ', file, isMissing: false })
  const written = JSON.parse(text.value) as readonly (Omit<Amendment, 'key'> & { readonly key: string })[]
  return done(written.map((each) => ({ ...each, key: BigInt(each.key) })))
}

/** The later of two amendments of one value stands. */
export function joinAmendments(earlier: readonly Amendment[], later: readonly Amendment[]): readonly Amendment[] {
  return [...new Map([...earlier, ...later].map((each) => [factOf(each), each])).values()]
}

/** What an amendment is about. */
export function factOf({ entity, key, field }: Pick<Amendment, 'entity' | 'key' | 'field'>): string {
  return `${entity} ${key} ${field}`
}

/** Amendments as a file: one a line, in the order of what they are about. */
export function amendmentsText(amendments: readonly Amendment[]): string {
  const sorted = amendments.toSorted((a, b) => compare(a.entity, b.entity) || compare(a.key, b.key) || compare(a.field, b.field))
  const lines = sorted.map(({ entity, key, field, value, evidence, day }) =>
    JSON.stringify({ entity, key: String(key), field, value, evidence, day }),
  )
  return `[\n${lines.join(',\n')}\n]\n`
}

/** SHA-256 of the file. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function compare<T extends string | bigint>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}
