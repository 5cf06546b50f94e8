import { describe, expect, test } from 'vitest'
import { only } from './mentions.ts'

describe('references', () => {
  test.each([
    ['根据《关于A的通知》（人社部发〔2022〕31号）', ['implements 人社部发〔2022〕31号']],
    ['按照《关于A的通知》(内人社办发﹝2020﹞16号)要求', ['follows 内人社办发〔2020〕16号']],
    ['贯彻落实《XX省关于A的意见》(X政发〔20XX〕3号)精神', ['implements X政发〔20XX〕3号']],
    ['落实《A》（国发［2019］26号）《B》（国办发【2020】6号）精神', ['implements 国发〔2019〕26号', 'implements 国办发〔2020〕6号']],
    ['按照《A》和《B》执行', ['follows -', 'follows -']],
    ['转发《A》', ['forwards -']],
    ['印发《A》', ['cites -']],
    ['根据国发〔2021〕29号文件', ['implements 国发〔2021〕29号']],
    ['按粤府（2022）15号执行', ['follows 粤府〔2022〕15号']],
    ['贯彻《国家发改委等部门印发〈关于A的政策〉的通知》（发改财经〔2022〕271号）精神', ['implements 发改财经〔2022〕271号']],
    ['《没有结束的标题', []],
  ])('%s', (text, expected) =>
    expect(only(text, 'reference').map(({ relation, number }) => `${relation} ${number ?? '-'}`)).toEqual(expected),
  )

  test('of the document that is implemented the years and numbers in its title are no mentions', () => {
    expect(only('根据《2022年工作要点（30条）》', 'date')).toEqual([])
  })
})

describe('changes', () => {
  test.each([
    ['返还比例由60%提高至90%', 'raised 60%>90%'],
    ['返还比例从 60% 提高到 90%', 'raised 60%>90%'],
    ['由上年度缴费的50%提高至100%', 'raised 50%>100%'],
    ['征收率由3%降至1%', 'lowered 3%>1%'],
    ['额度由20万元提高至30万元', 'raised 200000元>300000元'],
    ['比例下调至20%', 'lowered ->20%'],
    ['补贴标准提高10%', 'raised ->+10%'],
    ['期限延长至2023年4月30日', 'extended ->2023-04-30'],
    ['期限相应延长到年底', 'extended ->2022-12-31'],
    ['可再延长1年', 'extended ->+1年'],
    ['可延长至退休', 'extended ->退休'],
    ['继续实施稳岗返还', 'continued ->-'],
    ['取消户籍限制', 'abolished ->-'],
    ['提高政策知晓度', ''],
    ['扩大就业规模', ''],
  ])('%s', (text, expected) =>
    expect(
      only(text, 'change')
        .map(({ change, from, to }) => `${change} ${from ?? '-'}>${to ?? '-'}`)
        .join(' '),
    ).toBe(expected),
  )
})

describe('discretion', () => {
  test.each([
    ['可给予5万元奖励', 'may'],
    ['可再延长1年', 'may'],
    ['可适当放宽条件', 'may'],
    ['可申请缓缴', 'may'],
    ['有条件的地区可给予补贴', 'where_able'],
    ['按规定给予补贴', 'as_regulated'],
    ['按照国家有关规定执行', 'as_regulated'],
    ['由各地结合实际制定', 'locally_set'],
    ['具体幅度由县级以上人民政府根据实际情况确定', 'locally_set'],
    ['不可重复享受', ''],
    ['可持续发展', ''],
    ['提高可得性', ''],
    ['许可证办理', ''],
    ['方可实施', ''],
  ])('%s', (text, expected) =>
    expect(
      only(text, 'discretion')
        .map(({ discretion }) => discretion)
        .join(' '),
    ).toBe(expected),
  )
})

describe('flaws', () => {
  test.each([
    ['执行至20XX年12月底', 'masked'],
    ['XX省人社厅', 'masked'],
    ['支持×市发展', 'masked'],
    ['发放APP和B2B', ''],
    ['促进就業', 'variant_character 业'],
    ['⼈社部门', 'variant_character 人'],
    ['支持发展。]www.example.com[', 'stray_text'],
    ['支持企业（含个体工商户。', 'unclosed_bracket'],
    ['支持企业）。', 'unclosed_bracket'],
    ['（一）支持企业（含个体）。', ''],
  ])('%s', (text, expected) =>
    expect(
      only(text, 'flaw')
        .map(({ flaw, suggestion }) => (suggestion === undefined ? flaw : `${flaw} ${suggestion}`))
        .join(' '),
    ).toBe(expected),
  )
})
