import type { Console } from '../../src/cli/console.ts'
import { runCommand } from '../../src/cli/run-command.ts'

export interface Captured {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Carries out a line in this process and keeps what it says. */
export async function run(...typed: readonly string[]): Promise<Captured> {
  const isJson = typed.includes('--json')
  const lines: string[] = []
  const warnings: string[] = []
  const console: Console = {
    isJson,
    line: (text = '') => {
      if (!isJson) lines.push(text)
    },
    progress: () => undefined,
    warn: (text) => warnings.push(text),
    json: (value) => {
      if (isJson) lines.push(JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part)))
    },
  }
  const code = await runCommand(typed, console)
  return { code, out: lines.join('\n'), err: warnings.join('\n') }
}
