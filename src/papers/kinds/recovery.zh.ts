import type { PaperBlock, PaperDescription, PaperLine } from '../paper.ts'

/** What a paper to whoever has to pay money back rests on. */
export interface RecoveryCase {
  readonly issuer: string
  /** Whom it is addressed to. */
  readonly payee: string
  /** The number of the case. */
  readonly number: string
  readonly policy: string
  readonly fund: string
  /** The payments that are claimed back, and how much of each. */
  readonly payments: readonly {
    readonly batch: string
    readonly period: string
    readonly paidOn: string
    readonly paid: bigint
    readonly claimed: bigint
  }[]
  /** The documents and clauses that it rests on. */
  readonly basis: readonly string[]
}

/** A term that a paper gives: so many days of a kind from the day it is handed over, by a clause. */
export interface PaperTerm {
  readonly days: number
  readonly unit: 'workdays' | 'days'
  readonly basis: string
}

const termText = ({ days, unit }: PaperTerm): string => `自收到之日起${days}${unit === 'workdays' ? '个工作日' : '日'}内`

const claimedOf = ({ payments }: RecoveryCase): bigint => payments.reduce((sum, { claimed }) => sum + claimed, 0n)

/** What the paper says in its own words. */
const wordsOf = (text: string): readonly PaperBlock[] => (text === '' ? [] : [{ kind: 'paragraph', line: [text] }])

const amount = (fen: bigint): PaperLine => [{ kind: 'money', fen }, '（', { kind: 'capital', fen }, '）']

/** The payments one by one, with what is claimed of each. */
function paymentsTable({ payments }: RecoveryCase, claimed: string): PaperBlock {
  return {
    kind: 'table',
    table: {
      columns: [
        { title: '批次', kind: 'text', share: 18 },
        { title: '所属期', kind: 'text', share: 14 },
        { title: '支付日期', kind: 'day', share: 22 },
        { title: '已支付（元）', kind: 'money', share: 23 },
        { title: claimed, kind: 'money', share: 23 },
      ],
      rows: payments.map((each) => [each.batch, each.period, each.paidOn, each.paid, each.claimed]),
      total: [
        '合计',
        undefined,
        undefined,
        payments.reduce((sum, { paid }) => sum + paid, 0n),
        payments.reduce((sum, { claimed: fen }) => sum + fen, 0n),
      ],
    },
  }
}

/** The notice before a decision: what is held against the payee, what is meant to be decided, and until when they may speak. */
export function recoveryNotice(
  of: RecoveryCase & { readonly facts: string; readonly text: string; readonly term: PaperTerm },
): PaperDescription {
  return {
    kind: 'recovery_notice',
    title: '退回资金事先告知书',
    issuer: of.issuer,
    addressee: of.payee,
    blocks: [
      { kind: 'paragraph', line: [`经查（案号${of.number}），${of.facts}`] },
      { kind: 'paragraph', line: [`本单位拟责令你（单位）退回所领取的${of.policy}资金`, ...amount(claimedOf(of)), '，涉及的支付如下。'] },
      paymentsTable(of, '拟退回（元）'),
      ...wordsOf(of.text),
      {
        kind: 'paragraph',
        line: [
          `对上述事实、理由、依据和拟作出的决定，你（单位）有权陈述和申辩，请${termText(of.term)}向本单位提出（${of.term.basis}）。逾期未提出的，本单位将依法作出决定。`,
        ],
      },
    ],
    basis: of.basis,
    isSealed: true,
    copies: [],
  }
}

/** The decision that money is to be returned: facts, what was said against it, how much, until when and whereto, and the remedies. */
export function recoveryDecision(
  of: RecoveryCase & {
    readonly facts: string
    readonly text: string
    /** What the payee said to the notice; undefined where nothing was said. */
    readonly plea: string | undefined
    readonly term: PaperTerm | undefined
    /** Where one may turn against it, within which term, in the words of the decision. */
    readonly remedies: string
  },
): PaperDescription {
  const heard =
    of.plea === undefined
      ? '本单位已书面告知拟作出的决定，你（单位）在期限内没有陈述、申辩。'
      : `你（单位）陈述、申辩：${of.plea}本单位已复核。`
  return {
    kind: 'recovery_decision',
    title: '责令退回决定书',
    issuer: of.issuer,
    addressee: of.payee,
    blocks: [
      { kind: 'paragraph', line: [`经查（案号${of.number}），${of.facts}`] },
      { kind: 'paragraph', line: [heard] },
      {
        kind: 'paragraph',
        line: [
          '本单位决定：责令你（单位）',
          ...(of.term === undefined ? [] : [termText(of.term)]),
          `退回所领取的${of.policy}资金`,
          ...amount(claimedOf(of)),
          '。',
        ],
      },
      paymentsTable(of, '应退回（元）'),
      ...wordsOf(of.text),
      { kind: 'paragraph', line: [`退回的资金缴入${of.fund}，付款时请注明案号${of.number}。收款账户：　　　　　　　　　　`] },
      ...(of.term === undefined ? [] : [{ kind: 'paragraph', line: [`期限依据：${of.term.basis}`] } as const]),
      { kind: 'paragraph', line: [of.remedies] },
    ],
    basis: of.basis,
    isSealed: true,
    copies: [],
  }
}

