import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '../cli/capture.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-beside-'))
const project = join(import.meta.dirname, '../..')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const notice = `关于做好稳就业工作的通知
白河人社〔2022〕7号
各镇人社所：
现就有关事项通知如下：
一、工作目标
全年城镇新增就业3000人以上。（责任单位：就业股）
二、重点任务
（一）开展招聘。8月底前举办招聘会12场。登记失业后10天内提供1次职业指导、3次岗位推荐。（牵头单位：就业股；配合单位：培训股）
（二）按月调度。每月5日前将进展报县就业局。（责任单位：办公室）
（三）一次性补贴。企业每招用1名登记失业人员，给予800元补贴。（责任单位：就业股）
（四）加强宣传。通过多种渠道宣传政策，提高知晓度，及时回应社会关切。（责任单位：办公室）
白河县人力资源和社会保障局
2022年3月1日
`

const right = `# 一

### 一 工作目标
新增就业的年度目标。

\`\`\`task
代码: goals
名称: 完成就业目标
责任: [就业股]
\`\`\`

\`\`\`target
代码: new_jobs
指标: 城镇新增就业人数
方向: 不少于
值: 3000
单位: 人
期限: 2022-12-31
\`\`\`

### 二（一） 招聘
办招聘会。

\`\`\`task
代码: fairs
名称: 办招聘会
牵头: [就业股]
配合: [培训股]
期限: 2022-08-31
\`\`\`

\`\`\`target
代码: fairs_held
指标: 招聘活动场次
方向: 不少于
值: 12
单位: 场
期限: 2022-08-31
\`\`\`

### 二（二） 调度
月报。

\`\`\`task
代码: reporting
名称: 每月报进展
责任: [办公室]
\`\`\`

\`\`\`form
代码: monthly
名称: 月报
内容: [进展]
报送: 县就业局
周期: { 每: 月, 截止日: 5 }
\`\`\`

### 二（三） 补贴
按人补贴，标准待写。

\`\`\`task
代码: subsidy
名称: 发补贴
责任: [就业股]
\`\`\`

### 二（四） 宣传
宣传政策。

\`\`\`task
代码: publicity
名称: 宣传
责任: [办公室]
\`\`\`
`

beforeAll(() => {
  writeFileSync(join(folder, 'notice.txt'), notice)
  cpSync(join(project, 'plans/library'), join(folder, 'plans/library'), { recursive: true })
  mkdirSync(join(folder, 'plans/baihe'))
  writeFileSync(
    join(folder, 'plans/baihe/plan.yaml'),
    '文号: 白河人社〔2022〕7号\n标题: 关于做好稳就业工作的通知\n发文机关: 白河县人力资源和社会保障局\n地区: "220100"\n成文日期: 2022-03-01\n调度: monthly\n',
  )
})

/** What is said of a plan beside the notice, as `clause code found`. */
async function gapsOf(chapter: string): Promise<readonly string[]> {
  writeFileSync(join(folder, 'plans/baihe/01-全文.md'), chapter)
  const { code, out, err } = await run(
    'coverage',
    'baihe',
    '--plans',
    join(folder, 'plans'),
    '--text',
    join(folder, 'notice.txt'),
    '--json',
  )
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const [plan] = JSON.parse(out) as readonly { readonly gaps: readonly { clause: string; code: string; found: string }[] }[]
  return (plan?.gaps ?? []).map((gap) => `${gap.clause} ${gap.code} ${gap.found}`)
}

/** The chapter with one thing changed; the change must take. */
function changed(before: string, after: string): string {
  expect(right.split(before)).toHaveLength(2)
  return right.replace(before, after)
}

const service = (steps: string) =>
  `\`\`\`service\n代码: help\n名称: 帮扶\n对象: 人员\n配合: [培训股]\n步骤:\n${steps}\n\`\`\`\n\n### 二（二） 调度`
const services = [
  ['steps as the text has them', '  职业指导 (guidance): {}\n  岗位推荐 (offers): { 次数: 3 }', []],
  ['a step done another number of times', '  岗位推荐 (offers): { 次数: 5 }', ['二（一） times_unknown 帮扶 岗位推荐 5']],
  ['a step the text does not speak of', '  心理疏导 (talks): {}', ['二（一） step_unknown 帮扶 心理疏导']],
  ['a time allowed', '  岗位推荐 (offers): { 周期: { 遇: 登记失业, 时限: 10天 } }', []],
  ['another time allowed', '  岗位推荐 (offers): { 周期: { 遇: 登记失业, 时限: 3天 } }', ['二（一） times_unknown 岗位推荐 3']],
].map(([about, steps, gaps]): [string, string, string, readonly string[]] => [
  about as string,
  '### 二（二） 调度',
  service(steps as string),
  gaps as readonly string[],
])

