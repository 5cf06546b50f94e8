import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ScreenCommand, ScreenEnd, ScreenReport } from './screen-order.ts'

const program = fileURLToPath(new URL('./screen-child.ts', import.meta.url))

/** How a screening process ended without a word: by a signal, or a code. */
export interface ChildGone {
  readonly kind: 'gone'
  readonly how: string
}

/** How long a process that is asked to end may take. */
const patienceMs = 3000

/**
 * Screens in a process of its own, so that neither its memory nor its work is the server's; gives what that came to. The signal ends it:
 * what it decided so far is kept, and the next screening with the same inputs goes on from there.
 */
export async function screenInChild(
  command: ScreenCommand,
  onProgress: (progress: Extract<ScreenReport, { readonly kind: 'progress' }>) => void,
  signal: AbortSignal,
  onStart: (child: ChildProcess) => void = () => undefined,
): Promise<ScreenEnd | ChildGone> {
  // Options of this process, such as those of a test, are not the child's.
  const child = fork(program, [], { execArgv: [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  onStart(child)
  const stop = () => {
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), patienceMs).unref()
  }
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await new Promise((resolve, reject) => {
      let end: ScreenEnd | undefined
      child.on('message', (report: ScreenReport) => {
        if (report.kind === 'progress') onProgress(report)
        else end = report
      })
      child.once('error', reject)
      child.once('exit', (code, killed) => resolve(end ?? { kind: 'gone', how: killed ?? String(code) }))
      child.send(command, (error) => {
        // One that is gone already says so by its exit.
        if (error !== null && child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      })
    })
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
