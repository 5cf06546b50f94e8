import { describe, expect, test } from 'vitest'
import { draftOfProvision } from './notice.ts'

describe('figures of a benefit', () => {
  test.each<[what: string, provision: string, expected: readonly string[]]>([
    [
      'each behind its grade are one table',
      '对取得证书的职工给予培训补贴，补贴标准为中级工证书700元、高级工证书900元。',
      ['分列: 技能等级值', '表: { 四级: 700, 三级: 900 }'],
    ],
    [
      'in the order of those who get them',
      '对新认定的市级和省级创业孵化基地，分别给予30万元和50万元的一次性奖励。',
      ['创业孵化基地一次性奖励标准:', '分列: 载体级别值', '表: { 市级: 300000, 省级: 500000 }'],
    ],
    [
      'rising with a threshold',
      '对吸纳就业的帮扶基地给予奖励：吸纳20人以上的，给予3万元奖励；吸纳60人以上的，给予8万元奖励。',
      ['分列: 分档 人', '{ 不低于: 20, 低于: 60, 值: 30000 }', '{ 不低于: 60, 值: 80000 }'],
    ],
    ['is not named by where the money comes from', '所需资金从就业补助资金中列支，每人补助500元。', ['稳定就业补助标准:', '值: 500']],
    ['is printed in basis points', '对创业担保贷款给予贴息，贴息比例最高50个基点。', ['值: 最高 0.5%']],
    ['one alone is a value', '对企业按每人400元标准给予岗前培训补贴。', ['值: 400']],
  ])('%s', (_, provision, expected) => {
    const files = draftOfProvision(provision)
    for (const line of expected) expect(files).toContain(line)
  })

  test.each([
    '全年发放稳岗返还资金2亿元、扩岗补助1000万元。',
    '审核补贴申请，5个工作日内完成。',
    '补贴支出进度达到95%得20分，低于70%的不得分。',
  ])('none where nobody is granted anything: %s', (provision) => {
    expect(draftOfProvision(provision)).not.toContain('取值:')
  })

  test('two benefits of one provision are two parameters', () => {
    const files = draftOfProvision('对企业给予每人400元培训补贴、每人900元吸纳就业补贴。')
    expect([...files.matchAll(/值: (\d+) \}/g)].map(([, value]) => value)).toEqual(['400', '900'])
    expect(files).not.toContain('分列')
  })
})
