import type { PaperDescription } from '../paper.ts'

/** A batch as the sheet that is signed before money goes out says it. */
export interface ApprovalSheet {
  readonly issuer: string
  readonly policy: string
  readonly number: string
  readonly turn: number
  readonly fund: string
  readonly place: string
  readonly dataOn: string
  readonly screenedOn: string
  /** The papers entered so far: what each is, its number, its day. */
  readonly papers: readonly { readonly name: string; readonly number: string; readonly day: string }[]
  readonly parts: readonly { readonly place: string; readonly rows: number; readonly fen: bigint }[]
  /** What rows gained or lost since the parts were laid out. */
  readonly changed: { readonly rows: number; readonly fen: bigint }
  readonly rows: number
  readonly fen: bigint
  /** Undefined as long as the list is not signed. */
  readonly listHash: string | undefined
  /** Who signs, in their order, with what the office recorded. */
  readonly signs: readonly { readonly role: string; readonly by?: string | undefined; readonly day?: string | undefined }[]
  readonly basis: readonly string[]
}

/** The sheet by which a payment is approved: parts, total in figures and capitals, hash of the list, room to sign. */
export function approvalSheet(sheet: ApprovalSheet): PaperDescription {
  const { policy, turn, rows, fen, changed, listHash } = sheet
  const isChanged = changed.rows !== 0 || changed.fen !== 0n
  return {
    kind: 'approval_sheet',
    title: `${policy}资金拨付审批表`,
    issuer: sheet.issuer,
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: '批次', line: [sheet.number] },
          { label: '政策', line: [`${policy}（第${turn}批）`] },
          { label: '统筹地区', line: [sheet.place] },
          { label: '资金', line: [sheet.fund] },
          { label: '数据日期', line: [{ kind: 'day', day: sheet.dataOn }] },
          { label: '筛查日期', line: [{ kind: 'day', day: sheet.screenedOn }] },
          ...sheet.papers.map(({ name, number, day }) => ({
            label: name,
            line: [`${number}　`, { kind: 'day', day } as const],
            isWide: true as const,
          })),
        ],
      },
      {
        kind: 'table',
        table: {
          columns: [
            { title: '经办机构所在地区', kind: 'text', share: 40 },
            { title: '条数', kind: 'count', share: 20 },
            { title: '金额（元）', kind: 'money', share: 40 },
          ],
          rows: [
            ...sheet.parts.map((part) => [part.place, part.rows, part.fen]),
            ...(isChanged ? [['建批次后增减', changed.rows, changed.fen]] : []),
          ],
          total: ['合计', rows, fen],
        },
      },
      {
        kind: 'facts',
        facts: [
          { label: '合计大写', line: [{ kind: 'capital', fen }], isWide: true },
          {
            label: '名单校验码',
            line: [listHash === undefined ? '名单尚未签定，本表不作拨付依据。' : `SHA-256　${listHash}`],
            isWide: true,
          },
        ],
      },
      {
        kind: 'signatures',
        lines: sheet.signs.map(({ role, by, day }) => ({
          role,
          record: by === undefined || day === undefined ? undefined : `系统记录：${by}\n${day}`,
        })),
      },
    ],
    basis: sheet.basis,
    isSealed: true,
    copies: [],
  }
}
