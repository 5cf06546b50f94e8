import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadFolders, shippedFolders } from './shipped-plans.ts'
import { documentOf, lookUpIn } from './substance/look-up.ts'

interface Written {
  readonly zh?: string
  readonly tests: readonly string[]
  readonly payee?: string
  readonly more?: string
}

interface Row {
  readonly about: string
  readonly clause: string
  readonly one: Written
  readonly other: Written
  /** Values of the clause in months, by their names. */
  readonly months?: Readonly<Record<string, string>>
  /** Other values, as they are written. */
  readonly values?: Readonly<Record<string, string>>
  /** What is listed, as `owner/line kinds`. */
  readonly listed: readonly string[]
}

const of = (
  about: string,
  one: Written,
  other: Written,
  rows: readonly (readonly [clause: string, ...listed: string[]])[],
): readonly Row[] => rows.map(([clause, ...listed]) => ({ about, clause, one, other, listed }))

/** Two policies under one clause: what the clause says of the one and a line of the other has is listed, what it says of both is not. */
const rows: readonly Row[] = [
  ...of('an item of an enumeration', { tests: ['用人企业.民营', '劳动者.登记失业'] }, { tests: ['劳动者.退役军人', '用人企业.民营'] }, [
    ['对招用登记失业人员的企业给予企业补贴，对招用退役军人的民营企业给予企业补贴。', 'one/1 apart'],
    ['对招用登记失业人员的民营企业、招用退役军人的民营企业，给予企业补贴。'],
    ['对招用登记失业人员、退役军人的民营企业，给予企业补贴。'],
  ]),
  ...of(
    'a part of a sentence between commas',
    { tests: ['劳动者.农民工', '劳动者.登记失业'] },
    { tests: ['劳动者.退役军人', '劳动者.农民工'] },
    [
      ['企业招用登记失业人员的，给予企业补贴，招用退役军人和农民工的，加发企业补贴。', 'one/1 apart'],
      ['企业招用登记失业人员和农民工的，给予企业补贴，招用退役军人和农民工的，加发企业补贴。'],
    ],
  ),
  ...of(
    'a sentence of its own',
    { tests: ['用人企业.高新技术企业', '劳动者.登记失业'] },
    { tests: ['劳动者.退役军人', '用人企业.高新技术企业'] },
    [
      ['企业招用登记失业人员的，给予企业补贴。高新技术企业招用退役军人的，给予企业补贴。', 'one/1 apart'],
      ['高新技术企业招用登记失业人员的，给予企业补贴。高新技术企业招用退役军人的，给予企业补贴。'],
      // What is said once before both is said of both.
      ['对高新技术企业，招用登记失业人员的，给予企业补贴，招用退役军人的，给予企业补贴。'],
    ],
  ),
  ...[
    ['合同甲', []],
    ['合同乙', ['one/1 number', 'other/2 number']],
  ].map(
    ([name, listed]): Row => ({
      about: 'a term of months',
      clause: '招用登记失业人员、签订6个月以上劳动合同的，招用退役军人、签订12个月以上劳动合同的，均给予企业补贴。',
      one: { tests: [`合同期限月数 >= ${name as string}`, '劳动者.登记失业'] },
      other: { tests: ['劳动者.退役军人', '合同期限月数 >= 合同乙'] },
      months: { 合同甲: '6', 合同乙: '12' },
      listed: [...(name === '合同乙' ? ['合同甲/values unread'] : []), ...(listed as string[])],
    }),
  ),
  ...[
    ['登记月数', '6', '12', []],
    ['登记月数', '12', '12', ['合同月数/values unused', '登记月数/values unused']],
    ['登记月数', '6', '6', ['one/2 number', '合同月数/values unused', '登记月数/values unused']],
  ].map(
    ([, registered, contract, listed]): Row => ({
      about: 'two terms, one of them in years',
      clause: '企业招用登记失业6个月以上人员，签订1年以上劳动合同的，给予企业补贴。',
      one: { tests: ['加月(招用前失业登记日期, 登记月数) <= 合同起始日', '合同期限月数 >= 合同月数'] },
      other: { tests: ['合同期限月数 > 0'] },
      months: { 登记月数: registered as string, 合同月数: contract as string },
      listed: listed as string[],
    }),
  ),
  ...[
    ['社会保险补贴', '吸纳就业补贴', ['one/once_only once']],
    ['吸纳就业补贴', '社会保险补贴', []],
  ].map(
    ([one, other, listed]): Row => ({
      about: 'once, said of what another benefit is called',
      clause: '企业招用登记失业人员的，给予社会保险补贴，并给予一次性吸纳就业补贴。',
      one: { zh: one as string, tests: ['劳动者.登记失业'], more: '一次性: { 键: [人员], 范围: 终身, 依据: N }\n' },
      other: { zh: other as string, tests: ['劳动者.登记失业'] },
      listed: listed as string[],
    }),
  ),
  ...[
    ['企业招用登记失业人员的，给予企业补贴。', ['one/payee payee']],
    ['经人力资源服务机构推荐，企业招用登记失业人员的，给予人力资源服务机构补贴。', ['other/payee payee']],
  ].map(
    ([clause, listed]): Row => ({
      about: 'who is paid, by what it is to the record',
      clause: clause as string,
      one: { tests: ['劳动者.登记失业'], payee: '招聘机构' },
      other: { tests: ['劳动者.登记失业'] },
      listed: listed as string[],
    }),
  ),
  ...[
    ['劳动者.退役军人', []],
    ['劳动者.农民工', ['one/1 words']],
  ].map(
    ([group, listed]): Row => ({
      about: 'what a question says that a reading means',
      clause: '企业招用登记失业人员等重点群体的，给予企业补贴。',
      one: { tests: [`劳动者.登记失业 or 重点读法 = 放宽 and ${group as string}`] },
      other: { tests: ['劳动者.登记失业'] },
      values: {
        重点读法:
          '类型: 枚举, 问题: 重点群体还有谁？, 字句: { N: 等重点群体 }, 读法: { 只认所列 (listed): 只补列出的人, 放宽 (wide): 退役军人也补 }, 取值: [{ 值: 只认所列, 未决: 是, 依据: N }]',
      },
      listed: listed as string[],
    }),
  ),
]

