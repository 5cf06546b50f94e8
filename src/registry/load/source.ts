import { basename, join } from 'node:path'
import { InputFailure, listInput } from '../../files/index.ts'
import type { Vocabulary } from '../../rules/index.ts'
import { RegistryFailure } from '../failure.ts'

/** A file of a delivery that holds one entity's records. */
export interface SourceFile {
  readonly entity: string
  readonly path: string
  readonly format: 'csv' | 'parquet'
}

/** The files of a folder that are named after an entity, in the glossary's order; at least one. */
export function findSources(folder: string, vocabulary: Vocabulary): readonly SourceFile[] {
  const names = namesIn(folder)
  const found = [...vocabulary.entities.keys()].flatMap((entity): readonly SourceFile[] => {
    const own = (['csv', 'parquet'] as const).filter((format) => names.includes(`${entity}.${format}`))
    if (own.length > 1)
      throw new RegistryFailure('source_ambiguous', { folder, entity, files: own.map((format) => `${entity}.${format}`).join(', ') })
    return own.map((format) => ({ entity, path: join(folder, `${entity}.${format}`), format }))
  })
  if (found.length === 0)
    throw new RegistryFailure('source_empty', {
      folder,
      expected: [...vocabulary.entities.keys()].map((entity) => `${entity}.csv`).join(', '),
    })
  return found
}

/** Files of a folder that a load passes over, though somebody may have meant them to be read. */
export function passedOver(folder: string, sources: readonly SourceFile[], others: readonly string[]): readonly string[] {
  const known = [...sources.map(({ path }) => basename(path)), ...others]
  return namesIn(folder).filter((name) => !known.includes(name) && !name.startsWith('.'))
}

function namesIn(folder: string): readonly string[] {
  try {
    return listInput(folder)
  } catch (error) {
    if (error instanceof InputFailure) throw new RegistryFailure('source_folder_missing', { folder })
    throw error
  }
}
