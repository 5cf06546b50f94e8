import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

const main = join(import.meta.dirname, '../../src/cli/main.ts')

export interface CliResult {
  /** Exit code, or the signal that ended it. */
  readonly code: number | string | null
  readonly stdout: string
  readonly stderr: string
}

/** Starts the command line as a process of its own; `fileBlocks` is how many blocks of 512 or 1024 bytes no file may outgrow, as on a disk that is full. */
export function startCli(
  args: readonly string[],
  cwd: string,
  fileBlocks?: number,
): { readonly child: ChildProcess; readonly done: Promise<CliResult> } {
  const command = [process.execPath, main, ...args]
  const limited = fileBlocks === undefined ? [] : ['sh', '-c', `ulimit -f ${fileBlocks} && exec "$@"`, 'sh']
  const [program = '', ...rest] = [...limited, ...command]
  const child = spawn(program, rest, {
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
export function runCli(args: readonly string[], cwd: string, fileBlocks?: number): Promise<CliResult> {
  return startCli(args, cwd, fileBlocks).done
}

/** One clear sentence or a few on the error stream: Chinese, no stack, no internal error. */
export function isPlainMessage(text: string): boolean {
  return /\p{Script=Han}/u.test(text) && !/^\s+at /m.test(text) && !/Error:/.test(text) && text.trim().split('\n').length <= 3
}
