import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { run } from '../cli/capture.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-comparison-'))
const samples = join(import.meta.dirname, 'substance')
const plans = join(folder, 'plans')
const plan = join(plans, 'linjiang-2023')
const text = join(folder, 'notice.txt')
const record = join(plan, 'comparison.yaml')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const chapter = readFileSync(join(samples, 'linjiang-2023', '01-全文.md'), 'utf8')
const original = readFileSync(join(samples, 'linjiang-2023.txt'), 'utf8')
const baseAward =
  '代码: linjiang_base_award\n名称: 就业帮扶基地奖励\n对象: 就业载体\n资金: 就业补助资金\n地区依据: 载体所在地\n适用日: 筛查日\n'
/** What the text does not say: that insurance is paid, and a start on the day it was made. */
const invented: readonly (readonly [before: string, after: string])[] = [
  [
    '  合同达标 (contract_long):',
    '  足额参保 (is_insured):\n    判断: 足额缴纳社会保险\n    依据: 第三章第九条\n  合同达标 (contract_long):',
  ],
  [`${baseAward}期间: { 自: 2023-04-01`, `${baseAward}期间: { 自: 2023-03-10`],
]

/** Writes the plan with some places changed; each must be one. */
function writePlan(changes: readonly (readonly [string, string])[]): void {
  const changed = changes.reduce((written, [before, after]) => {
    expect(written.split(before)).toHaveLength(2)
    return written.replace(before, after)
  }, chapter)
  writeFileSync(join(plan, '01-全文.md'), changed)
}

beforeEach(() => {
  rmSync(plans, { recursive: true, force: true })
  mkdirSync(plans, { recursive: true })
  cpSync(join(samples, 'linjiang-2023'), plan, { recursive: true })
  writeFileSync(text, original)
  writePlan(invented)
})

const coverage = (...more: readonly string[]) => run('coverage', 'linjiang-2023', '--plans', plans, '--text', text, ...more)

interface Compared {
  readonly unsupported: readonly { owner: string; line: string; state: string; reason?: string }[]
  readonly changedTexts: readonly string[]
}

async function compared(): Promise<Compared> {
  const { out } = await coverage('--json')
  const [found] = JSON.parse(out) as readonly Compared[]
  if (found === undefined) throw new Error(out)
  return found
}

const states = ({ unsupported }: Compared) => unsupported.map(({ owner, line, state }) => `${owner}/${line} ${state}`)

interface Checked {
  readonly problems: readonly { code: string }[]
  readonly plans: readonly { comparison: null | Readonly<Record<string, unknown>> }[]
}

async function checked(): Promise<{ readonly comparison: unknown; readonly problems: readonly string[] }> {
  const { out } = await run('check', 'linjiang-2023', '--plans', plans, '--json')
  const { problems, plans: found } = JSON.parse(out) as Checked
  // Plans of this test carry no worked cases.
  const own = problems.map(({ code }) => code).filter((code) => !code.startsWith('no_example'))
  return { comparison: found[0]?.comparison, problems: own }
}

/** Settles the recorded lines, one reason each. */
function settle(reasons: readonly string[], more = '\n    核定人: 就业股\n    核定日: 2021-03-05'): void {
  let next = 0
  const written = readFileSync(record, 'utf8').replaceAll(/^ {4}未见: .*$/gm, (found) => {
    const reason = reasons[next++]
    return reason === undefined ? found : `${found}\n    理由: ${reason}${more}`
  })
  writeFileSync(record, written)
}

const reasons = ['车间招人都先参保，市里的补贴系统不参保录不进去', '基地奖励发文那天已经开始受理，施行日在后']

