import { type ShippedPlan, theSeven } from '../plans/the-seven.ts'
import type { Edit, Wanted } from './stranger-copy.ts'

type StrangeKind =
  | 'condition added'
  | 'subject'
  | 'size of firm'
  | 'area'
  | 'insured or registered'
  | 'start'
  | 'end or period'
  | 'amount'
  | 'person or firm'
  | 'bound turned'
  | 'and or'
  | 'payee or addressee'
  | 'dropped'
  | 'limit'

/**
 * In the block of that id, or the parameter of that name: a condition that is added (where the kind is `dropped`, the id of one that goes), or a text
 * that stands there once and what it becomes. An empty first text puts the second at the end of the block.
 */
type Misread =
  | readonly [kind: StrangeKind, block: string, test: string]
  | readonly [kind: StrangeKind, block: string, before: string, after: string]

const misread: Readonly<Record<ShippedPlan, readonly Misread[]>> = {
  'mohrss-2022-60': [
    ['condition added', 'employer_insurance_subsidy', '劳动者.农民工'],
    ['subject', 'vocational_training_subsidy', '学员.脱贫劳动力'],
    ['insured or registered', 'hire_subsidy_graduate', '足额缴纳社会保险'],
    [
      'end or period',
      'hire_subsidy_graduate',
      '至: 2022-12-31, 最早: 2022-01-01, 依据: 国办发〔2022〕13号吸纳就业补贴',
      '至: 2022-10-31, 依据: 二（一）',
    ],
    ['condition added', 'startup_subsidy', '带动就业人数 > 0'],
    ['condition added', 'contribution_deferral_hard_hit', '所属企业.困难企业'],
    ['end or period', 'contribution_deferral_hard_hit', '至: 特困行业养老缓缴终止月', '至: 扩围行业失业缓缴终止月'],
    ['dropped', 'contribution_deferral_sme', 'has_difficulty'],
    ['dropped', 'contribution_deferral_sme', 'in_hit_area'],
    ['and or', 'contribution_deferral_sme', '微型) or 所属企业', '微型) and 所属企业'],
    ['amount', '返还比例', '大型企业类: 50%, 中小微企业类: 最高 90%', '大型企业类: 最高 90%, 中小微企业类: 50%'],
    ['bound turned', '返还比例', '中小微企业类: 最高 90%', '中小微企业类: 90%'],
    ['amount', '留工培训备付月数', '24', '12'],
    ['bound turned', 'retention_training_subsidy', '>= 留工培训备付月数', '< 留工培训备付月数'],
    ['bound turned', '留工培训补助标准', '最高 500', '500'],
    ['dropped', 'retention_training_subsidy', 'is_suspended'],
    ['person or firm', 'job_expansion_subsidy', '', '一次性: { 键: [企业], 范围: 年度, 依据: 二（四） }'],
    ['size of firm', 'job_expansion_subsidy', '用人企业.企业规模 in (中型, 小型, 微型)'],
    ['condition added', 'job_expansion_subsidy', '合同期限月数 >= 吸纳补贴最短合同月数'],
    ['payee or addressee', 'job_expansion_subsidy', '', '收款: 劳动者'],
    ['condition added', 'job_retention_refund', '所属企业.暂时经营困难'],
    ['insured or registered', 'public_post_subsidy', '登记失业'],
    ['subject', 'public_post_subsidy', '判断: 就业困难人员', '判断: 就业困难类别 = 大龄'],
    ['and or', 'unemployment_allowance', '领金期满 or not', '领金期满 and not'],
    ['bound turned', 'migrant_temporary_allowance', '参保总月数 < 领金', '参保总月数 >= 领金'],
    ['limit', 'migrant_temporary_allowance', '', '一次性: { 键: [人员], 范围: 终身, 依据: 二（十一） }'],
    ['end or period', 'monthly_progress', '截止日: 10', '截止日: 5'],
    ['subject', 'over_age_services', '人群: 超过退休年龄的劳动者', '人群: 登记失业人员'],
  ],
  'neimenggu-2022-03-21': [
    ['end or period', 'unemployment_rate_cut', '至: 2023-04-30', '至: 2023-03-31'],
    ['amount', 'injury_rate_cut', '', '费率: { 算式: 阶段性失业保险费率, 节省: 工伤保险月缴额 * 阶段性失业保险费率, 依据: 一（一） }'],
    ['size of firm', 'unemployment_rate_cut', '所属企业.企业规模 in (中型, 小型, 微型)'],
    ['start', 'unemployment_rate_cut', '期间: { 至', '期间: { 自: 2022-05-01, 至'],
    ['amount', '服务业返还比例', '中小微企业类: 90%', '中小微企业类: 60%'],
    ['size of firm', '服务业返还比例', '大型企业类: 按规定, 中小微企业类: 90%', '大型企业类: 90%, 中小微企业类: 90%'],
    ['amount', 'job_retention_refund', 'if 所属企业.属于服务业', 'if not(所属企业.属于服务业)'],
    ['area', 'job_retention_refund', '所属企业.经营县区.曾有中高风险地区'],
    ['dropped', 'contribution_deferral_hard_hit', 'is_approved'],
    [
      'insured or registered',
      'contribution_deferral_hard_hit',
      '期表:\n',
      '期表:\n  养老保险 (pension):\n    自: 特困行业缓缴起始月\n    至: 特困行业失业缓缴终止月\n    月额: 养老保险单位月缴额\n    补缴期限: 缓缴补缴期限\n    依据: 一（二）\n',
    ],
    ['subject', '特困行业名录', '[H62, F52, L7291, N786]', '[H62, F52, L7291, N786, G53, G54, G55, G56]'],
    ['subject', '特困行业名录', '[H62, F52, L7291, N786]', '[H62, L7291, N786]'],
    ['condition added', 'contribution_deferral_hard_hit', '所属企业.暂时经营困难'],
    ['size of firm', 'applicable_layoff_rate_max', 'in (小型, 微型)', 'in (中型, 小型, 微型)'],
    [
      'amount',
      '裁员率上限',
      '{ 不超过: 30, 值: 20% }\n        - { 超过: 30, 值: 5.5% }',
      '{ 不超过: 30, 值: 5.5% }\n        - { 超过: 30, 值: 20% }',
    ],
    [
      'bound turned',
      '裁员率上限',
      '{ 不超过: 30, 值: 20% }\n        - { 超过: 30, 值: 5.5% }',
      '{ 低于: 30, 值: 20% }\n        - { 不低于: 30, 值: 5.5% }',
    ],
    ['subject', 'job_retention_refund', '会计师事务所, 个体工商户)', '会计师事务所, 个体工商户, 事业单位)'],
    ['amount', '技能提升补贴标准', '五级: 1000, 四级: 1500, 三级: 2000', '五级: 1000, 四级: 1000, 三级: 1500'],
    ['subject', 'skill_upgrade_subsidy', '(五级, 四级, 三级)', '(五级, 四级, 三级, 二级)'],
    ['insured or registered', 'skill_upgrade_subsidy', '持证人.登记失业'],
    ['payee or addressee', 'skill_upgrade_subsidy', '', '收款: 组织评价院校'],
    ['condition added', 'online_training_subsidy', '就业重点群体'],
    ['start', 'online_training_subsidy', '自: 2022-03-21, 依据: 未写起始日的自成文日起算', '自: 2020-02-01, 依据: 二（九）'],
    ['condition added', 'agency_service_subsidy', '合同期限月数 >= 吸纳补贴最短合同月数'],
    ['payee or addressee', 'agency_service_subsidy', '', '收款: 用人单位'],
    ['subject', 'agency_service_subsidy', 'in (人力资源服务机构, 劳务经纪人)', '= 劳务经纪人'],
    ['insured or registered', 'unemployment_benefit', '户口性质 = 城镇户口'],
    ['limit', 'rural_demand_return', '每: 旬', '每: 月'],
    ['start', 'rural_demand_survey', '2022-03-22', '2022-04-01'],
  ],
  'jilin-2020': [
    ['size of firm', 'contribution_waiver', '(中型, 小型, 微型)', '(小型, 微型)'],
    ['size of firm', 'contribution_waiver', '(中型, 小型, 微型)', '(大型, 中型, 小型, 微型)'],
    ['condition added', 'contribution_waiver', '所属企业.严重经营困难'],
    ['subject', 'contribution_deferral_hardship', '所属企业.严重经营困难', '所属企业.暂时经营困难'],
    ['end or period', 'contribution_deferral_hardship', '至: 20XX-12-31', '至: 20XX-06-30'],
    ['end or period', 'unemployment_rate_cut', '至: 2021-04-30', '至: 2021-03-31'],
    ['dropped', 'hardship_refund', 'is_recovery_expected'],
    ['amount', '稳岗返还备付月数', '12', '24'],
    ['size of firm', 'in_service_training_subsidy', '参训单位.所属企业.企业规模 in (中型, 小型, 微型)'],
    ['amount', '规模裁员比例', '10%', '20%'],
    ['amount', '登记失业最短月数', '6', '12'],
    ['dropped', 'hire_subsidy', 'unemployed_long_enough'],
    ['person or firm', 'hire_subsidy', '封顶: { 键: 企业', '封顶: { 键: 人员'],
    ['subject', 'hire_subsidy', '劳动者.高校毕业生'],
    ['subject', 'hire_subsidy', '用人企业.单位类型 = 企业法人', '用人企业.单位类型 in (企业法人, 个体工商户)'],
    ['payee or addressee', 'hire_subsidy', '', '收款: 劳动者'],
    ['start', 'hire_subsidy', '自: 20XX-01-01', '自: 20XX-02-01'],
    ['size of firm', 'disabled_hiring_award', '企业规模 in (小型, 微型)'],
    ['subject', 'startup_subsidy', '创业者.高校毕业生'],
    ['and or', 'guarantee_waiver', '优质项目 or 重点人群借款', '优质项目 and 重点人群借款'],
    ['condition added', 'guarantee_waiver', '借款人类别 = 个人借款人'],
    ['condition added', 'temporary_living_allowance', '低保对象'],
    ['start', 'temporary_living_allowance', '期间: { 至', '期间: { 自: 20XX-07-01, 至'],
    ['subject', 'subsistence_step_down', '判断: 低保对象', '判断: 建档立卡贫困人员'],
    ['subject', 'work_based_training_subsidy', '学员.建档立卡贫困人员', '学员.农民工'],
    ['and or', 'work_based_training_subsidy', '个体工商户) or 参训单位', '个体工商户) and 参训单位'],
    ['limit', 'veteran_training', '范围: 终身', '范围: 年度'],
    ['payee or addressee', 'veteran_training_allowance', '', '收款: 承训机构'],
    ['bound turned', 'street_elderly_care', '方向: 不少于', '方向: 不超过'],
  ],
  'yushu-2020': [
    ['dropped', 'hire_subsidy_graduate', 'is_private'],
    ['size of firm', 'hire_subsidy_graduate', '(中型, 小型, 微型)', '(小型, 微型)'],
    ['subject', 'hire_subsidy_graduate', '判断: 毕业年度招用', '判断: 招用离校两年内毕业生'],
    ['insured or registered', 'hire_subsidy_graduate', '足额缴纳社会保险'],
    ['insured or registered', 'hire_subsidy_graduate', '劳动者.登记失业'],
    ['amount', '毕业生吸纳补贴标准', '800', '1000'],
    ['person or firm', 'hire_subsidy_graduate', '封顶: { 键: 企业', '封顶: { 键: 人员'],
    ['dropped', 'hire_subsidy_graduate', 'no_epidemic_subsidy'],
    ['payee or addressee', 'hire_subsidy_graduate', '', '收款: 劳动者'],
    ['area', 'contribution_waiver', '所属企业.经营县区.疫情影响严重地区'],
    ['condition added', 'contribution_deferral_hardship', '所属企业.恢复有望'],
    ['end or period', 'unemployment_rate_cut', '至: 202X-04-30', '至: 20XX-12-31'],
    ['size of firm', 'hardship_refund', '所属企业.企业规模 in (中型, 小型, 微型)'],
    ['subject', 'job_retention_refund', '单位类型 = 企业法人', '单位类型 in (企业法人, 个体工商户)'],
    ['amount', '返还比例', '100%', '90%'],
    ['and or', 'layoff_report', '判断: 规模裁员', '判断: 裁减人数 >= 规模裁员人数 and 裁减人数 / 企业职工总数 >= 规模裁员比例'],
    ['subject', 'startup_subsidy', '返乡农民工创业'],
    ['subject', 'flexible_insurance_extension', '判断: 就业困难人员', '判断: 就业困难人员 or 离校两年内毕业生'],
    ['bound turned', 'flexible_insurance_extension', 'not(稳定就业)', '稳定就业'],
    ['start', 'public_post_extension', '自: 20XX-01-01', '自: 20XX-07-01'],
    ['insured or registered', 'temporary_living_allowance', '户口性质 = 城镇户口'],
    ['limit', 'unemployment_benefit', '', '一次性: { 键: [人员], 范围: 终身, 依据: 三（十二） }'],
    ['bound turned', 'work_based_training_subsidy', '较小(培训月数', '较大(培训月数'],
    ['dropped', 'work_based_training_subsidy', 'is_registered_poor'],
    ['condition added', 'veteran_training', '学员.就业困难人员'],
    ['subject', 'veteran_training_allowance', '学员.退役军人', '学员.退役军人 or 学员.持残疾证'],
    ['payee or addressee', 'termination_filing', '报送: 市人社局劳动关系科', '报送: 市总工会'],
    ['condition added', 'internship_subsidy', '见习留用率达标'],
  ],
  'cangzhou-2020': [
    ['end or period', '困难缓缴截止月', '20XX-07', '20XX-12'],
    ['size of firm', 'contribution_deferral_hardship', '所属企业.企业规模 in (小型, 微型)'],
    ['person or firm', 'hardship_refund', '* 参保职工人数 *', '* 受影响参保职工人数 *'],
    [
      'bound turned',
      '裁员率上限',
      '{ 不超过: 30, 值: 20% }\n        - { 超过: 30, 值: 5.5% }',
      '{ 低于: 30, 值: 20% }\n        - { 不低于: 30, 值: 5.5% }',
    ],
    ['end or period', 'unemployment_rate_cut', '至: 2021-04-30', '至: 20XX-12-31'],
    ['subject', 'in_service_training_subsidy', '参训单位.所属企业.困难企业', '参训单位.所属企业.无法正常生产经营'],
    ['bound turned', 'layoff_report', '0 - 裁员提前说明天数', '裁员提前说明天数'],
    [
      'amount',
      '小微贷款新招用占比',
      '{ 不超过: 100, 值: 20% }\n        - { 超过: 100, 值: 10% }',
      '{ 不超过: 100, 值: 10% }\n        - { 超过: 100, 值: 20% }',
    ],
    ['subject', 'loan_extension', '个人借款人', '小微企业借款人'],
    ['dropped', 'loan_extension', 'is_covid_patient'],
    ['amount', '吸纳就业补贴标准', '值: 1000', '值: 200'],
    ['limit', 'hire_subsidy', '', '封顶: { 键: 企业, 限额: 返乡创业补贴标准, 范围: 政策期, 依据: 四（一） }'],
    ['dropped', 'hire_subsidy', 'is_insured'],
    ['subject', 'guarantee_waiver', '判断: 信用主体推荐', '判断: 优质项目'],
    ['subject', 'startup_subsidy_returning_migrant', '判断: 返乡农民工创业', '判断: 返乡农民工创业 or 创业者.高校毕业生'],
    ['bound turned', 'startup_subsidy_returning_migrant', '正常经营月数 >=', '正常经营月数 <='],
    ['condition added', 'public_post_extension', '建档立卡贫困人员'],
    ['amount', '见习留用率下限', '50%', '10%'],
    ['condition added', 'internship_subsidy', '见习留用率达标'],
    ['bound turned', 'labour_preparation', '<= 劳动预备制年龄上限', '>= 劳动预备制年龄上限'],
    ['dropped', 'labour_preparation', 'is_registered_unemployed'],
    ['and or', 'labour_preparation_allowance', '农村户口 or 学员', '农村户口 and 学员'],
    ['payee or addressee', 'agency_service_subsidy', '', '收款: 用人单位'],
    ['amount', '续发退休前月数', '12', '60'],
    [
      'and or',
      'hire_subsidy_county_top_up',
      '劳动者.建档立卡贫困人员 or 招用离校两年内毕业生',
      '劳动者.建档立卡贫困人员 and 招用离校两年内毕业生',
    ],
    ['payee or addressee', 'hire_subsidy_county_top_up', '收款: 用人单位', '收款: 劳动者'],
    ['dropped', 'hire_subsidy_county_top_up', 'contract_long_enough'],
    ['bound turned', 'tax_refund_time', '方向: 不超过', '方向: 不少于'],
    ['limit', 'registered_unemployed_contact', '每: 月', '每: 季'],
  ],
  'chongqing-2022-209': [
    ['condition added', 'contribution_deferral_hard_hit', '所属企业.困难企业'],
    ['dropped', 'contribution_deferral_expanded', 'has_hardship'],
    ['size of firm', 'contribution_deferral_sme', '(中型, 小型, 微型)', '(小型, 微型)'],
    ['area', 'contribution_deferral_sme', '所属企业.经营县区.曾发布封控公告'],
    ['start', 'contribution_deferral_expanded', '', '期间: { 自: 2022-05-01, 至: 2022-12-31, 依据: 二（一）1 }'],
    ['condition added', 'job_retention_refund', '所属企业.恢复有望'],
    ['end or period', 'unemployment_rate_cut', '至: 2023-04-30', '至: 2022-12-31'],
    ['amount', '扩岗补助标准', '1000', '1500'],
    ['bound turned', 'job_expansion_subsidy', '参保月数 >= 扩岗', '参保月数 <= 扩岗'],
    ['subject', 'job_expansion_subsidy', '判断: 毕业年度招用', '判断: 招用离校两年内毕业生'],
    ['payee or addressee', 'job_expansion_subsidy', '', '收款: 劳动者'],
    ['dropped', 'job_expansion_subsidy', 'insured_full_term'],
    ['and or', 'vocational_training_subsidy', '学员.高校毕业生 or 学员.登记失业', '学员.高校毕业生 and 学员.登记失业'],
    ['subject', 'vocational_training_subsidy', '学员.脱贫劳动力', '学员.退役军人'],
    ['subject', 'skill_upgrade_subsidy', '持证人.高校毕业生'],
    ['subject', 'brand_award', '(市级, 省级)', '(县级, 市级, 省级)'],
    ['dropped', 'brand_award', 'is_recognised'],
    ['subject', 'travel_subsidy', '判断: 脱贫劳动力', '判断: 农民工'],
    ['limit', 'travel_subsidy', '', '一次性: { 键: [人员], 范围: 终身, 依据: 二（五）20 }'],
    ['insured or registered', 'agency_service_subsidy', '足额缴纳社会保险'],
    ['bound turned', 'layoff_report', '判断: 规模裁员', '判断: 裁减人数 > 规模裁员人数 or 裁减人数 / 企业职工总数 > 规模裁员比例'],
    [
      'limit',
      'layoff_report',
      '',
      '义务:\n  事项: 向当地人力资源社会保障部门报告裁员方案\n  期限: 加天(拟裁员日期, 0 - 裁员提前说明天数)\n  依据: 二（八）29',
    ],
    ['and or', 'unemployment_allowance', '领金期满 or not', '领金期满 and not'],
    ['subject', 'migrant_temporary_allowance', '判断: 农民工', '判断: 脱贫劳动力'],
    ['bound turned', 'surveyed_unemployment_2022', '方向: 不超过', '方向: 不少于'],
    ['amount', 'migrant_skill_training', '值: 8', '值: 6'],
    ['limit', 'hard_to_place_graduates', '岗位推荐 (job_offer): { 次数: 3 }', '岗位推荐 (job_offer): { 次数: 1 }'],
    ['limit', 'key_group_follow_up', '每: 月', '每: 季'],
  ],
  'shanxi-2022-19': [
    [
      'insured or registered',
      'contribution_deferral_hard_hit',
      '期表:\n',
      '期表:\n  工伤保险 (injury):\n    自: 特困行业缓缴起始月\n    至: 特困行业工伤缓缴终止月\n    月额: 工伤保险月缴额\n    补缴期限: 缓缴补缴期限\n    依据: 一1（1）\n',
    ],
    ['end or period', '扩围行业失业缓缴终止月', '2023-03', '2022-12'],
    ['area', 'contribution_deferral_sme', '曾发布封控公告', '曾有中高风险地区'],
    ['subject', 'contribution_deferral_sme', '所属企业.暂时经营困难', '所属企业.严重经营困难'],
    ['size of firm', 'job_retention_refund', '返还类别 = 大型企业类', '返还类别 = 中小微企业类'],
    ['and or', 'retention_training_subsidy', '曾有中高风险地区 and 所属企业.无法', '曾有中高风险地区 or 所属企业.无法'],
    ['person or firm', 'retention_training_subsidy', '参保职工人数 * 留工', '受影响参保职工人数 * 留工'],
    ['subject', 'retention_training_subsidy', '特困行业名录', '扩围行业名录'],
    ['size of firm', 'enterprise_training_subsidy', '参训单位.所属企业.企业规模 in (小型, 微型)'],
    ['payee or addressee', 'enterprise_training_subsidy', '', '收款: 学员'],
    ['subject', 'platform_hire_subsidy', '劳动者.高校毕业生'],
    ['and or', 'flexible_insurance_subsidy', '就业困难人员 or 毕业年度毕业生', '就业困难人员 and 毕业年度毕业生'],
    ['bound turned', 'flexible_insurance_subsidy', '灵活就业月缴社保费 > 0', '灵活就业月缴社保费 = 0'],
    ['amount', '劳务品牌补助标准', '600000', '1000000'],
    ['subject', 'brand_award', '载体级别 = 省级', '载体级别 in (市级, 省级)'],
    ['dropped', 'workshop_insurance_subsidy', 'is_fully_insured'],
    [
      'amount',
      '帮扶基地奖励标准',
      '{ 不低于: 30, 低于: 50, 值: 50000 }\n        - { 不低于: 50, 低于: 100, 值: 100000 }',
      '{ 不低于: 30, 低于: 50, 值: 100000 }\n        - { 不低于: 50, 低于: 100, 值: 50000 }',
    ],
    ['limit', 'support_base_award', '范围: 终身', '范围: 年度'],
    ['and or', 'qualifies_as_labour_intensive', '最低用工人数 and 脱贫', '最低用工人数 or 脱贫'],
    ['dropped', 'public_post_continuation', 'is_at_risk_of_poverty'],
    ['bound turned', 'cluster_training_subsidy', '培训月数 >= 产业集群', '培训月数 <= 产业集群'],
    ['amount', '产业园奖励标准', '省级: 1000000, 国家级: 2000000', '省级: 2000000, 国家级: 1000000'],
    ['limit', 'hr_park_running_aid', '范围: 年度', '范围: 终身'],
    ['size of firm', 'hire_subsidy_small_firm', '(小型, 微型)', '(中型, 小型, 微型)'],
    ['size of firm', 'hire_subsidy_graduate', '用人企业.企业规模 = 中型', '用人企业.企业规模 in (中型, 小型, 微型)'],
    ['limit', 'startup_subsidy_graduate', '正常经营月数 >= 产业集群培训最短月数'],
    ['payee or addressee', 'school_certificate_subsidy', '', '收款: 持证人'],
    ['end or period', 'unemployment_allowance', '至: 2022-12-31', '至: 2023-06-30'],
    ['limit', 'migrant_temporary_allowance', '失业保险参保总月数 < 领金最低缴费月数'],
  ],
}

