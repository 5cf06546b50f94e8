import type { ParseArgsOptionsConfig } from 'node:util'
import type { Console } from './console.ts'
import type { Workspace } from './workspace.ts'

/** Values of a command's options as `parseArgs` gives them. */
export type OptionValues = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>

export interface Invocation {
  readonly positionals: readonly string[]
  readonly options: OptionValues
  readonly console: Console
  readonly workspace: Workspace
}

/** One thing the command line can do; the listing of these files is the list of things. */
export interface Command {
  readonly name: string
  /** Arguments after the name, as shown in help. */
  readonly usage: string
  readonly options: ParseArgsOptionsConfig
  /** Gives the exit code: 0 done, 1 done but something is wrong with what was looked at. */
  run(invocation: Invocation): Promise<number>
}

/** What was typed cannot be carried out; `message` says what to type instead. Exit code 2. */
export class UsageFailure extends Error {}

/** The value of a text option, or undefined. */
export function textOption(options: OptionValues, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

/** The values of a repeatable text option. */
export function listOption(options: OptionValues, name: string): readonly string[] {
  const value = options[name]
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
}
