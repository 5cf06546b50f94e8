import { describe, expect, test } from 'vitest'
import { readText } from './reading-of-lines.ts'

/** Figures and dates of a text, in order, as far as they are told from its headings, tables and head. */
function told(lines: readonly string[]): readonly string[] {
  return readText(lines.join('\n')).flatMap(({ mentions }) =>
    [...mentions.values()].flat().flatMap((mention) => {
      if (mention.kind === 'date') return mention.role === 'other' ? [] : [`${mention.role} ${mention.value}`]
      if (mention.kind !== 'figure') return []
      return [[mention.role, `${mention.value}${mention.unit}`, ...(mention.by === undefined ? [] : [mention.by])].join(' ')]
    }),
  )
}

describe('the heading above a figure', () => {
  test('announces goals, reviews, or neither', () => {
    expect(
      told([
        '青禾县水利发展规划',
        '一、发展基础',
        '灌溉保证率达到61%，从业人员1200人。',
        '二、发展目标',
        '灌溉保证率达到75%以上，从业人员达到1500人。',
        '三、管护经费',
        '灌溉保证率达到75%以上的，奖励5万元。',
      ]),
    ).toEqual(['rate 61%', 'count 1200人', 'target 75%', 'target 1500人', 'threshold 75%', 'amount 50000元'])
  })

  test('names the year of the days below it', () => {
    expect(
      told(['青禾县水利局工作总结', '一、2024年工作回顾', '9月底前完工。', '二、2025年工作安排', '9月底前开工。', '2024年12月5日']),
    ).toEqual(['issued 2024-12-05', 'deadline 2024-09-30', 'deadline 2025-09-30'])
  })

  test('of a report that looks ahead holds for the parts behind it', () => {
    const lines = [
      '青禾县政府工作报告',
      '一、2024年工作回顾',
      '造林率达到30%。',
      '二、2025年工作安排',
      '造林率达到32%。',
      '三、自身建设',
      '办复率100%。',
    ]
    expect(told(lines)).toEqual(['rate 30%', 'target 32%', 'target 100%'])
  })
})

describe('a table of indicators', () => {
  const goals = ['target 80座 2025-12-31', 'target 96座 2026-12-31']

  test('has its goals below the years to come', () => {
    const table = ['指标\t单位\t2024年实际\t2025年\t2026年', '小型泵站\t座\t71\t80\t96']
    expect(told(['青禾县水利发展规划', '青政发〔2025〕3号', '一、主要指标', ...table])).toEqual(goals)
  })

  test('of which every cell became a line is put together', () => {
    const table = ['指标', '2024年基数', '2025年', '2026年', '小型泵站(座)', '71', '80', '96', '二、组织保障', '落实责任。']
    expect(told(['青禾县水利发展规划', '青政发〔2025〕3号', '一、主要指标', ...table])).toEqual(goals)
  })
})

describe('the day a document was made on', () => {
  test.each<readonly [what: string, head: readonly string[], day: string | undefined]>([
    ['in a bracket below the title', ['青禾县灌溉条例', '（2024年3月2日青禾县第三届人民代表大会常务委员会第六次会议通过）'], '2024-03-02'],
    ['behind a dash below the title', ['政府工作报告', '——2024年1月9日在青禾县第三届人民代表大会第二次会议上'], '2024-01-09'],
    [
      'below the name of who proclaims it',
      ['青禾县人民政府令', '《青禾县灌溉办法》已经审议通过，现予公布。', '县长　文山', '2024年5月6日', '青禾县灌溉办法'],
      '2024-05-06',
    ],
    ['nowhere in a bracket that says something else', ['青禾县灌溉办法', '（2024年3月2日以前的水渠适用）'], undefined],
  ])('stands %s', (_, head, day) => {
    const [read] = readText([...head, '第一条 依法管水。', '第二条 按时放水。'].join('\n'))
    expect(read?.document.metadata.issuedOn?.value).toBe(day)
  })

  test('a title runs on to the line that closes its mark', () => {
    const [read] = readText(
      ['青禾县水利局', '关于印发《青禾县水渠管护规划', '（2024—2026年）》的通知', '各乡镇：', '一、按时放水。'].join('\n'),
    )
    expect(read?.document.metadata.title?.value).toBe('青禾县水利局关于印发《青禾县水渠管护规划（2024—2026年）》的通知')
  })
})
