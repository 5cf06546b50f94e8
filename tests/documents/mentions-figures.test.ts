import { describe, expect, test } from 'vitest'
import { only } from './mentions.ts'

const signs = { exactly: '', at_least: '>=', more_than: '>', at_most: '<=', less_than: '<', about: '~', ceiling: '^' } as const

/** Figures in the order of the text: role, bound, value and unit. */
function figuresOf(text: string): readonly string[] {
  return only(text, 'figure').map((figure) => `${figure.role} ${signs[figure.bound]}${figure.value ?? '?'}${figure.unit}`)
}

describe('rates', () => {
  test.each([
    ['按实际缴纳失业保险费的50%返还', 'rate 50%'],
    ['按实际缴纳失业保险费的60％返还', 'rate 60%'],
    ['按 90% 返还', 'rate 90%'],
    ['按缴费额的百分之六十返还', 'rate 60%'],
    ['按缴费额的六成补贴', 'rate 60%'],
    ['最高按90%返还', 'rate ^90%'],
    ['补贴比例不超过三分之二', 'rate <=?2/3'],
    ['补贴二分之一', 'rate 50%'],
    ['按不超过实际缴费额2/3的标准给予社保补贴', 'rate <=?2/3'],
    ['第2年贴息1/2', 'rate 50%'],
    ['贷款利率不高于LPR+50BP', 'rate <=50BP'],
    ['单位费率由20%降低至19%', 'rate 20% rate 19%'],
    ['裁员率低于4%的，按上年应缴失业保险费50%的比例予以补贴', 'threshold <4% rate 50%'],
    ['空置率高于30%的，限期整改', 'threshold >30%'],
    ['到2025年，合同签订率达到90%，建制率达到80%', 'target >=90% target >=80%'],
    ['劳动力外出务工组织化程度70%以上', 'target >=70%'],
    ['实现人均收入年均增长12%以上的目标', 'target >=12%'],
    ['毕业1年内的，按不超过缴费额60%的标准给予补贴', 'duration <=1年 rate <=60%'],
    ['比例下浮不超过5个百分点', 'rate <=5个百分点'],
    ['返还比例提高5.5个百分点', 'rate 5.5个百分点'],
    ['可申请预拨不高于40%的补贴资金', 'rate <=40%'],
    ['按最低工资标准的80%发放', 'rate 80%'],
    ['贴息比例为10%-15%', 'rate >=10% rate <=15%'],
    ['由60%提高至90%', 'rate 60% rate 90%'],
    ['门票按7.5折优惠', 'rate 75%'],
    ['车票打四折', 'rate 40%'],
    ['车票九五折', 'rate 95%'],
    ['3折合计算', ''],
  ])('%s', (text, figures) => expect(figuresOf(text).join(' ')).toBe(figures))
})

describe('criteria, caps and bases', () => {
  test.each([
    ['认定标准为：经营面积6000平方米以上，入驻实体60个以上', 'threshold >=6000平方米 threshold >=60个'],
    ['补贴面积最高不超过1000平方米', 'count <=1000平方米'],
    ['85分以上为合格，70分以上85分以下为基本合格', 'threshold >=85分 threshold >=70分 threshold <=85分'],
    ['每少一项扣3分，最多扣9分', 'count 3分 count <=9分'],
    ['设立4分局', ''],
    ['累计两次缺席的', 'count 2次'],
    ['单日15笔（含）以上的商户', 'threshold >=15笔'],
    ['每3年一周期', ''],
    ['累计享受次数不超过3次', 'count <=3次'],
    ['吸纳就业5人以上（不含），补贴标准提高至3万元', 'threshold >5人 amount 30000元'],
    ['每年开展培训2万人次以上，给予每人1800元补贴', 'target >=20000人次 amount 1800元/人'],
    ['在现有转移就业48万人的基础上，新增52万人', 'count 480000人 target 520000人'],
    ['每个县区至少建成1个零工市场', 'target >=1个'],
    ['发生欠薪3起以上、引发50人以上群体性事件', 'threshold >=3起 threshold >=50人'],
    ['建成20个省级、100个市级孵化基地', 'target 20个 target 100个'],
  ])('%s', (text, figures) => expect(figuresOf(text).join(' ')).toBe(figures))
})

