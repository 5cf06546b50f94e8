import type { Console } from './console.ts'
import type { OptionTable } from './line/option-tables.ts'
import type { OptionValues } from './line/options.ts'
import type { Stopping } from './stopping.ts'
import type { Workspace } from './workspace.ts'

export interface Invocation {
  readonly positionals: readonly string[]
  readonly options: OptionValues
  readonly console: Console
  readonly workspace: Workspace
  readonly stopping: Stopping
}

/** One thing the command line can do; the listing of these files is the list of things. */
export interface Command {
  readonly name: string
  /** Arguments after the name, as shown in help. */
  readonly usage: string
  /** Every option it looks at, beside those of every command; another is refused. */
  readonly options: OptionTable
  /** How many arguments may follow the name; any number when absent. */
  readonly most?: number
  /** Gives the exit code: 0 done, 1 done but something is wrong with what was looked at. */
  run(invocation: Invocation): Promise<number>
}
