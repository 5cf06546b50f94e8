import { existsSync } from 'node:fs'
import {
  describeScreeningRefusal,
  findLastScreening,
  findRunNamed,
  type PassedOver,
  type RunOnDisk,
  readRun,
} from '../../screening/index.ts'
import { CommandRefused, granted } from '../carry-out.ts'
import type { Invocation } from '../command.ts'
import type { Console } from '../console.ts'
import { textOption, UsageFailure } from '../line/options.ts'
import type { Workspace } from '../workspace.ts'
import { runTexts } from './runs.zh.ts'

/** A run that a command works on, and when it was asked for where nobody named it. */
export interface OpenedRun extends RunOnDisk {
  readonly screenedAt: string | undefined
}

/** The run typed as an argument or by `--run`: the last screening where neither is, or where it is called `latest`. */
export async function openRun({ options, console, workspace }: Invocation, typed: string | undefined): Promise<OpenedRun> {
  const named = textOption(options, 'run')
  if (typed !== undefined && named !== undefined) throw new UsageFailure(runTexts.namedTwice(typed, named))
  const name = typed ?? named ?? 'latest'
  if (name !== 'latest') return { ...(await runNamed(workspace, name)), screenedAt: undefined }
  const last = await openLastScreening(workspace, console)
  if (last.run === undefined) throw new UsageFailure(runTexts.noScreening(last.runs))
  return last.run
}

/** The run named by `--run`, else the last screening; undefined before the first. */
export async function openRunIfAny({ options, console, workspace }: Invocation): Promise<OpenedRun | undefined> {
  const name = textOption(options, 'run')
  if (name !== undefined && name !== 'latest') return { ...(await runNamed(workspace, name)), screenedAt: undefined }
  const last = await openLastScreening(workspace, console)
  if (name === 'latest' && last.run === undefined) throw new UsageFailure(runTexts.noScreening(last.runs))
  return last.run
}

async function openLastScreening(
  workspace: Workspace,
  console: Console,
): Promise<{ readonly run: OpenedRun | undefined; readonly runs: readonly string[] }> {
  const last = await findLastScreening(workspace.runsFolder)
  for (const each of last.passedOver) console.warn(passedOverText(each))
  return last.kind === 'none' ? { run: undefined, runs: last.runs } : { run: { ...last.run, screenedAt: last.at }, runs: [] }
}

async function runNamed(workspace: Workspace, name: string): Promise<RunOnDisk> {
  const found = await findRunNamed(workspace.runsFolder, name)
  if (found.kind === 'found') return found.run
  if (found.kind === 'broken') throw new CommandRefused('screening', found.refusal)
  const folder = workspace.path(name)
  if (existsSync(folder)) return granted(await readRun(folder))
  throw new UsageFailure(found.kind === 'several' ? runTexts.several(name, found.runs) : runTexts.unknown(name, found.runs))
}

function passedOverText(passed: PassedOver): string {
  switch (passed.kind) {
    case 'run_gone':
      return runTexts.gone(passed.run, passed.at)
    case 'run_broken':
      return runTexts.broken(passed.run, describeScreeningRefusal(passed.refusal))
    case 'run_set_aside':
      return runTexts.setAside(passed.run, passed.at)
    case 'run_empty':
      return runTexts.empty(passed.run, passed.day)
    case 'lines_broken':
      return runTexts.linesBroken(passed.lines)
  }
}
