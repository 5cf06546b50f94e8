import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { columnsOf, generateSnapshot } from '../../src/registry/index.ts'
import { type DuckDb, sqlName, sqlText, withDuckDb } from '../../src/store/index.ts'
import { granted } from '../screening/granted.ts'
import { sizeClasses, vocabulary } from './vocabulary.ts'

/** A scratch folder with what the tests of one file share. */
export interface Setting {
  readonly folder: string
  readonly database: { readonly memoryLimit: string; readonly threads: number; readonly temporaryFolder: string }
  readonly path: (name: string) => string
  readonly remove: () => Promise<void>
}

/** Makes a scratch folder; the caller removes it. */
export async function makeSetting(): Promise<Setting> {
  const folder = await mkdtemp(join(tmpdir(), 'ballast-registry-'))
  return {
    folder,
    database: { memoryLimit: '1GB', threads: 2, temporaryFolder: join(folder, 'scratch') },
    path: (name) => join(folder, name),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** A small registry under that name. */
export async function generate(setting: Setting, name: string, seed = 1, sizes = { firms: 2000, persons: 20_000 }) {
  const made = await generateSnapshot(setting.path(name), vocabulary, {
    parameters: { ...sizes, seed },
    sizeClasses,
    database: setting.database,
  })
  return granted(made)
}

/** Opens a snapshot's entities as views named after them. */
export function query<T>(setting: Setting, name: string, work: (database: DuckDb) => Promise<T>): Promise<T> {
  return withDuckDb(setting.database, async (database) => {
    for (const entity of vocabulary.entities.keys()) {
      const files = sqlText(join(setting.path(name), entity, '*.parquet'))
      await database.run(`CREATE VIEW ${entity} AS SELECT * FROM read_parquet(${files})`)
    }
    return await work(database)
  })
}

/** Writes an entity of a snapshot as the CSV file a delivery would hold: Chinese headers, money in yuan, enumerations by their term. */
export async function exportCsv(database: DuckDb, id: string, file: string): Promise<void> {
  const entity = vocabulary.entities.get(id)
  if (entity === undefined) throw new Error(`No entity '${id}'`)
  const cells = columnsOf(entity).map(({ name, field }) => {
    const type = field?.type
    const header = sqlName(field?.zh ?? name)
    if (type?.kind === 'number' && type.scale > 0) {
      const factor = 10 ** type.scale
      return `CAST(${name} // ${factor} AS VARCHAR) || '.' || lpad(CAST(${name} % ${factor} AS VARCHAR), ${type.scale}, '0') AS ${header}`
    }
    if (type?.kind !== 'enumeration') return `${name} AS ${header}`
    const values = vocabulary.enumerations.get(type.enumeration)?.values ?? []
    return `CASE ${name} ${values.map(({ zh }, code) => `WHEN ${code} THEN ${sqlText(zh)}`).join(' ')} END AS ${header}`
  })
  await database.run(`COPY (SELECT ${cells.join(', ')} FROM ${id}) TO ${sqlText(file)} (FORMAT csv, HEADER)`)
}
