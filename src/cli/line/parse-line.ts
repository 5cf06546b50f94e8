import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { suggest } from '../../rules/index.ts'
import type { Command } from '../command.ts'
import { lineTexts } from './line.zh.ts'
import { everywhere, flag, type OptionKind } from './option-tables.ts'
import { type OptionValues, UsageFailure } from './options.ts'

/** What a line asks for: a command carried out or explained, a list of commands, or what the program is. */
export type ParsedLine =
  | { readonly kind: 'run'; readonly command: Command; readonly positionals: readonly string[]; readonly values: OptionValues }
  | { readonly kind: 'help'; readonly commands: readonly Command[] }
  | { readonly kind: 'version' }

/** Reads a line as typed; options may stand before the command, and each must be one of the command's own. */
export function parseLine(typed: readonly string[], commands: readonly Command[]): ParsedLine {
  const known = new Map<string, OptionKind>([
    ...Object.entries({ ...everywhere, version: flag }),
    ...commands.flatMap((command) => Object.entries(command.options)),
  ])
  const { values, words } = split(typed, known)
  if (values.version === true) return { kind: 'version' }
  const isHelp = words[0] === 'help' || values.help === true
  const named = words[0] === 'help' ? words.slice(1) : words
  if (named.length === 0) return withoutCommand(isHelp, values, commands)
  const command = commandOf(named, commands)
  if (isHelp) return { kind: 'help', commands: command === undefined ? family(named, commands) : [command] }
  if (command === undefined) throw unknown(named, commands)
  refuseOthers(values, command)
  const positionals = named.slice(command.name.split(' ').length)
  if (command.most !== undefined && positionals.length > command.most)
    throw new UsageFailure(lineTexts.tooManyArguments(positionals.slice(command.most).join(' '), command.usage), 'too_many_arguments')
  return { kind: 'run', command, positionals, values }
}

/** A bare call shows help; options alone do nothing, and saying so is better than looking as if they had. */
function withoutCommand(isHelp: boolean, values: OptionValues, commands: readonly Command[]): ParsedLine {
  const [other] = Object.keys(values).filter((name) => !(name in everywhere))
  if (other !== undefined && !isHelp) throw new UsageFailure(lineTexts.noCommand(`--${other}`), 'no_command')
  return { kind: 'help', commands }
}

/** The command whose words the line starts with; two-word names first. */
function commandOf(words: readonly string[], commands: readonly Command[]): Command | undefined {
  const pair = words.slice(0, 2).join(' ')
  return commands.find((command) => command.name === pair) ?? commands.find((command) => command.name === words[0])
}

/** The commands whose names begin with this word, or a refusal. */
function family(words: readonly string[], commands: readonly Command[]): readonly Command[] {
  const found = words.length > 1 ? [] : commands.filter((command) => command.name.startsWith(`${words[0]} `))
  if (found.length === 0) throw unknown(words, commands)
  return found
}

function unknown([first = '', second]: readonly string[], commands: readonly Command[]): UsageFailure {
  const seconds = commands.flatMap(({ name }) => (name.startsWith(`${first} `) ? [name.slice(first.length + 1)] : []))
  if (seconds.length > 0) return new UsageFailure(lineTexts.secondWord(first, second, seconds), 'unknown_command')
  const write = suggest(
    first,
    commands.map((command) => command.name),
  )
  return new UsageFailure(lineTexts.unknownCommand(first, write), 'unknown_command')
}

/** An option that the command does not look at would do nothing, without a word. */
function refuseOthers(values: OptionValues, command: Command): void {
  const own = Object.keys({ ...everywhere, ...command.options })
  for (const name of Object.keys(values))
    if (!own.includes(name)) throw new UsageFailure(lineTexts.otherOption(command.name, name, own), 'option_not_used')
}

/** The words and the options of a line; every option of some command is known here. */
function split(
  typed: readonly string[],
  known: ReadonlyMap<string, OptionKind>,
): { readonly values: OptionValues; readonly words: readonly string[] } {
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...typed],
      options: configOf(known),
      allowPositionals: true,
      strict: true,
      tokens: true,
    })
    const seen = new Set<string>()
    for (const token of tokens) {
      if (token.kind !== 'option') continue
      if (token.value?.trim() === '') throw new UsageFailure(lineTexts.badOptionValue(token.rawName), 'bad_option_value')
      if (seen.has(token.name) && known.get(token.name)?.kind === 'value')
        throw new UsageFailure(lineTexts.optionTwice(token.rawName), 'option_twice')
      seen.add(token.name)
    }
    return { values: values as OptionValues, words: positionals }
  } catch (error) {
    throw error instanceof UsageFailure ? error : optionFailure(error, [...known.keys()])
  }
}

function configOf(known: ReadonlyMap<string, OptionKind>): ParseArgsOptionsConfig {
  return Object.fromEntries(
    [...known].map(([name, { kind }]) => [
      name,
      {
        type: kind === 'flag' ? ('boolean' as const) : ('string' as const),
        multiple: kind === 'values',
        ...(name === 'help' ? { short: 'h' } : {}),
      },
    ]),
  )
}

/** What is wrong with the options, in our own words: the platform's are English. */
function optionFailure(error: unknown, known: readonly string[]): UsageFailure {
  const { code, message } = error as NodeJS.ErrnoException
  const [, named = ''] = /'(?:-\w, )?(-[^' ]+)/.exec(message) ?? []
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const write = suggest(named.replace(/^-+/, ''), known)
    return new UsageFailure(lineTexts.unknownOption(named, write === undefined ? undefined : `--${write}`), 'unknown_option')
  }
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return new UsageFailure(lineTexts.badOptionValue(named), 'bad_option_value')
  throw error
}
