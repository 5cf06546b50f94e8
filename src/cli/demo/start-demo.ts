import { existsSync, readFileSync, renameSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { GENERATOR, generateSnapshot, readManifest } from '../../registry/index.ts'
import { grantedBy } from '../carry-out.ts'
import { today } from '../clock.ts'
import type { Invocation } from '../command.ts'
import { bar, type Console } from '../console.ts'
import { type OptionValues, textOption } from '../line/options.ts'
import { words } from '../messages.zh.ts'
import { officeWords } from '../office/messages.zh.ts'
import { foundOffice, openStore, serveOffice } from '../office/open-office.ts'
import { openServerLog } from '../office/open-server-log.ts'
import { readDemoOffice } from '../office/read-demo-office.ts'
import { yearsLine } from '../runs/read-inputs.ts'
import { writeReport } from '../runs/report-run.ts'
import { printRun, screenWith } from '../runs/screen-registry.ts'
import type { Stopping } from '../stopping.ts'
import type { Workspace } from '../workspace.ts'
import { readDemoSettings } from './demo-settings.ts'
import { leaveExamples } from './leave-examples.ts'
import { putToWork } from './put-to-work.ts'
import { writeNames } from './write-names.ts'

/** Brings the demonstration from nothing to a report and files to try; a second time it starts from what is there. */
export async function startDemo({ options, console, workspace, stopping }: Invocation): Promise<number> {
  const settings = readDemoSettings(workspace)
  await makeRegistry(workspace, console)
  console.line(`${words.snapshotReady}: ${workspace.demoSnapshot}`)
  console.line(words.screening(workspace.checkedSet.plans.size))
  const outcome = await screenWith(workspace, { link: settings.link, snapshotFolder: workspace.demoSnapshot }, 'start', console)
  printRun(outcome, workspace, console)
  const years = yearsLine(settings.link.years, true)
  if (years !== undefined) console.line(years)
  const report = await writeReport(outcome, workspace, undefined)
  console.line(`${words.report}: ${report}`)
  const examples = await leaveExamples(workspace, outcome, settings)
  console.line(`${words.exampleFiles}: ${examples}`)
  console.line()
  console.line(`${words.nextSteps}:`)
  for (const line of settings.nextSteps) console.line(`  ${inFolder(line, textOption(options, 'var'))}`)
  console.json({ folder: outcome.folder, isReused: outcome.isReused, ...outcome.record, report, examples })
  if (options['no-office'] !== true) await openDemoOffice(workspace, basename(outcome.folder), options, console, stopping)
  return 0
}

/** Opens the demonstration's office, which is set up the first time, until it is stopped. */
async function openDemoOffice(
  workspace: Workspace,
  run: string,
  options: OptionValues,
  console: Console,
  stopping: Stopping,
): Promise<void> {
  console.line()
  console.line(`${officeWords.opening}……`)
  const { day, plan, accounts } = readDemoOffice(workspace.demoFolder)
  const log = openServerLog(options, workspace, 'folder')
  const store = await openStore(workspace, log.write)
  try {
    await foundOffice(store, workspace, { ...plan, dayOffset: day - today() }, day)
    const { address, keys, stopped } = await serveOffice({
      store,
      workspace,
      options,
      console,
      stopping,
      demoAccounts: accounts,
      log: log.write,
    })
    const stop = new AbortController()
    const written = writeNames(store, workspace, keys, console, stop.signal)
    // Without names nobody is found: the office closes and says why.
    written.catch(() => stopping.stop?.())
    const at = { address, password: plan.accounts[0]?.password ?? '', signal: stop.signal }
    const worked = written.then(
      () => putToWork(store, workspace, at, run, console),
      () => undefined,
    )
    await stopped
    stop.abort()
    await written
    await worked
  } finally {
    await store.close()
    log.close()
  }
}

/** Makes the demonstration's registry unless it is there, whole, and made by the generator of this version. */
async function makeRegistry(workspace: Workspace, console: Console): Promise<void> {
  const found = await stateOf(workspace)
  if (found === 'usable') return
  console.line(words.generating)
  if (found === 'outdated') await rm(workspace.demoSnapshot, { recursive: true, force: true })
  // Whatever it is, somebody may need it: it makes room and is not deleted.
  if (found === 'unreadable') console.warn(words.movedAside(moveAside(workspace.demoSnapshot)))
  const made = await generateSnapshot(workspace.demoSnapshot, workspace.checkedSet.vocabulary, {
    sizeClasses: workspace.sizeClasses,
    database: workspace.database,
    onProgress: (progress) => console.progress(`${words.generating} ${bar(progress.done / Math.max(1, progress.total))} ${progress.phase}`),
  })
  grantedBy('registry', made)
}

async function stateOf(workspace: Workspace): Promise<'absent' | 'usable' | 'outdated' | 'unreadable'> {
  if (!existsSync(workspace.demoSnapshot)) return 'absent'
  const read = await readManifest(workspace.demoSnapshot, workspace.checkedSet.vocabulary)
  if (read.kind === 'refused') return isGenerated(workspace.demoSnapshot) ? 'outdated' : 'unreadable'
  const { source } = read.value
  return source.kind !== 'generated' || source.parameters.generator === GENERATOR ? 'usable' : 'outdated'
}

/** Says of a snapshot that cannot be used whether it can be made again from nothing. */
function isGenerated(folder: string): boolean {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { readonly source?: { readonly kind?: unknown } }
    return manifest.source?.kind === 'generated'
  } catch {
    return false
  }
}

function moveAside(folder: string): string {
  let round = 1
  while (existsSync(`${folder}.damaged-${round}`)) round++
  renameSync(folder, `${folder}.damaged-${round}`)
  return `${folder}.damaged-${round}`
}

/** A proposed line for whoever keeps data in another folder. */
function inFolder(line: string, varFolder: string | undefined): string {
  if (varFolder === undefined || !/ (explain|what-if|diff|export) /.test(line)) return line
  const quoted = /^[\w./-]+$/.test(varFolder) ? varFolder : `'${varFolder.replaceAll("'", `'\\''`)}'`
  return `${line.replaceAll('var/', `${quoted}/`)} --var ${quoted}`
}
