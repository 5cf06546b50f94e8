/**
 * What three published documents make of one another, labelled by hand from reading them side by side: the ministry's plan (000),
 * a municipality's notice (002) and a province's plan (003). Numbers of clauses and short terms only.
 */
export const files = {
  ministry: '000-renshebuhan-2022-60.txt',
  municipality: '002-chongqing-2022-209.txt',
  province: '003-shanxi-2022-19.txt',
  samples: '001-three-sample-plans-2020.txt',
} as const

/** For each clause above the clauses below that correspond; the second list is further ones that a reader accepts. */
export const counterparts: readonly (readonly [
  upper: string,
  municipality: readonly string[],
  province: readonly string[],
  also: { readonly municipality: readonly string[]; readonly province: readonly string[] },
])[] = [
  [
    '二（一）',
    ['5', '20', '（十一）', '（十二）', '（十七）'],
    ['22', '23', '12'],
    { municipality: ['16'], province: ['3', '4', '16', '20', '21'] },
  ],
  ['二（二）', ['10', '11', '12', '13', '14', '（十三）'], ['17', '21'], { municipality: ['24', '25', '四（三）'], province: ['32'] }],
  ['二（三）', ['1'], ['1'], { municipality: [], province: [] }],
  ['二（四）', ['2', '3', '4'], ['2'], { municipality: ['16', '26'], province: ['20'] }],
  ['二（五）', ['5', '6', '7', '8', '9'], ['14', '15'], { municipality: [], province: ['19'] }],
  ['二（六）', ['15', '16', '17'], ['3', '11', '16', '23'], { municipality: ['19', '（十四）'], province: ['24'] }],
  ['二（七）', ['22', '23', '24'], ['18'], { municipality: ['5'], province: [] }],
  ['二（八）', ['25', '26', '27'], ['13'], { municipality: [], province: ['2', '21', '31'] }],
  ['二（九）', ['28', '29', '30', '31'], ['7', '27', '29'], { municipality: [], province: [] }],
  ['二（十）', ['32', '33', '21'], ['12', '24'], { municipality: ['20', '（二十）'], province: [] }],
  ['二（十一）', ['34', '35'], ['26'], { municipality: [], province: [] }],
  ['三（三）', ['四（四）'], ['31'], { municipality: [], province: ['30'] }],
  ['三（四）', ['29'], ['27'], { municipality: [], province: [] }],
]

/** Things named above and where they stand below: with what takes the sentence up, only elsewhere, or nowhere. */
export const gaps: readonly (readonly [upper: string, subject: string, municipality: Place, province: Place])[] = [
  ['二（一）', '以工代赈', 'nowhere', 'nowhere'],
  ['二（一）', '重点帮扶县行动', 'nowhere', 'nowhere'],
  ['二（一）', '易地搬迁安置区就业', 'nowhere', 'here'],
  ['二（二）', '创业场地项目信息发布', 'nowhere', 'nowhere'],
  ['二（三）', '工伤保险', 'here', 'elsewhere'],
  ['二（四）', '稳岗返还', 'here', 'here'],
  ['二（四）', '留工培训补助', 'nowhere', 'here'],
  ['二（四）', '无对公账户返还', 'nowhere', 'nowhere'],
  ['二（四）', '扩岗补助', 'here', 'here'],
  ['二（五）', '一企一策', 'nowhere', 'here'],
  ['二（五）', '点对点输送', 'nowhere', 'nowhere'],
  ['二（六）', '见证即发', 'here', 'nowhere'],
  ['二（六）', '职业培训包', 'nowhere', 'nowhere'],
  ['二（七）', '国聘行动', 'nowhere', 'nowhere'],
  ['二（八）', '全程代办', 'nowhere', 'nowhere'],
  ['二（八）', '视频采信', 'nowhere', 'nowhere'],
  ['二（九）', '和谐同行', 'here', 'nowhere'],
  ['二（九）', '治理欠薪', 'here', 'here'],
  ['二（十）', '超龄劳动者服务', 'here', 'nowhere'],
  ['二（十）', '公益性岗位', 'here', 'here'],
  ['二（十一）', '免跑即领', 'here', 'nowhere'],
  ['二（十一）', '失业补助金', 'here', 'here'],
  ['三（四）', '规模裁员处置', 'here', 'here'],
  ['三（四）', '裁员直报', 'nowhere', 'nowhere'],
  ['三（四）', '裁员企业工作组', 'nowhere', 'nowhere'],
  ['三（四）', '裁员人员专场对接', 'nowhere', 'nowhere'],
]

