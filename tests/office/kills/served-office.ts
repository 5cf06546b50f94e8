import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { inProject } from '../../store/postgres/stores.ts'
import type { OfficeFolder } from './office-folder.ts'

/** The program itself, serving a folder in a process of its own. */
export interface ServedOffice {
  readonly base: string
  readonly pid: number
  /** As a power cut to the process: nothing in it has a chance to do anything. */
  kill(): Promise<void>
  /** As a service manager ends it. */
  stop(): Promise<number | null>
}

/** Starts the program on a folder and waits until it is ready; what is not said of the environment is as here, without a database. */
export async function serveFolder(
  { folder, plans }: Pick<OfficeFolder, 'folder' | 'plans'>,
  { env: given = {}, threads = 1 }: { readonly env?: Readonly<Record<string, string>>; readonly threads?: number | 'as usual' } = {},
): Promise<ServedOffice> {
  const port = await freePort()
  const { BALLAST_NOW: _, DATABASE_URL: __, ...env } = process.env
  const counted = threads === 'as usual' ? [] : ['--threads', String(threads)]
  const child = spawn(
    process.execPath,
    [inProject('src', 'cli', 'main.ts'), 'serve', '--var', folder, '--plans', plans, '--port', String(port), ...counted],
    // What was compiled once is not compiled for every server that is killed.
    { env: { NODE_COMPILE_CACHE: inProject('.runtime', 'compiled'), ...env, ...given }, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let said = ''
  child.stderr?.on('data', (piece) => {
    said = (said + String(piece)).slice(-4_000)
  })
  const ended = new Promise<number | null>((end) => child.once('exit', (code) => end(code)))
  const base = `http://127.0.0.1:${port}`
  await untilReady(base, child, () => said)
  return {
    base,
    pid: child.pid as number,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

async function untilReady(base: string, child: ChildProcess, said: () => string): Promise<void> {
  for (let tries = 0; tries < 2_400; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${said()}`)
    const ready = await fetch(`${base}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) return
    await new Promise((wait) => setTimeout(wait, 25))
  }
  child.kill('SIGKILL')
  throw new Error(`the server did not get ready: ${said()}`)
}

/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((given) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => given(port))
    })
  })
}
