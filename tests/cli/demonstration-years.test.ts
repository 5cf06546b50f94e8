import { cpSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadFolders, shippedFolders } from '../plans/shipped-plans.ts'
import { maskedFolder } from '../screening/test-plans.ts'
import { generateRegistry, Scratch } from '../screening/test-registry.ts'
import { run } from './capture.ts'

const scratch = new Scratch()
const plans = scratch.path('plans')
const ballast = (...typed: readonly string[]) => run(...typed, '--plans', plans, '--var', scratch.path('var'), '--threads', '1')
const file = scratch.path('case.yaml')
const explain = (...more: readonly string[]) => ballast('explain', 'job_retention_refund', '--plan', 'north', '--facts', file, ...more)

beforeAll(async () => {
  const set = loadFolders(shippedFolders)
  cpSync(maskedFolder, plans, { recursive: true })
  // Where the demonstration keeps its registry, and a delivery of somebody's own.
  await generateRegistry(scratch, 'var/snapshots/demo', set, 200)
  await generateRegistry(scratch, 'own', set, 200, 100)
  writeFileSync(file, '上年度失业保险缴费月数: 12')
  const screened = await ballast('screen', '--snapshot', scratch.path('var/snapshots/demo'), '--date', '2022-12-31', '--year', 'north=2022')
  expect(screened).toMatchObject({ code: 0, err: '' })
})
afterAll(() => scratch.remove())

test.each([
  ['the years of the demonstration are used over its registry, and told', [], 'north 的 20XX 读作 2022 年（演示用的年份；用 --year 另定）'],
  [
    'a year that was typed is nobody else’s',
    ['--year', 'north=2021', '--date', '2021-06-30', '--known-on', '2022-12-31'],
    'north 的 20XX 读作 2021 年，',
  ],
])('%s', async (_, more, line) => {
  const { out } = await explain(...more)
  expect(out).toContain(line)
})

test('another registry asks for the years of masked plans', async () => {
  const found = await explain('--snapshot', scratch.path('own'))
  expect(found.code).not.toBe(0)
  expect(found.err).toMatch(/20XX.*遮去|遮蔽/)
  expect((await explain('--snapshot', scratch.path('own'), '--year', 'north=2022')).out).toContain('north 的 20XX 读作 2022 年，')
})