describe('the record of a plan compared with its text', () => {
  test('holds every clause, and the lines nobody answers for without a reason', async () => {
    expect((await checked()).comparison).toBeNull()
    await coverage('--record')
    const written = readFileSync(record, 'utf8')
    expect(written).not.toContain('理由:')
    expect(written.match(/^ {4}原文: [0-9a-f]{64}$/gm)).toHaveLength(8)
    expect(await checked()).toMatchObject({
      comparison: { notCompared: [], changed: [], settled: 0, unsettled: 2, reopened: 0 },
      problems: [],
    })
    expect(states(await compared())).toEqual(['linjiang_workshop_hire/is_insured unsettled', 'linjiang_base_award/period.from unsettled'])
  })

  test('settled lines are told apart, and recording again changes nothing', async () => {
    await coverage('--record')
    settle(reasons)
    const before = readFileSync(record, 'utf8')
    expect(states(await compared())).toEqual(['linjiang_workshop_hire/is_insured settled', 'linjiang_base_award/period.from settled'])
    expect(await checked()).toMatchObject({ comparison: { settled: 2, unsettled: 0, reopened: 0 }, problems: [] })
    await coverage('--record')
    expect(readFileSync(record, 'utf8')).toBe(before)
  })

  test.each<[string, readonly [string, string], string]>([
    ['its expression', ['判断: 足额缴纳社会保险', '判断: 足额缴纳社会保险 and 参加失业保险'], 'linjiang_workshop_hire/is_insured'],
    [
      'its confidence',
      ['社会保险\n    依据: 第三章第九条', '社会保险\n    依据: 第三章第九条\n    可信度: 低'],
      'linjiang_workshop_hire/is_insured',
    ],
    ['its day', ['自: 2023-03-10', '自: 2023-03-11'], 'linjiang_base_award/period.from'],
    ['the date that decides', [`${baseAward}`, baseAward.replace('筛查日', '认定日期')], 'linjiang_base_award/period.from'],
  ])('a line changed in %s is open again', async (_, change, line) => {
    await coverage('--record')
    settle(reasons)
    writePlan([...invented, change])
    expect(states(await compared())).toContain(`${line} altered`)
    expect((await checked()).comparison).toMatchObject({ settled: 1, reopened: 1, changed: expect.arrayContaining([expect.any(String)]) })
    await coverage('--record')
    const written = readFileSync(record, 'utf8')
    expect(written.match(/ {4}理由: /g)).toHaveLength(1)
    expect(written.match(/ {4}原理由: /g)).toHaveLength(1)
    expect((await checked()).comparison).toMatchObject({ settled: 1, unsettled: 1, reopened: 0, changed: [] })
  })

  test('a changed text opens its lines again, another layout does not', async () => {
    await coverage('--record')
    settle(reasons)
    writeFileSync(text, original.replace('帮扶车间招用脱贫', '帮扶车间\n招用脱贫'))
    expect((await compared()).changedTexts).toEqual([])
    writeFileSync(text, original.replace('每招用一人给予', '每招用1人给予'))
    const found = await compared()
    expect(found.changedTexts).toEqual(['第三章第九条'])
    expect(states(found)).toContain('linjiang_workshop_hire/is_insured superseded')
    expect(states(found)).toContain('linjiang_base_award/period.from settled')
  })

  test('what was found in a clause but is written otherwise since is told without the text', async () => {
    await coverage('--record')
    writePlan([...invented, ['培训月数 >= 临江定向月数', '培训月数 > 临江定向月数']])
    expect((await checked()).comparison).toMatchObject({ changed: ['第二章第五条'], notCompared: [] })
  })

  test.each<[string, readonly string[], string | undefined, string]>([
    ['too short', ['按规定', reasons[1] ?? ''], undefined, 'settled_reason_short'],
    ['without who and when', reasons, '', 'settled_line_incomplete'],
  ])('a reason %s is refused', async (_, given, more, code) => {
    await coverage('--record')
    settle(given, more)
    expect((await checked()).problems).toContain(code)
  })

  test('one reason for everything is refused from the fourth time on, numbers and signs aside', async () => {
    const kept = ['linjiang_skill_subsidy', 'linjiang_school_award', 'linjiang_cluster_training', 'linjiang_project_training']
    const days = (count: number) =>
      kept.slice(0, count).map((id): readonly [string, string] => {
        const head = new RegExp(`代码: ${id}\\n(?:.*\\n){5}期间: . 自: `).exec(chapter)?.[0] ?? ''
        return [`${head}2023-04-01`, `${head}2023-03-10`]
      })
    for (const [count, problems] of [
      [3, []],
      [4, ['settled_reason_repeated']],
    ] as const) {
      rmSync(record, { force: true })
      writePlan(days(count))
      await coverage('--record')
      settle(Array.from({ length: count }, (_, i) => `第${i + 1}项，从发文之日起执行，文件没有另写。`))
      expect((await checked()).problems).toEqual(problems)
    }
  })

  test('a record of a line that is gone is pointed out', async () => {
    await coverage('--record')
    settle(reasons)
    writePlan([])
    expect((await checked()).problems).toEqual(['settled_line_unknown'])
    await coverage('--record')
    expect((await checked()).problems).toEqual([])
  })

  test('recording needs a text', async () => {
    expect(await run('coverage', 'linjiang-2023', '--plans', plans, '--record')).toMatchObject({ code: 2 })
  })
})
