import type { Command } from '../command.ts'
import { type Console, table } from '../console.ts'
import { commandHelp, helpFrame, type OptionText, optionTexts } from './help.zh.ts'
import { everywhere, type OptionKind } from './option-tables.ts'

/** What help says of one option of one command; an option nobody described is a bug. */
export function optionHelp(command: Command, name: string): OptionText {
  const text = helpOf(command).options?.[name] ?? optionTexts[name]
  if (text === undefined) throw new Error(`no help for --${name} of ${command.name}`)
  return text
}

/** The list of commands, or all about the ones asked for. */
export function showHelp(asked: readonly Command[], all: readonly Command[], console: Console): void {
  if (asked.length === all.length) listCommands(all, console)
  else for (const command of asked) describeCommand(command, console)
  console.json(asked.map(asJson))
}

function helpOf(command: Command) {
  const help = commandHelp[command.name]
  if (help === undefined) throw new Error(`no help for ${command.name}`)
  return help
}

function listCommands(commands: readonly Command[], console: Console): void {
  console.line(helpFrame.title)
  console.line(helpFrame.usage)
  console.line()
  console.line(helpFrame.commands)
  for (const command of commands) {
    const { zh, en } = helpOf(command)
    console.line(`  ballast ${command.usage}`)
    console.line(`      ${zh} / ${en}`)
  }
  console.line()
  console.line(helpFrame.more)
}

function describeCommand(command: Command, console: Console): void {
  const { zh, en, examples, found } = helpOf(command)
  console.line(`ballast ${command.name}`)
  console.line(`  ${zh}`)
  console.line(`  ${en}`)
  console.line()
  for (const usage of waysToWrite(command.usage)) console.line(`  ballast ${usage}`)
  console.line()
  console.line(helpFrame.options)
  for (const [name] of optionsOf(command)) {
    const [value, meaning, english] = optionHelp(command, name)
    console.line(`  --${name}${value === '' ? '' : ` ${value}`}`)
    console.line(`      ${meaning} / ${english}`)
  }
  console.line()
  console.line(helpFrame.examples)
  for (const line of examples) console.line(`  ballast ${line}`)
  console.line()
  console.line(helpFrame.exits)
  for (const line of table(helpFrame.exit(found).map(([code = '', meaning = '']) => [`  ${code}`, meaning]))) console.line(line)
  console.line()
}

/** The whole lines a usage offers; a bar within brackets is a choice inside of a line, never the end of one. */
export function waysToWrite(usage: string): readonly string[] {
  return usage.split(/ \| (?![^[\]]*\])/)
}

function optionsOf(command: Command): readonly (readonly [string, OptionKind])[] {
  return Object.entries({ ...command.options, ...everywhere })
}

function asJson(command: Command) {
  const { zh, en, examples, found } = helpOf(command)
  return {
    name: command.name,
    usage: command.usage,
    zh,
    en,
    options: optionsOf(command).map(([name, { kind }]) => {
      const [value, meaning, english] = optionHelp(command, name)
      return { name, kind, value, zh: meaning, en: english }
    }),
    examples,
    exits: Object.fromEntries(helpFrame.exit(found).map(([code, meaning]) => [code, meaning])),
  }
}
