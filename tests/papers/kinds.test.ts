import { expect, test } from 'vitest'
import {
  inquiryLetter,
  type PaperDescription,
  type RecoveryCase,
  recoveryDecision,
  recoveryNotice,
  recoveryReminder,
} from '../../src/papers/index.ts'
import { wholePaper, writePaper } from '../../src/papers/write-paper.ts'
import { readWord } from './read-back.ts'

const issue = { number: '一号', day: '2023-03-01', by: '林', at: '2023-03-01 10:00:00', purpose: '追回' }

const recovery: RecoveryCase = {
  issuer: '市就业局',
  payee: '示例公司 <一部>',
  number: '2023-0001',
  policy: '稳岗返还',
  fund: '失业保险基金',
  payments: [
    { batch: '2022-0003', period: '2021', paidOn: '2022-12-01', paid: 1_000_000n, claimed: 250_050n },
    { batch: '2022-0007', period: '2021', paidOn: '2022-12-20', paid: 50_000n, claimed: 50_000n },
  ],
  basis: ['《失业保险条例》第二十八条'],
}
const term = { days: 5, unit: 'workdays', basis: '《示例程序规定》第九条' } as const

const cases: readonly (readonly [what: string, description: PaperDescription, says: readonly string[]])[] = [
  [
    'a notice before a decision',
    recoveryNotice({ ...recovery, facts: '申报的参保人数与实际不符。', text: '请核对缴费明细。', term }),
    [
      '退回资金事先告知书',
      '示例公司 <一部>：',
      '经查（案号2023-0001），申报的参保人数与实际不符。',
      '拟责令你（单位）退回所领取的稳岗返还资金3,000.50元（人民币叁仟元伍角整）',
      '请自收到之日起5个工作日内向本单位提出（《示例程序规定》第九条）',
      '请核对缴费明细。',
      '依据：《失业保险条例》第二十八条',
    ],
  ],
  [
    'a decision after a hearing',
    recoveryDecision({
      ...recovery,
      facts: '人数不符。',
      text: '',
      plea: '人数系笔误。',
      term: { ...term, days: 15, unit: 'days' },
      remedies: '不服的，可六十日内申请复议。',
    }),
    [
      '责令退回决定书',
      '陈述、申辩：人数系笔误。',
      '责令你（单位）自收到之日起15日内退回所领取的稳岗返还资金3,000.50元',
      '缴入失业保险基金',
      '不服的，可六十日内申请复议。',
    ],
  ],
  [
    'a decision where nothing was said',
    recoveryDecision({ ...recovery, facts: '人数不符。', text: '', plea: undefined, term: undefined, remedies: '可诉。' }),
    ['在期限内没有陈述、申辩', '本单位决定：责令你（单位）退回所领取的稳岗返还资金3,000.50元'],
  ],
  [
    'a reminder before the court is asked',
    recoveryReminder({
      ...recovery,
      text: '',
      decision: { number: '渝就退〔2023〕2号', day: '2023-01-10', servedOn: '2023-01-12' },
      owed: 300_050n,
      received: 100_000n,
      outstanding: 200_050n,
      term: { days: 10, unit: 'days', basis: '《行政强制法》第五十四条' },
    }),
    [
      '于2023年1月10日作出的《责令退回决定书》（渝就退〔2023〕2号，案号2023-0001）已于2023年1月12日送达',
      '自收到之日起10日内退回尚欠资金',
      '依法申请人民法院强制执行',
      '陈述和申辩',
    ],
  ],
  [
    'a letter of inquiry',
    inquiryLetter({
      issuer: '市就业局',
      place: '渝中区',
      number: '12',
      policy: '稳岗返还',
      fact: '裁员率',
      owner: '失业保险科',
      rows: 1234,
      due: '2023-03-15',
      openedBy: '林',
      note: undefined,
    }),
    [
      '关于核查稳岗返还有关事实的函',
      '渝中区经办机构：',
      '裁员率（事实来源：失业保险科）。涉及1,234项',
      '于2023年3月15日前填写电子表格交回',
    ],
  ],
]

test.each(cases)('%s says what it was given', async (_, description, says) => {
  const read = readWord((await writePaper(wholePaper(description, [], issue), 'word')).bytes)
  const text = read.paragraphs.join('\n')
  for (const each of says) expect(text).toContain(each)
  expect(text).toContain('（印章）')
  if (description.kind !== 'inquiry_letter' && description.kind !== 'recovery_reminder') {
    expect(read.tables[0]?.slice(1)).toEqual([
      ['2022-0003', '2021', '2022-12-01', '10,000.00', '2,500.50'],
      ['2022-0007', '2021', '2022-12-20', '500.00', '500.00'],
      ['合计', '', '', '10,500.00', '3,000.50'],
    ])
  }
  if (description.kind === 'recovery_reminder')
    expect(read.tables[0]).toEqual([
      ['应退回', '3,000.50元', '已退回', '1,000.00元'],
      ['尚欠', '2,000.50元（人民币贰仟元伍角整）'],
    ])
})
