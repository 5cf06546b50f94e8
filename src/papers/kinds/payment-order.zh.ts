import { countedAs } from '../../kernel/counted-as.zh.ts'
import type { PaperDescription, PaperLine } from '../paper.ts'

/** Money that finance is to pay. */
export interface PaymentOrder {
  readonly issuer: string
  readonly policy: string
  readonly turn: number
  readonly place: string
  readonly number: string
  readonly fund: string
  readonly entity: string
  readonly rows: number
  readonly fen: bigint
  readonly listHash: string
  /** What it rests on: minutes, approval. */
  readonly papers: readonly { readonly name: string; readonly number: string; readonly day: string }[]
  /** By kind of account. */
  readonly accounts: readonly { readonly kind: string; readonly rows: number; readonly fen: bigint }[]
  /** Of rows whose money came back. */
  readonly isAgain: boolean
}

const accountWords: Readonly<Record<string, string>> = { corporate: '对公账户', contribution: '缴费账户', personal: '个人账户' }

/** The order to pay: total in figures and capitals, payees and their accounts in the annex, hash of the list, room for the voucher's number. */
export function paymentOrder(of: PaymentOrder): PaperDescription {
  const { policy, turn, rows, fen } = of
  return {
    kind: 'payment_order',
    title: `${policy}资金${of.isAgain ? '重新' : ''}拨付单`,
    issuer: of.issuer,
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: '批次', line: [of.number] },
          { label: '统筹地区', line: [of.place] },
          { label: '政策', line: [`${policy}（第${turn}批）`] },
          { label: '资金', line: [of.fund] },
          ...of.papers.map(({ name, number, day }) => ({
            label: name,
            line: [`${number}　`, { kind: 'day', day }] as PaperLine,
            isWide: true as const,
          })),
          { label: '拨付笔数', line: [{ kind: 'count', count: rows, unit: '笔' }] },
          { label: '拨付金额', line: [{ kind: 'money', fen }] },
          { label: '金额大写', line: [{ kind: 'capital', fen }], isWide: true },
          { label: '名单校验码', line: [`SHA-256　${of.listHash}`], isWide: true },
        ],
      },
      {
        kind: 'table',
        table: {
          columns: [
            { title: '收款账户', kind: 'text', share: 40 },
            { title: '笔数', kind: 'count', share: 20 },
            { title: '金额（元）', kind: 'money', share: 40 },
          ],
          rows: of.accounts.map((each) => [accountWords[each.kind] ?? each.kind, each.rows, each.fen]),
          total: ['合计', rows, fen],
        },
      },
      { kind: 'paragraph', line: [`收款户名、开户行和账号见附件，账号只列末四位；按${countedAs(of.entity)}计的名单与审批名单一致。`] },
      {
        kind: 'facts',
        facts: [
          { label: '付款账户', line: [''], isWide: true },
          { label: '支付凭证号', line: [''], isWide: true },
        ],
      },
      { kind: 'signatures', lines: [{ role: '制单' }, { role: '复核' }, { role: '审批' }, { role: '基金财务' }] },
    ],
    basis: [],
    isSealed: true,
    copies: [],
  }
}

/** A file of payments that a bank is to carry out. */
export interface BankOrder {
  readonly issuer: string
  readonly policy: string
  readonly number: string
  readonly fund: string
  readonly file: string
  readonly fileHash: string
  readonly rows: number
  readonly fen: bigint
  /** The order to pay that the file was made against. */
  readonly order: { readonly number: string; readonly day: string } | undefined
}

/** The mandate to a bank to pay a file: totals equal to the file's, with the hash by which the bank tells that it holds this file. */
export function bankOrder(of: BankOrder): PaperDescription {
  const { rows, fen } = of
  return {
    kind: 'bank_order',
    title: '委托付款书',
    issuer: of.issuer,
    addressee: '开户银行',
    blocks: [
      {
        kind: 'paragraph',
        line: [
          `现委托贵行按本单位提交的批量支付文件${of.file}，从下列付款账户向文件所列收款人付款，共`,
          { kind: 'count', count: rows, unit: '笔' },
          '，合计',
          { kind: 'money', fen },
          '（',
          { kind: 'capital', fen },
          '）。笔数、金额或校验码与文件不一致的，请不要付款并通知本单位。',
        ],
      },
      {
        kind: 'facts',
        facts: [
          { label: '付款户名', line: [''], isWide: true },
          { label: '付款账号', line: [''], isWide: true },
          { label: '资金', line: [of.fund] },
          { label: '用途', line: [of.policy] },
          { label: '批次', line: [of.number] },
          { label: '支付文件', line: [of.file] },
          ...(of.order === undefined
            ? []
            : [
                { label: '拨付单', line: [`${of.order.number}　`, { kind: 'day', day: of.order.day }] as PaperLine, isWide: true as const },
              ]),
          { label: '总笔数', line: [{ kind: 'count', count: rows, unit: '笔' }] },
          { label: '总金额', line: [{ kind: 'money', fen }] },
          { label: '金额大写', line: [{ kind: 'capital', fen }], isWide: true },
          { label: '文件校验码', line: [`SHA-256　${of.fileHash}`], isWide: true },
        ],
      },
      {
        kind: 'paragraph',
        line: ['请于付款完成后将逐笔结果（成功或退票及原因）交回本单位；没有结果的，本单位按处理中对待，不再重复付款。'],
      },
      { kind: 'signatures', lines: [{ role: '经办' }, { role: '复核授权' }, { role: '银行受理' }] },
    ],
    basis: [],
    isSealed: true,
    copies: [],
  }
}
