import { countedAs } from '../../kernel/counted-as.zh.ts'
import type { office } from '../client/office.ts'
import { dayParts } from '../figures/days.ts'
import { count, yuan } from '../figures/figures.ts'

export type Item = Awaited<ReturnType<typeof office.inbox.waiting>>[number]

/** What an item says, and where it is dealt with. */
export interface ItemWords {
  readonly title: string
  readonly note: string
  readonly many: string
  readonly from: string
  readonly verb: string
  readonly to: string
}

type Wording = (item: Item) => ItemWords

const textIn = (item: Item, name: string): string => String(item.title[name] ?? '')
/** How many wait, in the word that those whom it is about are counted by. */
const rowsIn = (item: Item): string => `${count(Number(item.title.rows ?? 0))} ${countedAs(textIn(item, 'of'))}`

/** Where it waits: a place, or the first of several. */
const placeIn = ({ region, places }: Item): string => (places === 1 ? region.name : `${region.name}等 ${places} 地`)

const verification =
  (what: string, note: (item: Item) => string, verb: string): Wording =>
  (item) => ({
    title: `${textIn(item, 'policy')}：${rowsIn(item)}的“${textIn(item, 'fact')}”${what}`,
    note: `${placeIn(item)}；${note(item)}`,
    many: rowsIn(item),
    from: textIn(item, 'from'),
    verb,
    to: `/verification/${item.subject}?state=${item.state}`,
  })

const batch =
  (what: string, note: string, verb: string): Wording =>
  (item) => ({
    title: `${textIn(item, 'policy')}批次 ${textIn(item, 'number')}：${what}`,
    note: item.isReturned ? `${placeIn(item)}；退回重办，${note}` : `${placeIn(item)}；${note}`,
    many: `${count(Number(item.title.rows ?? 0))} 条`,
    from: textIn(item, 'from'),
    verb,
    to: `/batches/${textIn(item, 'batch') || item.subject}`,
  })

const recovery =
  (what: string, note: string, verb: string): Wording =>
  (item) => ({
    title: `${textIn(item, 'policy')}追回 ${textIn(item, 'number')}：${what}`,
    note: item.isReturned ? `${placeIn(item)}；退回重办，${note}` : `${placeIn(item)}；${note}`,
    many: '1 件',
    from: textIn(item, 'from'),
    verb,
    to: `/recovery/${item.subject}`,
  })

const deferral =
  (what: string, note: string, verb: string): Wording =>
  (item) => ({
    title: `${textIn(item, 'policy')} ${textIn(item, 'number')}：${what}`,
    note: item.isReturned ? `${placeIn(item)}；退回，${note}` : `${placeIn(item)}；${note}`,
    many: '1 件',
    from: textIn(item, 'from'),
    verb,
    to: `/deferral/${item.subject}`,
  })

/** The same of months that have to be repaid: how many there are, and what they come to. */
const repayment =
  (what: string, note: string): Wording =>
  (item) => ({
    ...deferral(what, `${count(Number(item.title.rows ?? 0))} 个月共 ${yuan(textIn(item, 'fen'))} 元，${note}`, '查看')(item),
    many: `${count(Number(item.title.rows ?? 0))} 个月`,
  })

const application =
  (what: string, note: string, verb: string): Wording =>
  (item) => {
    const others = Number(item.title.policies ?? 1) - 1
    return {
      title: `${textIn(item, 'policy')}${others > 0 ? `等 ${others + 1} 项` : ''}申请 ${textIn(item, 'number')}：${what}`,
      note: item.isReturned ? `${placeIn(item)}；已补正，${note}` : `${placeIn(item)}；${note}`,
      many: '1 件',
      from: textIn(item, 'from'),
      verb,
      to: `/applications/${item.subject}`,
    }
  }

/** The same, leading to the section of the batch where it is dealt with. */
const at =
  (section: string, wording: Wording): Wording =>
  (item) => {
    const words = wording(item)
    return { ...words, to: `${words.to}?section=${section}` }
  }

