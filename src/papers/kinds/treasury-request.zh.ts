import type { PaperDescription } from '../paper.ts'

/** A request to the treasury to pay a list. */
export interface TreasuryRequest {
  readonly issuer: string
  readonly policy: string
  readonly number: string
  readonly turn: number
  readonly fund: string
  readonly place: string
  readonly list: { readonly rows: number; readonly fen: bigint; readonly hash: string }
  readonly draws: readonly {
    readonly number: string
    readonly functionSubject: string
    readonly economicSubject: string
    readonly level: 'central' | 'province' | 'city' | 'county'
    readonly fen: bigint
  }[]
  readonly basis: readonly string[]
}

const levels = { central: '中央', province: '省级', city: '市级', county: '区县' } as const

/** The request: out of which indicators, to the fen, the total in figures and capitals, the hash of the list. */
export function treasuryRequest(of: TreasuryRequest): PaperDescription {
  const { list, draws } = of
  return {
    kind: 'treasury_request',
    title: `${of.policy}国库集中支付申请书`,
    issuer: of.issuer,
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: '批次', line: [of.number] },
          { label: '政策', line: [`${of.policy}（第${of.turn}批）`] },
          { label: '统筹地区', line: [of.place] },
          { label: '资金', line: [of.fund] },
          { label: '申请金额', line: [{ kind: 'money', fen: list.fen }] },
          { label: '笔数', line: [{ kind: 'count', count: list.rows, unit: '笔' }] },
          { label: '大写', line: [{ kind: 'capital', fen: list.fen }], isWide: true },
        ],
      },
      {
        kind: 'table',
        table: {
          columns: [
            { title: '指标文号', kind: 'text', share: 26 },
            { title: '功能科目', kind: 'text', share: 24 },
            { title: '经济分类', kind: 'text', share: 24 },
            { title: '来源', kind: 'text', share: 9 },
            { title: '动用金额（元）', kind: 'money', share: 22 },
          ],
          rows: draws.map(({ number, functionSubject, economicSubject, level, fen }) => [
            number,
            functionSubject,
            economicSubject,
            levels[level],
            fen,
          ]),
          total: ['合计', undefined, undefined, undefined, draws.reduce((sum, { fen }) => sum + fen, 0n)],
        },
      },
      { kind: 'facts', facts: [{ label: '名单校验码', line: [`SHA-256　${list.hash}`], isWide: true }] },
      { kind: 'signatures', lines: [{ role: '经办' }, { role: '复核' }, { role: '负责人' }] },
    ],
    basis: of.basis,
    isSealed: true,
    copies: [],
  }
}
