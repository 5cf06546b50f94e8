import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import type { RunRecord } from '../../src/screening/index.ts'
import { isPlainMessage, runCli } from '../screening/run-cli.ts'
import { loadTestPlans, plansFolder } from '../screening/test-plans.ts'
import { generateRegistry, Scratch } from '../screening/test-registry.ts'
import { run } from './capture.ts'

const scratch = new Scratch()
const places = { plans: plansFolder, snapshot: scratch.path('snapshot'), var: scratch.path('var') }
/** The places that a command looks at and that the line does not name itself, as options. */
const common = (...typed: readonly string[]) => {
  const command = commands.find(({ name }) => typed.join(' ').startsWith(name))
  const asked = Object.entries(places).filter(([name]) => command?.options[name] !== undefined && !typed.includes(`--${name}`))
  return asked.flatMap(([name, folder]) => [`--${name}`, folder])
}
const ballast = (...typed: readonly string[]) => run(...typed, ...common(...typed))

beforeAll(async () => {
  await generateRegistry(scratch, 'snapshot', loadTestPlans(), 300)
  expect(await ballast('screen')).toMatchObject({ code: 0, err: '' })
  expect(await ballast('screen', '--set', 'city:返还比例[小型]=10%')).toMatchObject({ code: 0, err: '' })
  writeFileSync(scratch.path('there.csv'), 'not to be overwritten')
  writeFileSync(scratch.path('paid.csv'), 'policy,subject_id,amount\nhire_subsidy,1,800\n')
})
afterAll(() => scratch.remove())

const runs = () =>
  readdirSync(scratch.path('var', 'runs'))
    .filter((name) => !name.includes('.'))
    .sort()
/** The run as the plans stand, and the one with the lower rate, by what was changed: folder names are hashes and come in any order. */
const runsByChange = () => {
  const changed = (name: string) => JSON.parse(readFileSync(scratch.path('var', 'runs', name, 'run.json'), 'utf8')) as RunRecord
  const all = runs().map((name) => ({ name, record: changed(name) }))
  const plain = all.find(({ record }) => record.overrides.length === 0 && record.plans.length > 1)
  const lower = all.find(({ record }) => record.overrides.some((override) => override.value === '0.1'))
  if (plain === undefined || lower === undefined) throw new Error('both runs were made before the tests')
  return [plain.name, lower.name] as const
}

describe('every command with --json prints one JSON value and nothing else', () => {
  const lines: readonly (readonly [string, number, readonly string[]])[] = [
    ['help', 0, ['help']],
    ['check', 1, ['check']],
    ['check of one plan', 1, ['check', 'west']],
    ['coverage', 0, ['coverage']],
    ['terms', 0, ['terms', '缴费']],
    ['registry schema', 0, ['registry', 'schema']],
    ['registry generate', 0, ['registry', 'generate', '--firms', '60', '--out', scratch.path('generated')]],
    ['screen', 0, ['screen']],
    [
      'screen of one plan',
      0,
      ['screen', '--plan', 'west', '--date', '2022-10-31', '--known-on', '2022-10-31', '--threads', '1', '--memory', '500MB'],
    ],
    ['screen of all plans again', 0, ['screen']],
    [
      'export',
      0,
      ['export', '--policy', 'hire_subsidy', '--outcome', '符合', '--outcome', 'needs_review', '--out', scratch.path('out.csv')],
    ],
    ['explain', 0, ['explain', 'hire_subsidy', '1']],
    ['what-if', 0, ['what-if', '--set', 'city:refund_rate[medium]=70%']],
    ['what-if --grid', 0, ['what-if', 'job_retention_refund', '--grid', 'city:返还比例[中型]=60%,61.5%']],
    ['diff of a run with itself', 0, ['diff', 'latest', 'latest']],
    ['diff with what was paid', 1, ['diff', '--paid', scratch.path('paid.csv'), '--out', scratch.path('paid-differences.csv')]],
    ['report', 0, ['report']],
  ]
  test.each(lines)('%s', async (_, code, typed) => {
    const found = await ballast(...typed, '--json')
    expect({ code: found.code, err: found.err }).toEqual({ code, err: '' })
    expect(JSON.parse(found.out)).toBeTypeOf('object')
  })
})

