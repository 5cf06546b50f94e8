import { commands } from './commands.ts'
import type { Console } from './console.ts'
import { EXIT } from './exit-codes.ts'
import { lineTexts } from './line/line.zh.ts'
import { everywhere, ofMachine, ofPlans } from './line/option-tables.ts'
import { recordReads } from './line/options.ts'
import { parseLine } from './line/parse-line.ts'
import { showHelp } from './line/show-help.ts'
import { showVersion } from './line/show-version.ts'
import { reportFailure } from './report-failure.ts'
import type { Stopping } from './stopping.ts'
import { Workspace } from './workspace.ts'

/** Where and how a command works, not what it is asked: no answer is another because one of them was not needed. */
const settings = { ...everywhere, ...ofPlans, ...ofMachine }

/** Carries out a line as typed; every failure a person can mend is one message, anything else is a bug and shows its stack. */
export async function runCommand(typed: readonly string[], console: Console, stopping: Stopping = { stop: undefined }): Promise<number> {
  try {
    return await carryOut(typed, console, stopping)
  } catch (error) {
    return reportFailure(error, console)
  }
}

async function carryOut(typed: readonly string[], console: Console, stopping: Stopping): Promise<number> {
  const line = parseLine(typed, commands)
  switch (line.kind) {
    case 'help':
      showHelp(line.commands, commands, console)
      return EXIT.done
    case 'version':
      await showVersion(console)
      return EXIT.done
    case 'run': {
      const { options, unread } = recordReads(line.values)
      const code = await line.command.run({
        positionals: line.positionals,
        options,
        console,
        workspace: new Workspace(options, console.warn),
        stopping,
      })
      for (const name of unread()) if (!(name in settings)) console.warn(lineTexts.unreadOption(name))
      return code
    }
  }
}
