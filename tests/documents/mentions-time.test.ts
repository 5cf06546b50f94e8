import { describe, expect, test } from 'vitest'
import { findMentions } from '../../src/documents/index.ts'
import { clauseOf, only, reader } from './mentions.ts'

const datesOf = (text: string) => only(text, 'date').map(({ role, value }) => `${role} ${value}`)

describe('dates of a document made in 2022', () => {
  test.each([
    ['执行至2023年4月底', 'to 2023-04-30'],
    ['执行至2024年2月底', 'to 2024-02-29'],
    ['延长至2023年4月30日', 'to 2023-04-30'],
    ['延长到年底', 'to 2022-12-31'],
    ['缓缴期限实施到2022年年底', 'to 2022-12-31'],
    ['期限2023年3月底', 'to 2023-03-31'],
    ['截至2022年12月31日', 'to 2022-12-31'],
    ['有效期至2025年12月31日', 'to 2025-12-31'],
    ['2022 年 1 月 1 日至 12 月 31 日', 'from 2022-01-01 to 2022-12-31'],
    ['自2022年7月1日起至2022年12月31日止', 'from 2022-07-01 to 2022-12-31'],
    ['20XX年1月1日至12月31日', 'from 20XX-01-01 to 20XX-12-31'],
    ['20XX年12月底', 'other 20XX-12-31'],
    ['从3月22日起', 'from 2022-03-22'],
    ['8月底前完成', 'deadline 2022-08-31'],
    ['今年年底前完成', 'deadline 2022-12-31'],
    ['7月10日前完成', 'deadline 2022-07-10'],
    ['到2025年，建成体系', 'deadline 2025'],
    ['二〇二二年六月十四日前报送', 'deadline 2022-06-14'],
    ['十月底前完成', 'deadline 2022-10-31'],
    ['2022-06-14', 'other 2022-06-14'],
    ['2023年上半年完成', 'other 2023-06'],
    ['9月中旬前', 'deadline 2022-09-20'],
    ['2021—2023年', 'from 2021 to 2023'],
    ['2022年度计划', 'other 2022'],
    ['名册于6月3日15时前送达', 'deadline 2022-06-03'],
    ['于一季度末交付', 'deadline 2022-03-31'],
    ['12333热线', ''],
    ['6个月内', ''],
    ['13月底前', ''],
    ['2月32日前', ''],
  ])('%s', (text, dates) => expect(datesOf(text).join(' ')).toBe(dates))

  test.each([
    ['缓缴期限为2022年4—12月', 'from 2022-04 to 2022-12'],
    ['缓缴期限为2022年4——12月', 'from 2022-04 to 2022-12'],
    ['执行期限2022年4至6月', 'from 2022-04 to 2022-06'],
    ['2022年4到6月份执行', 'from 2022-04 to 2022-06'],
    ['4月至6月执行', 'from 2022-04 to 2022-06'],
    ['1—6月免征', 'from 2022-01 to 2022-06'],
    ['1-6月底免征', 'from 2022-01 to 2022-06-30'],
    ['四至六月免征', 'from 2022-04 to 2022-06'],
    ['2022年12月至次年3月', 'from 2022-12 to 2023-03'],
    ['2021年11月—翌年2月', 'from 2021-11 to 2022-02'],
    ['12月至3月', 'from 2022-12 to 2023-03'],
    ['11—2月', 'from 2022-11 to 2023-02'],
    ['20XX年12月至次年3月', 'from 20XX-12 to 20XX-03'],
    ['2022年5月1—7日', 'from 2022-05-01 to 2022-05-07'],
    ['5月1日至7日', 'from 2022-05-01 to 2022-05-07'],
    ['5月28日至6月3日', 'from 2022-05-28 to 2022-06-03'],
    ['自2022年5月起至12月底', 'from 2022-05 to 2022-12-31'],
    ['自2022年5月起，至12月底止', 'from 2022-05 to 2022-12-31'],
    ['2022年4月（含）至12月', 'from 2022-04 to 2022-12'],
    ['一至三季度', 'from 2022-01 to 2022-09'],
    ['第一至三季度', 'from 2022-01 to 2022-09'],
    ['2023年一至三季度', 'from 2023-01 to 2023-09'],
    ['2023年第二至第四季度', 'from 2023-04 to 2023-12'],
    ['2023年1—2季度', 'from 2023-01 to 2023-06'],
    ['2022年二季度至四季度', 'from 2022-04 to 2022-12'],
    ['2—3季度', 'from 2022-04 to 2022-09'],
    ['2022年下半年至2023年上半年', 'from 2022-07 to 2023-06'],
    ['上半年完成', 'other 2022-06'],
    ['第三季度完成', 'other 2022-09'],
    ['期限3—6个月', ''],
    ['第3—6条', ''],
    ['15—20人', ''],
    ['由5-7月份的数据', 'from 2022-05 to 2022-07'],
  ])('a range keeps its beginning and its end: %s', (text, dates) => expect(datesOf(text).join(' ')).toBe(dates))

  test.each([
    ['在4、5月开展活动', 'other 2022-04 other 2022-05'],
    ['每年1、4、7、10月底前报送', 'deadline 2022-01-31 deadline 2022-04-30 deadline 2022-07-31 deadline 2022-10-31'],
    ['2023年4、5月份', 'other 2023-04 other 2023-05'],
    ['分别于四、五月底前', 'deadline 2022-04-30 deadline 2022-05-31'],
    ['于3和6月10日前', 'deadline 2022-03-10 deadline 2022-06-10'],
    ['于第二、三季度末', 'other 2022-06-30 other 2022-09-30'],
    ['在2023年一、二、四季度', 'other 2023-03 other 2023-06 other 2023-12'],
    ['第二、第三季度末前报送', 'deadline 2022-06-30 deadline 2022-09-30'],
    ['按2022、2023年计划', 'other 2022 other 2023'],
    ['于4、5月至8月', 'other 2022-04 from 2022-05 to 2022-08'],
    ['落实4、5月工资', ''],
    ['前期工作。4、5月底前完成', 'deadline 2022-05-31'],
    ['4、5月底前完成', 'deadline 2022-05-31'],
    ['第3、4条', ''],
    ['满3、6个月', ''],
    ['于13、5月开展', 'other 2022-05'],
  ])('a list keeps all it names: %s', (text, dates) => expect(datesOf(text).join(' ')).toBe(dates))

  test('without a year of the document the year stays unknown', () => {
    const mentions = findMentions(clauseOf('8月底前完成'), { year: undefined, isFirstLeading: false }, reader)
    expect(mentions).toMatchObject([{ kind: 'date', value: '20XX-08-31' }])
  })
})

