import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Manifest } from '../registry/index.ts'
import { compileScreen, duckdb, type ScreenColumn, type Vocabulary } from '../rules/index.ts'
import { type DuckDb, writeWhole } from '../store/index.ts'
import { prefixOf, type VariantGroup } from './group-variants.ts'
import { bucketsOf, completenessOf, tablesFor } from './registry-tables.ts'
import type { MadeFiles } from './runs/made-files.ts'

/** Where a screening reads and writes. */
export interface ScreeningPlace {
  readonly vocabulary: Vocabulary
  readonly manifest: Manifest
  readonly snapshotFolder: string
  /** The unfinished run; renamed when everything in it is there. */
  readonly folder: string
  /** What is there of it already. */
  readonly made: MadeFiles
}

/** Where a group's decisions stand in a run, with forward slashes. */
export function decisionsFolder(group: VariantGroup): string {
  return `decisions/${group.name}`
}

/** The SELECT that decides one group over one bucket of the registry. */
function groupSql(group: VariantGroup, place: Omit<ScreeningPlace, 'folder' | 'made'>, bucket: number | undefined): string {
  const [first] = group.variants
  if (first === undefined) throw new Error('a group has at least one variant')
  const keys = group.keys.map(({ entity, path }): ScreenColumn => ({ kind: 'key', name: `${entity}_key`, record: path }))
  const region: ScreenColumn = { kind: 'value', name: 'region', bound: first.bound, node: first.bound.program.region }
  const dates = group.variants.map(
    (variant): ScreenColumn => ({
      kind: 'value',
      name: `${prefixOf(variant)}date`,
      bound: variant.bound,
      node: variant.bound.program.date,
    }),
  )
  return compileScreen({
    vocabulary: place.vocabulary,
    dialect: duckdb,
    tables: tablesFor(place.snapshotFolder, place.manifest, group.subject, bucket),
    completeness: completenessOf(place.manifest),
    programs: group.variants.map((variant) => ({ bound: variant.bound, prefix: prefixOf(variant) })),
    regions: { fact: first.bound.program.region, ranges: group.regions },
    columns: [...keys, region, ...dates, ...group.variants.flatMap(monthColumns)],
    shape: 'rows',
  })
}

/** The columns of a variant that is paid month by month; whoever reads them casts them. */
function monthColumns(variant: VariantGroup['variants'][number]): readonly ScreenColumn[] {
  const { monthly } = variant.bound.program
  const nodes = { term: monthly?.limit?.term, drawn: monthly?.limit?.drawn, covers: monthly?.covers }
  return Object.entries(nodes).flatMap(([name, node]) =>
    node === undefined ? [] : [{ name: `${prefixOf(variant)}${name}`, kind: 'value' as const, bound: variant.bound, node }],
  )
}

/**
 * Decides every subject of a group, bucket by bucket, each bucket one file. A file takes its name only when it is whole, and a
 * file that is known to be whole is not made again: that is how an interrupted run goes on.
 */
export async function decideSubjects(
  database: DuckDb,
  group: VariantGroup,
  place: ScreeningPlace,
  onBucket: (done: number, total: number) => void,
): Promise<string> {
  const folder = join(place.folder, decisionsFolder(group))
  await mkdir(folder, { recursive: true })
  const buckets = bucketsOf(place.manifest, group.subject)
  for (const [i, bucket] of buckets.entries()) {
    const file = `${decisionsFolder(group)}/bucket-${String(bucket).padStart(4, '0')}.parquet`
    if (!place.made.has(file)) {
      await writeWhole(database, groupSql(group, place, bucket), join(place.folder, file))
      await place.made.add(file)
    }
    onBucket(i + 1, buckets.length)
  }
  return folder
}