describe('for people', () => {
  test.each(['start', 'check', 'screen', 'export', 'explain', 'what-if', 'diff', 'report', 'registry load'])(
    'help %s says how',
    async (name) => {
      for (const typed of [
        ['help', ...name.split(' ')],
        [...name.split(' '), '--help'],
      ]) {
        const { code, out } = await run(...typed)
        expect(code).toBe(0)
        expect(out).toContain(`ballast ${name}`)
      }
    },
  )

  test('two runs are compared by policy, region and size, and written out as people read them', async () => {
    const [left, right] = runsByChange()
    const out = scratch.path('differences.csv')
    const found = await ballast('diff', left.slice(0, 6), right, '--out', out)
    expect(found.code).toBe(1)
    for (const part of ['job_retention_refund', '重庆市', '小型']) expect(found.out).toContain(part)
    const [head = '', first = ''] = readFileSync(out, 'utf8').split('\n')
    expect(head).toBe(
      '\uFEFF政策代码,对象编号,地区,前者净额（元）,后者净额（元）,差额（元）,前者待复核（元）,后者待复核（元）,差异类型,前者状态,后者状态',
    )
    expect(first).toMatch(/^job_retention_refund,-?\d+,\d{6},\d+\.\d\d,\d+\.\d\d,-?\d+\.\d\d,\d*\.?\d*,\d*\.?\d*,金额不同,可付,可付$/)
  })

  test('a screening prints a row for each policy, in columns, with the total and the hash', async () => {
    const { out } = await ballast('screen')
    for (const part of ['稳岗返还', '吸纳补贴', '裁员报告', '结果校验值', '相同输入已有结果']) expect(out).toContain(part)
  })
})

