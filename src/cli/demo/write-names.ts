import { readManifest } from '../../registry/index.ts'
import type { WorkStore } from '../../store/index.ts'
import { type Keys, writeDemoSubjects } from '../../subjects/index.ts'
import { grantedBy } from '../carry-out.ts'
import type { Console } from '../console.ts'
import { officeWords } from '../office/messages.zh.ts'
import type { Workspace } from '../workspace.ts'

/** How often a line says how far it has come, in rows. */
const lineEvery = 250_000

/**
 * Names and numbers for the demonstration's registry, written while the office is already open: signing in does not wait for them, and
 * what is searched meanwhile says that they are being written. The signal stops it; the next start goes on.
 */
export async function writeNames(store: WorkStore, workspace: Workspace, keys: Keys, console: Console, signal: AbortSignal): Promise<void> {
  const { vocabulary } = workspace.set
  const manifest = grantedBy('registry', await readManifest(workspace.demoSnapshot, vocabulary))
  let said = 0
  const { done, total } = await writeDemoSubjects(store, {
    snapshotFolder: workspace.demoSnapshot,
    manifest,
    vocabulary,
    keys,
    database: { ...workspace.database, memoryLimit: '500MB', threads: 1 },
    signal,
    onProgress: ({ done, total }) => {
      if (done - said < lineEvery || done === total) return
      said = done
      console.line(officeWords.writingNames(done, total))
    },
  })
  if (done === total) console.line(officeWords.namesWritten(total))
}
