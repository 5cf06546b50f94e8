import { join } from 'node:path'
import { type OpenLog, openLog } from '../../log/index.ts'
import { machineClock } from '../clock.ts'
import { type OptionValues, textOption } from '../line/options.ts'
import type { Workspace } from '../workspace.ts'

/**
 * Opens the log of a server: the folder that `--log-dir` names, else the error stream, which a service manager keeps, or a folder beside
 * the data where somebody watches the terminal.
 */
export function openServerLog(options: OptionValues, workspace: Workspace, usual: 'stream' | 'folder'): OpenLog {
  const typed = textOption(options, 'log-dir')
  const now = () => machineClock.now()
  if (typed === undefined && usual === 'stream') return openLog({ kind: 'stream', write: (text) => process.stderr.write(text) }, now)
  return openLog({ kind: 'folder', folder: typed === undefined ? join(workspace.varFolder, 'log') : workspace.path(typed) }, now)
}
