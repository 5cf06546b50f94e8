import type { office } from '../client/office.ts'

export type CallList = Awaited<ReturnType<typeof office.payeeCall.list>>
export type PayeeLine = CallList['payees'][number]
export type Reason = PayeeLine['rows'][number]['reason']

/** Why a payee is called. */
export const reasons: Readonly<Record<Reason, string>> = {
  nothing_said: '没有表示意愿',
  no_account: '没有收款账户',
  returned: '退票',
  to_correct: '要更正账户',
}

export const turns = { now: '现在要打', later: '约了改日', called: '已打，等回音' } as const
export type Turn = keyof typeof turns

/** The reasons of a payee's rows in words, each once. */
export const reasonWords = ({ rows }: PayeeLine): string => [...new Set(rows.map(({ reason }) => reasons[reason]))].join('、')
