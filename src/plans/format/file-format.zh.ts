import type { fileFormat, rootShapes } from './file-format.ts'
import type { Descriptions, KeyText } from './shape.ts'

const note = ['给读方案的人看的话', '说明: 按文件附件核对过'] as const

/** The YAML files of a plan folder, for authors. */
export const fileTexts: Descriptions<typeof fileFormat> = {
  plan: {
    zh: '文件信息',
    about: 'plan.yaml：这是哪份文件、谁发的、管哪里。成文日期和知悉日期至少写一个。',
    keys: {
      number: ['文号', '文号: 某人社发〔2022〕9号'],
      title: ['标题', '标题: 关于做好稳就业工作的通知'],
      issuer: ['发文机关；联合发文照文件写', '发文机关: 某市人力资源和社会保障局'],
      region: ['管哪里：六位行政区划代码，加引号；全国写 "000000"', '地区: "500000"'],
      issued_on: ['成文日期', '成文日期: 2022-07-23'],
      disclosure: ['公开属性', '公开属性: 主动公开'],
      upper: ['直接依据的上级方案的文件夹名，近的在前；其参数和定义可用，其政策在本文件没有写到时照办', '上级文件: [mohrss-2022-60]'],
      masked: ['文件里被遮去的年份；启用前要指明是哪一年', '遮蔽年份: [20XX]'],
      known_on: ['从哪天起能知道这份文件，不写就是成文日期', '知悉日期: 2022-08-01'],
      year: ['文件管的是哪一年，日历就看哪一年；不写时看期限多在哪一年', '适用年度: 2022'],
      reporting: ['定期报告用哪个 form 的代码', '调度: monthly_progress'],
      note,
    },
  },
  parameter: {
    zh: '参数',
    about: 'parameters.yaml（或 parameters-*.yaml）：文件里的每个数、比例、金额、日期和名录，键是参数的名称。总库或上级已声明的只写取值。',
    keys: {
      id: ['参数的代码', '代码: refund_rate'],
      type: ['数值、比例、金额、日期、月份、名录，或 枚举 加枚举名', '类型: 比例'],
      unit: ['数值的单位；金额可写 元/人、元/月', '单位: 月'],
      key: ['按什么分行：枚举名，或 分档 加单位', '分列: 分档 人'],
      range: ['取值最小和最大各是多少；不写时，金额和数值不为负，比例在 0% 至 100%', '取值范围: [0%, 100%]'],
      values: ['各段期间的取值', '取值: [{ 值: 12, 依据: 二（一） }]'],
      note,
    },
  },
  parameter_value: {
    zh: '取值',
    about: '参数在一段期间的值：值、表、档写一样。没有取值的期间不会套用别的，用到时会指出。',
    keys: {
      from: ['第一天；不写就不限', '自: 2022-01-01'],
      to: ['最后一天；不写就不限', '至: 2022-12-31'],
      known_on: ['从哪天起能知道这个值，不写就同文件', '知悉: 2022-08-01'],
      value: ['一个值；名录写成列表。“最高 500”只定上限，“按规定”由别处定，两者都得出待地方标准', '值: 最高 500'],
      table: ['按枚举分列时，每个枚举值一格', '表: { 大型企业类: 50%, 中小微企业类: 60% }'],
      tiers: ['分档时，一档一行，要把所有的数恰好盖一遍', '档: [{ 不超过: 30, 值: 20% }, { 超过: 30, 值: 5.5% }]'],
      basis: ['本文件条款编号，或别的文件', '依据: 二（一）'],
      confidence: ['依据有多可靠；不写表示文件明说', '可信度: 高'],
    },
  },
  tier: {
    zh: '档',
    about: '分档的一行：从哪到哪、取什么值。第一档不写下限，最后一档不写上限。',
    keys: {
      at_least: ['含这个数的下限', '不低于: 30'],
      above: ['不含这个数的下限', '超过: 30'],
      at_most: ['含这个数的上限', '不超过: 30'],
      below: ['不含这个数的上限', '低于: 30'],
      value: ['这一档的值', '值: 20%'],
    },
  },
  indicator: {
    zh: '指标',
    about: 'indicators.yaml：目标所说的统计数，键是指标的名称。上级或总库有的不要再写。',
    keys: {
      id: ['指标的代码', '代码: new_urban_jobs'],
      unit: ['人、个等；比例写 "%"', '单位: 人'],
      direction: ['越高越好还是越低越好', '方向: 越高越好'],
      measure: ['从年初累计、某一时点，还是比例', '口径: 累计'],
      system: ['数从哪里来', '来源: 人社统计'],
      note,
    },
  },
  example: {
    zh: '例子',
    about: 'examples/*.yaml：一组事实和应得的结论，check 每次都算一遍。',
    keys: {
      name: ['例子的名称，在本文件里不重复', '名称: 小型企业按六成'],
      policy: ['判哪项政策', '政策: job_retention_refund'],
      base: ['在同一文件前面的哪个例子上改；没写的照它', '基于: 小型企业按六成'],
      date: ['哪天判', '筛查日: 2022-12-31'],
      region: ['在哪里', '地区: "500101"'],
      facts: ['事实，用术语表的名称；没写或写 ~ 的就是未知', '事实: { 失业保险欠费: 否 }'],
      bind: ['遮蔽的年份各是哪一年', '年份: { 20XX: "2022" }'],
      outcome: ['应得的结论', '结论: 符合'],
      amount: ['应得多少元', '金额: 60.01'],
      due: ['义务的期限', '期限: 2022-10-01'],
      failed: ['不成立的条件的代码，要列全', '不符合: [no_arrears]'],
      missing: ['缺少的事实的代码，要列全', '缺少: [has_arrears]'],
      flags: ['成立的复核的代码，要列全', '提示: [discretionary]'],
    },
  },
}

/** The files, and the block of definitions, as a whole. */
export const rootTexts: Readonly<Record<keyof typeof rootShapes, KeyText>> = {
  parameters: ['参数表', '最低缴费月数: { 代码: paid_months_min, 类型: 数值, 单位: 月, 取值: [{ 值: 12, 依据: 二（一） }] }'],
  indicators: ['指标表', '城镇新增就业人数: { 代码: new_urban_jobs, 单位: 人, 方向: 越高越好, 口径: 累计, 来源: 人社统计 }'],
  examples: ['例子', '- { 政策: job_retention_refund, 名称: 甲例, 筛查日: 2022-12-31, 事实: { 失业保险欠费: 否 }, 结论: 待补事实 }'],
  definition: ['定义', '净减员人数 (net_decrease): { 所属: 参保单位, 定义: 年初参保职工人数 - 年末参保职工人数, 依据: 三（一） }'],
}
