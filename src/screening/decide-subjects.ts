import type { Manifest } from '../registry/index.ts'
import { compileScreen, type ScreenColumn, type Vocabulary } from '../rules/index.ts'
import { prefixOf, type VariantGroup } from './group-variants.ts'
import { completenessOf } from './registry-tables.ts'
import type { MadeFiles } from './runs/made-files.ts'
import { bucketFile, decisionsFolder, decisionsName, type Engine } from './script/engine.ts'
import type { Statement } from './script/statement.ts'

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

type DecidingPlace = Pick<ScreeningPlace, 'vocabulary' | 'manifest'>

/** The SELECT that decides one group over one bucket of the registry. */
function groupSql(group: VariantGroup, { vocabulary, manifest }: DecidingPlace, engine: Engine, bucket: number | undefined): string {
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
    vocabulary,
    dialect: engine.dialect,
    tables: engine.tables(group.subject, bucket),
    completeness: completenessOf(manifest),
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

/** Decides every subject of a group, each bucket a statement and a file, or all at once. */
export function decideSubjects(group: VariantGroup, place: DecidingPlace, engine: Engine): readonly Statement[] {
  return engine.bucketsOf(group.subject).map((bucket) => ({
    kind: 'parquet',
    phase: 'decide',
    name: bucket === undefined ? decisionsName(group) : `${decisionsName(group)}_${bucket}`,
    about: group.name,
    select: groupSql(group, place, engine, bucket),
    path: bucket === undefined ? decisionsFolder(group) : bucketFile(group, bucket),
  }))
}
