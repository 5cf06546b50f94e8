import type { PaperDescription } from '../paper.ts'

/** A file of a pack of material for audit, as the list of what is handed over names it. */
interface HandedFile {
  readonly name: string
  readonly rows: number
  /** Its principal sum in fen, where it has one. */
  readonly fen: bigint | undefined
  readonly sha256: string
  readonly agrees: boolean
}

/** What is handed over to an audit. */
export interface AuditHandover {
  readonly issuer: string
  readonly year: number
  readonly policies: readonly string[]
  readonly funds: readonly string[]
  readonly accounts: 'masked' | 'whole'
  readonly asker: string
  readonly purpose: string
  readonly files: readonly HandedFile[]
  /** The head of the trail of operations at the moment, where there is one. */
  readonly head: string | undefined
  /** What does not agree with the ledger, in words. */
  readonly differences: readonly string[]
}

const all = (names: readonly string[]): string => (names.length === 0 ? '全部' : names.join('、'))

/** The list of what is handed over: every file with its rows, sum and hash, what does not agree, and space for both sides to sign and seal. */
export function auditHandover(of: AuditHandover): PaperDescription {
  const wide = (label: string, text: string) => ({ label, line: [text], isWide: true as const })
  return {
    kind: 'audit_handover',
    title: '审计资料交接清单',
    issuer: of.issuer,
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: '年度', line: [`${of.year}年`] },
          { label: '账号', line: [of.accounts === 'whole' ? '完整账号' : '只留末四位'] },
          wide('政策', all(of.policies)),
          wide('资金', all(of.funds)),
          wide('申请人', of.asker),
          wide('用途', of.purpose),
          wide('操作日志链头', of.head ?? '写出时还没有封签'),
        ],
      },
      {
        kind: 'table',
        table: {
          columns: [
            { title: '序号', kind: 'ordinal', share: 7 },
            { title: '文件', kind: 'text', share: 19 },
            { title: '行数', kind: 'count', share: 9 },
            { title: '金额（元）', kind: 'money', share: 17 },
            { title: '与台账', kind: 'text', share: 10 },
            { title: '校验码（SHA-256）', kind: 'text', share: 38 },
          ],
          rows: of.files.map(({ name, rows, fen, sha256, agrees }, at) => [at + 1, name, rows, fen, agrees ? '相符' : '不符', sha256]),
        },
      },
      {
        kind: 'paragraph',
        line: [
          `以上 ${of.files.length} 个文件。行数和金额在写出时与台账核对${of.differences.length === 0 ? '，全部相符。' : '，不符的如下：'}`,
        ],
      },
      ...of.differences.map((text) => ({ kind: 'paragraph' as const, line: [text] })),
      {
        kind: 'paragraph',
        line: ['核验：解开资料包，在其中运行 node verify.mjs，逐个核对文件的校验码、行数和金额，不需要本系统。'],
      },
      {
        kind: 'signatures',
        lines: [{ role: '移交单位（盖章）' }, { role: '移交人' }, { role: '接收单位（盖章）' }, { role: '接收人' }, { role: '监交人' }],
      },
    ],
    basis: [],
    isSealed: false,
    copies: [],
  }
}
