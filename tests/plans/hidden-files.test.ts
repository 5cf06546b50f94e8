import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadPlans } from '../../src/plans/index.ts'
import { granted } from '../screening/granted.ts'

const home = mkdtempSync(join(tmpdir(), 'ballast-hidden-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

test('what editors, systems and unfinished drafts leave behind is no part of any plan', () => {
  const base = join(import.meta.dirname, 'base')
  cpSync(base, home, { recursive: true })
  cpSync(join(import.meta.dirname, '../../glossary/keywords.yaml'), join(home, 'glossary/keywords.yaml'))
  const load = () => granted(loadPlans({ plans: join(home, 'plans'), glossary: join(home, 'glossary') }))
  const before = load()
  mkdirSync(join(home, 'plans/.city.4711.tmp'))
  writeFileSync(join(home, 'plans/.city.4711.tmp/plan.yaml'), '标题: [')
  writeFileSync(join(home, 'plans/city/._01-行动.md'), '\0\0### \uFFFD')
  symlinkSync('somebody@nowhere', join(home, 'plans/city/.#01-行动.md'))
  const after = load()
  expect([...after.plans].map(([id, { hash }]) => [id, hash])).toEqual([...before.plans].map(([id, { hash }]) => [id, hash]))
  expect(after.problems).toEqual(before.problems)
})
