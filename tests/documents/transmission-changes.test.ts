import { describe, expect, test } from 'vitest'
import { changesOf, compare, read, readOwn } from './transmission-words.ts'

const upper = readOwn('transmission-upper.txt')
const lower = readOwn('transmission-lower.txt')

/** One row for each clause: everything that is to be found there, and nothing else. */
const downwards: readonly (readonly [
  clause: string,
  ...changes: (readonly [change: string, above?: string | undefined, below?: string | undefined])[],
])[] = [
  ['一（一）', ['target_raised', '2万个', '3万个'], ['deadline_earlier', '11月底', '10月底']],
  ['一（二）', ['target_share', '600场', '400场'], ['target_raised', '5.5%', '5%'], ['responsible_lost', '就业处 人才中心']],
  ['一（三）', ['deadline_later', '年底', '2024年3月底']],
  ['二（四）', ['above_ceiling', '80%', '90%'], ['benefit_lowered', '40%', '30%']],
  ['二（五）', ['value_to_ceiling', '1500元', '1500元'], ['period_shortened', '2023年12月31日', '2023年10月31日']],
  ['二（六）', ['benefit_raised', '1200元', '1500元'], ['period_shortened', '12个月', '6个月']],
  ['二（七）', ['ceiling_to_value', '3000元', '2000元']],
  [
    '二（八）',
    ['subject_missing', '登记失业人员'],
    ['condition_stricter', '1年', '2年'],
    ['recipient_changed', '1000元 (登记失业人员)', '1000元 (脱贫人口)'],
  ],
  ['二（九）', ['period_to_date', '一年', '2024年6月30日'], ['made_binding', '可缓缴']],
  ['二（十）', ['condition_added', undefined, '6个月']],
  ['二（十一）', ['made_optional', undefined, '有条件的县']],
  ['二（十二）', ['burden_raised', '1%', '1.2%'], ['date_masked', '2024年4月30日', '202X年4月30日']],
  ['二（十三）', ['date_lost', '2023年12月31日']],
  ['三（十四）', ['deadline_earlier', '12月底', '2023年10月底']],
  ['三（十五）', ['subject_missing', '全程代办'], ['limit_tightened', '5个工作日', '3个工作日']],
  ['三（十六）', ['office_named', undefined, '市人社局仲裁信访科']],
  ['三（十七）', ['cadence_denser', '每季度', '每月']],
  ['三（十八）', ['cadence_later', '每月12日前', '每月15日前']],
  ['三（十九）', ['subject_missing', '超龄劳动者服务'], ['subject_missing', '职业指导']],
]

describe('what a lower document changes', () => {
  const found = compare(upper, lower)

  test.each(downwards.map(([clause, ...changes]) => [clause, changes] as const))('%s', (clause, expected) => {
    expect(changesOf(found, clause)).toEqual(expected.map(([change, above, below]) => [change, above, below]))
  })

  test('every clause has its row', () => {
    expect(found.clauses.map(({ clause }) => clause)).toEqual(downwards.map(([clause]) => clause))
  })

  test('the upper document is named in the lower one', () => {
    const span = found.citation
    expect(lower.source.text.slice(span?.from, span?.to)).toContain('青人社发〔2023〕18号')
    expect(compare(lower, upper).citation).toBeUndefined()
  })

  test('both places of a change point back to their texts', () => {
    const findings = found.clauses.flatMap(({ sentences }) => sentences.flatMap((sentence) => sentence.findings))
    expect(findings.length).toBeGreaterThan(20)
    for (const { change, upper: above, lower: below } of findings) {
      if (change === 'subject_missing' || change === 'recipient_changed') continue
      if (above !== undefined) expect(upper.source.text.slice(above.span.from, above.span.to)).toBe(above.value)
      if (below !== undefined) expect(lower.source.text.slice(below.span.from, below.span.to)).toBe(below.value)
    }
  })
})

describe('the other way round the same differences go the other way', () => {
  const found = compare(lower, upper)

  test.each([
    ['一1', ['target_share', 'deadline_later']],
    ['一2', ['target_raised', 'target_lowered']],
    ['一3', ['deadline_earlier', 'responsible_lost']],
    ['二4', ['value_to_ceiling', 'benefit_raised']],
    ['二5', ['ceiling_to_value', 'period_lengthened']],
    ['二6', ['benefit_lowered', 'above_ceiling']],
    ['二7', ['value_to_ceiling']],
    ['二9', ['date_to_period', 'made_optional']],
    ['二10', ['condition_lost']],
    ['二12', ['burden_lowered']],
    ['二13', ['date_added']],
    ['三14', ['deadline_later']],
    ['三17', ['cadence_rarer']],
    ['三18', ['cadence_earlier']],
  ])('%s', (clause, expected) => {
    const changes = changesOf(found, clause).map(([change]) => change)
    expect(changes.filter((change) => change !== 'subject_elsewhere')).toEqual(expected)
  })

  test('an earlier day leaves the days between for gathering', () => {
    const findings = found.clauses.flatMap(({ sentences }) => sentences.flatMap((sentence) => sentence.findings))
    expect(findings.find(({ change }) => change === 'cadence_earlier')).toMatchObject({ days: 3, effect: 'tightened' })
  })
})

