import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Console } from '../console.ts'
import type { Workspace } from '../workspace.ts'
import { officeWords } from './messages.zh.ts'

/**
 * Builds the pages of the office where their sources are and have changed; an installed product has them built and has nothing to build
 * with. The builder is a command of its own, in a process of its own: what it loads is not kept while the office is open.
 */
export async function buildPages(workspace: Workspace, console: Console): Promise<void> {
  const builder = join(workspace.toolsFolder, 'web', 'build-web.mjs')
  if (!existsSync(builder)) return
  console.progress(officeWords.buildingPages)
  await promisify(execFile)(process.execPath, [builder])
}