/** The reminder before a court is asked: the decision, what came back and what is still owed, the term, the way of paying, and the right to speak. */
export function recoveryReminder(
  of: RecoveryCase & {
    readonly text: string
    readonly decision: { readonly number: string; readonly day: string; readonly servedOn: string }
    readonly owed: bigint
    readonly received: bigint
    readonly outstanding: bigint
    readonly term: PaperTerm
  },
): PaperDescription {
  return {
    kind: 'recovery_reminder',
    title: '履行退回决定催告书',
    issuer: of.issuer,
    addressee: of.payee,
    blocks: [
      {
        kind: 'paragraph',
        line: [
          '本单位于',
          { kind: 'day', day: of.decision.day },
          `作出的《责令退回决定书》（${of.decision.number}，案号${of.number}）已于`,
          { kind: 'day', day: of.decision.servedOn },
          '送达。你（单位）至今没有全部履行。',
        ],
      },
      {
        kind: 'facts',
        facts: [
          { label: '应退回', line: [{ kind: 'money', fen: of.owed }] },
          { label: '已退回', line: [{ kind: 'money', fen: of.received }] },
          { label: '尚欠', line: amount(of.outstanding), isWide: true },
        ],
      },
      ...wordsOf(of.text),
      {
        kind: 'paragraph',
        line: [
          `请${termText(of.term)}退回尚欠资金，缴入${of.fund}，付款时注明案号${of.number}（${of.term.basis}）。收款账户：　　　　　　　　　　`,
        ],
      },
      { kind: 'paragraph', line: ['收到本催告书后，你（单位）有权进行陈述和申辩。逾期仍不履行的，本单位将依法申请人民法院强制执行。'] },
    ],
    basis: of.basis,
    isSealed: true,
    copies: [],
  }
}

const recordTitles: Readonly<Record<string, string>> = {
  notice: '事先告知书',
  plea: '陈述申辩笔录',
  decision: '责令退回决定书',
  service: '送达回证',
  agreement: '还款协议',
  urging: '催告书',
  enforcement: '强制执行申请书',
  write_off_proposal: '核销请示',
  write_off: '核销批复',
}

/** What a paper of a case is called. */
export const recoveryRecordTitle = (of: string): string => recordTitles[of] ?? of

/** The work that a paper of a case is drawn up for. */
export const recoveryPurpose = (number: string): string => `办理追回案件${number}`

const serviceWays: Readonly<Record<string, string>> = {
  in_person: '直接送达',
  left: '留置送达',
  entrusted: '委托送达',
  post: '邮寄送达',
  electronic: '电子送达',
  announcement: '公告送达',
}

/** Any other paper of a case: what it is about, how much, what it says, and what else it gives. */
export function recoveryRecord(
  of: RecoveryCase & {
    /** Which paper of the case it is. */
    readonly of: string
    readonly facts: string
    readonly text: string
    readonly fen: bigint | undefined
    readonly term: (PaperTerm & { readonly endsOn: string }) | undefined
    readonly remedies: string | undefined
    readonly served: { readonly day: string; readonly way: string; readonly by: string } | undefined
    readonly instalments: readonly { readonly number: number; readonly day: string; readonly fen: bigint }[]
  },
): PaperDescription {
  const { fen, term, remedies, served, instalments } = of
  const paragraph = (...line: PaperLine): PaperBlock => ({ kind: 'paragraph', line })
  return {
    kind: 'recovery_record',
    title: recoveryRecordTitle(of.of),
    issuer: of.issuer,
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: '案号', line: [of.number] },
          { label: '退款人', line: [of.payee] },
          { label: '政策', line: [of.policy] },
          { label: '资金', line: [of.fund] },
          { label: '事实', line: [of.facts], isWide: true },
        ],
      },
      paymentsTable(of, '追回（元）'),
      ...(fen === undefined ? [] : [paragraph('金额：', ...amount(fen))]),
      ...wordsOf(of.text),
      ...(instalments.length === 0
        ? []
        : [
            {
              kind: 'table',
              table: {
                columns: [
                  { title: '期次', kind: 'ordinal', share: 20 },
                  { title: '还款日', kind: 'day', share: 40 },
                  { title: '金额（元）', kind: 'money', share: 40 },
                ],
                rows: instalments.map((each) => [each.number, each.day, each.fen]),
                total: ['合计', undefined, instalments.reduce((sum, each) => sum + each.fen, 0n)],
              },
            } as const,
          ]),
      ...(term === undefined
        ? []
        : [paragraph(`期限：${termText(term)}，到`, { kind: 'day', day: term.endsOn }, `为止（${term.basis}）。`)]),
      ...(remedies === undefined ? [] : [paragraph(`救济：${remedies}`)]),
      ...(served === undefined
        ? []
        : [paragraph('送达：', { kind: 'day', day: served.day }, `，${serviceWays[served.way] ?? served.way}，送达人${served.by}。`)]),
      { kind: 'signatures', lines: [{ role: '经办' }, { role: '退款人' }] },
    ],
    basis: of.basis,
    isSealed: true,
    copies: [],
  }
}