describe('a plan beside its text', () => {
  const sum = ['二（一） figure_absent 10天', '二（一） figure_absent 1次', '二（一） figure_absent 3次', '二（三） figure_absent 800元']

  test('only the figures nobody has written into a parameter or a service are missing', async () => {
    expect(await gapsOf(right)).toEqual(sum)
  })

  test.each<[string, string, string, readonly string[]]>([
    ['a unit left out', '配合: [培训股]\n', '', ['二（一） unit_absent 培训股']],
    ['a unit misspelt', '配合: [培训股]', '配合: [培训科]', ['二（一） unit_absent 培训股', '二（一） unit_unknown 培训科']],
    [
      'a goal left out',
      right.slice(right.indexOf('```target\n代码: fairs_held'), right.indexOf('### 二（二）')),
      '',
      ['二（一） target_absent 12场'],
    ],
    ['a goal with another value', '值: 3000', '值: 3500', ['一 target_absent 3000人', '一 target_unknown 城镇新增就业人数 3500']],
    ['a goal in ten thousands is the same goal', '值: 3000\n单位: 人', '值: 0.3\n单位: 万人', []],
    ['a cadence left out', '周期: { 每: 月, 截止日: 5 }\n', '', ['二（二） cadence_absent 按月', '二（二） cadence_absent 每月5日前']],
    ['a report due on another day', '截止日: 5', '截止日: 10', ['二（二） cadence_absent 每月5日前', '二（二） cadence_unknown 月报']],
    [
      'a report that is regular where the text says how often',
      '每: 月, 截止日: 5',
      '每: 定期',
      ['二（二） cadence_absent 按月', '二（二） cadence_absent 每月5日前'],
    ],
    [
      'a rhythm the text does not have',
      '期限: 2022-08-31\n```\n\n```target',
      '期限: 2022-08-31\n周期: { 每: 季 }\n```\n\n```target',
      ['二（一） cadence_unknown 办招聘会'],
    ],
    ['a goal that bounds the other way', '方向: 不少于\n值: 3000', '方向: 不超过\n值: 3000', ['一 target_bound 城镇新增就业人数 3000']],
    ['a goal said to be about right', '方向: 不少于\n值: 3000', '方向: 约\n值: 3000', ['一 target_bound 城镇新增就业人数 3000']],
    ['a bare number to keep to', '方向: 不少于\n值: 12', '方向: 等于\n值: 12', []],
    [
      'who helps put first',
      '牵头: [就业股]\n配合: [培训股]',
      '牵头: [培训股]\n配合: [就业股]',
      ['二（一） role_differs 办招聘会 培训股', '二（一） role_differs 办招聘会 就业股'],
    ],
    ['nobody put first', '牵头: [就业股]', '责任: [就业股]', ['二（一） role_differs 办招聘会 就业股']],
    ['a report sent elsewhere', '报送: 县就业局', '报送: 县财政局', ['二（二） recipient_unknown 月报 县财政局']],
    ['a report sent to whoever issued the text', '报送: 县就业局', '报送: 县人力资源和社会保障局', []],
    ...services,
    ['a clause left out', right.slice(right.indexOf('### 二（四）')), '', ['二（四） clause_absent 加强宣传']],
    [
      'a clause the text does not have',
      '### 二（四）',
      '### 二（五）',
      ['二（四） clause_absent 加强宣传', '二（五） clause_unknown 宣传'],
    ],
  ])('%s', async (_, before, after, gaps) => {
    const found = await gapsOf(changed(before, after))
    expect(found.filter((gap) => !sum.includes(gap))).toEqual(gaps)
  })

  test('a deadline left out of every block', async () => {
    const undated = right.replaceAll('期限: 2022-08-31\n', '')
    expect((await gapsOf(undated)).filter((gap) => !sum.includes(gap))).toEqual(['二（一） deadline_absent 8月底'])
  })

  test('on screen every difference has its line and a sentence', async () => {
    writeFileSync(join(folder, 'plans/baihe/01-全文.md'), changed('配合: [培训股]\n', ''))
    const { out } = await run('coverage', 'baihe', '--plans', join(folder, 'plans'), '--text', join(folder, 'notice.txt'))
    expect(out).toMatch(/二（一）\s+第 8 行\s+原文的责任单位没有写进本条的块：培训股。/)
    expect(out).toContain('任务 5, 目标 2, 报表 1')
  })

  test('a text is laid beside one plan, and a file that is none is refused', async () => {
    const plans = ['--plans', join(folder, 'plans')]
    writeFileSync(join(folder, 'plans/baihe/01-全文.md'), right)
    expect(await run('coverage', 'baihe', 'baihe2', '--text', 'x.txt', ...plans)).toMatchObject({ code: 2 })
    expect(await run('coverage', 'baihe', '--text', join(folder, 'none.txt'), ...plans)).toMatchObject({
      code: 3,
      err: expect.stringContaining('none.txt'),
    })
    expect(await run('coverage', 'baihe', '--text', `${join(folder, 'notice.txt')}#2`, ...plans)).toMatchObject({
      code: 2,
      err: expect.stringContaining('只有 1 份'),
    })
  })

  test('the calendar lists reports and days, whose days nobody confirmed', async () => {
    const { out } = await run('calendar', 'baihe', '--plans', join(folder, 'plans'), '--from', '2022-08-01', '--to', '2022-09-30')
    expect(out.split('\n').map((line) => line.replaceAll(/ +/g, ' ').trim())).toEqual([
      '2022-08-01 至 2022-09-30 到期 4 项',
      '2022-08-05 周五 ? 报表 月报 -> 县就业局 二（二）',
      '2022-08-31 周三 任务 办招聘会 就业股、培训股 二（一）',
      '2022-08-31 周三 目标 招聘活动场次 二（一）',
      '2022-09-05 周一 ? 报表 月报 -> 县就业局 二（二）',
      expect.stringContaining('带 ? 的 2 项'),
    ])
    expect(await run('calendar', 'baihe', '--plans', join(folder, 'plans'), '--from', '2022-09-01', '--to', '2022-08-30')).toMatchObject({
      code: 2,
    })
    expect(await run('calendar', 'baihe', '--plans', join(folder, 'plans'), '--from', '2022-02-30')).toMatchObject({ code: 2 })
  })
})
