import { describe, expect, test } from 'vitest'
import { splitOutside, stretchesOf } from '../../src/drafting/brackets.ts'
import { blocksOf, draftOfProvision } from './notice.ts'

describe('what stands inside a bracket parts nothing outside', () => {
  test.each<[text: string, parts: readonly string[]]>([
    ['补贴情况（人数, 金额, 户数）、岗位情况', ['补贴情况（人数, 金额, 户数）', '岗位情况']],
    ['甲（一、二）、乙[三、四]、丙〔五、六〕', ['甲（一、二）', '乙[三、四]', '丙〔五、六〕']],
    ['甲（一（二、三）、四）、乙', ['甲（一（二、三）、四）', '乙']],
    ['《甲、乙办法》、“丙、丁”行动', ['《甲、乙办法》', '“丙、丁”行动']],
    // A bracket never closed, or closed without having been opened, hides nothing.
    ['甲（一、二', ['甲（一', '二']],
    ['甲）、乙', ['甲）', '乙']],
    ['甲（一、\n二）、乙', ['甲（一', '\n二）', '乙']],
    [`甲（${'一、'.repeat(120)}）、乙`, [...`甲（${'一、'.repeat(120)}）、乙`.split('、')]],
  ])('%s', (text, parts) => {
    expect(splitOutside(text, /、/)).toEqual(parts)
    for (const { text: part, from, to } of stretchesOf(text, '、')) expect(text.slice(from, to)).toBe(part)
  })
})

describe('lists with brackets in a draft', () => {
  test.each<[provision: string, contents: string]>([
    [
      '各县每月5日前将补贴发放情况（人数, 金额, 企业户数）、岗位归集情况（总量，缺口）报送省厅就业处。',
      '内容: ["补贴发放情况（人数, 金额, 企业户数）", 岗位归集情况（总量，缺口）]',
    ],
    [
      '各县每季度末10日前向省厅就业处反馈办结情况（已办；未办）、存在问题和对策建议（3条以内）。',
      '内容: [办结情况（已办；未办）, 存在问题, 对策建议（3条以内）]',
    ],
    ['各县应于每月5日前报送补贴发放情况（人数, 金额, 企业户数），并做好解释。', '内容: ["补贴发放情况（人数, 金额, 企业户数）"]'],
    ['各县每季度末前上报岗位归集情况（总量，缺口）。', '内容: [岗位归集情况（总量，缺口）]'],
  ])('what a report tells: %s', (provision, contents) => {
    expect(blocksOf('form', provision)).toEqual([expect.stringContaining(contents)])
  })

  test.each<[provision: string, measures: string]>([
    ['走访企业（规上，限上），组织开展招聘活动（线上, 线下）。', '- 走访企业\n'],
    ['收集岗位（工种：焊工，钳工）和薪酬信息，建立“一企一策，一岗一档”机制。', '措施: [收集岗位和薪酬信息, 建立“一企一策，一岗一档”机制]'],
  ])('pieces of work: %s', (provision, measures) => {
    const drafted = draftOfProvision(provision)
    expect(drafted).toContain(measures)
    for (const inside of ['做: 钳工', '- 钳工', '[限上', '- 一岗一档']) expect(drafted).not.toContain(inside)
  })
})
