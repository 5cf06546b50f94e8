import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadPlans, type PlanSet } from '../../src/plans/index.ts'
import { granted } from '../screening/granted.ts'
import { theSeven } from './the-seven.ts'

const project = join(import.meta.dirname, '../..')

/** Folders of plans, by the id they are to be loaded under. */
export type PlanFolders = Readonly<Record<string, string>>

/** The library and the seven plans of the project. */
export const shippedFolders: PlanFolders = Object.fromEntries(['library', ...theSeven].map((id) => [id, join(project, 'plans', id)]))

/** Loads these plans and no others that may stand in `plans/`. */
export function loadFolders(folders: PlanFolders): PlanSet {
  return withFolders(folders, (plans) =>
    granted(loadPlans({ plans, glossary: join(project, 'glossary'), register: join(project, 'reference/sources.yaml') })),
  )
}

/** Does something with a folder that holds these plans and no others. */
export function withFolders<T>(folders: PlanFolders, use: (plans: string) => T): T {
  const plans = mkdtempSync(join(tmpdir(), 'ballast-plans-'))
  try {
    for (const [id, folder] of Object.entries(folders)) symlinkSync(folder, join(plans, id), 'junction')
    return use(plans)
  } finally {
    rmSync(plans, { recursive: true, force: true })
  }
}
