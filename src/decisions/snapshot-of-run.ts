import { findSnapshot, type Manifest, readManifest } from '../registry/index.ts'
import type { Vocabulary } from '../rules/index.ts'
import type { RunOnDisk } from '../screening/index.ts'
import type { DuckDbReader } from '../store/index.ts'
import type { FactsPlane } from './facts-plane.ts'

/** The facts that a screening was made from, and what reads them. */
export interface SnapshotOfRun {
  readonly folder: string
  readonly manifest: Manifest
  readonly vocabulary: Vocabulary
  readonly database: DuckDbReader
}

/** The snapshot of a run; undefined where it no longer lies in its folder, or is not as it was made. */
export async function snapshotOfRun(plane: FactsPlane, { record }: RunOnDisk): Promise<SnapshotOfRun | undefined> {
  const { vocabulary } = plane.set()
  const folder = await findSnapshot(record.snapshot, plane.snapshotsFolder)
  const manifest = folder === undefined ? undefined : await readManifest(folder, vocabulary)
  if (folder === undefined || manifest?.kind !== 'done') return undefined
  return { folder, manifest: manifest.value, vocabulary, database: plane.reader.database }
}
