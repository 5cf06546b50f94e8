import { rename, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { done, type Result, refused } from '../../kernel/result.ts'
import { claim } from '../../store/index.ts'
import type { RefusalWith, RunRefusal } from '../refusals.ts'
import { pinsOf } from './pin-run.ts'
import { readRun } from './read-run.ts'

/**
 * Deletes a run that nothing stands on; refused where something does, where it is being made, or where the folder is no run.
 * @internal No page or command deletes runs yet; tests hold that what is pinned stays.
 */
export async function deleteRun(folder: string): Promise<Result<string, RunRefusal | RefusalWith<'run_pinned' | 'run_in_progress'>>> {
  const read = await readRun(folder)
  // One that is damaged may go, one that is none stays.
  if (read.kind === 'refused' && read.refusal.code !== 'run_damaged' && read.refusal.code !== 'run_of_other_format') return read
  const claimed = await claim(`${folder}.unfinished`)
  if (claimed.kind === 'refused') return refused({ code: 'run_in_progress', process: claimed.pid, host: claimed.host, file: claimed.file })
  try {
    const pins = await pinsOf({ folder })
    if (pins.length > 0) return refused({ code: 'run_pinned', folder, by: pins })
    // Out of sight first: what is half deleted bears no run's name.
    const gone = `${folder}.unfinished`
    await rm(gone, { recursive: true, force: true })
    await rename(folder, gone)
    await rm(gone, { recursive: true, force: true })
    return done(basename(folder))
  } finally {
    await claimed.release()
  }
}