describe('amounts', () => {
  test.each([
    ['按每人1500元的标准发放', 'amount 1500元/人'],
    ['按500元/人的标准发放', 'amount 500元/人'],
    ['给予每人每月500元的岗位补贴和每人每年4000元的社保补贴', 'amount 500元/人·月 amount 4000元/人·年'],
    ['分别给予2万/5万/10万元奖励', 'amount 20000元 amount 50000元 amount 100000元'],
    ['对投资达到5000万不足2亿元的基地给予扶持', 'threshold >=50000000元 threshold <200000000元'],
    ['每引进一家年产值2000万元/5000万元企业给予奖励', 'threshold 20000000元 threshold 50000000元'],
    ['注册资本300万元以上的企业', 'threshold >=3000000元'],
    ['园区企业年营业收入2.4亿元', 'amount 240000000元'],
    ['按800元/人·月发放', 'amount 800元/人·月'],
    ['按每人每月200元标准给予', 'amount 200元/人·月'],
    ['每人300元/月', 'amount 300元/月'],
    ['按每吸纳1人1000元的标准发放', 'amount 1000元/人'],
    ['按每名参保职工不超过500元标准发放', 'amount <=500元/人'],
    ['每户企业最高5万元', 'amount ^50000元/户'],
    ['每户企业每年最高补贴30万元', 'amount ^300000元/户·年'],
    ['最高不超过10万元', 'amount <=100000元'],
    ['最高补贴至每人4000元', 'amount ^4000元/人'],
    ['给予1,500元补贴', 'amount 1500元'],
    ['给予一千元补贴', 'amount 1000元'],
    ['给予五万元补贴', 'amount 50000元'],
    ['每个项目补助5—10万元', 'amount >=50000元/个 amount <=100000元/个'],
    ['给予8000-1万元', 'amount >=8000元 amount <=10000元'],
    ['分5、10、20万元三档补助', 'amount 50000元 amount 100000元 amount 200000元'],
    ['最高奖励不超过50万，', 'amount <=500000'],
    ['每人每天50元', 'amount 50元/人·天'],
    ['最高奖补达50万元', 'amount ^500000元'],
    ['给予2000元至3000元补贴', 'amount >=2000元 amount <=3000元'],
    ['分别给予100万元和200万元的奖励', 'amount 1000000元 amount 2000000元'],
    ['贷款额度最高30万元', 'amount ^300000元'],
    ['年销售收入5000万元以上的企业', 'threshold >=50000000元'],
    ['扩大创业担保贷款规模至60亿元左右', 'target ~6000000000元'],
  ])('%s', (text, figures) => expect(figuresOf(text).join(' ')).toBe(figures))
})

describe('ages and lengths of time', () => {
  test.each([
    ['20岁以下人员', 'age <=20岁'],
    ['年满50周岁', 'age >=50岁'],
    ['16—24岁失业青年', 'age >=16岁 age <=24岁'],
    ['不满16周岁', 'age <16岁'],
    ['期限不超过一年', 'duration <=1年'],
    ['签订1年以上劳动合同', 'duration >=1年'],
    ['登记失业半年以上', 'duration >=6月'],
    ['补贴期限6个月', 'duration 6月'],
    ['备付期限12个月以上', 'duration >=12月'],
    ['缴费满3个月', 'duration >=3月'],
    ['毕业2年内', 'duration <=2年'],
    ['毕业两年内', 'duration <=2年'],
    ['参保不满1年', 'duration <1年'],
    ['距退休不足5年', 'duration <5年'],
    ['超过三个月', 'duration >3月'],
    ['最长不超过3年', 'duration <=3年'],
    ['在15日内备案', 'duration <=15日'],
    ['在9个工作日以内办结', 'duration <=9工作日'],
    ['提前30日说明情况', 'duration >=30日'],
    ['24小时内报告', 'duration <=24小时'],
    ['实习期3—12个月', 'duration >=3月 duration <=12月'],
    ['三年行动计划', ''],
    ['百日千万网络招聘', ''],
    ['第一年', ''],
    ['2022年度', ''],
    ['一次性补贴', ''],
  ])('%s', (text, figures) => expect(figuresOf(text).join(' ')).toBe(figures))
})

describe('conditions', () => {
  test.each([
    ['裁减人员20人以上的', 'threshold >=20人'],
    ['裁减人员不足20人', 'threshold <20人'],
    ['占职工总数10%以上的', 'threshold >=10%'],
    ['对参保职工30人（含）以下的企业', 'threshold <=30人'],
    ['对30（含）人以下的企业', 'threshold <=30人'],
    ['对50人（不含）以下的企业', 'threshold <50人'],
    ['裁员率不高于上年度调查失业率控制目标5.5%', 'threshold <=5.5%'],
    ['吸纳人数达到30人及以上的', 'threshold >=30人'],
    ['用工在1000人以上的企业', 'threshold >=1000人'],
    ['见习后留用率50%以上的单位', 'threshold >=50%'],
    ['招用10名（含）以上脱贫劳动力的', 'threshold >=10人'],
    ['职工超过100人的企业', 'threshold >100人'],
    ['小微企业（30人以下）', 'threshold <=30人'],
    ['吸纳5人以上10人以下、11人以上的', 'threshold >=5人 threshold <=10人 threshold >=11人'],
    ['30人至60人的每人补贴150元', 'threshold >=30人 threshold <=60人 amount 150元/人'],
  ])('%s', (text, figures) => expect(figuresOf(text).join(' ')).toBe(figures))
})