/** Pairs of one provision each. */
const pairs: readonly (readonly [name: string, upper: string, lower: string, expected: readonly (readonly (string | undefined)[])[]])[] = [
  [
    'fewer are named beside the same sum',
    '中小微企业、个体工商户按每户800元给予岗位补贴。',
    '中小微企业按每户800元给予岗位补贴。',
    [
      ['subject_missing', '个体工商户', undefined],
      ['recipient_narrowed', '800元 (中小微企业 个体工商户)', '800元 (中小微企业)'],
    ],
  ],
  [
    'more are named beside the same sum',
    '中小微企业按每户800元给予岗位补贴。',
    '中小微企业、个体工商户按每户800元给予岗位补贴。',
    [['recipient_widened', '800元 (中小微企业)', '800元 (中小微企业 个体工商户)']],
  ],
  ['a sum is left out', '开办零工市场的每家奖励3万元。', '鼓励开办零工市场。', [['figure_lost', '3万元', undefined]]],
  ['a sum is filled in', '开办零工市场的按规定给予奖励。', '开办零工市场的每家给予奖励3万元。', [['figure_added', undefined, '3万元']]],
  ['a rhythm is left out', '治理欠薪情况每月10日前公布。', '治理欠薪情况要及时公布。', [['cadence_lost', '每月10日前', undefined]]],
  ['a rhythm is added', '治理欠薪情况要及时公布。', '治理欠薪情况每季度公布一次。', [['cadence_added', undefined, '每季度']]],
  ['the same day', '治理欠薪情况每月10日前报送。', '治理欠薪情况每月10日前报送。', [['cadence_same_day', '每月10日前', '每月10日前']]],
  ['below a floor', '岗位补贴每人每月不低于500元。', '岗位补贴每人每月400元。', [['below_floor', '500元', '400元']]],
  ['above a floor', '岗位补贴每人每月不低于500元。', '岗位补贴每人每月600元。', []],
  ['longer than may be', '缓缴社会保险费，期限不超过6个月。', '缓缴社会保险费，期限不超过9个月。', [['above_ceiling', '6个月', '9个月']]],
  ['a burden above its ceiling', '失业保险费率不超过1%。', '失业保险费率为1.2%。', [['above_ceiling', '1%', '1.2%']]],
  ['a lower limit of a condition', '工龄满3年的给予岗位补贴。', '工龄满2年的给予岗位补贴。', [['condition_looser', '3年', '2年']]],
]

const provision = (text: string) => read('pair', `关于有关事项的通知\n\n一、有关事项\n\n（一）具体事项。${text}\n`)

describe('one provision', () => {
  test.each(pairs)('%s', (_, above, below, expected) => {
    expect(changesOf(compare(provision(above), provision(below)), '一（一）')).toEqual(expected)
  })

  /** What a provision becomes in a lower document of several. */
  const among = (above: string, ...below: readonly string[]) => {
    const clauses = below.map((text, at) => `（${'一二三'[at]}）${text}`).join('\n')
    return changesOf(compare(provision(above), read('pair', `关于有关事项的通知\n\n一、有关事项\n\n${clauses}\n`)), '一（一）')
  }

  test.each<readonly [name: string, above: string, below: readonly string[], expected: readonly (string | undefined)[]]>([
    [
      'a branch of insurance is left out',
      '阶段性缓缴养老、失业、工伤三项社会保险费。',
      ['阶段性缓缴养老、失业保险费。', '建设零工市场。'],
      ['branch_left_out', '工伤保险', undefined],
    ],
    [
      'a ceiling becomes the value',
      '岗位补贴标准最高每人每月800元。',
      ['岗位补贴标准每人每月600元。', '建设零工市场。'],
      ['ceiling_to_value', '800元', '600元'],
    ],
  ])('%s', (_, above, below, expected) => {
    expect(among(above, ...below)).toContainEqual(expected)
  })

  test('where one unit leads above, one must lead below', () => {
    const above = provision('建设零工市场。（牵头单位：市就业局；配合单位：市财政局）')
    const below = provision('建设零工市场。（责任单位：县就业局、县财政局）')
    expect(changesOf(compare(above, below), '一（一）')).toEqual([['lead_lost', '市就业局', undefined]])
    expect(changesOf(compare(above, above), '一（一）')).toEqual([])
  })
})