type Reworded = readonly [block: string, before: string, after: string]

const reworded: Readonly<Record<ShippedPlan, readonly Reworded[]>> = {
  'mohrss-2022-60': [
    ['contribution_deferral_sme', 'in (中型, 小型, 微型)', 'in (微型, 小型, 中型)'],
    ['retention_training_subsidy', '统筹区.基金备付月数 >= 留工培训备付月数', 'not(统筹区.基金备付月数 < 留工培训备付月数)'],
    ['job_expansion_subsidy', '毕业年度招用 (in_graduation_year)', '招用当年毕业 (in_graduation_year)'],
    ['unemployment_allowance', '失业保险参保总月数 > 0', '失业保险参保总月数 >= 1'],
    ['migrant_temporary_allowance', '参保不满一年 (insured_under_one_year)', '缴费不足十二个月 (insured_under_one_year)'],
    ['retention_training_subsidy', '参保职工人数 * 留工培训补助标准', '留工培训补助标准 * 参保职工人数'],
  ],
  'neimenggu-2022-03-21': [
    ['skill_upgrade_subsidy', '技能等级 in (五级, 四级, 三级)', '技能等级 = 五级 or 技能等级 = 四级 or 技能等级 = 三级'],
    [
      'agency_service_subsidy',
      '判断: 招聘机构.载体类别 in (人力资源服务机构, 劳务经纪人)',
      '判断: 招聘机构.载体类别 = 劳务经纪人 or 招聘机构.载体类别 = 人力资源服务机构',
    ],
    ['unemployment_rate_cut', '期间: { 至: 2023-04-30, 依据: 一（一） }', '期间:\n  至: 2023-04-30\n  依据: 一（一）'],
    ['contribution_deferral_hard_hit', '名称: 餐饮零售旅游企业缓缴失业和工伤保险费', '名称: 餐饮、零售、旅游三类企业缓缴'],
    [
      'applicable_layoff_rate_max',
      'if 所属企业.企业规模 in (小型, 微型) then 裁员率上限[平均参保职工人数] else 一般裁员率上限',
      'if 所属企业.企业规模 = 小型 or 所属企业.企业规模 = 微型 then 裁员率上限[平均参保职工人数] else 一般裁员率上限',
    ],
  ],
  'jilin-2020': [
    ['hire_subsidy', '合同期限月数 >= 吸纳补贴最短合同月数', 'not(合同期限月数 < 吸纳补贴最短合同月数)'],
    [
      'work_based_training_subsidy',
      '较小(培训月数, 以工代训最长月数) * 以工代训月标准',
      '以工代训月标准 * 较小(以工代训最长月数, 培训月数)',
    ],
    ['guarantee_waiver', '优质项目 or 重点人群借款', '重点人群借款 or 优质项目'],
    ['contribution_waiver', '所属企业.企业规模 in (中型, 小型, 微型)', '所属企业.企业规模 = 中型 or 所属企业.企业规模 in (小型, 微型)'],
    ['每户吸纳补贴限额', '值: 50000', '值: "50,000"'],
    [
      'hardship_refund',
      '  暂时经营困难 (has_temporary_difficulty):\n    判断: 所属企业.暂时经营困难\n    依据: 三（一）\n  恢复有望 (is_recovery_expected):\n    判断: 所属企业.恢复有望\n    依据: 三（一）\n',
      '  恢复有望 (is_recovery_expected):\n    判断: 所属企业.恢复有望\n    依据: 三（一）\n  暂时经营困难 (has_temporary_difficulty):\n    判断: 所属企业.暂时经营困难\n    依据: 三（一）\n',
    ],
  ],
  'yushu-2020': [
    ['hire_subsidy_graduate', 'in (中型, 小型, 微型)', 'in (小型, 中型, 微型)'],
    [
      'hire_subsidy_graduate',
      '    判断: 用人企业.企业规模 in (中型, 小型, 微型)\n    依据: 三（九）\n  民营企业 (is_private):\n    判断: 用人企业.民营\n',
      '    判断: 用人企业.企业规模 in (中型, 小型, 微型) and 用人企业.民营\n',
    ],
    ['layoff_report', '判断: 规模裁员', '判断: 裁减人数 >= 规模裁员人数 or 裁减人数 / 企业职工总数 >= 规模裁员比例'],
    ['layoff_filing', '裁减人数 > 0', '0 < 裁减人数'],
    ['veteran_training_allowance', '退役军人培训生活补助月标准 * 培训月数', '培训月数 * 退役军人培训生活补助月标准'],
    ['temporary_living_allowance', '生活困难下岗失业 (is_laid_off_in_hardship)', '生活困难的下岗失业人员 (is_laid_off_in_hardship)'],
  ],
  'cangzhou-2020': [
    ['benefit_extension_to_retirement', '法定退休日期 < 加月(筛查日, 续发退休前月数)', '加月(筛查日, 续发退休前月数) > 法定退休日期'],
    [
      'labour_preparation',
      '周岁数(学员.出生日期, 结业日期) <= 劳动预备制年龄上限',
      'not(周岁数(学员.出生日期, 结业日期) > 劳动预备制年龄上限)',
    ],
    ['labour_preparation_allowance', '学员.户口性质 = 农村户口 or 学员.低保对象', '学员.低保对象 or 学员.户口性质 = 农村户口'],
    ['hire_subsidy_county_top_up', '劳动者.建档立卡贫困人员 or 招用离校两年内毕业生', '招用离校两年内毕业生 or 劳动者.建档立卡贫困人员'],
    ['agency_service_subsidy', '经机构招聘\n', 'not(not(经机构招聘))\n'],
    ['startup_subsidy_returning_migrant', '正常经营月数 >= 返乡创业最短经营月数', '返乡创业最短经营月数 <= 正常经营月数'],
  ],
  'chongqing-2022-209': [
    ['job_expansion_subsidy', '参保月数 >= 扩岗最低参保月数', '扩岗最低参保月数 <= 参保月数'],
    [
      'job_expansion_subsidy',
      '    判断: 劳动者.高校毕业生\n    依据: 二（一）4\n',
      '    判断: 劳动者.高校毕业生 and 毕业年度招用\n    依据: 二（一）4\n',
    ],
    [
      'vocational_training_subsidy',
      '学员.高校毕业生 or 学员.登记失业 or 学员.脱贫劳动力',
      '学员.脱贫劳动力 or 学员.高校毕业生 or 学员.登记失业',
    ],
    ['travel_subsidy', '名称: 脱贫人口跨区域交通补助', '名称: 脱贫人口跨区域务工交通补助'],
    [
      'job_retention_refund',
      '金额: { 算式: 返还额, 依据: 二（一）2 }',
      '金额:\n  算式: 上年度实缴失业保险费 * 返还比例[返还类别]\n  依据: 二（一）2',
    ],
    ['coached_projects', '说明: 原文只有数，按不少于、全年任务读', '说明: 只写了个数，读作全年至少这么多'],
  ],
  'shanxi-2022-19': [
    ['startup_subsidy_graduate', '带动就业人数 >= 毕业生创业最少带动人数', 'not(带动就业人数 < 毕业生创业最少带动人数)'],
    ['hr_park_award', '载体级别 in (省级, 国家级)', '载体级别 = 国家级 or 载体级别 = 省级'],
    [
      'flexible_insurance_subsidy',
      '就业困难人员 or 毕业年度毕业生 or 离校两年内毕业生',
      '毕业年度毕业生 or 离校两年内毕业生 or 就业困难人员',
    ],
    ['school_certificate_subsidy', '技能等级 in (四级, 三级)', '技能等级 in (三级, 四级)'],
    ['cluster_training_subsidy', '培训满最短月数 (is_long_enough)', '定向培训不少于三个月 (is_long_enough)'],
  ],
}

export interface StrangersChange extends Wanted {
  readonly kind: StrangeKind | 'reworded'
}

function editOf(kind: StrangeKind, first: string, second: string | undefined): Edit {
  if (second !== undefined) return first === '' ? { does: 'append', after: second } : { does: 'replace', before: first, after: second }
  return kind === 'dropped' ? { does: 'drop', condition: first } : { does: 'condition', test: first }
}

/** Misreadings by somebody who had the plans and the official texts, and had not seen how a plan is laid beside its text. Never changed since to suit it. */
export const misreadings: readonly StrangersChange[] = theSeven.flatMap((plan) =>
  misread[plan].map(([kind, block, first, second]) => ({ plan, kind, block, edit: editOf(kind, first, second) })),
)

/** The same clauses said otherwise by the same person: nothing here is to be told of. */
export const rewordings: readonly StrangersChange[] = theSeven.flatMap((plan) =>
  reworded[plan].map(([block, before, after]) => ({ plan, kind: 'reworded', block, edit: { does: 'replace', before, after } })),
)
