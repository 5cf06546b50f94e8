import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { policyNamed } from '../../src/cli/policy-named.ts'
import { plansFolder } from '../screening/test-plans.ts'
import { run } from './capture.ts'

const home = mkdtempSync(join(tmpdir(), 'ballast-named-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('a plan is named by its id or by its folder', () => {
  const here = relative(process.cwd(), plansFolder)
  test.each([
    ['city', '--plans', plansFolder],
    [join(plansFolder, 'city'), '--plans', plansFolder],
    [`${join(plansFolder, 'city')}/`, '--plans', `${plansFolder}/`],
    [join(here, 'city'), '--plans', here],
    [`./${join(here, 'city')}/`, '--plans', plansFolder],
  ])('coverage %s', async (...typed) => {
    const { code, out } = await run('coverage', ...typed, '--json')
    expect(code).toBe(0)
    expect((JSON.parse(out) as readonly { readonly id: string }[]).map(({ id }) => id)).toEqual(['city'])
  })

  test.each([
    ['cty', /没有方案“cty”。是否指“city”？/],
    ['东城', /没有方案“东城”。可选：city、nation、west。/],
    ['plans/city', /没有方案“plans\/city”/],
    [home, /不在方案文件夹 .*screening\/plans 里.*--plans/],
    [join(plansFolder, 'city', 'plan.yaml'), /不是一个方案的文件夹。请写方案的代码/],
  ])('not by %s', async (typed, words) => {
    expect(await run('coverage', typed, '--plans', plansFolder)).toMatchObject({ code: 2, err: expect.stringMatching(words) })
  })
})

describe('a policy is named by its id or its name, in every command', () => {
  const policies = [
    { id: 'refund', zh: '稳岗返还' },
    { id: 'refund', zh: '失业保险稳岗返还' },
    { id: 'refund_in_hardship', zh: '困难企业稳岗返还' },
    { id: 'hire', zh: '吸纳补贴' },
  ]
  test.each([
    ['refund', 'refund'],
    ['稳岗返还', 'refund'],
    ['失业保险稳岗返还', 'refund'],
    ['失业保险', 'refund'],
    ['困难', 'refund_in_hardship'],
    ['吸纳', 'hire'],
  ])('%s is %s', (typed, id) => expect(policyNamed(typed, policies)).toBe(id))

  test.each([
    ['返还', /名称里有“返还”的政策不止一项，请写代码：refund、refund_in_hardship。/],
    ['hiree', /没有政策“hiree”。是否指“hire”？/],
    ['吸纳补贴费', /没有政策“吸纳补贴费”。是否指“吸纳补贴”？/],
    ['贷款', /没有政策“贷款”。可选：hire、refund、refund_in_hardship。/],
    ['', /没有政策“”/],
  ])('%s is none', (typed, words) => expect(() => policyNamed(typed, policies)).toThrow(words))

  test('of no policies at all none can be chosen, and what to do is said', () => {
    expect(() => policyNamed('x', [])).toThrow(/没有一项政策，请检查 --plans/)
  })

  test('where there are too many to name, where to see them is said', () => {
    const many = Array.from({ length: 31 }, (_, i) => ({ id: `policy_${i}_of_many`, zh: `第${i}项` }))
    expect(() => policyNamed('贷款', many)).toThrow(/没有政策“贷款”。用 ballast policies 查看全部政策。/)
    expect(() => policyNamed('贷款', many.slice(1))).toThrow(/可选：policy_10_of_many、/)
  })

  test('a subject before its policy is told for what it is', async () => {
    expect(await run('explain', '12', 'job_retention_refund', '--plans', plansFolder)).toMatchObject({
      code: 2,
      err: '政策写在前面，对象编号写在后面：ballast explain job_retention_refund 12。',
    })
  })

  test.each([
    ['policies', []],
    ['explain', ['--facts', join(import.meta.dirname, '../../demo/examples/case.yaml')]],
  ])('%s', async (command, rest) => {
    const { err } = await run(command, '吸纳补', ...rest, '--plans', plansFolder)
    expect(err).not.toContain('没有政策')
    expect(await run(command, '贷款', ...rest, '--plans', plansFolder)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/没有政策“贷款”。可选：contribution_deferral、/),
    })
  })
})
