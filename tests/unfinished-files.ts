import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Reporter, TestModule } from 'vitest/node'

const project = fileURLToPath(new URL('../', import.meta.url))
const listed = `${project}.runtime/unfinished-tests.json`

/**
 * Writes down which files a run of the whole suite left unfinished because their worker was ended by the runtime itself, and nothing else
 * went wrong: they begin again in a process of their own, once (`tools/launcher/tasks.mjs`). A test that fails is never among them.
 */
export default class UnfinishedFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly { readonly cause?: unknown }[]): void {
    const unfinished = modules.filter((module) => module.state() === 'pending' || module.state() === 'queued')
    const isEnded = ({ cause }: { readonly cause?: unknown }) =>
      /^Worker exited unexpectedly with signal/.test(String((cause as { message?: unknown } | undefined)?.message ?? ''))
    if (unfinished.length === 0 || modules.some((module) => module.state() === 'failed') || !errors.every(isEnded)) return
    mkdirSync(dirname(listed), { recursive: true })
    writeFileSync(listed, JSON.stringify(unfinished.map(({ moduleId }) => relative(project, moduleId))))
  }
}