/** A plan with one clause to a row, and its text. */
function build(): { readonly plan: Readonly<Record<string, string>>; readonly text: string } {
  const own = (text: string, i: number) =>
    [...Object.keys(rows[i]?.months ?? {}), ...Object.keys(rows[i]?.values ?? {})].reduce(
      (left, name) => left.replaceAll(name, `${name}之${i + 1}`),
      text,
    )
  const numbered = (text: string, i: number) => text.replaceAll(/(依据: |\{ )N/g, `$1第${i + 1}条`)
  const block = ({ zh, tests, payee, more }: Written, id: string, i: number) =>
    `\`\`\`policy\n代码: ${id}_${i + 1}\n名称: ${zh ?? `${id === 'one' ? '甲' : '乙'}件之${i + 1}`}\n对象: 用工\n资金: 无\n地区依据: 用人单位.参保地\n适用日: 合同起始日\n收款: ${payee ?? '用人单位'}\n条件:\n${tests
      .map((each, at) => `  第${at + 1}项 (${at === 0 ? 'first' : 'second'}):\n    判断: ${own(each, i)}\n    依据: 第${i + 1}条\n`)
      .join('')}金额:\n  算式: 共用标准\n  依据: 第${i + 1}条\n${numbered(more ?? '', i)}\`\`\`\n`
  const values = rows.flatMap(({ months, values: others }, i) => [
    ...Object.entries(months ?? {}).map(([name, value], j) =>
      numbered(`${own(name, i)}: { 代码: months_${i + 1}_${j + 1}, 类型: 数值, 单位: 月, 取值: [{ 值: ${value}, 依据: N }] }\n`, i),
    ),
    ...Object.entries(others ?? {}).map(([name, value], j) =>
      numbered(`${own(name, i)}: { 代码: other_${i + 1}_${j + 1}, ${value} }\n`, i),
    ),
  ])
  return {
    plan: {
      'plan.yaml': '文号: 试〔2022〕1号\n标题: 试办法\n发文机关: 试局\n地区: "230800"\n成文日期: 2022-01-01\n',
      'parameters.yaml': `共用标准: { 代码: shared_sum, 类型: 金额, 取值: [{ 值: 按规定, 依据: 第1条 }] }\n${values.join('')}`,
      '01-全文.md': `# 全文\n\n${rows
        .map(({ one, other }, i) => `### 第${i + 1}条 第${i + 1}件\n一件。\n\n${block(one, 'one', i)}\n${block(other, 'other', i)}`)
        .join('\n')}`,
    },
    text: `试办法\n试〔2022〕1号\n${rows.map(({ clause }, i) => `第${i + 1}条 ${clause}`).join('\n')}\n试局\n2022年1月1日\n`,
  }
}

const folder = mkdtempSync(join(tmpdir(), 'ballast-neighbours-'))
const { plan, text } = build()
mkdirSync(join(folder, 'neighbours'))
for (const [file, content] of Object.entries(plan)) writeFileSync(join(folder, 'neighbours', file), content)
const { library } = shippedFolders
if (library === undefined) throw new Error('the library is gone')
const set = loadFolders({ library, neighbours: join(folder, 'neighbours') })
rmSync(folder, { recursive: true, force: true })

test('every row stands in a plan without a mistake', () => {
  expect(
    set.problems
      .filter(({ severity }) => severity === 'error')
      .map(({ code, at, with: values }) => `${code} ${at.line} ${JSON.stringify(values)}`),
  ).toEqual([])
})

// What the blocks of the rows leave out is looked at where they are whole.
const found = lookUpIn(documentOf('neighbours', text), set, 'neighbours')
  .lines.map(({ line, missing }) => ({ line, missing: missing.filter(({ kind }) => kind !== 'demanded') }))
  .filter(({ missing }) => missing.length > 0)
const names = new Map(
  [...(set.plans.get('neighbours')?.parameters.values() ?? [])].map(({ shape }) => [shape.id, shape.zh.replace(/之\d+$/, '')]),
)
const places = { first: '1', second: '2' } as const

test.each(rows.map(({ about, clause, listed }, i) => [about, clause, listed, i + 1] as const))(
  '%s: %s',
  (_about, _clause, listed, number) => {
    const here = found.filter(({ line }) => line.clause === `第${number}条` && line.owner !== 'shared_sum')
    const said = here.map(({ line, missing }) => {
      const owner = names.get(line.owner) ?? line.owner.replace(/_\d+$/, '')
      const place = line.line === 'first' || line.line === 'second' ? places[line.line] : line.line
      return `${owner}/${place} ${[...new Set(missing.map(({ kind }) => kind))].join(' ')}`
    })
    expect(said.sort()).toEqual([...listed].sort())
  },
)
