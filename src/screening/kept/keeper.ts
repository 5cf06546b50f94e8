import { join, relative, resolve, sep } from 'node:path'
import type { Manifest } from '../../registry/index.ts'
import { namingFiles, parquetRows, type Row, sqlText } from '../../store/index.ts'
import { damageOf, type MadeFiles, type RunFile } from '../runs/made-files.ts'
import { copyChecked } from './copy-checked.ts'
import { type EarlierRun, findKept } from './earlier-runs.ts'
import { isKept, type KeptResult, writeKept } from './kept-results.ts'
import { type KeyParts, resultKey } from './result-key.ts'

/** Of which run results are kept, and by what. */
interface KeeperPlace {
  readonly engine: string
  readonly manifest: Manifest
  readonly snapshotFolder: string
  /** The unfinished run. */
  readonly folder: string
  readonly made: MadeFiles
  /** Where results may be taken from; none where everything is to be made anew. */
  readonly earlier: readonly EarlierRun[]
  readonly keyOf?: ((parts: KeyParts) => string) | undefined
}

/** Takes results from earlier runs where all that they follow from is the same, and notes those of this run for later ones. */
export class Keeper {
  private readonly place: KeeperPlace
  private readonly inputs: ReadonlyMap<string, string>
  private readonly tables = new Map<string, string>()
  private readonly results = new Map<string, KeptResult>()
  private readonly whole = new Map<string, boolean>()

  constructor(place: KeeperPlace) {
    this.place = place
    const files = Object.values(place.manifest.entities).flatMap((entity) => entity.files)
    this.inputs = new Map(files.map(({ path, sha256 }) => [resolve(place.snapshotFolder, path), sha256]))
  }

  /** The key of what one or several SELECTs, each over tables before it, come to. */
  keyOf(selects: readonly string[]): string {
    const read = new Map<string, string>()
    const asked = selects.map((select) => namingFiles(select, (path) => `file ${this.placeOf(path, read)}`)).join(';\n')
    const words = this.tables.size === 0 ? new Set<string>() : new Set(asked.match(/\b[a-z_]\w*/g) ?? [])
    const tables = [...this.tables].filter(([name]) => words.has(name)).sort(([a], [b]) => (a < b ? -1 : 1))
    return (this.place.keyOf ?? resultKey)({ engine: this.place.engine, asked, files: [...read.values()], tables })
  }

  private placeOf(path: string, read: Map<string, string>): number {
    if (!read.has(path)) read.set(path, this.contentOf(path))
    return [...read.keys()].indexOf(path)
  }

  /** From here on a table is known by a key to what reads it. */
  define(table: string, key: string): void {
    this.tables.set(table, key)
  }

  forget(tables: readonly string[]): void {
    for (const table of tables) this.tables.delete(table)
  }

  /** Takes a file from an earlier run, checked; false where none has it whole. */
  async bring(key: string, path: string): Promise<boolean> {
    for (const { folder, result } of findKept(this.place.earlier, key)) {
      if (result.kind !== 'file') continue
      const { bytes, sha256 } = result.file
      if (!(await copyChecked(join(folder, result.file.path), join(this.place.folder, path), sha256))) continue
      await this.place.made.addKnown({ path, bytes, sha256 })
      return true
    }
    return false
  }

  /** The rows that an earlier run was given. */
  rowsOf(key: string): readonly Row[] | undefined {
    const [found] = findKept(this.place.earlier, key).flatMap(({ result }) => (result.kind === 'rows' ? [result.rows] : []))
    return found
  }

  /** A SELECT of some rows of an earlier run's file, checked; undefined where none has it whole. */
  async partOf(key: string): Promise<string | undefined> {
    for (const { folder, result } of findKept(this.place.earlier, key)) {
      if (result.kind !== 'part' || !(await this.isWhole(folder, result.file))) continue
      return `select * from ${parquetRows([join(folder, result.file.path)])} where policy in (${result.policies.map(sqlText).join(', ')})`
    }
    return undefined
  }

  note(key: string, result: KeptResult): void {
    if (isKept(result)) this.results.set(key, result)
  }

  /** Writes what this run has to give to later ones. */
  async write(): Promise<void> {
    await writeKept(this.place.folder, this.place.engine, this.results)
  }

  private async isWhole(folder: string, file: RunFile): Promise<boolean> {
    const path = join(folder, file.path)
    const known = this.whole.get(path)
    if (known !== undefined) return known
    const isWhole = (await damageOf(folder, file, true).catch(() => 'missing')) === undefined
    this.whole.set(path, isWhole)
    return isWhole
  }

  /** What is in a file: of the snapshot, as its manifest has it, or of this run. */
  private contentOf(path: string): string {
    const input = this.inputs.get(path)
    if (input !== undefined) return input
    const own = this.place.made.find(relative(resolve(this.place.folder), path).split(sep).join('/'))
    if (own === undefined) throw new Error(`nobody knows what is in ${path}`)
    return own.sha256
  }
}
