import { describe, expect, test } from 'vitest'
import { readNotice } from './reading-of-lines.ts'

describe('what is told of the past', () => {
  const rolesOf = (lines: readonly string[]) => {
    const { mentions } = readNotice(lines)
    return [...mentions.values()].flat().flatMap((mention) => (mention.kind === 'figure' ? [`${mention.role} ${mention.value}`] : []))
  }
  const done = '新增托位3000个，生产总值增长3%，完成投资30亿元。'
  test.each<readonly [heading: string, roles: readonly string[]]>([
    ['一、过去一年工作回顾', ['count 3000', 'rate 3', 'amount 3000000000']],
    ['一、上年目标任务完成情况', ['count 3000', 'rate 3', 'amount 3000000000']],
    ['一、今年目标', ['target 3000', 'target 3', 'target 3000000000']],
    ['一、过去成绩和今年工作安排', ['target 3000', 'target 3', 'target 3000000000']],
  ])('%s', (heading, roles) => expect(rolesOf([heading, done])).toEqual(roles))

  test('a heading below a review that names tasks tells of tasks that were carried out', () => {
    expect(rolesOf(['一、过去一年工作回顾', '（一）全力落实重大任务', done])).toEqual(['count 3000', 'rate 3', 'amount 3000000000'])
  })

  test('a sentence that names a year before that of the document is past', () => {
    expect(rolesOf(['一、总体安排', '2019年建成站点9个，2026年建成站点12个。'])).toEqual(['count 9', 'target 12'])
  })

  test('the nearest heading counts', () => {
    expect(rolesOf(['一、工作总结', '（一）主要工作', done, '（二）下一步打算', '新建站点9个。'])).toEqual([
      'count 3000',
      'rate 3',
      'amount 3000000000',
      'target 9',
    ])
  })
})
