import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findSpark } from '../../src/screening/index.ts'

/** Where `npm run test:spark` sets Spark up. */
export const sparkFolder = fileURLToPath(new URL('../../var/spark', import.meta.url))

/** Settings for a cluster of two small workers on one machine. */
export const smallSettings: readonly string[] = [
  'spark.driver.memory=2g',
  'spark.executor.memory=768m',
  'spark.executor.cores=1',
  'spark.ui.enabled=false',
  ...['driver', 'executor'].map((process) => `spark.${process}.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC`),
]

/** A standalone cluster for one run of the suite: a master and two workers, each a process of its own; its address is in the environment. */
export default async function startCluster(): Promise<() => Promise<void>> {
  const found = findSpark(process.env, sparkFolder)
  if (found.kind === 'refused') throw new Error(`${found.refusal.code}: begin the suite by npm run test:spark`)
  const { home } = found.value
  const folder = mkdtempSync(join(tmpdir(), 'ballast-spark-cluster-'))
  const port = await freePort()
  const master = `spark://127.0.0.1:${port}`
  const children: ChildProcess[] = []
  const begin = (name: string, ...words: readonly string[]) =>
    new Promise<void>((resolve, reject) => {
      const child = spawn(
        join(home, 'bin', 'spark-class'),
        [`org.apache.spark.deploy.${name}`, '--host', '127.0.0.1', '--webui-port', '0', ...words],
        {
          stdio: ['ignore', 'ignore', 'pipe'],
          env: { ...process.env, SPARK_HOME: home, SPARK_LOCAL_IP: '127.0.0.1', SPARK_DAEMON_MEMORY: '256m', SPARK_WORKER_DIR: folder },
        },
      )
      children.push(child)
      child.stderr.on('data', (chunk: Buffer) => {
        if (/I have been elected leader|Successfully registered with master/.test(chunk.toString('utf8'))) resolve()
      })
      child.once('error', reject)
      child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)))
    })
  await begin('master.Master', '--port', String(port))
  for (let worker = 0; worker < 2; worker++) await begin('worker.Worker', '-c', '1', '-m', '1g', master)
  process.env.BALLAST_SPARK_MASTER = master
  process.env.BALLAST_SPARK_WORKERS = children
    .slice(1)
    .map(({ pid }) => pid)
    .join(' ')
  process.env.SPARK_LOCAL_IP = '127.0.0.1'
  return async () => {
    for (const child of children.toReversed()) {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      if (child.exitCode === null && child.signalCode === null && child.kill('SIGTERM')) await ended
    }
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The cluster that the suite started. */
export function masterOfSuite(): string {
  const master = process.env.BALLAST_SPARK_MASTER
  if (master === undefined) throw new Error('begin the suite by npm run test:spark')
  return master
}

/** Kills a worker and what it executes, as a machine that loses its power does. */
export function killOneWorker(): void {
  const [worker] = (process.env.BALLAST_SPARK_WORKERS ?? '').split(' ').map(Number)
  if (worker === undefined || !(worker > 1)) throw new Error('no worker is known')
  const executors = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && parentOf(pid) === worker)
  for (const pid of [worker, ...executors.map(Number)]) process.kill(pid, 'SIGKILL')
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
  } catch {
    return undefined
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
