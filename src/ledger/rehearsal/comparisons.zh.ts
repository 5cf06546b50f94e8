import { formatYuan } from '../../kernel/money.ts'
import type { ComparisonId, Found } from './comparisons.ts'

/** A comparison in words. */
export interface ComparisonWords {
  readonly name: string
  /** What is laid beside what. */
  readonly what: string
  /** What it rests on. */
  readonly basis: string
  readonly example: string
  /** Why it is not made, and what would be needed. */
  readonly off?: string
  /** What is said of a row that it found. */
  readonly found: (found: Found) => string
}

const benefits = '失业保险条例第十五条（停止领取失业保险待遇的情形）；其他待遇没有文件写明，只提示核查'
const prudence = '审计通行的比对，没有文件写明，只提示核查，不据此取消'

const namesOf = ({ names = [] }: Found): string => names.join('、')

/** The comparisons as a page and an auditor read them. */
export const comparisonWords: Readonly<Record<ComparisonId, ComparisonWords>> = {
  dead: {
    name: '已死亡',
    what: '名单涉及的人员与登记库的死亡日期比对，到数据日期为止。',
    basis: prudence,
    example: '数据日期 2022-12-31，死亡日期 2022-11-03 的，提示核查。',
    found: ({ day }) => `登记库载明 ${day ?? ''} 已死亡`,
  },
  cancelled: {
    name: '单位已注销',
    what: '名单涉及的企业（参保单位按其所属企业）与登记库的注销日期比对，到数据日期为止。',
    basis: prudence,
    example: '数据日期 2022-12-31，注销日期就是这一天的，提示核查；次日注销的不提示。',
    found: ({ day }) => `登记库载明企业 ${day ?? ''} 已注销`,
  },
  imprisoned: {
    name: '服刑人员',
    what: '名单涉及的人员与登记库的服刑信息比对。',
    basis: benefits,
    example: '数据日期正在服刑的，提示核查。',
    found: () => '登记库载明正在服刑',
  },
  retired: {
    name: '已到退休日期',
    what: '名单涉及的人员与登记库的法定退休日期比对，到数据日期为止。',
    basis: prudence,
    example: '数据日期 2022-12-31，退休日期就是这一天的，提示核查。',
    found: ({ day }) => `登记库载明 ${day ?? ''} 已到法定退休日期`,
  },
  drawing_pension: {
    name: '领取养老金',
    what: '名单涉及的人员与登记库的基本养老金领取情况比对。',
    basis: benefits,
    example: '登记库载明在领基本养老金的，提示核查。',
    found: () => '登记库载明已领取基本养老金',
  },
  several_employers: {
    name: '同月多家用工',
    what: '名单涉及的人员在数据日期所在的月份，是否有两家以上单位的用工关系。',
    basis: prudence,
    example: '12 月先后或同时在两家单位有用工关系的，提示核查。',
    found: ({ count }) => `数据日期当月有 ${count ?? 0} 家单位的用工关系`,
  },
  paid_elsewhere: {
    name: '后到的发放记录',
    what: '比筛查更新的登记库里的历史发放记录，与本批次的互斥和一次性规则比对；与筛查同一份数据的，筛查已扣减，不再比对。',
    basis: '本批次所依据文件的互斥与一次性条款，见“互斥与重复”',
    example: '筛查后补报的台账载明，同一人政策期内已领互斥的补贴，提示核查。',
    found: (found) => `后到的发放记录载明已领${namesOf(found)}`,
  },
  facts_changed: {
    name: '认定依据已变化',
    what: '认定所依据的本人、本单位的信息，与比筛查更新的登记库逐项比对；按其他记录合计的数不比对。',
    basis: prudence,
    example: '筛查时“失业保险欠费”为否，更新的登记库为是，提示核查。',
    found: (found) => `更新的登记库中已变化：${namesOf(found)}`,
  },
  paid_twice: {
    name: '重复收款',
    what: '同一政策、同一年度，是否还有另一条为同一人的待遇（含其他批次，在您的辖区内）；单位的待遇由系统保证不重复，单位为多人领取的不算。',
    basis: prudence,
    example: '同一人先后两段用工各有一条，提示核查。',
    found: ({ count }) => `同一政策、同一年度还有 ${count ?? 0} 条为同一人`,
  },
  paid_before: {
    name: '以前已发放',
    what: '名单与以前系统发放的清单（已登记并复核的）比对：同一政策、同一年度、同一收款方或人员。没有登记清单的没有数据。',
    basis: prudence,
    example: '2021 年度以前的系统已发过的单位又列入 2021 年度的批次，提示核查。',
    found: ({ count }) => `以前的系统同一政策、同一年度已发放 ${count ?? 0} 笔`,
  },
  shared_account: {
    name: '一个账户多个收款人',
    what: '名单的收款账号，是否也是别的收款人的账号（在您的辖区内登记过的全部账户）。',
    basis: prudence,
    example: '两家企业填同一个账号，两条都提示核查。',
    found: ({ count }) => `收款账号也是另外 ${count ?? 0} 个收款人的账号`,
  },
  holder_differs: {
    name: '户名与收款人不符',
    what: '名单的收款账户的户名，与收款人名称比对。',
    basis: prudence,
    example: '收款人是甲公司，户名是乙公司，提示核查。',
    found: () => '收款账户的户名与收款人名称不同',
  },
  person_for_unit: {
    name: '个人账户代单位收款',
    what: '收款人是单位的，收款账户是否为个人账户。',
    basis: prudence,
    example: '没有对公账户的个体工商户，用经营者的个人账户收款，提示核查其缴费账户。',
    found: () => '收款人是单位，收款账户是个人账户',
  },
  unusual_amount: {
    name: '金额异常',
    what: '每条金额与本批次的常见范围比对：按金额排序，中间一半的下限和上限为常见范围；大于上限乘以“上限÷下限”的三次方，或小于下限除以这个数的，算异常。不足 20 条的批次不比。',
    basis: prudence,
    example: '其余各条都是 1 500 元，有一条 15 000 元，提示核查。',
    found: ({ usual: [from, to] = [0n, 0n] }) => `金额远离本批次常见的 ${formatYuan(from)} 至 ${formatYuan(to)} 元`,
  },
  handlers_relative: {
    name: '经办人员亲属',
    what: '收款人与经办人员及其亲属比对。',
    basis: '没有读到允许经办机构为此查询亲属信息的文件',
    example: '有文件允许，并有经办人员申报的亲属信息后才能比对。',
    off: '没有文件允许为此查询亲属信息，也没有经办人员申报的亲属信息，不比对。',
    found: () => '',
  },
}

/** The doubt that a row is held with: which comparison found it, and what. */
export const doubtOf = ({ name }: ComparisonWords, detail: string): string => `${name}：${detail}`
