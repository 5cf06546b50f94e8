import { basename, join } from 'node:path'
import { listInput } from '../../files/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { Vocabulary } from '../../rules/index.ts'
import type { RefusalWith } from '../refusals.ts'

/** A file of a delivery that holds one entity's records. */
export interface SourceFile {
  readonly entity: string
  readonly path: string
  readonly format: 'csv' | 'parquet'
}

/** The names in the folder of a delivery. */
export function listDelivery(folder: string): Result<readonly string[], RefusalWith<'source_folder_missing'>> {
  const names = listInput(folder)
  return names.kind === 'refused' ? refused({ code: 'source_folder_missing', folder }) : names
}

/** The files of a folder that are named after an entity, in the glossary's order; at least one. */
export function findSources(
  folder: string,
  names: readonly string[],
  vocabulary: Vocabulary,
): Result<readonly SourceFile[], RefusalWith<'source_empty' | 'source_ambiguous'>> {
  const found: SourceFile[] = []
  for (const entity of vocabulary.entities.keys()) {
    const own = (['csv', 'parquet'] as const).filter((format) => names.includes(`${entity}.${format}`))
    if (own.length > 1) return refused({ code: 'source_ambiguous', folder, entity, files: own.map((format) => `${entity}.${format}`) })
    found.push(...own.map((format) => ({ entity, path: join(folder, `${entity}.${format}`), format })))
  }
  return found.length === 0 ? refused({ code: 'source_empty', folder, expected: [...vocabulary.entities.keys()] }) : done(found)
}

/** Of the names in a folder those that a load passes over, though somebody may have meant them to be read. */
export function passedOver(names: readonly string[], sources: readonly SourceFile[], others: readonly string[]): readonly string[] {
  const known = [...sources.map(({ path }) => basename(path)), ...others]
  return names.filter((name) => !known.includes(name) && !name.startsWith('.'))
}
