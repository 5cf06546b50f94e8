import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

const main = join(import.meta.dirname, '../../src/cli/main.ts')

export interface CliResult {
  /** Exit code, or the signal that ended it. */
  readonly code: number | string | null
  readonly stdout: string
  readonly stderr: string
}

/** Starts the command line as a process of its own. */
export function startCli(args: readonly string[], cwd: string): { readonly child: ChildProcess; readonly done: Promise<CliResult> } {
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: { ...process.env, BALLAST_CWD: cwd, NODE_OPTIONS: '' },
  })
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const done = new Promise<CliResult>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code: code ?? signal, stdout, stderr }))
  })
  return { child, done }
}

/** Runs the command line to its end. */
export function runCli(args: readonly string[], cwd: string): Promise<CliResult> {
  return startCli(args, cwd).done
}

/** One clear sentence or a few on the error stream: Chinese, no stack, no internal error. */
export function isPlainMessage(text: string): boolean {
  return /\p{Script=Han}/u.test(text) && !/^\s+at /m.test(text) && !/Error:/.test(text) && text.trim().split('\n').length <= 3
}