export type Place = 'here' | 'elsewhere' | 'nowhere'

/** All changes but things missing and figures or days added; values as the text has them. */
export const changes: readonly (readonly [
  lower: 'municipality' | 'province',
  upper: string,
  change: string,
  above: string | undefined,
  below?: string,
])[] = [
  ['municipality', '二（三）', 'date_lost', '2022年年底'],
  ['municipality', '二（三）', 'figure_lost', '一年'],
  ['province', '二（三）', 'branch_left_out', '工伤保险'],
  ['province', '二（三）', 'period_to_date', '一年', '2023年3月底'],
  ['municipality', '二（四）', 'way_apart', '免申即享', '二（四）16 二（七）26'],
  ['municipality', '二（四）', 'ceiling_to_value', '90%', '60%'],
  ['province', '二（四）', 'ceiling_to_value', '90%', '90%'],
  ['province', '二（四）', 'ceiling_to_value', '500元', '500元'],
  ['province', '二（四）', 'condition_lost', '2年'],
  ['province', '二（十一）', 'condition_lost', '1年'],
  ['municipality', '二（四）', 'recipient_narrowed', '90% (中小微企业 个体工商户)', '60% (中小微企业)'],
  ['municipality', '二（四）', 'condition_added', undefined, '3个月'],
  ['province', '二（四）', 'recipient_narrowed', '90% (中小微企业 个体工商户)', '90% (中小微企业)'],
  ['province', '二（四）', 'recipient_widened', '500元 (困难企业)', '500元 (特困行业企业 困难企业)'],
  ['municipality', '三（三）', 'cadence_earlier', '每月10日前', '每月5日前'],
  ['province', '三（三）', 'cadence_earlier', '每月10日前', '每月3日前'],
]

/**
 * How each sentence of the plan fares, told by a few characters of it: t taken up, p partly, n not; two letters where readers may differ.
 * Labelled before the comparison was first run on these texts.
 */
export const statuses: readonly (readonly [key: string, municipality: string, province: string])[] = [
  ['立足职能职责', 'tp', 'n'],
  ['就业补助资金', 'n', 'tp'],
  ['公共部门', 'tp', 'tp'],
  ['以工代赈', 'n', 'n'],
  ['重点帮扶县', 'p', 'p'],
  ['信息展示专栏', 'tp', 'p'],
  ['创业项目大赛', 't', 't'],
  ['宣介创业政策', 'tp', 'tp'],
  ['所有中小微企业', 't', 't'],
  ['通用设备制造业', 't', 't'],
  ['普惠性', 't', 't'],
  ['对公账户', 'np', 'p'],
  ['留工', 'n', 't'],
  ['扩岗', 't', 't'],
  ['专项招聘活动', 't', 'tp'],
  ['直播带岗', 't', 'p'],
  ['闭环线路', 'n', 'n'],
  ['白名单', 'tp', 't'],
  ['余缺调剂', 'tp', 'n'],
  ['学徒制', 'p', 'p'],
  ['农村转移劳动力', 't', 't'],
  ['培训包', 'n', 'n'],
  ['见证即发', 't', 'n'],
  ['国聘', 'np', 'np'],
  ['高质量服务需求', 'tp', 'tp'],
  ['人事代理', 'np', 'p'],
  ['视频采信', 'p', 'np'],
  ['一件事', 't', 'np'],
  ['和谐同行', 't', 'n'],
  ['轮岗轮休', 't', 'tp'],
  ['维权线索', 't', 't'],
  ['一人一策', 't', 't'],
  ['大龄劳动者', 't', 'n'],
  ['公益性岗位', 't', 't'],
  ['免跑即领', 't', 'p'],
  ['失业补助金', 't', 't'],
  ['落实落细落具体', 't', 'np'],
  ['就业常规统计', 't', 'n'],
  ['风险苗头', 't', 'n'],
  ['跟踪指导', 't', 't'],
  ['月调度', 't', 't'],
  ['直报', 'p', 'p'],
  ['专门工作组', 'n', 'n'],
  ['新兴媒体', 'tp', 't'],
  ['进社区', 'n', 'n'],
  ['典型案例', 'p', 'n'],
  ['舆情', 't', 't'],
]
