import { existsSync } from 'node:fs'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { Vocabulary } from '../../rules/index.ts'
import type { DuckDb } from '../../store/index.ts'
import type { RefusalWith } from '../refusals.ts'
import type { RawTable } from './read-raw.ts'
import { countRefused, writeRefused } from './refused.ts'
import type { RefusedCount } from './refused-count.ts'

/** Where refused rows are kept: in the snapshot, or beside it where there will be none. */
export interface RefusedPlaces {
  readonly inside: string
  readonly beside: string
}

/**
 * Counts and writes the refused rows of every file, by the file's id. More than the limit of one file, in rows per thousand, and the load
 * is refused: then all of them are written beside the snapshot that was asked for.
 */
export async function settleRefused(
  database: DuckDb,
  raws: readonly RawTable[],
  places: RefusedPlaces,
  limitPerThousand: number,
  vocabulary: Vocabulary,
): Promise<Result<Readonly<Record<string, RefusedCount>>, RefusalWith<'too_many_refused'>>> {
  const counted: { readonly raw: RawTable; readonly count: RefusedCount }[] = []
  for (const raw of raws) counted.push({ raw, count: await countRefused(database, raw, vocabulary) })
  const [worst] = counted
    .filter(({ count }) => count.refused * 1000 > count.rows * limitPerThousand)
    .sort((a, b) => b.count.refused / b.count.rows - a.count.refused / a.count.rows)
  const folder = worst === undefined ? places.inside : freeName(places.beside)
  for (const { raw, count } of counted) if (count.refused > 0) await writeRefused(database, raw, folder, vocabulary)
  if (worst !== undefined) return refused(tooMany(worst, folder, limitPerThousand))
  return done(Object.fromEntries(counted.map(({ raw, count }) => [raw.shape.id, count])))
}

/** Somebody may be correcting what an earlier try left, so it stays. */
function freeName(folder: string): string {
  for (let round = 1; ; round++) {
    const name = round === 1 ? folder : `${folder}-${round}`
    if (!existsSync(name)) return name
  }
}

function tooMany(
  { raw, count }: { readonly raw: RawTable; readonly count: RefusedCount },
  folder: string,
  limitPerThousand: number,
): RefusalWith<'too_many_refused'> {
  const [most] = count.reasons
  if (most === undefined) throw new Error(`${raw.shape.id}: rows refused for no reason`)
  return { code: 'too_many_refused', entity: raw.shape.zh, rows: count.rows, refused: count.refused, limitPerThousand, most, folder }
}
