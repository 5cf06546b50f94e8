import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Workspace } from '../../src/cli/workspace.ts'

const home = mkdtempSync(join(tmpdir(), 'ballast-newest-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** A finished run as its record tells it, `minutes` after the first. */
function addRun(at: string, name: string, minutes: number, overrides: readonly string[]): void {
  const folder = join(home, at, 'runs', name)
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'run.json')
  const content = { format: 2, overrides, files: [] }
  writeFileSync(file, JSON.stringify({ ...content, digest: createHash('sha256').update(JSON.stringify(content)).digest('hex') }))
  utimesSync(file, 1_700_000_000 + minutes * 60, 1_700_000_000 + minutes * 60)
}

test.each([undefined, 'latest'])('the newest run, asked for as %s, is never a mere what-if', async (typed) => {
  addRun('a', 'older', 0, [])
  addRun('a', 'newer', 1, [])
  addRun('a', 'supposed', 2, ['refund_rate=500000'])
  const run = await new Workspace({ var: join(home, 'a') }).run(typed)
  expect(run.folder).toBe(join(home, 'a', 'runs', 'newer'))
})

test('a what-if is there by its name', async () => {
  addRun('b', 'supposed', 0, ['refund_rate=500000'])
  const workspace = new Workspace({ var: join(home, 'b') })
  await expect(workspace.run(undefined)).rejects.toThrow(/ballast/)
  expect((await workspace.run('supp')).folder).toBe(join(home, 'b', 'runs', 'supposed'))
})
