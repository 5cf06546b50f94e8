import { describe, expect, test } from 'vitest'
import { condense } from '../../src/drafting/condense.ts'
import { context } from './draft-text.ts'
import { draftOfProvision } from './notice.ts'

/** The measures of the only provision of a notice. */
function measuresOf(provision: string): readonly string[] {
  const written = /^措施:(.*(?:\n {2}- .*)*)/m.exec(draftOfProvision(provision))?.[1] ?? ''
  return written
    .replace(/^ \[|\]$/g, '')
    .split(/\n {2}- |, (?!期限|成果)/)
    .map((measure) => measure.replace(/^\{ 做: (.*?)(?:, .*)? \}$/, '$1').replace(/^"|"$/g, ''))
    .filter((measure) => measure.trim() !== '')
}

describe('a piece of work in few words', () => {
  test.each([
    ['提供全方位、多渠道、常态化的用工服务和指导', '提供用工服务和指导'],
    ['开展送岗下乡、直播带岗、夜市招聘、网上面试等活动进社区进乡村', '开展送岗下乡等4项活动进社区进乡村'],
    ['走访辖区内制造企业、商贸企业、物流企业和餐饮住宿企业等用工单位', '走访辖区内制造企业等4类用工单位'],
    ['统筹推进、协调和督导各责任处室落实稳就业政策相关工作任务', '推进各责任处室落实稳就业政策工作任务'],
    ['建立“一户一策”工作机制', '建立“一户一策”工作机制'],
    ['出台《关于支持返乡人员在县域创业的若干措施》', '出台《关于支持返乡人员在县域创业的若干措施》'],
    ['支持云岭开发区各类产业园区与周边地区的职业院校加强供需对接', '支持职业院校加强供需对接'],
    ['建立用工台账', '建立用工台账'],
  ])('%s', (long, short) => {
    expect(condense(long, 20, context.words)).toBe(short)
  })
})

describe('pieces of work a provision orders', () => {
  test.each([
    [
      'purposes beside work are left out',
      '走访重点企业，建立用工台账，切实提升服务水平，确保就业局势稳定。',
      ['走访重点企业', '建立用工台账'],
    ],
    ['a purpose alone is kept', '切实提升公共服务水平。', ['提升公共服务水平']],
    ['whoever is called upon goes with the work', '指导各类培训机构，制定线上培训方案。', ['指导制定线上培训方案']],
    ['who makes up a body is left out', '成立由分管副厅长为组长，各处室负责人为成员的工作专班。', ['成立工作专班']],
    ['means before the verb are left out', '通过电话短信等方式督促企业报送用工计划。', ['督促企业报送用工计划']],
    ['objects before the verb are kept', '将困难职工优先纳入帮扶范围。', ['将困难职工优先纳入帮扶范围']],
    ['the number is that of the target', '举办专场招聘活动300场以上。', ['举办专场招聘活动']],
  ])('%s', (_, provision, expected) => {
    expect(measuresOf(provision)).toEqual(expected)
  })
})