const cadencesOf = (text: string) =>
  only(text, 'cadence').map(({ every, dueDay, dueDaysAfterEnd, isBefore, interval, times }) =>
    [
      every,
      dueDay === undefined ? '' : `day ${dueDay}`,
      dueDaysAfterEnd === undefined ? '' : `end+${dueDaysAfterEnd}`,
      isBefore ? 'before' : '',
      interval === undefined ? '' : `of ${interval}`,
      times === undefined ? '' : `${times} times`,
    ]
      .filter((word) => word !== '')
      .join(' '),
  )

describe('rhythms', () => {
  test.each([
    ['每月5日前报送', 'month day 5 before'],
    ['每月 10 日前报送', 'month day 10 before'],
    ['每月二十日前报送', 'month day 20 before'],
    ['每月底前报送', 'month end+0 before'],
    ['每旬末2日内报送', 'ten_days end+2 before'],
    ['于次月5日前报送', 'month end+5 before'],
    ['每季度首月10日前报送', 'quarter end+10 before'],
    ['每周五前报送', 'week day 5 before'],
    ['每个季度至少一次', 'quarter 1 times'],
    ['每季度至少一次', 'quarter 1 times'],
    ['每半年通报一次', 'half_year 1 times'],
    ['每两年评估一次', 'year of 2 1 times'],
    ['每3个月调度一次', 'month of 3 1 times'],
    ['每隔两周通报', 'week of 2'],
    ['每年组织督查两次', 'year 2 times'],
    ['每月至少走访2次', 'month 2 times'],
    ['每年12月底前报送', 'year'],
    ['按月提供分析报告', 'month'],
    ['建立月调度机制', 'month'],
    ['实行周调度、月通报', 'week|month'],
    ['建立日零报告制度', 'day'],
    ['按年考核', 'year'],
    ['每年遴选一批', 'year'],
    ['定期调度', 'unstated'],
    ['每年最高60万元', ''],
    ['个体户定期定额征收', ''],
    ['享受当月停发', ''],
    ['列入年度考核内容', ''],
    ['在《云溪日报》公告', ''],
    ['每5年一周期', 'year of 5'],
    ['按每人每月200元', ''],
    ['平均每年新增2800人', ''],
    ['距法定退休年龄', ''],
    ['所在县应当日报告', ''],
    ['于次日报送市局', ''],
    ['6月15日报送一次', ''],
    ['第三日报备', ''],
    ['节假日调度值班', ''],
    ['第一季度通报', ''],
    ['建立日调度、季通报机制', 'day|quarter'],
    ['库存日盘点、账目周核查', 'day|week'],
    ['安全隐患月排查、季讲评', 'month|quarter'],
    ['一旬一研判、半年一督导', 'ten_days|half_year'],
    ['每日9时前报数', 'day'],
    ['护林员每人每月巡山不少于8次', 'month 8 times'],
    ['三年培训2000人', ''],
    ['全年培训2000人', ''],
    ['本月通报的问题', ''],
    ['稿件在周报、期刊等媒体刊登', ''],
    ['提交季度总结', ''],
  ])('%s', (text, cadences) => expect(cadencesOf(text).join('|')).toBe(cadences))
})
