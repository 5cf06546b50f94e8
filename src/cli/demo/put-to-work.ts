import { join } from 'node:path'
import { type OfficeDoor, readWorkScript, type WorkScript, workOffice } from '../../demonstration/index.ts'
import type { WorkStore } from '../../store/index.ts'
import type { Console } from '../console.ts'
import { officeWords } from '../office/messages.zh.ts'
import type { Workspace } from '../workspace.ts'

/**
 * Has the people of the demonstration's office do their work, once names are written: whoever signs in finds an office and no
 * empty desk. A stop leaves the rest to the next start; what goes wrong is told, and the office stays open.
 */
export async function putToWork(store: WorkStore, workspace: Workspace, door: OfficeDoor, run: string, console: Console): Promise<void> {
  const began = performance.now()
  try {
    const script = readWorkScript(join(workspace.demoFolder, 'at-work.yaml'))
    if (door.signal.aborted || (await isAtWork(store, script))) return
    console.line(officeWords.puttingToWork)
    const { letters } = await workOffice(door, script, run)
    console.line(officeWords.atWork(letters, Math.round((performance.now() - began) / 1000)))
  } catch (error) {
    if (door.signal.aborted) return
    console.warn(officeWords.notAtWork(error instanceof Error ? error.message : String(error)))
  }
}

/** The last thing that the script does is an export; where it is over nothing is left to do, and nobody need sign in. */
function isAtWork(store: WorkStore, { exports }: WorkScript): Promise<boolean> {
  const purpose = exports.at(-1)?.purpose
  return store.asSystem('set_up', async (db) => {
    const done = await db.selectFrom('job_run').select('input').where('kind', '=', 'list_export').where('state', '=', 'done').execute()
    return done.some(({ input }) => (input as { readonly purpose?: unknown }).purpose === purpose)
  })
}
