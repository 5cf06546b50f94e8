// Packs an installation that needs no network: the program with its packages, its built pages and Node itself, for machines like this one.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { installLocked } from '../launcher/npm.mjs'
import { fitsPlatform } from '../launcher/platform.mjs'
import { fingerprint, inProject } from '../launcher/project.mjs'
import { say } from '../launcher/refusal.mjs'
import { buildWeb } from '../web/build-web.mjs'
import { checkPack } from './check-pack.mjs'
import { isPacked, isPackedOfPackage, packedPackages, packedPaths } from './packed-files.mjs'

const { values } = parseArgs({ options: { out: { type: 'string' }, check: { type: 'boolean' } } })
const { version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'))
const name = `ballast-${version}-${process.platform}-${process.arch}`
const archive = resolve(process.env.BALLAST_CWD ?? process.cwd(), values.out ?? inProject(`var/pack/${name}.tar.gz`))
const staging = mkdtempSync(join(tmpdir(), 'ballast-pack-'))

/** Node for this platform, as the lock file of the launcher names it: the one that runs this may be a part of a system. */
const nodeBinary = async () => {
  const { packages } = JSON.parse(readFileSync(inProject('tools/runtime/package-lock.json'), 'utf8'))
  const [path, entry] = Object.entries(packages).find(([at, one]) => at !== '' && fitsPlatform(one)) ?? []
  if (path === undefined) throw new Error(`no Node is packaged for ${process.platform} ${process.arch}`)
  const inPackage = join(path, entry.bin.node)
  const runtime = inProject('.runtime')
  const homes = existsSync(runtime) ? readdirSync(runtime).filter((each) => each.startsWith('node-')) : []
  const there = homes.map((home) => join(runtime, home, inPackage)).find((file) => existsSync(file) && versionOf(file) === entry.version)
  if (there !== undefined) return there
  const home = join(staging, 'runtime')
  mkdirSync(home)
  for (const file of ['package.json', 'package-lock.json']) cpSync(inProject(`tools/runtime/${file}`), join(home, file))
  const status = await installLocked(home, process.execPath)
  if (status !== 0) throw new Error(`npm ci ended with ${status}`)
  return join(home, inPackage)
}

const versionOf = (node) => spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.trim().slice(1)

const copyInto = (folder) => {
  for (const path of packedPaths())
    cpSync(inProject(path), join(folder, path), {
      recursive: true,
      filter: (file) => isPacked(relative(inProject('.'), file).replaceAll('\\', '/')),
    })
  for (const path of packedPackages()) {
    const nested = join(inProject(path), 'node_modules')
    const isOwn = (file) => !file.startsWith(nested) && isPackedOfPackage(file)
    cpSync(inProject(path), join(folder, path), { recursive: true, filter: isOwn })
  }
  // The launcher takes the packages for those of the lock file, which they are.
  writeFileSync(join(folder, 'node_modules/.ballast-installed'), fingerprint(inProject('package-lock.json')))
}

try {
  say('packing')
  await buildWeb()
  const folder = join(staging, name)
  copyInto(folder)
  const own = join(folder, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  mkdirSync(dirname(own), { recursive: true })
  cpSync(await nodeBinary(), own)
  mkdirSync(dirname(archive), { recursive: true })
  const packed = spawnSync('tar', ['-czf', archive, '-C', staging, name], { stdio: 'inherit' })
  if (packed.status !== 0) throw new Error(`tar ended with ${packed.status}`)
  say('packed', { archive, megabytes: Math.round(statSync(archive).size / 1e6) })
  if (values.check === true) process.exitCode = await checkPack(archive, name)
} finally {
  rmSync(staging, { recursive: true, force: true })
}
