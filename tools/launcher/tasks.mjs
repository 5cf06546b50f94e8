import { runProcess } from './process.mjs'
import { inProject, root } from './project.mjs'
import { say } from './refusal.mjs'

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
  test: (node, args) => runAll([types(node), lint(node), () => vitest(node, args)]),
  // Over official texts, which are not part of the project; BALLAST_TEXTS names their folder.
  'test:texts': (node, args) => vitest(node, ['--config', 'vitest.texts.config.ts', ...args]),
  // Pages as they are written, beside an office that runs.
  web: (node) => runProcess(node, [inProject('tools/web/develop-web.mjs')], inRoot),
  // The pages that the office serves, where they are not built from what stands here.
  'web:build': (node) => runProcess(node, [inProject('tools/web/build-web.mjs')], inRoot),
  // An archive that installs without a network; `--check` unpacks and starts it.
  pack: (node, args) => runProcess(node, [inProject('tools/pack/pack.mjs'), ...args]),
  check: (node) => runAll([types(node), lint(node), unused(node)]),
  format: (node, args) => biome(node, ['check', '--write', ...(args.length > 0 ? args : ['.'])]),
  bench: (node, args) => runProcess(node, [inProject('bench/run.ts'), ...args], inRoot),
  // The two engines against each other, or `office-kills`: a served office, killed and opened again.
  fuzz: (node, [first, ...rest]) => {
    const isKills = first === 'office-kills'
    const program = isKills ? 'tests/office/kills/fuzz-kills.ts' : 'tests/conformance/fuzz.ts'
    return runProcess(node, [inProject(program), ...(isKills ? rest : [first, ...rest].filter((each) => each !== undefined))], inRoot)
  },
}

const types = (node) => orSay('types_failed', () => typescript(node))
const lint = (node) => orSay('lint_failed', () => biome(node, ['check', '--error-on-warnings', '.']))
const unused = (node) => orSay('unused_failed', async () => (await knip(node, [])) || (await knip(node, onlyProduct)))

export const taskNames = Object.keys(tasks)
export const isTask = (name) => Object.hasOwn(tasks, name)
export const runTask = (name, node, args) => tasks[name](node, args)

const orSay = (code, step) => async () => {
  const status = await step()
  if (status !== 0) say(code)
  return status
}

// Every step runs even after one failed, so that one run tells everything; an interrupt ends it at once.
const runAll = async (steps) => {
  let worst = 0
  for (const step of steps) {
    const status = await step()
    if (status > 128) return status
    worst ||= status
  }
  return worst
}
