import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { officeWords } from '../../src/cli/office/messages.zh.ts'
import { freePort } from '../../tests/office/kills/served-office.ts'
import { startPostgres } from '../../tests/postgres.ts'

const project = fileURLToPath(new URL('../../', import.meta.url))
const entry = join(project, 'src', 'cli', 'main.ts')
export const plansFolder = join(project, 'plans')

/** A demonstration whose names are all written, ready to be served. */
export interface MadeFolder {
  readonly folder: string
  /** What the server's process needs to find its database and its keys. */
  readonly env: Readonly<Record<string, string>>
  readonly close: () => Promise<void>
}

/** So many rows the longest list of people has for each person of the demonstration's registry. */
const rowsPerPerson = 0.98

/** The registry and its screening, made once for a number of rows and reused. */
export async function madeFacts(rows: number): Promise<string> {
  const folder = join(project, 'var', 'bench', `office-${rows}`)
  const facts = join(folder, 'facts')
  if (existsSync(join(folder, 'whole'))) return folder
  rmSync(folder, { recursive: true, force: true })
  const persons = Math.ceil(rows / rowsPerPerson)
  const size = ['--firms', String(Math.ceil(persons / 10)), '--persons', String(persons)]
  const out = join(facts, 'snapshots', 'demo')
  await ballast(['registry', 'generate', ...size, '--out', out, '--var', facts], {})
  await ballast(['start', '--no-office', '--var', facts], {})
  writeFileSync(join(folder, 'whole'), '')
  return folder
}

/** The office in the embedded database, filled once and reused. */
export async function embeddedFolder(facts: string): Promise<MadeFolder> {
  const folder = join(facts, 'embedded')
  const whole = join(folder, 'names')
  if (!existsSync(whole)) {
    await fill(facts, folder, {})
    writeFileSync(whole, '')
  }
  linkRuns(facts, folder)
  return { folder, env: {}, close: async () => undefined }
}

/** The office on a PostgreSQL of its own, filled anew. */
export async function folderOnServer(facts: string): Promise<MadeFolder> {
  const server = await startPostgres()
  const folder = join(facts, 'server')
  try {
    const env = { DATABASE_URL: await server.fresh() }
    await fill(facts, folder, env)
    return { folder, env, close: () => server.stop() }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Lays the one screening that is measured into an office; what earlier measurements screened beside it is gone. */
function linkRuns(facts: string, folder: string): void {
  const [from, to] = [join(facts, 'facts', 'runs'), join(folder, 'runs')]
  rmSync(to, { recursive: true, force: true })
  const { status, stderr } = spawnSync('cp', ['-al', from, to], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the screening was not linked: ${stderr}`)
  // Lines are added to it: each office has its own.
  rmSync(join(to, 'screenings.jsonl'))
  copyFileSync(join(from, 'screenings.jsonl'), join(to, 'screenings.jsonl'))
}

/** Opens the demonstration over the facts that there are, and waits until its names are written. */
async function fill(facts: string, folder: string, env: Readonly<Record<string, string>>): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  // Both offices read the same files; what each keeps for itself lies beside them.
  symlinkSync(join(facts, 'facts', 'snapshots'), join(folder, 'snapshots'))
  linkRuns(facts, folder)
  const began = performance.now()
  const ending = officeWords.namesWritten(0).split('0')[0] as string
  await ballast(['start', '--var', folder, '--port', String(await freePort())], env, ending)
  console.error(
    `${env.DATABASE_URL === undefined ? 'embedded' : 'PostgreSQL'}: office filled in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  )
}

/** Performs a command; one that goes on is ended once it has said what is waited for. */
function ballast(typed: readonly string[], env: Readonly<Record<string, string>>, ending?: string): Promise<void> {
  const { BALLAST_NOW: _, DATABASE_URL: __, ...present } = process.env
  const child = spawn(process.execPath, [entry, ...typed], { env: { ...present, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let hasEnded = false
  child.stdout.on('data', (piece) => {
    said += String(piece)
    if (ending === undefined || hasEnded || !said.includes(ending)) return
    hasEnded = true
    child.kill('SIGTERM')
  })
  let complained = ''
  child.stderr.on('data', (piece) => {
    complained = (complained + String(piece)).slice(-4_000)
  })
  return new Promise((done, fail) => {
    child.once('exit', (code) => {
      const isWhole = ending === undefined ? code === 0 : hasEnded
      if (isWhole) done()
      else fail(new Error(`ballast ${typed[0]} ended with ${code}: ${complained || said.slice(-2_000)}`))
    })
  })
}
