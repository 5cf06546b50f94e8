import { existsSync } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'
import { runProcess } from './process.mjs'
import { SetUpFailure } from './refusal.mjs'

/** Runs `npm ci` in a folder with the given Node; npm itself is the one that came with the machine's Node. */
export const installLocked = (folder, node, extra = []) =>
  // No package here needs its install script, so none is run. Dev and optional packages come even under NODE_ENV=production.
  runProcess(node, [findNpm(), 'ci', '--no-audit', '--no-fund', '--ignore-scripts', '--include=dev', '--include=optional', ...extra], {
    cwd: folder,
    env: installEnvironment(node),
    stdio: ['ignore', 2, 2],
  })

const findNpm = () => {
  const home = dirname(process.execPath)
  const started = process.env.npm_execpath
  const candidates = [
    started && basename(started) === 'npm-cli.js' ? started : undefined,
    join(home, 'node_modules/npm/bin/npm-cli.js'),
    join(home, '../lib/node_modules/npm/bin/npm-cli.js'),
    join(home, '../share/nodejs/npm/bin/npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
    '/usr/share/npm/bin/npm-cli.js',
    ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, '../lib/node_modules/npm/bin/npm-cli.js')),
  ]
  const found = candidates.find((path) => path !== undefined && existsSync(path))
  if (found === undefined) throw new SetUpFailure('npm_missing')
  return found
}

// The outer npm leaves its own settings of the outer folder in the environment; they must not steer the inner one.
const installEnvironment = (node) => {
  const env = { ...process.env }
  for (const name of Object.keys(env)) if (/^npm_(package_|lifecycle_|config_local_prefix$|command$)/.test(name)) delete env[name]
  const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  env[pathName] = [dirname(node), env[pathName]].filter(Boolean).join(delimiter)
  return env
}
