import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { outcomeCodes } from '../../kernel/outcome.ts'
import { causeNames, exportDecisions, type RunOnDisk } from '../../screening/index.ts'
import { withDuckDb, writeText } from '../../store/index.ts'
import { granted } from '../carry-out.ts'
import type { Console } from '../console.ts'
import { draftDocument } from '../documents/draft-plan.ts'
import type { Workspace } from '../workspace.ts'
import type { DemoSettings } from './demo-settings.ts'

/**
 * Leaves files to try the commands on: a delivery, notices, a case, a plan drafted from one of the notices, and a list of what was paid.
 * What is there is left as its owner has made it; only the list of payments is made anew, because it belongs to the run.
 */
export async function leaveExamples(workspace: Workspace, run: RunOnDisk, settings: DemoSettings): Promise<string> {
  const folder = workspace.examplesFolder
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(workspace.demoExamples))
    if (!existsSync(join(folder, name))) cpSync(join(workspace.demoExamples, name), join(folder, name), { recursive: true })
  await writePaid(workspace, run, settings.paidPolicy, join(folder, 'paid.csv'))
  // What a plan builds on has to stand beside it.
  cpSync(join(workspace.plansFolder, 'library'), join(folder, 'plans', 'library'), { recursive: true })
  const plan = join(folder, 'plans', settings.drafted.plan)
  if (!existsSync(plan)) await draftQuietly(workspace, join(folder, settings.drafted.notice), plan)
  return folder
}

/** What is due under a policy as if it had been paid, with mistakes of every kind for the comparison to find. */
async function writePaid(workspace: Workspace, run: RunOnDisk, policy: string, file: string): Promise<void> {
  const outcomes = [outcomeCodes.eligible, outcomeCodes.needs_review]
  const request = { run, names: causeNames(workspace.set), policy, outcomes }
  const exported = await withDuckDb(workspace.database, async (database) => {
    const whole = join(database.scratchFolder, 'paid.csv')
    granted(await exportDecisions(database, request, whole))
    return readFileSync(whole, 'utf8')
  })
  const [heading = '', ...rows] = exported.trimEnd().split('\n')
  // Two starts at a time write two files, and the later takes the name.
  writeText(file, `${[heading, ...rows.flatMap(mistaken)].join('\n')}\n`)
}

/** One payment forgotten, one made twice; the rest is as it should be. */
function mistaken(row: string, index: number): readonly string[] {
  if (index === 1) return []
  return index === 3 ? [row, row] : [row]
}

const quiet: Console = { isJson: false, line: () => undefined, progress: () => undefined, warn: () => undefined, json: () => undefined }

async function draftQuietly(workspace: Workspace, notice: string, folder: string): Promise<void> {
  mkdirSync(join(folder, '..'), { recursive: true })
  try {
    await draftDocument.run({ positionals: [notice], options: { into: folder }, console: quiet, workspace, stopping: { stop: undefined } })
  } catch (error) {
    // Another start at the same time may have drafted it first.
    if (!existsSync(folder)) throw error
  }
}
