import { describe, expect, test } from 'vitest'
import { blocksOf } from './notice.ts'

describe('goals a provision sets', () => {
  test.each<[what: string, provision: string, expected: readonly (readonly string[])[]]>([
    [
      'the verb that makes what is counted',
      '新建12个县级零工驿站、3个直播基地。',
      [
        ['指标: 新建县级零工驿站数', '值: 12'],
        ['指标: 新建直播基地数', '值: 3'],
      ],
    ],
    ['recruits', '招募“乡村守护”志愿者800名。', [['指标: 乡村守护志愿者招募人数', '值: 800']]],
    ['two things counted together', '建立技能大师室、实训基地20个。', [['指标: 技能大师室和实训基地数']]],
    [
      'whom a known indicator counts',
      '全年开展脱贫劳动力职业技能培训3万人次。',
      [['指标: 职业技能培训人次', '人群: 脱贫劳动力', '值: 3', '单位: 万人次']],
    ],
    ['a bare noun', '为60个项目提供融资对接。', [['指标: 融资对接项目数']]],
    ['what a share is of', '确保有意愿的困难毕业生100%就业。', [['困难毕业生就业率', '值: 100%']]],
    ['one in each area', '力争年内在所有乡镇各建设一个就业服务站。', [['方向: 不少于', '值: 1', '每: 乡镇']]],
    ['nobody left without', '在乡镇、街道全面设立就业服务站。', [['指标: 未设立就业服务站的乡镇街道数', '方向: 清零']]],
    ['an event that must not come', '确保不发生规模性失业事件。', [['规模性失业事件', '方向: 清零']]],
    ['a time to be kept to', '将补贴审核办理平均时间控制在7个工作日以内。', [['补贴审核办理平均时间', '方向: 不超过', '值: 7']]],
    ['without the day before it', '3月底前举办“春暖”招聘活动6场以上。', [['指标: 春暖招聘活动场次', '值: 6', '期限: 2023-03-31']]],
    ['none of what a score is given for', '城镇新增就业完成率达到90%得15分，每低1个百分点扣1分。', []],
    ['none of what must be met for something else', '代偿率达到20%的县，暂停新增业务。', []],
    ['none where a number is a rhythm', '每季度至少1次走访重点企业。', []],
  ])('%s', (_, provision, expected) => {
    const targets = blocksOf('target', provision)
    expect(targets).toHaveLength(expected.length)
    for (const [index, lines] of expected.entries()) for (const line of lines) expect(targets[index]).toContain(line)
  })
})
