import { join } from 'node:path'
import { listSnapshots, readManifest, registryTitle } from '../registry/index.ts'
import type { RunOnDisk } from '../screening/index.ts'
import type { FactsPlane } from './facts-plane.ts'
import { type SnapshotOfRun, snapshotOfRun } from './snapshot-of-run.ts'

/** The facts that are known last of the registry that a run was made from: its own snapshot where none is newer; undefined where none can be read. */
export async function newestSnapshot(plane: FactsPlane, run: RunOnDisk): Promise<SnapshotOfRun | undefined> {
  const own = await snapshotOfRun(plane, run)
  const vocabulary = plane.set().vocabulary
  const title = registryTitle(run.record.snapshot.title)
  for (const listed of await listSnapshots(plane.snapshotsFolder, vocabulary)) {
    if (listed.kind !== 'usable' || registryTitle(listed.title) !== title) continue
    if (own !== undefined && listed.knownOn < own.manifest.knownOn) break
    const folder = join(plane.snapshotsFolder, listed.name)
    const manifest = await readManifest(folder, vocabulary)
    if (manifest.kind === 'done') return { folder, manifest: manifest.value, vocabulary, database: plane.reader.database }
  }
  return own
}
