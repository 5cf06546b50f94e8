import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunRecord } from '../../src/screening/index.ts'
import { deliver } from '../registry/small-delivery.ts'
import { plansFolder } from '../screening/test-plans.ts'
import { run } from './capture.ts'

const home = mkdtempSync(join(tmpdir(), 'ballast-cli-left-out-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
const inside = (...names: readonly string[]) => join(home, ...names)

/** The plans of the test with one of them spoilt, beside a folder of notes. */
function spoilt(name: string, path: string, from: string | RegExp, to: string): string {
  const folder = inside(name)
  cpSync(plansFolder, folder, { recursive: true })
  const text = readFileSync(join(folder, path), 'utf8')
  writeFileSync(join(folder, path), text.replace(from, to))
  mkdirSync(join(folder, 'notes'))
  return folder
}

const city = () => spoilt('broken', 'city/01-通知.md', '资金: 就业补助资金', '资今: 就业补助资金')
let broken: string
beforeAll(async () => {
  broken = city()
  expect((await run('registry', 'load', deliver(inside('delivery')), '--out', inside('snapshot'), ...where)).code).toBe(0)
})

const where = ['--var', inside('var'), '--threads', '1']
const ask = (plans: string, ...typed: readonly string[]) =>
  run(...typed, '--plans', plans, '--snapshot', inside('snapshot'), '--date', '2022-12-31', ...where)
/** The same for commands that look at plans only. */
const look = (plans: string, ...typed: readonly string[]) => run(...typed, '--plans', plans)

describe('a broken plan beside others', () => {
  const told =
    /^提醒：方案 city 没有采用：有 \d+ 处错误，第一处在 city\/01-通知\.md:\d+:\d+：.*资今.*。\n提醒：文件夹 notes 里没有 plan\.yaml/

  test('is told, and its subjects are counted with it', async () => {
    const { code, out, err } = await ask(broken, 'screen')
    expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(told) })
    expect(out).toMatch(/未采用 city（试用的一市通知）：有错。归它管的对象最多 \d+ 个，没有判定。/)
    const record = JSON.parse((await ask(broken, 'screen', '--json')).out) as RunRecord
    expect(record.leftOut.map(({ id, reason }) => `${id} ${reason}`)).toEqual(['city broken'])
    const refund = record.subjects.find(({ policy }) => policy === 'job_retention_refund')
    expect(refund?.leftOut).toEqual([{ plan: 'city', subjects: expect.toSatisfy((n: number) => n > 0) }])
    expect(record.variants.map(({ plan }) => plan)).not.toContain('city')
  })

  test.each(['explain', 'what-if', 'calendar', 'coverage', 'policies', 'export'])('does not stop %s', async (command) => {
    const typed: Readonly<Record<string, readonly string[]>> = {
      explain: ['explain', 'job_retention_refund', '1'],
      'what-if': ['what-if', '--set', 'nation:最低缴费月数=6'],
    }
    const rest = command === 'export' ? ['--out', inside('out.csv'), ...where] : []
    const { code, err } = await (command in typed ? ask(broken, ...(typed[command] ?? [])) : look(broken, command, ...rest))
    expect({ command, isAnswered: code === 0 || code === 1, err }).toEqual({
      command,
      isAnswered: true,
      err: expect.not.stringContaining('内部错误'),
    })
  })

  test('is named where it would have decided', async () => {
    const { code, out } = await ask(broken, 'explain', 'job_retention_refund', '1')
    expect({ code, out }).toEqual({
      code: 1,
      out: expect.stringMatching(
        /归方案 city（试用的一市通知）管。它有 \d+ 处错误，没有采用，也没有别的文件代为判定。.*ballast check city/s,
      ),
    })
  })

  test('stops what asks for it', async () => {
    for (const typed of [
      ['screen', '--plan', 'city'],
      ['explain', 'job_retention_refund', '1', '--plan', 'city'],
    ])
      expect(await ask(broken, ...typed)).toMatchObject({
        code: 2,
        err: expect.stringMatching(/方案 city 有 \d+ 处错误，不能用来判定。第一处在/),
      })
  })

  test('is found with everything else by check', async () => {
    const { code, out } = await look(broken, 'check')
    expect(code).toBe(1)
    expect(out).toMatch(/错误\[misspelt_key\].*资今/)
    expect(out).toContain('不是方案的文件夹（没有 plan.yaml）：notes')
    expect((await look(broken, 'check', 'west')).out).not.toContain('资今')
    expect(await look(broken, 'check', 'notes')).toMatchObject({
      code: 2,
      err: '文件夹 notes 里没有 plan.yaml，不是方案。请补上 plan.yaml。',
    })
  })
})

test('a plan that is not chosen is named where it would have decided', async () => {
  const { code, out } = await ask(plansFolder, 'explain', 'job_retention_refund', '1', '--plan', 'nation')
  expect({ code, out }).toEqual({ code: 1, out: expect.stringMatching(/归方案 city（试用的一市通知）管，这次没有选用它.*--plan city/) })
})

test('a plan whose region cannot be read stops whoever may have it within', async () => {
  const lost = spoilt('lost', 'city/plan.yaml', /地区: .*\n/, '')
  for (const typed of [['screen'], ['screen', '--plan', 'west'], ['explain', 'hire_subsidy', '1', '--plan', 'nation']])
    expect(await ask(lost, ...typed)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/city\/plan\.yaml 里写明“地区”，或把这个文件夹移出/),
    })
})

test('a broken library stops every decision and says so', async () => {
  const library = spoilt('library', 'nation/plan.yaml', '', '')
  mkdirSync(join(library, 'library'))
  writeFileSync(join(library, 'library/parameters.yaml'), '甲: { 代吗: some, 类型: 日期 }\n')
  expect(await ask(library, 'screen', '--plan', 'west')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^总库或术语表有 \d 处错误.*代吗/),
  })
})
