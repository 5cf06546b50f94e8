import { countedAs } from '../../kernel/counted-as.zh.ts'
import type { PaperDescription } from '../paper.ts'

/** A list that is made public. */
export interface Notice {
  readonly issuer: string
  readonly policy: string
  readonly turn: number
  readonly place: string
  /** Whose grants they are: the entity of the policy. */
  readonly entity: string
  readonly rows: number
  readonly fen: bigint
  readonly from: string
  readonly to: string
  readonly workdays: number
  readonly basis: string
  readonly address: string
  readonly numbersBasis: string | undefined
  /** Of rows that are shown again or late, not of the whole list. */
  readonly isAgain: boolean
}

/** The notice of a list: whom it is about, how much, from when to when, and how to say something against it. */
export function notice(of: Notice): PaperDescription {
  const { policy, turn, place, rows, fen, from, to, workdays, isAgain } = of
  const unit = countedAs(of.entity)
  return {
    kind: 'notice',
    title: `关于${place}${policy}第${turn}批拟享受名单${isAgain ? '补充' : ''}的公示`,
    issuer: of.issuer,
    blocks: [
      {
        kind: 'paragraph',
        line: [
          `经审核，${isAgain ? '以下名单因更正或补充另行公示，' : ''}${place}${policy}第${turn}批拟享受名单共`,
          { kind: 'count', count: rows, unit },
          '，拟发放资金',
          { kind: 'money', fen },
          '（',
          { kind: 'capital', fen },
          '），名单附后，现予公示。',
        ],
      },
      {
        kind: 'paragraph',
        line: ['公示时间：', { kind: 'day', day: from }, '至', { kind: 'day', day: to }, `，公示期${workdays}个工作日，自起始日次日起算。`],
      },
      { kind: 'paragraph', line: [`公示地点：${of.address}`] },
      {
        kind: 'paragraph',
        line: [
          `对公示内容有异议的，可在公示期内以来信、来电、当面或网上方式向${of.issuer}提出，并写明异议的对象、事实和理由。受理后给出回执号，凭回执号查询答复。`,
        ],
      },
      { kind: 'paragraph', line: ['受理电话：　　　　　　　　　　受理地址：'] },
    ],
    basis: [of.basis, ...(of.numbersBasis === undefined ? [] : [`证件号码遮盖后公示：${of.numbersBasis}`])],
    isSealed: true,
    copies: [],
  }
}

/** What became of a publication. */
export interface NoticeReport {
  readonly issuer: string
  readonly policy: string
  readonly turn: number
  readonly place: string
  readonly number: string
  readonly notices: readonly {
    readonly number: string
    readonly from: string
    readonly to: string
    readonly workdays: number
    readonly rows: number
    readonly fen: bigint
    readonly address: string
    readonly takenDownOn: string | undefined
    readonly proofs: number
  }[]
  readonly objections: readonly {
    readonly receipt: string
    readonly receivedOn: string
    readonly about: string
    readonly finding: 'upheld' | 'rejected' | undefined
    readonly answer: string
  }[]
  readonly basis: readonly string[]
}

/** The report on a publication: where and how long, what was said against it and what came of that. */
export function noticeReport(of: NoticeReport): PaperDescription {
  const { policy, turn, place, notices, objections } = of
  const upheld = objections.filter(({ finding }) => finding === 'upheld').length
  const open = objections.filter(({ finding }) => finding === undefined).length
  const without = objections.length === 0 ? '公示期内没有收到异议。' : undefined
  return {
    kind: 'notice_report',
    title: `${place}${policy}第${turn}批公示情况说明`,
    issuer: of.issuer,
    blocks: [
      { kind: 'heading', text: '一、公示情况' },
      { kind: 'paragraph', line: [`${place}${policy}第${turn}批（批次${of.number}）公示${notices.length}次，情况如下。`] },
      {
        kind: 'table',
        table: {
          columns: [
            { title: '公示', kind: 'text', share: 12 },
            { title: '起始日', kind: 'day', share: 15 },
            { title: '截止日', kind: 'day', share: 15 },
            { title: '工作日', kind: 'count', share: 9 },
            { title: '条数', kind: 'count', share: 10 },
            { title: '金额（元）', kind: 'money', share: 22 },
            { title: '地点、撤下和留存', kind: 'text', share: 24 },
          ],
          rows: notices.map((each) => [
            each.number,
            each.from,
            each.to,
            each.workdays,
            each.rows,
            each.fen,
            `${each.address}；${each.takenDownOn === undefined ? '尚未撤下' : `${each.takenDownOn}撤下`}；留存截图${each.proofs}份`,
          ]),
        },
      },
      { kind: 'heading', text: '二、异议办理情况' },
      {
        kind: 'paragraph',
        line: [
          without ??
            `共收到异议${objections.length}件，其中成立${upheld}件、不成立${objections.length - upheld - open}件${open === 0 ? '，均已答复' : `，尚在办理${open}件，所涉条目已暂缓`}。`,
        ],
      },
      ...(objections.length === 0
        ? []
        : [
            {
              kind: 'table',
              table: {
                columns: [
                  { title: '回执号', kind: 'text', share: 20 },
                  { title: '受理日', kind: 'day', share: 18 },
                  { title: '对象', kind: 'text', share: 18 },
                  { title: '结论', kind: 'text', share: 12 },
                  { title: '答复', kind: 'text', share: 40 },
                ],
                rows: objections.map(({ receipt, receivedOn, about, finding, answer }) => [
                  receipt,
                  receivedOn,
                  about,
                  finding === undefined ? '办理中' : finding === 'upheld' ? '成立' : '不成立',
                  answer,
                ]),
              },
            } as const,
          ]),
    ],
    basis: of.basis,
    isSealed: true,
    copies: [],
  }
}
