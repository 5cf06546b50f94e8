import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { runProcess } from './process.mjs'
import { fingerprint, inProject } from './project.mjs'
import { SetUpFailure, say } from './refusal.mjs'

const folder = inProject('var/spark')
const stamp = join(folder, '.ballast-installed')
const wanted = inProject('tools/spark/requirements.txt')
const builder = inProject('tools/spark/build-requirements.txt')

/** Makes a Python environment with Spark in var/spark, pinned with hashes; does nothing when the last good install was of the same. */
export const ensureSpark = async () => {
  const java = process.env.JAVA_HOME === undefined ? 'java' : join(process.env.JAVA_HOME, 'bin', 'java')
  const version = /version "(\d+)/.exec(spawnSync(java, ['-version'], { encoding: 'utf8' }).stderr ?? '')
  if (version === null || Number(version[1]) < 17) throw new SetUpFailure('java_missing', { found: version?.[1] ?? '-' })
  const python = ['python3.11', 'python3', 'python'].find(isRecent)
  if (python === undefined) throw new SetUpFailure('python_missing')
  const isInstalled = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(wanted)
  if (isInstalled()) return
  await withLock(inProject('.runtime/spark-lock'), async () => {
    if (!isInstalled()) await install(python)
  })
}

const isRecent = (python) => spawnSync(python, ['-c', 'import sys, venv; sys.exit(sys.version_info < (3, 9))']).status === 0

const install = async (python) => {
  say('installing_spark')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(inProject('var'), { recursive: true })
  const own = join(folder, 'bin', 'python')
  const pip = [own, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes']]
  const steps = [
    [python, ['-m', 'venv', folder]],
    [pip[0], [...pip[1], '-r', builder]],
    [pip[0], [...pip[1], '--no-build-isolation', '-r', wanted]],
  ]
  for (const [program, args] of steps) {
    const status = await runProcess(program, args)
    if (status !== 0) throw new SetUpFailure('spark_not_installed', { status })
  }
  writeFileSync(stamp, fingerprint(wanted))
}
