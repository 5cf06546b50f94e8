import { describe, expect, test } from 'vitest'
import { blocksOf } from './notice.ts'

describe('services a provision promises', () => {
  test.each<[what: string, provision: string, expected: readonly (readonly string[])[]]>([
    [
      'steps counted',
      '为每名困难毕业生提供1次职业指导、3次岗位推荐。',
      [['对象: 人员', '人群: 困难毕业生', '职业指导 (step_1): { 次数: 1 }', '岗位推荐 (step_2): { 次数: 3 }']],
    ],
    ['a plan for everybody', '对就业援助对象实施“一人一策”帮扶，提供职业介绍。', [['就业援助对象一人一策', '一人一策帮扶', '职业介绍']]],
    [
      'an officer for firms',
      '为重点企业配备人社服务专员，提供用工指导。',
      [['名称: 重点企业服务专员对接', '人群: 重点企业', '设服务专员', '用工指导']],
    ],
    ['free of charge', '向大龄劳动者免费提供政策咨询、职业介绍等服务。', [['名称: 大龄劳动者免费服务', '政策咨询', '职业介绍']]],
    ['in touch by a rhythm', '每月定期联系登记失业人员一次，开展职业指导。', [['登记失业人员定期联系', '职业指导']]],
    ['none where nobody is promised anything', '加强公共就业服务，提升职业指导水平。', []],
  ])('%s', (_, provision, expected) => {
    const services = blocksOf('service', provision)
    expect(services).toHaveLength(expected.length)
    for (const [index, lines] of expected.entries()) for (const line of lines) expect(services[index]).toContain(line)
  })
})