describe('goals', () => {
  test.each([
    ['全年新增就业60万人', 'target 600000人'],
    ['城镇调查失业率控制在5.5%以内', 'target <=5.5%'],
    ['毕业生年底就业率不低于90%', 'target >=90%'],
    ['新建10个创业园、5个基地', 'target 10个 target 5个'],
    ['募集见习岗位1.2万个左右', 'target ~12000个'],
    ['举办招聘会3000场以上', 'target >=3000场'],
    ['发布岗位信息100万条', 'target 1000000条'],
    ['培训2.5万人次', 'target 25000人次'],
    ['招募700名左右大学生', 'target ~700人'],
    ['开发岗位约5000个', 'target ~5000个'],
    ['开发岗位不少于2000个', 'target >=2000个'],
    ['建设30余个基地', 'target >30个'],
    ['培育3至5个品牌', 'target >=3个 target <=5个'],
    ['零就业家庭至少一人实现就业', 'target >=1人'],
    ['确保脱贫人口就业规模不低于2021年底', 'target >=?'],
    ['力争发放稳岗补贴5.5亿元以上', 'target >=550000000元'],
    ['在5个特困行业实施缓缴', 'count 5个'],
    ['扩大到17个其他特困行业', 'count 17个'],
    ['力争到2025年技能劳动者占就业人员比例达到30%以上，', 'target >=30%'],
    ['市人社局等10个部门', ''],
    ['24小时值守', ''],
    ['拨打12333、24小时服务', ''],
    ['第16次常务会议', ''],
    ['落实维护权益17条', ''],
  ])('%s', (text, figures) => expect(figuresOf(text).join(' ')).toBe(figures))

  test.each([
    ['全年新增就业60万人', '新增就业', '2022-12-31'],
    ['2026年全年新增就业60万人', '新增就业', '2026-12-31'],
    ['新建10个市级创业孵化基地', '市级创业孵化基地', undefined],
    ['到2025年，城镇调查失业率控制在5.5%以内', '城镇调查失业率', '2025'],
    ['8月底前举办招聘会100场', '招聘会', '2022-08-31'],
  ])('%s counts %s by %s', (text, indicator, by) => {
    const [figure] = only(text, 'figure')
    expect(figure?.indicator?.value).toContain(indicator)
    expect(figure?.by).toBe(by)
  })
})

describe('classifiers, units and bounds by their grammar', () => {
  test.each([
    ['全年配送图书1.2万册', 'target 12000册'],
    ['投放种苗不少于350袋，', 'target >=350袋'],
    ['护岸高差不应小于2.5米', 'target >=2.5米'],
    ['沿街招牌厚度不宜大于30厘米', 'count <=30厘米'],
    ['单罐净含量不足200克的退回', 'threshold <200克'],
    ['供水量达到60立方米/天', 'target >=60立方米/天'],
    ['服务半径不准超过3公里', 'count <=3公里'],
    ['年接诊量超过4000的诊所', 'threshold >4000'],
    ['经费由省、市按7:3分担', ''],
    ['窗口9:30开放', ''],
    ['对评议排前3位的村', ''],
    ['总产值迈上2万亿元、3万亿元两个台阶', 'amount 2000000000000元 amount 3000000000000元'],
    ['管网漏损高达22%', 'rate 22%'],
    ['去年村医签约5.5万户', 'count 55000户'],
    ['余下费用由村与户各承担一半', 'rate 50%'],
    ['并处三千元以上一万元以下罚款', 'amount >=3000元 amount <=10000元'],
    ['每缺勤一次扣1分', 'count 1分'],
    ['打造15分钟健身圈，推进五年禁渔', ''],
    ['集中突破一批关键技术', ''],
    ['处10万以上20万以下的罚款', 'amount >=100000 amount <=200000'],
    ['处修复费用一倍至二倍的罚款', 'rate >=1倍 rate <=2倍'],
    ['货值金额三万元以上不满八万元的', 'threshold >=30000元 threshold <80000元'],
    ['两年内3次受到警告的', 'duration <=2年 count 3次'],
    ['由2名以上（含2名）人员勘验', 'target >=2人'],
    ['覆盖率从71%提高到83%', 'rate 71% target 83%'],
    ['推广4.0版规程', ''],
  ])('%s', (text, figures) => expect(figuresOf(text).join(' ')).toBe(figures))
})

test('damaged and incomplete numbers are pointed at, never guessed', () => {
  expect(figuresOf('不高于控制目标5。5%，按每人500元')).toEqual(['threshold <=?%', 'amount 500元/人'])
  expect(only('控制目标5。5%', 'flaw')).toMatchObject([{ flaw: 'decimal_point', suggestion: '5.5' }])
  expect(only('按每1000元标准给予一次性补贴', 'flaw')).toMatchObject([{ flaw: 'missing_unit', suggestion: undefined }])
  expect(only('一次性给予5000（以实际为准）', 'flaw')).toMatchObject([{ flaw: 'missing_unit' }])
})