/** How items of each register read in each of their states. */
const wordings: Readonly<Record<string, Readonly<Record<string, Wording>>>> = {
  verification: {
    asked: verification('待核实', (item) => (item.isReturned ? '复核退回，请重新核实' : '缺这项事实，不能判定'), '核实'),
    answered: verification('待复核', () => '已核实，须由另一人复核', '复核'),
    // Facts of every letter go into the data together, where the letters are listed.
    confirmed: (item) => ({ ...verification('待更新数据', () => '已复核，还没有并入数据', '更新数据')(item), to: '/verification' }),
  },
  batch: {
    first_check: batch('待报送复核', '各经办机构初审后报送', '办理'),
    second_check: batch('待复核', '须由另一人复核', '复核'),
    joint_review: batch('联合会审中', '收齐意见后结束会审', '办理'),
    account_check: batch('账户核实中', '确认意愿和账户', '办理'),
    decision: batch('待集体审议', '登记会议纪要并签定名单', '登记'),
    publication: batch('公示中', '公示期满后结束公示', '办理'),
    approval: batch('待拨付审批', '核对四数后审批', '审批'),
    sample: batch('抽查复核中', '抽取、核对，差错率不超限值后结束', '办理'),
    finance: batch('待基金财务办理', '用款计划与到账', '办理'),
    hand_over: batch('待报盘', '复核授权后报送银行', '报盘'),
    answers: batch('待回盘', '银行未回的不得再付', '办理'),
  },
  batch_part: { open: batch('待本地初审', '初审后由统筹地区汇总', '初审') },
  joint_opinion: {
    asked: (item) => at('review', batch(`${textIn(item, 'body')}待会审意见`, '未回复不视为同意', '填写'))(item),
    entered: (item) => at('review', batch(`${textIn(item, 'body')}复函待复核`, '须由另一人复核', '复核'))(item),
  },
  publication: {
    // Its number is that of the notice, which no batch has to have.
    up: (item) => ({
      ...at('publication', batch('', '期满次日起撤下并登记', '办理'))(item),
      title: `${textIn(item, 'policy')}公示 ${textIn(item, 'number')}：公示中，期满后撤下`,
      many: '1 份',
    }),
  },
  objection: {
    received: at('publication', batch('异议待调查', '该条暂缓，其余照常', '调查')),
    investigated: at('publication', batch('异议待答复', '须由另一人复核后答复', '答复')),
  },
  claim: {
    unpublished: at('publication', batch('待补公示', '变更或恢复的条目单独公示，期满后发放', '办理')),
    account_entered: at('rows', batch('收款账户待复核', '须由录入人以外的人复核后才能报盘', '复核')),
    returned: batch('退票待查', '核对退款是否回到支出户', '登记'),
    back: batch('退票待更正账户', '退款已回，更正账户后重发', '更正'),
    corrected: batch('账户更正待复核', '须由另一人复核', '复核'),
    payable: batch('待重新报盘', '账户已复核', '报盘'),
  },
  account_request: { asked: at('rows', batch('有更正账户的申请', '核对材料后登记，或写明理由不同意', '办理')) },
  sample: { drawn: at('sample', batch('抽查条目待核对', '由没有经办过的人核对', '核对')) },
  application: {
    received: application('待审核', '须由受理人以外的人审核', '审核'),
    to_complete: application('待补正', '已一次性告知，申请人补正后登记', '登记补正'),
    to_release: (item) => ({
      ...application('待更新数据', '已通过，所报事实还没有并入数据', '更新数据')(item),
      many: `${count(Number(item.title.rows ?? 0))} 项`,
      to: '/verification',
    }),
  },
  commitment: {
    bound: (item) => ({
      title: `申请 ${textIn(item, 'number')}：承诺“${textIn(item, 'fact')}”待核查`,
      note: `${placeIn(item)}；须由收取承诺的人以外的人核查`,
      many: '1 项',
      from: textIn(item, 'from'),
      verb: '核查',
      to: `/applications/${textIn(item, 'application')}`,
    }),
  },
  fund_shortage: {
    proposed: at('shortage', batch('资金不足的分配决定待同意', '须由登记人以外的人同意', '核对')),
  },
  deferral: {
    entered: deferral('待复核', '须由登记人以外的人复核', '复核'),
    returned: deferral('待更正', '按退回理由更正后重新报复核', '更正'),
    to_withdraw: deferral('撤销待同意', '须由提请人以外的人同意', '办理'),
    to_repay: repayment('将到补缴期限', '请提醒单位按期补缴'),
    overdue: repayment('逾期未补缴', '请催缴'),
  },
  recovery: {
    opened: recovery('待事先告知', '登记告知书和送达日期', '办理'),
    noticed: recovery('陈述申辩期', '登记申辩，或期满后登记未申辩', '办理'),
    heard: recovery('待作决定', '须由告知人以外的人决定', '决定'),
    decided: recovery('待送达', '登记送达回证', '办理'),
    served: recovery('待退款', '期满未退的，签协议或催告', '办理'),
    agreed: recovery('分期还款', '核对本期是否到账', '办理'),
    urged: recovery('已催告', '期满未退的，可申请强制执行', '办理'),
    enforcing: recovery('强制执行中', '跟踪法院结果', '办理'),
    to_write_off: recovery('待财务同意核销', '须由提请人以外的财务人员同意', '办理'),
  },
  payment_standing: {
    silent: (item) => ({
      ...batch(
        '银行逾期未回盘',
        `应于 ${textIn(item, 'until')} 前回盘（${textIn(item, 'basis')}），请向银行查询；未回的不得再付`,
        '查看',
      )(item),
      to: `/desk?group=silent&batch=${item.subject}`,
    }),
  },
  day_closing: {
    signed_once: (item) => ({
      title: `${textIn(item, 'fund')} ${textIn(item, 'day')} 日清：待财务签字`,
      note: `${item.region.name}；经办已签字，须由另一人签字`,
      many: '1 天',
      from: textIn(item, 'from'),
      verb: '核对签字',
      to: `/closing?day=${textIn(item, 'day')}&fund=${encodeURIComponent(textIn(item, 'fund'))}`,
    }),
    month_signed_once: (item) => ({
      title: `${textIn(item, 'fund')} ${textIn(item, 'day').slice(0, 7)} 月结：待财务签字`,
      note: `${item.region.name}；经办已签字，须由另一人签字`,
      many: '1 月',
      from: textIn(item, 'from'),
      verb: '核对签字',
      to: `/closing/month?month=${textIn(item, 'day').slice(0, 7)}&fund=${encodeURIComponent(textIn(item, 'fund'))}`,
    }),
  },
  earlier_list: {
    taken_in: (item) => ({
      title: `${textIn(item, 'policy')} ${textIn(item, 'year')} 年以前发放的清单待复核`,
      note: '须由登记人以外的人复核，复核后计入核对',
      many: '1 份',
      from: textIn(item, 'from'),
      verb: '复核',
      to: '/earlier',
    }),
  },
  settlement_account: {
    match_proposed: (item) => ({
      title: `${textIn(item, 'fund')}对账：手工勾对待复核`,
      note: `${textIn(item, 'name')}；须由勾对人以外的人复核`,
      many: rowsIn(item),
      from: textIn(item, 'from'),
      verb: '复核',
      to: `/reconciliation?account=${item.subject}&shown=matches`,
    }),
  },
  doubt: {
    raised: at('doubts', batch('疑点待核查', '暂缓发放，其余照常', '核查')),
    answered: at('doubts', batch('疑点待办结', '须由另一人办结', '办结')),
  },
}

/** The words of an item; one of a register that the page does not know names itself and leads nowhere. */
export function wordsOf(item: Item): ItemWords {
  const wording = wordings[item.register]?.[item.state]
  return wording?.(item) ?? { title: item.register, note: placeIn(item), many: rowsIn(item), from: '', verb: '', to: '/' }
}

export type Urgency = Item['urgency']['kind']

/** The groups of the inbox, in their order. */
export const groups: Readonly<Record<Urgency, string>> = {
  late: '逾期',
  today: '今天到期',
  soon: '三个工作日内',
  later: '以后',
  undated: '没有期限',
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日']

/** A deadline in the words of a list: 逾期 1 个工作日, 今天, 01-11 周三. */
export function dueWord({ dueOn, urgency }: Pick<Item, 'dueOn' | 'urgency'>): string {
  if (dueOn === null) return '—'
  if (urgency.kind === 'today') return '今天'
  if (urgency.kind === 'late') return urgency.workdays === null || urgency.workdays === 0 ? '逾期' : `逾期 ${urgency.workdays} 个工作日`
  const parts = dayParts(dueOn)
  return parts === undefined ? dueOn : `${dueOn.slice(5)} 周${weekdays[parts.weekday - 1]}`
}
