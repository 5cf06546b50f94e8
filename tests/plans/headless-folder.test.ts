import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadPlans } from '../../src/plans/index.ts'
import { granted } from '../screening/granted.ts'

const home = mkdtempSync(join(tmpdir(), 'ballast-headless-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

test('only the library may do without plan.yaml', () => {
  for (const folder of ['library', 'forgotten']) {
    mkdirSync(join(home, folder))
    writeFileSync(join(home, folder, '01-总则.md'), '# 总则\n')
  }
  const { plans, problems, otherFolders } = granted(loadPlans({ plans: home, glossary: join(import.meta.dirname, '../../glossary') }))
  expect([[...plans.keys()], otherFolders, problems]).toEqual([[], ['forgotten'], []])
})
