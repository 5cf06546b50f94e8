import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { outcomeCodes } from '../kernel/outcome.ts'
import { causeNames, exportDecisions, type RunOnDisk } from '../screening/index.ts'
import { withDuckDb } from '../store/index.ts'
import type { Console } from './console.ts'
import type { DemoSettings } from './demo-settings.ts'
import { draftDocument } from './draft-plan.ts'
import type { Workspace } from './workspace.ts'

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
  const plan = join(folder, 'plans', settings.drafted.plan)
  if (!existsSync(plan)) await draftQuietly(workspace, join(folder, settings.drafted.notice), plan)
  return folder
}

/** What is due under a policy as if it had been paid, with mistakes of every kind for the comparison to find. */
async function writePaid(workspace: Workspace, run: RunOnDisk, policy: string, file: string): Promise<void> {
  const whole = `${file}.exported`
  rmSync(whole, { force: true })
  const outcomes = [outcomeCodes.eligible, outcomeCodes.needs_review]
  const request = { run, names: causeNames(workspace.set), policy, outcomes }
  await withDuckDb(workspace.database, (database) => exportDecisions(database, request, whole))
  const [heading = '', ...rows] = readFileSync(whole, 'utf8').trimEnd().split('\n')
  writeFileSync(`${file}.part`, `${[heading, ...rows.flatMap(mistaken)].join('\n')}\n`)
  renameSync(`${file}.part`, file)
  rmSync(whole)
}

/** One payment forgotten, one made twice; the rest is as it should be. */
function mistaken(row: string, index: number): readonly string[] {
  if (index === 1) return []
  return index === 3 ? [row, row] : [row]
}

const quiet: Console = { isJson: false, line: () => undefined, progress: () => undefined, warn: () => undefined, json: () => undefined }

async function draftQuietly(workspace: Workspace, notice: string, folder: string): Promise<void> {
  mkdirSync(join(folder, '..'), { recursive: true })
  await draftDocument.run({ positionals: [notice], options: { into: folder }, console: quiet, workspace })
}
