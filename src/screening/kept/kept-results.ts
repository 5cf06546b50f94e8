import { createHash } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Row } from '../../store/index.ts'
import type { RunFile } from '../runs/made-files.ts'

/** What a run can give to a later one: one of its files, some rows of one, or a few rows. Whole numbers of rows may be text. */
export type KeptResult =
  | { readonly kind: 'file'; readonly file: RunFile }
  | { readonly kind: 'part'; readonly file: RunFile; readonly policies: readonly string[] }
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }

/** Results of a run by their keys. */
export type KeptResults = ReadonlyMap<string, KeptResult>

/** The file of a run that says what its results were made of. */
export const keptFile = 'kept.json.gz'

/** More rows than this cost more to keep than to ask for again. */
const mostRows = 5_000

/** Whether a result is worth being kept. */
export function isKept(result: KeptResult): boolean {
  return result.kind !== 'rows' || result.rows.length <= mostRows
}

/** Writes what a run has to give into its folder. */
export async function writeKept(folder: string, engine: string, results: KeptResults): Promise<void> {
  const content = JSON.stringify([engine, [...results]], (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
  const file = join(folder, keptFile)
  await writeFile(`${file}.part`, gzipSync(JSON.stringify([1, digestOf(content), content]), { level: 1 }))
  await rename(`${file}.part`, file)
}

/** What a run has to give to one of the same engine; nothing where it was made by another, or the file is not as it was written. */
export async function readKept(folder: string, engine: string): Promise<KeptResults> {
  try {
    const [format, digest, content] = JSON.parse(gunzipSync(await readFile(join(folder, keptFile))).toString('utf8')) as [
      number,
      string,
      string,
    ]
    if (format !== 1 || digestOf(content) !== digest) return new Map()
    const [madeBy, results] = JSON.parse(content) as [string, [string, KeptResult][]]
    return madeBy === engine ? new Map(results) : new Map()
  } catch {
    return new Map()
  }
}

function digestOf(content: string): string {
  return createHash('sha256').update(content).digest('hex')
}
