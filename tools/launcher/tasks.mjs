import { existsSync, readFileSync, rmSync } from 'node:fs'
import { runProcess } from './process.mjs'
import { inProject, root } from './project.mjs'
import { say } from './refusal.mjs'
import { ensureSpark } from './spark.mjs'

const inRoot = { cwd: root }
// Node keeps what it compiled, which halves the time a command takes to begin.
const compiledOnce = () => ({ env: { NODE_COMPILE_CACHE: inProject('.runtime/compiled'), ...process.env } })
const typescript = (node) => runProcess(node, [inProject('node_modules/typescript/bin/tsc'), '--noEmit'], inRoot)
const biome = (node, args) => runProcess(node, [inProject('node_modules/@biomejs/biome/bin/biome'), ...args], inRoot)
const knip = (node, args) => runProcess(node, [inProject('node_modules/knip/bin/knip.js'), ...args], inRoot)
// Once with everybody as a user, once with the product alone: what only a test uses is not used.
const onlyProduct = ['--config', 'knip.production.json', '--production']
const vitest = (node, args) => runProcess(node, [inProject('node_modules/vitest/vitest.mjs'), 'run', ...args], inRoot)

const tasks = {
  // The caller's folder is kept: file arguments are relative to it.
  ballast: (node, args) => runProcess(node, [inProject('src/cli/main.ts'), ...args], compiledOnce()),
  start: (node, args) => runProcess(node, [inProject('src/cli/main.ts'), 'start', ...args], compiledOnce()),
  test: (node, args) => runAll([types(node), lint(node), tests(node, args)]),
  // Over official texts, which are not part of the project; BALLAST_TEXTS names their folder.
  'test:texts': (node, args) => vitest(node, ['--config', 'vitest.texts.config.ts', ...args]),
  // What is drawn by chance and checked on more draws than anybody waits for while working.
  'test:long': (node, args) => vitest(node, ['--config', 'vitest.long.config.ts', ...args]),
  // On Apache Spark, of which an environment is set up in var/spark first; needs Java 17 and Python.
  'test:spark': async (node, args) => {
    await ensureSpark()
    return vitest(node, ['--config', 'vitest.spark.config.ts', ...args])
  },
  // Pages as they are written, beside an office that runs.
  web: (node) => runProcess(node, [inProject('tools/web/develop-web.mjs')], inRoot),
  // The pages that the office serves, where they are not built from what stands here.
  'web:build': (node) => runProcess(node, [inProject('tools/web/build-web.mjs')], inRoot),
  // An archive that installs without a network; `--check` unpacks and starts it.
  pack: (node, args) => runProcess(node, [inProject('tools/pack/pack.mjs'), ...args]),
  // The pictures of the manual, from a small demonstration; `http://…` takes them from one that runs.
  pictures: (node, args) => runProcess(node, [inProject('tools/pictures/take-pictures.ts'), ...args], inRoot),
  check: (node) => runAll([types(node), lint(node), unused(node)]),
  format: (node, args) => biome(node, ['check', '--write', ...(args.length > 0 ? args : ['.'])]),
  bench: (node, args) => runProcess(node, [inProject('bench/run.ts'), ...args], inRoot),
  // The two engines against each other; or a served office that is killed and opened again: at its letters, or at its bank.
  fuzz: (node, [first, ...rest]) => {
    const kills = { 'office-kills': 'tests/office/kills/fuzz-kills.ts', 'money-kills': 'tests/ledger/kills/fuzz-money-kills.ts' }[first]
    const program = kills ?? 'tests/conformance/fuzz.ts'
    return runProcess(node, [inProject(program), ...(kills ? rest : [first, ...rest].filter((each) => each !== undefined))], inRoot)
  },
}

const types = (node) => ({ failure: 'types_failed', run: () => typescript(node) })
const lint = (node) => ({ failure: 'lint_failed', run: () => biome(node, ['check', '--error-on-warnings', '.']) })
const unused = (node) => ({ failure: 'unused_failed', run: async () => (await knip(node, [])) || (await knip(node, onlyProduct)) })
const tests = (node, args) => ({ failure: 'tests_failed', run: () => (args.length > 0 ? vitest(node, args) : wholeSuite(node)) })

// A worker of the whole suite runs for a quarter of an hour, and Node itself has ended one (SIGTRAP, one run in some). The file it was at
// runs again in a process of its own, once, and says so; where any test failed nothing is run again.
const wholeSuite = async (node) => {
  const listed = inProject('.runtime/unfinished-tests.json')
  rmSync(listed, { force: true })
  const status = await vitest(node, [])
  if (status === 0 || status > 128 || !existsSync(listed)) return status
  const files = JSON.parse(readFileSync(listed, 'utf8'))
  say('worker_ended', { files: files.join(', ') })
  return vitest(node, files)
}

export const taskNames = Object.keys(tasks)
export const isTask = (name) => Object.hasOwn(tasks, name)
export const runTask = (name, node, args) => tasks[name](node, args)

// Every step runs even after one failed, so that one run tells everything; an interrupt ends it at once.
// What failed is said last, below whatever the steps after it printed.
const runAll = async (steps) => {
  let worst = 0
  const failures = []
  for (const { failure, run } of steps) {
    const status = await run()
    if (status > 128) return status
    if (status !== 0) failures.push(failure)
    worst ||= status
  }
  for (const failure of failures) say(failure)
  return worst
}
