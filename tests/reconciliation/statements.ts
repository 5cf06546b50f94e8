import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatYuanPlain } from '../../src/kernel/money.ts'
import { encodeGb18030 } from '../../src/ledger/bank/gb18030.ts'
import { readStatementLayout, type StatementLayout } from '../../src/reconciliation/index.ts'
import { inProject } from '../store/postgres/stores.ts'

/** The layouts that the project has. */
export function statementLayoutNamed(id: string): StatementLayout {
  const folder = inProject('reference', 'statement-layouts')
  for (const name of readdirSync(folder)) {
    const { layout, problems } = readStatementLayout(name, readFileSync(join(folder, name), 'utf8'))
    if (layout === undefined) throw new Error(JSON.stringify(problems))
    if (layout.id === id) return layout
  }
  throw new Error(`no layout ${id}`)
}

/** A line of a statement as a bank writes it. */
export interface SaidMovement {
  readonly day: string
  readonly fen: bigint
  readonly reference?: string
  readonly text?: string
}

export const bankNumber = '5001 0002 0003 0004'

interface Said {
  readonly from: string
  readonly to: string
  readonly opening: bigint
  readonly lines: readonly SaidMovement[]
  readonly change?: Partial<{ closing: bigint; number: string }>
  readonly encoding?: 'utf-8' | 'gb18030'
}

/** A statement in the sample layout of a bank: balances line by line, both sums at the end. */
export function statementCsv({ from, to, opening, lines, change = {}, encoding = 'utf-8' }: Said): Buffer {
  let balance = opening
  const rows = lines.map(({ day, fen, reference = '', text = '' }) => {
    balance += fen
    const [out, come] = fen < 0n ? [formatYuanPlain(-fen), ''] : ['', formatYuanPlain(fen)]
    return [day, out, come, formatYuanPlain(balance), reference, '', '', text].join(',')
  })
  const sum = (some: readonly bigint[]) => formatYuanPlain(some.reduce((total, fen) => total + fen, 0n))
  const text = [
    `账号：${change.number ?? bankNumber},,起始日期：${from},终止日期：${to}`,
    `期初余额,${formatYuanPlain(opening)},期末余额,${formatYuanPlain(change.closing ?? balance)}`,
    '交易日期,借方发生额,贷方发生额,余额,业务编号,对方户名,对方账号,摘要',
    ...rows,
    `合计,${sum(lines.flatMap(({ fen }) => (fen < 0n ? [-fen] : [])))},${sum(lines.flatMap(({ fen }) => (fen > 0n ? [fen] : [])))},,,,,`,
  ]
    .map((line) => `${line}\r\n`)
    .join('')
  const bytes = encoding === 'utf-8' ? Buffer.from(text) : encodeGb18030(text)
  if (bytes === undefined) throw new Error('no such characters')
  return bytes
}
