/**
 * What is planted: a condition the clause does not state, a start or end, a subject or payee, an area, how the result is reckoned, a
 * denial dropped or added, or what the clause says of another policy.
 */
export const inventionKinds = ['condition', 'start', 'subject', 'area', 'reckoning', 'negation', 'moved'] as const

export type InventionKind = (typeof inventionKinds)[number]

export interface Invention {
  readonly plan: string
  readonly kind: InventionKind
  readonly policy: string
  /** One place in the policy's block and what takes it; where `before` is undefined, the test of a new condition that cites the policy's own clause. */
  readonly before: string | undefined
  readonly after: string
}

const planOf = (policy: string) =>
  policy.startsWith('yuntai') ? 'yuntai-2021' : policy.startsWith('linjiang') ? 'linjiang-2023' : 'qingxi-2022'

/** A condition added to a policy, said to stand in the policy's own clause. */
const adds = (kind: InventionKind, policy: string, test: string): Invention => ({
  plan: planOf(policy),
  kind,
  policy,
  before: undefined,
  after: test,
})

/** Something of a policy written otherwise. */
const turns = (kind: InventionKind, policy: string, before: string, after: string): Invention => ({
  plan: planOf(policy),
  kind,
  policy,
  before,
  after,
})

/** Written before there was anything that looks for them, and never changed since to suit it. */
export const inventions: readonly Invention[] = [
  // Conditions no sentence of the clause states.
  adds('condition', 'yuntai_refund', '上年度失业保险缴费月数 >= 云台合同月数'),
  adds('condition', 'yuntai_refund', 'not(所属企业.严重失信)'),
  adds('condition', 'yuntai_refund', 'not(所属企业.僵尸企业)'),
  adds('condition', 'yuntai_refund', '有对公账户'),
  adds('condition', 'yuntai_refund', '所属企业.恢复有望'),
  adds('condition', 'yuntai_hire', 'not(同一单位再次招用)'),
  adds('condition', 'yuntai_hire', '劳动者.常住地 = 用人单位.参保地'),
  adds('condition', 'yuntai_hire', '参保月数 >= 云台登记失业月数'),
  adds('condition', 'yuntai_training_subsidy', '本年已享培训补贴次数 = 0'),
  adds('condition', 'yuntai_training_subsidy', '培训费用 > 0'),
  adds('condition', 'yuntai_startup_subsidy', '创业者.登记失业'),
  adds('condition', 'yuntai_startup_subsidy', '创业者.就业困难人员'),
  adds('condition', 'yuntai_loan', '贷款年利率 <= 贷款市场报价利率'),
  adds('condition', 'yuntai_loan', '信用主体推荐'),
  adds('condition', 'yuntai_flexible_subsidy', '持残疾证'),
  adds('condition', 'yuntai_flexible_subsidy', '登记失业'),
  adds('condition', 'yuntai_post_subsidy', '公益性岗位已满月数 < 云台灵活月数'),
  adds('condition', 'yuntai_post_subsidy', '有就业意愿'),
  adds('condition', 'yuntai_unemployment_allowance', 'not(本期已领失业补助金)'),
  adds('condition', 'yuntai_unemployment_allowance', '非因本人意愿中断就业'),
  adds('condition', 'linjiang_skill_subsidy', '证书可查验'),
  adds('condition', 'linjiang_skill_subsidy', 'not(同证书已享培训补贴)'),
  adds('condition', 'linjiang_skill_subsidy', '持证人.已就业'),
  adds('condition', 'linjiang_school_award', '证书可查验'),
  adds('condition', 'linjiang_cluster_training', '培训合格'),
  adds('condition', 'linjiang_cluster_training', '参训单位.所属企业.高新技术企业'),
  adds('condition', 'linjiang_project_training', '学员.就业困难人员'),
  adds('condition', 'linjiang_internship_award', '已认定'),
  adds('condition', 'linjiang_base_award', '运营企业.民营'),
  adds('condition', 'linjiang_workshop_hire', '足额缴纳社会保险'),
  adds('condition', 'linjiang_workshop_hire', 'not(同一单位再次招用)'),
  adds('condition', 'qingxi_deferral', '所属企业.困难企业'),
  adds('condition', 'qingxi_deferral', '缓缴已批准'),
  adds('condition', 'qingxi_deferral', 'not(失业保险欠费)'),
  adds('condition', 'qingxi_rate_cut', '所属企业.暂时经营困难'),
  adds('condition', 'qingxi_retention_training', '上年度失业保险缴费月数 >= 青溪机构合同月数'),
  adds('condition', 'qingxi_job_expansion', '合同期限月数 >= 青溪展期月数'),
  adds('condition', 'qingxi_job_expansion', '参保月数 >= 青溪临时月数'),
  adds('condition', 'qingxi_layoff_report', '裁员单位.所属企业.民营'),
  adds('condition', 'qingxi_agency_subsidy', '足额缴纳社会保险'),
  adds('condition', 'qingxi_park_award', '促进就业人数 > 0'),
  adds('condition', 'qingxi_benefit', 'not(领取基本养老金)'),
  adds('condition', 'qingxi_living_allowance', '登记失业'),
  adds('condition', 'qingxi_loan_extension', '借款人患新冠肺炎'),
  turns('condition', 'yuntai_hire', '合同期限月数 >= 云台合同月数', '合同期限月数 >= 云台灵活月数'),
  turns('condition', 'yuntai_loan', '贷款本金 <= 云台贷款额度', '贷款本金 >= 云台贷款额度'),
  turns('condition', 'qingxi_rate_cut', 'not(失业保险欠费)', '失业保险欠费'),
  turns('condition', 'yuntai_unemployment_allowance', 'not(正在领取失业保险金)', '正在领取失业保险金'),
  turns('condition', 'linjiang_internship_award', '>= 临江留用率', '<= 临江留用率'),
  // Starts and ends no sentence gives, among them the day the document was made.
  turns('start', 'yuntai_refund', '自: 2021-01-01', '自: 2021-02-20'),
  turns('start', 'yuntai_refund', '至: 2021-12-31', '至: 2022-06-30'),
  turns('start', 'yuntai_hire', '适用日: 合同起始日', '适用日: 合同起始日\n期间: { 自: 2021-02-20, 依据: 一（二） }'),
  turns('start', 'yuntai_hire', '适用日: 合同起始日', '适用日: 合同起始日\n期间: { 自: 2021-01-01, 至: 2021-12-31, 依据: 一（二） }'),
  turns('start', 'yuntai_training_subsidy', '期间: { 至', '期间: { 自: 2021-02-20, 至'),
  turns('start', 'yuntai_startup_subsidy', '适用日: 筛查日', '适用日: 筛查日\n期间: { 自: 2021-01-01, 依据: 二（一） }'),
  turns('start', 'yuntai_loan', '适用日: 放款日期', '适用日: 放款日期\n期间: { 至: 2021-12-31, 依据: 二（二） }'),
  turns('start', 'yuntai_unemployment_allowance', '自: 2021-03-01', '自: 2021-01-01'),
  turns('start', 'linjiang_skill_subsidy', '自: 2023-04-01', '自: 2023-01-01'),
  turns('start', 'linjiang_school_award', '至: 2025-12-31', '至: 2026-12-31'),
  turns('start', 'linjiang_base_award', '自: 2023-04-01', '自: 2023-03-10'),
  turns('start', 'qingxi_rate_cut', '至: 2023-04-30', '至: 2023-12-31'),
  turns('start', 'qingxi_retention_training', '期间: { 至', '期间: { 自: 2022-05-06, 至'),
  turns('start', 'qingxi_job_expansion', '适用日: 合同起始日', '适用日: 合同起始日\n期间: { 自: 2022-01-01, 至: 2022-12-31, 依据: "4" }'),
  turns('start', 'qingxi_park_award', '适用日: 认定日期', '适用日: 认定日期\n期间: { 自: 2022-05-06, 依据: "7" }'),
  turns('start', 'qingxi_loan_extension', '适用日: 筛查日', '适用日: 筛查日\n期间: { 至: 2022-12-31, 依据: "10" }'),
  turns('start', 'qingxi_benefit', '适用日: 筛查日', '适用日: 筛查日\n期间: { 自: 2022-05-06, 依据: "8" }'),
  // Subjects wider or narrower than those of the clause, and others who are paid.
  turns('subject', 'yuntai_refund', '会计师事务所)', '会计师事务所, 事业单位)'),
  turns('subject', 'yuntai_refund', '会计师事务所)', '会计师事务所, 个体工商户)'),
  turns('subject', 'yuntai_refund', '社会服务机构, 律师事务所, 会计师事务所)', '社会服务机构)'),
  turns('subject', 'yuntai_hire', '(小型, 微型)', '(中型, 小型, 微型)'),
  turns('subject', 'yuntai_hire', '收款: 用人单位', '收款: 劳动者'),
  turns('subject', 'yuntai_training_subsidy', '(岗前培训, 安全技能培训)', '(岗前培训, 安全技能培训, 转岗转业培训)'),
  turns('subject', 'yuntai_training_subsidy', '收款: 参训单位', '收款: 学员'),
  turns('subject', 'yuntai_loan', '小微企业借款人', '个人借款人'),
  turns('subject', 'yuntai_flexible_subsidy', '就业困难人员 or 离校两年内毕业生', '就业困难人员 or 离校两年内毕业生 or 退役军人'),
  turns('subject', 'yuntai_post_subsidy', '(零就业家庭成员, 残疾, 低保人员)', '(大龄, 零就业家庭成员, 残疾, 低保人员)'),
  turns('subject', 'yuntai_post_subsidy', '(零就业家庭成员, 残疾, 低保人员)', '(零就业家庭成员, 残疾)'),
  turns('subject', 'linjiang_skill_subsidy', '(五级, 四级, 三级)', '(五级, 四级, 三级, 二级)'),
  turns('subject', 'linjiang_school_award', '收款: 组织评价院校', '收款: 持证人'),
  turns('subject', 'linjiang_project_training', '学员.登记失业 or 学员.脱贫劳动力', '学员.登记失业 or 学员.脱贫劳动力 or 学员.农民工'),
  turns('subject', 'linjiang_internship_award', '就业见习单位', '培训机构'),
  turns('subject', 'linjiang_workshop_hire', '劳动者.脱贫劳动力', '劳动者.建档立卡贫困人员'),
  turns('subject', 'qingxi_retention_training', '(中型, 小型, 微型)', '(小型, 微型)'),
  turns('subject', 'qingxi_job_expansion', '单位类型 = 企业法人', '单位类型 in (企业法人, 农民专业合作社)'),
  turns('subject', 'qingxi_park_award', '(省级, 国家级)', '(市级, 省级, 国家级)'),
  turns('subject', 'qingxi_agency_subsidy', '收款: 招聘机构', '收款: 用人单位'),
  turns('subject', 'qingxi_living_allowance', '判断: 农民工', '判断: 脱贫劳动力'),
  turns('subject', 'qingxi_loan_extension', '个人借款人', '小微企业借款人'),
  // Areas no sentence draws.
  adds('area', 'yuntai_refund', '所属企业.经营县区.疫情影响严重地区'),
  adds('area', 'yuntai_startup_subsidy', '创业地 = 创业者.户籍地'),
  adds('area', 'yuntai_flexible_subsidy', '户籍地 = 常住地'),
  adds('area', 'linjiang_workshop_hire', '用人企业.经营县区.曾有中高风险地区'),
  adds('area', 'linjiang_project_training', '学员.跨省务工'),
  adds('area', 'qingxi_deferral', '所属企业.经营县区.曾发布封控公告'),
  adds('area', 'qingxi_job_expansion', '劳动者.户籍地 = 用人单位.参保地'),
  turns('area', 'qingxi_retention_training', '曾发布封控公告', '曾有中高风险地区'),
  adds('area', 'qingxi_benefit', '个人统筹区.失业保险基金滚存结余 > 0'),
  // Other bases of an amount, and limits nobody set.
  turns('reckoning', 'yuntai_refund', '上年度实缴失业保险费 *', '上年度实缴失业保险费 * 参保职工人数 / 年初参保职工人数 *'),
  turns('reckoning', 'qingxi_retention_training', '参保职工人数 * 青溪留工标准', '受影响参保职工人数 * 青溪留工标准'),
  turns('reckoning', 'linjiang_internship_award', '见习留用人数 * 临江留用标准', '见习期满人数 * 临江留用标准'),
  turns('reckoning', 'yuntai_loan', '适用日: 放款日期', '适用日: 放款日期\n一次性: { 键: [创业担保贷款], 范围: 终身, 依据: 二（二） }'),
  turns(
    'reckoning',
    'qingxi_job_expansion',
    '收款: 用人单位',
    '收款: 用人单位\n封顶: { 键: 企业, 限额: 青溪扩岗标准, 范围: 年度, 依据: "4" }',
  ),
  turns('reckoning', 'qingxi_agency_subsidy', '收款: 招聘机构', '收款: 招聘机构\n一次性: { 键: [人员], 范围: 终身, 依据: "6" }'),
  turns('reckoning', 'linjiang_workshop_hire', '收款: 用人单位', '收款: 用人单位\n一次性: { 键: [人员], 范围: 终身, 依据: 第三章第九条 }'),
]
