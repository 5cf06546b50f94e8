import type { Command } from './command.ts'
import { type Console, table } from './console.ts'
import { help, helpFrame } from './messages.zh.ts'

/** Prints every command with its usage, in Chinese and English. */
export function showHelp(commands: readonly Command[], console: Console): void {
  console.line(helpFrame.title)
  console.line(helpFrame.usage)
  console.line()
  console.line(helpFrame.commands)
  for (const command of commands) {
    const [zh = '', en = ''] = help[command.name] ?? []
    console.line(`  ballast ${command.usage}`)
    console.line(`      ${zh} / ${en}`)
  }
  console.line()
  console.line(helpFrame.options)
  for (const line of table(helpFrame.common.map(([option, text]) => [`  ${option}`, text]))) console.line(line)
  console.json(
    commands.map((command) => ({ name: command.name, usage: command.usage, zh: help[command.name]?.[0], en: help[command.name]?.[1] })),
  )
}
