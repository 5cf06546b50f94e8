import type { PaperDescription, PaperRow, PaperTable } from '../paper.ts'

/** Changes of a signed list. */
export interface ChangeSheet {
  readonly issuer: string
  readonly policy: string
  readonly turn: number
  readonly place: string
  readonly number: string
  readonly from: number
  readonly to: number
  readonly signed: { readonly rows: number; readonly fen: bigint; readonly hash: string; readonly on: string }
  /** What the list holds after the last of these changes. */
  readonly after: { readonly rows: number; readonly fen: bigint; readonly hash: string }
  /** What these changes add to rows and fen; negative where they take. */
  readonly added: { readonly rows: number; readonly fen: bigint }
}

/** Columns of the changes, one by one. */
export const changeColumns = [
  { title: '变更号', kind: 'ordinal', share: 9 },
  { title: '条目编号', kind: 'text', share: 12 },
  { title: '名称', kind: 'text', share: 26 },
  { title: '变更前', kind: 'text', share: 12 },
  { title: '变更前金额（元）', kind: 'money', share: 17 },
  { title: '变更后', kind: 'text', share: 12 },
  { title: '变更后金额（元）', kind: 'money', share: 17 },
  { title: '事由', kind: 'text', share: 26 },
  { title: '经办', kind: 'text', share: 10 },
  { title: '日期', kind: 'day', share: 17 },
] as const satisfies PaperTable['columns']

const stateWords: Readonly<Record<string, string>> = {
  listed: '列入',
  held: '暂缓',
  unpublished: '待另行公示',
  waived: '自愿放弃',
  dropped: '取消',
  deferred: '转下一批次',
  payable: '可再拨付',
}

/** A state of a row as a change names it. */
export const changeState = (state: string): string => stateWords[state] ?? state

/** The sheet of numbered changes: what was signed, what they change, what the list holds then; the changes one by one in the annex. */
export function changeSheet(of: ChangeSheet): PaperDescription {
  const { policy, turn, signed, added, after } = of
  const line = (name: string, rows: number, fen: bigint): PaperRow => [name, rows, fen]
  return {
    kind: 'change_sheet',
    title: `${policy}名单变更单`,
    issuer: of.issuer,
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: '批次', line: [of.number] },
          { label: '统筹地区', line: [of.place] },
          { label: '政策', line: [`${policy}（第${turn}批）`] },
          { label: '名单签定', line: [{ kind: 'day', day: signed.on }] },
          { label: '变更', line: [of.from === of.to ? `第${of.from}号` : `第${of.from}号至第${of.to}号`], isWide: true },
        ],
      },
      {
        kind: 'table',
        table: {
          columns: [
            { title: '项目', kind: 'text', share: 40 },
            { title: '条数', kind: 'count', share: 20 },
            { title: '金额（元）', kind: 'money', share: 40 },
          ],
          rows: [line('签定名单', signed.rows, signed.fen), line('本次变更', added.rows, added.fen)],
          total: line('变更后名单', after.rows, after.fen),
        },
      },
      {
        kind: 'facts',
        facts: [
          { label: '变更后大写', line: [{ kind: 'capital', fen: after.fen }], isWide: true },
          { label: '签定校验码', line: [`SHA-256　${signed.hash}`], isWide: true },
          { label: '变更后校验码', line: [`SHA-256　${after.hash}`], isWide: true },
        ],
      },
      { kind: 'signatures', lines: [{ role: '经办' }, { role: '复核' }, { role: '审批' }] },
    ],
    basis: [],
    isSealed: true,
    copies: [],
  }
}
