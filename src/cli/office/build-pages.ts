import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Console } from '../console.ts'
import type { Workspace } from '../workspace.ts'
import { officeWords } from './messages.zh.ts'

interface Builder {
  readonly buildWeb: (folder: string) => Promise<{ readonly built: boolean }>
}

/** Builds the pages of the office where their sources are and have changed; an installed product has them built and has nothing to build with. */
export async function buildPages(workspace: Workspace, console: Console): Promise<void> {
  const builder = join(workspace.toolsFolder, 'web', 'build-web.mjs')
  if (!existsSync(builder)) return
  console.progress(officeWords.buildingPages)
  const { buildWeb } = (await import(pathToFileURL(builder).href)) as Builder
  await buildWeb(workspace.webFolder)
}