describe('what is typed amiss is answered in a sentence', () => {
  const usage = 2
  const failed = 3
  const table: readonly (readonly [readonly string[], number, RegExp])[] = [
    [['scren'], usage, /是否指“screen”/],
    [['help', 'explian'], usage, /是否指“explain”/],
    [['screen', '--dat', '2022-01-01'], usage, /“--dat”.*是否指“--date”/],
    [['screen', '--nonsense'], usage, /没有选项“--nonsense”/],
    [['screen', '--date'], usage, /--date/],
    [['screen', '--json=yes'], usage, /--json/],
    [['screen', 'all'], usage, /多余的参数“all”/],
    [['screen', '--date', '2022-02-29'], usage, /--date.*YYYY-MM-DD/],
    [['screen', '--known-on', '20220101'], usage, /--known-on.*YYYY-MM-DD/],
    [['screen', '--plan', 'cty'], usage, /没有方案“cty”.*city/],
    [['screen', '--year', 'cty=2022'], usage, /没有方案“cty”/],
    [['screen', '--year', 'city=22'], usage, /city=22/],
    [['screen', '--threads', 'two'], usage, /--threads/],
    [['screen', '--set', '返还比列=60%'], usage, /是否指“返还比例”/],
    [['screen', '--set', 'city:返还比例[巨型]=60%'], usage, /没有“巨型”.*大型/],
    [['screen', '--set', 'city:返还比例=sixty'], usage, /不是参数/],
    [['screen', '--set', '返还比例'], usage, /应写成/],
    [['screen', '--set', '困难行业=H'], usage, /名录/],
    [['check', 'cty'], usage, /没有方案“cty”/],
    [['coverage', 'cty'], usage, /没有方案“cty”/],
    [['explain'], usage, /参数不够/],
    [['explain', 'hire_subsidy'], usage, /参数不够/],
    [['explain', 'hire_subsdy', '1'], usage, /是否指“hire_subsidy”/],
    [['explain', 'hire_subsidy', 'me'], usage, /“me”不是对象编号/],
    [['explain', 'hire_subsidy', '999999999'], failed, /没有用工 999999999/],
    [['explain', 'hire_subsidy', '--facts', scratch.path('nowhere.yaml')], failed, /找不到文件/],
    [['explain', 'hire_subsidy', '--plan', 'city', '--facts', scratch.path('nowhere.yaml')], failed, /找不到文件/],
    [['export'], usage, /参数不够/],
    [['export', '--out', scratch.path('there.csv')], usage, /已存在/],
    [['export', '--out', scratch.path('no', 'such', 'folder.csv')], usage, /文件夹不存在/],
    [['export', 'zzz', '--out', scratch.path('x.csv')], usage, /找不到筛查“zzz”/],
    [['export', scratch.folder, '--out', scratch.path('x.csv')], failed, /不是一次完成的筛查/],
    [['export', '--policy', 'hire_subsdy', '--out', scratch.path('x.csv')], usage, /是否指“hire_subsidy”/],
    [['export', '--outcome', 'yes', '--out', scratch.path('x.csv')], usage, /eligible/],
    [['what-if'], usage, /参数不够/],
    [['what-if', 'hire_subsidy', '--set', 'city:返还比例[中型]=70%'], usage, /多余的参数“hire_subsidy”.*what-if POLICY --grid/],
    [['what-if', 'hire_subsidy', '--grid', 'hire_amount=1,2'], usage, /--plan|可选|指定/],
    [['what-if', 'hire_subsdy', '--grid', 'city:hire_amount=1,2'], usage, /是否指“hire_subsidy”/],
    [['what-if', 'layoff_report', '--grid', 'nation:paid_months_min=1,2'], usage, /nation.*没有政策“layoff_report”.*city/],
    [['diff', 'latest'], usage, /参数不够/],
    [['diff', '--paid', scratch.path('nowhere.csv')], failed, /找不到文件/],
    [['diff', '--paid', scratch.path('there.csv')], failed, /不能用来对账：缺少列/],
    [['diff', 'latest', 'latest', '--out', scratch.path('there.csv')], usage, /已存在/],
    [['report', '--out', scratch.path('there.csv')], usage, /已存在/],
    [['registry', 'generate', '--firms', 'many', '--out', scratch.path('g')], usage, /--firms/],
    [['registry', 'generate', '--out', scratch.path('snapshot')], usage, /已存在/],
    [['registry', 'load', scratch.path('nowhere'), '--out', scratch.path('l')], failed, /不是可读的文件夹/],
    [['registry', 'load', scratch.path('snapshot')], usage, /参数不够/],
  ]
  test.each(table)('%j', async (typed, code, wording) => {
    const before = readFileSync(scratch.path('there.csv'), 'utf8')
    const found = await ballast(...typed)
    expect(found.err).toMatch(wording)
    expect(isPlainMessage(found.err)).toBe(true)
    expect(found).toMatchObject({ code, out: '' })
    expect(readFileSync(scratch.path('there.csv'), 'utf8')).toBe(before)
    for (const name of ['x.csv', 'g', 'l']) expect(existsSync(scratch.path(name))).toBe(false)
  })

  test('no plans, no snapshot, no run', async () => {
    const nowhere = scratch.path('nowhere')
    expect(await run('check', '--plans', nowhere)).toMatchObject({ code: 2, err: expect.stringMatching(/没有方案文件夹/) })
    expect(await ballast('screen', '--snapshot', nowhere)).toMatchObject({ code: 2, err: expect.stringMatching(/没有登记库快照/) })
    expect(await ballast('explain', 'hire_subsidy', '1', '--snapshot', nowhere)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/没有登记库快照/),
    })
    expect(await ballast('what-if', 'hire_subsidy', '--grid', 'city:hire_amount=1', '--snapshot', nowhere)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/没有登记库快照/),
    })
    expect(await ballast('report', '--var', nowhere)).toMatchObject({ code: 2, err: expect.stringMatching(/还没有完成的筛查/) })
  })
})

test('as a process of its own: exit code, streams, one JSON value', async () => {
  const good = await runCli(['screen', '--json', ...common('screen')], scratch.folder)
  expect({ code: good.code, stderr: good.stderr }).toEqual({ code: 0, stderr: '' })
  expect(JSON.parse(good.stdout)).toMatchObject({ format: 4 })
  const bad = await runCli(['export', '--out', 'there.csv', ...common('export')], scratch.folder)
  expect(bad).toMatchObject({ code: 2, stdout: '' })
  expect(isPlainMessage(bad.stderr)).toBe(true)
})
