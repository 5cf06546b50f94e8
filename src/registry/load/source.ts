import { createWriteStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { encodingOf, textOf } from '../../files/index.ts'
import type { Vocabulary } from '../../rules/index.ts'
import { RegistryFailure } from '../failure.ts'

/** A file of a delivery that holds one entity's records. */
export interface SourceFile {
  readonly entity: string
  readonly path: string
  readonly format: 'csv' | 'parquet'
}

/** The files of a folder that are named after an entity, in the glossary's order; at least one. */
export async function findSources(folder: string, vocabulary: Vocabulary): Promise<readonly SourceFile[]> {
  const names = await readdir(folder).catch(() => {
    throw new RegistryFailure('source_folder_missing', { folder })
  })
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

/** A UTF-8 file with the text of a CSV file: the file itself, or a copy decoded in the scratch folder. */
export async function asUtf8(path: string, scratchFolder: string): Promise<string> {
  const encoding = encodingOf(path)
  if (encoding === 'utf-8') return path
  if (encoding === undefined) {
    throw new RegistryFailure('source_unreadable', {
      file: path,
      detail: 'it is neither UTF-8 nor GB18030 text',
      expected: 'CSV text in UTF-8 or GB18030',
    })
  }
  const copy = join(scratchFolder, basename(path))
  await pipeline(Readable.from(textOf(path, encoding)), createWriteStream(copy, { encoding: 'utf8' }))
  return copy
}

/** The first record of a UTF-8 CSV file. */
export function headerOf(path: string, original: string): readonly string[] {
  let text = ''
  for (const part of textOf(path, 'utf-8')) {
    text += part
    const cells = firstRecord(text)
    if (cells !== undefined) return cells
    if (text.length > 1 << 20) break
  }
  const cells = firstRecord(`${text}\n`)
  if (cells === undefined || text.trim() === '') {
    throw new RegistryFailure('source_unreadable', {
      file: original,
      detail: 'it has no header line',
      expected: 'a first line with the names of the columns',
    })
  }
  return cells
}

/** The cells of the first record, or undefined while it has not ended. */
function firstRecord(text: string): readonly string[] | undefined {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? ''
    if (isQuoted && character === '"' && text[index + 1] === '"') {
      cell += '"'
      index += 1
    } else if (character === '"') isQuoted = !isQuoted
    else if (!isQuoted && character === ',') {
      cells.push(cell)
      cell = ''
    } else if (!isQuoted && (character === '\n' || character === '\r')) return [...cells, cell]
    else cell += character
  }
  return undefined
}
