import { describe, expect, test } from 'vitest'
import { blocksOf } from './notice.ts'

describe('reports a provision orders', () => {
  test.each<[what: string, provision: string, expected: readonly (readonly string[])[]]>([
    [
      'by a rhythm, with what is told',
      '各市每月8日前将上月工作进展、存在问题和意见建议报送就业处。',
      [
        [
          '名称: 工作进展月报',
          '内容: [工作进展, 存在问题, 意见建议]',
          '填报: [各市]',
          '报送: 就业处',
          '周期: { 每: 月, 截止日: 8, 所报: 上期 }',
        ],
      ],
    ],
    [
      'told behind who gets it',
      '各市每季度末10日前向省就业工作专班反馈政策落实情况、推进中存在的困难及对策建议。',
      [['内容: [政策落实, 困难, 对策建议]', '报送: 省就业工作专班']],
    ],
    ['at once, the event a noun', '各市处置规模性裁员要第一时间报告省厅。', [['遇: 规模性裁员, 时限: 即时']]],
    [
      'filed within days',
      '企业应在10日内到当地人社部门办理终止劳动合同备案手续。',
      [['报送: 当地人社部门', '遇: 终止劳动合同, 时限: 10天']],
    ],
    ['kept without a rhythm', '建立用工监测报告制度，完善服务流程。', [['名称: 用工监测报告']]],
    ['handed on', '经办机构要将停产企业名单移交给劳动监察部门。', [['名称: 停产企业名单', '报送: 劳动监察部门']]],
    ['one for a rhythm said twice', '建立月报制度，各市每月5日前报送进展情况。', [['每: 月, 截止日: 5']]],
    ['none where a rhythm is one of looking after', '健全政策落实反馈机制，定期调度各市工作。', []],
  ])('%s', (_, provision, expected) => {
    const forms = blocksOf('form', provision)
    expect(forms).toHaveLength(expected.length)
    for (const [index, lines] of expected.entries()) for (const line of lines) expect(forms[index]).toContain(line)
  })
})
