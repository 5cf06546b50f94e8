import type { FigureDoubtId, FigureRuleId } from '../../src/documents/mentions/figures/figure-rules.ts'

/** A figure in braces that a rule holds for, and one close by that it does not hold for. */
export interface FigureExamples {
  readonly example: string
  readonly counterExample: string
  /** The heading above the example announces conditions, that above the counter-example none. */
  readonly isUnderCriteria?: boolean
  /** The heading above both announces goals. */
  readonly isUnderGoals?: boolean
}

/** Two examples of every rule for figures. */
export const figureExamples: Readonly<Record<FigureRuleId | 'listed', FigureExamples>> = {
  goal_length: {
    example: '居民平均预期寿命提高到{79年}以上',
    counterExample: '见习补贴期限不超过{12个月}',
    isUnderGoals: true,
  },
  age: { example: '招用年满{45周岁}的人员', counterExample: '服务年满{45个月}的人员' },
  step: { example: '讲解场次每少{2场}扣1分', counterExample: '讲解场次少于{2场}扣1分' },
  rate_compared: { example: '出苗率低于{70%}的重新播种', counterExample: '补贴标准低于{70%}的重新核定' },
  sum_reached: { example: '亩均产出提高到{6万元}', counterExample: '补贴提高到{6万元}', isUnderGoals: true },
  duration: { example: '补贴期限最长{3年}', counterExample: '补贴最长发至{55岁}' },
  recognised: { example: '配备专职人员{5名}以上', counterExample: '全年新增专职人员{5名}以上', isUnderCriteria: true },
  recognised_sum: { example: '年度投入{50万元}以上', counterExample: '年度奖励{50万元}', isUnderCriteria: true },

  rate_replaced: { example: '抽检合格率从{91%}提高到96%', counterExample: '抽检合格率从91%提高到{96%}' },
  rate_told: { example: '去年生产总值增长{3%}', counterExample: '去年增长3%，今年力争增长{5%}' },
  rate_scored: { example: '建档率低于{90%}的扣2分', counterExample: '建档率每降低{5%}扣2分' },
  given_range: { example: '处货值一倍以上{三倍}以下的罚款', counterExample: '对损耗在{5%}以下的粮库给予表彰' },
  goal_section_rate: {
    example: '林木绿化率达到{38%}',
    counterExample: '购机补贴标准上浮{20%}',
    isUnderGoals: true,
  },
  share_stated: { example: '笔试成绩占{60%}、面试成绩占40%', counterExample: '女职工占{60%}以上的企业优先' },
  rate_of_those: { example: '对裁减职工不超过{5%}的企业给予返还', counterExample: '对企业按{5%}返还' },
  given_by: { example: '按{60%}返还', counterExample: '返还标准提高至{60%}' },
  given_of_it: { example: '按实际投入的{30%}补贴', counterExample: '补贴实际投入的{30%}' },
  rate_criterion: { example: '认定条件：本地产品占销量不低于{60%}', counterExample: '本地产品销量增长不低于{60%}' },
  share_to_reach: { example: '面向小微企业采购的占比不低于{40%}。', counterExample: '青年占比不低于{40%}的企业优先采购。' },
  rate_condition: { example: '青年占比达到{40%}，给予奖励', counterExample: '奖励提高{40%}' },
  watched_rate: { example: '城镇调查失业率控制在{5.5%}以内', counterExample: '费率下调至{5.5%}' },
  rate_in_condition: { example: '裁员率为上年全省平均水平，规模小的为{20%}', counterExample: '裁员率低的，返还标准为{20%}' },
  called_goal: { example: '完成{90%}的目标', counterExample: '达到{90%}' },
  rate_kept: { example: '物价涨幅保持在{3%}', counterExample: '补贴比例保持在{3%}' },
  rate_due: { example: '年底前办件不低于{80%}', counterExample: '网上办件{80%}' },
  rate_grows: { example: '社会消费品零售额增长{6%}', counterExample: '社会消费品零售额同比增长{6%}' },
  rate_promised: { example: '力争网上办件{80%}', counterExample: '网上办件{80%}' },
  level_held: { example: '绿化程度不低于{35%}', counterExample: '贷款利率不低于{35%}' },
  rate: { example: '单位费率下调{1%}', counterExample: '力争覆盖率{1%}' },

  sum_told: { example: '过去一年完成投资{30亿元}', counterExample: '今年完成投资{30亿元}' },
  sum_scored: { example: '年投入{20万元}以上，得5分', counterExample: '年投入每增加{20万元}，得5分' },
  fined: { example: '并处{2万元}以下罚款', counterExample: '对年收入{2万元}以下的农户给予补助' },
  sum_compared: { example: '直接经济损失不满{30万元}的，由所在镇处置', counterExample: '给予不超过{30万元}的补助' },
  full_of: { example: '购物满{200元}减50元', counterExample: '购物奖励{200元}' },
  size_of_sum: { example: '引进{5000万元}以上项目6个', counterExample: '发放{5000万元}以上的补贴' },
  goal_section_sum: {
    example: '村均收益不低于{30万元}',
    counterExample: '奖励示范村不低于{30万元}',
    isUnderGoals: true,
  },
  had_to_get: { example: '捐赠{10万元}以上、手续齐全的，给予表彰', counterExample: '给予捐赠者{10万元}奖励' },
  sum_of_those: { example: '对投资{500万元}以上的项目优先用地', counterExample: '对项目投资{500万元}' },
  sum_of_millions: { example: '新增发放贷款{5亿元}', counterExample: '为每户企业贷款{5万元}' },
  sum_in_fact: { example: '销售收入{2000万元}，利润为正', counterExample: '销售收入超过{2000万元}' },
  sum_had: { example: '年营业收入超过{2000万元}', counterExample: '营业补贴超过{2000元}' },
  sum_paid: { example: '一次性奖励{5000元}', counterExample: '年收入超过{5000元}' },
  sum_as_attribute: { example: '缴费{3000元}以下的企业免于检查', counterExample: '缴费{3000元}' },
  sum_promised: { example: '年内为企业减负{800万元}', counterExample: '为企业减负{80万元}' },
  amount: { example: '缴纳押金{200元}', counterExample: '奖励{200元}' },

  for_each: { example: '每吸纳{1人}，补贴1000元', counterExample: '吸纳{1人}' },
  bodies: { example: '由{3个部门}联合检查', counterExample: '建设{3个市场}' },
  count_replaced: { example: '车桩由{300个}增加到500个', counterExample: '车桩由300个增加到{500个}' },
  count_told: { example: '去年新增托位{1200个}', counterExample: '比去年新增托位{1200个}' },
  count_scored: { example: '配备讲解员{4人}以上，得3分', counterExample: '讲解员每少{1人}扣1分' },
  scope: { example: '在{5个行业}实行', counterExample: '打造{5个行业}品牌' },
  grade: { example: '得{90分}以上为优秀', counterExample: '最多扣{6分}' },
  points_aimed_at: {
    example: '游客评价不低于{90分}',
    counterExample: '完成一项加{5分}',
    isUnderGoals: true,
  },
  points: { example: '完成一项加{5分}', counterExample: '得分在{60分}以下为差' },
  count_kept: { example: '每班学员控制在{40人}', counterExample: '职工人数控制在{40人}以下的企业' },
  capped: { example: '每户最多核定{2人}', counterExample: '每户核定{2人}' },
  start: { example: '在{200人}的基础上', counterExample: '新增{200人}' },
  count_of_those: { example: '对职工{30人}以上的企业', counterExample: '新招职工{30人}' },
  size_of_count: { example: '举办{3000人}以上赛事2场', counterExample: '组织{3000人}以上参赛' },
  goal_section_count: {
    example: '从业人员达到{5万人}',
    counterExample: '从业人员{30人}以下的作坊免检',
    isUnderGoals: true,
  },
  from_above: { example: '从业{20人}以下，免于备案', counterExample: '招引从业者{20人}' },
  paid_for: { example: '吸纳{10人}以上，给予补贴2万元', counterExample: '全年吸纳{10人}以上，给予补贴2万元' },
  for_gain: { example: '种植{50亩}以上、与本地合作社签订收购协议的，优先供水', counterExample: '新建温室{50亩}，优先供水' },
  count_criterion: { example: '申报条件：固定床位不少于{30张}', counterExample: '全市养老床位不少于{30张}' },
  count_condition: { example: '从业人员{100人}的餐馆', counterExample: '力争从业人员{100人}' },
  bare: { example: '诊室{2间}以上，', counterExample: '建成诊室{2间}以上，' },
  from_below: { example: '每县走访不少于{50户}', counterExample: '走访户数为{50户}' },
  achieved: { example: '新建驿站{12个}', counterExample: '现有驿站{12个}' },
  served: { example: '为{300名}老人办理助餐卡', counterExample: '{300名}老人就餐' },
  done: { example: '修缮灌溉水渠{42处}，', counterExample: '已修缮灌溉水渠{42处}，' },
  ahead: { example: '抓好{20所}普通高中扩容', counterExample: '布点遍及{20个}领域', isUnderGoals: true },
  count: { example: '辖区内现有驿站{12个}', counterExample: '建成驿站{12个}' },
  listed: { example: '新建驿站、食堂10个、{12个}', counterExample: '新建驿站10个，拆除食堂{12个}' },
}

/** Two examples of everything that takes from the sureness of a figure. */
export const figureDoubtExamples: Readonly<Record<FigureDoubtId, FigureExamples>> = {
  only_listed: { example: '诊室{2间}以上，', counterExample: '职工{2人}以上的诊所' },
  weak_goal: { example: '推送{20条}', counterExample: '完成推送{20条}' },
  weak: { example: '完成推送{20条}', counterExample: '完成推送{20场}' },
  spelled: { example: '对职工{三十人}以上的企业', counterExample: '对职工{30人}以上的企业' },
  unnamed_goal: { example: '每县走访不少于{50户}', counterExample: '每县完成走访不少于{50户}' },
  bound_before: { example: '年营业收入超过{2000万元}', counterExample: '年营业收入{2000万元}以上' },
}
