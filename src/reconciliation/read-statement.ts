import { openSheets, type SheetCell } from '../files/index.ts'
import { formatDate, parseDate } from '../kernel/calendar.ts'
import { parseYuan } from '../kernel/money.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { StatementRefusal } from './refusals.ts'
import { type ColumnValue, columnValues, type HeadValue, headValues, type StatementLayout } from './statement-layout.ts'
import { aroundYuan, dayForms } from './statement-words.zh.ts'

/** A line of a statement as it was read; fen into the account are positive. */
export interface ReadLine {
  readonly line: number
  readonly day: string
  readonly fen: bigint
  readonly balance: bigint | undefined
  /** Without hyphens and spaces, as it is compared. */
  readonly reference: string
  readonly counterparty: string
  /** The last digits of the other account. */
  readonly tail: string
  readonly text: string
  readonly kind: 'interest' | 'fee' | undefined
}

/** A statement that is whole: every line read, its balances running through. */
export interface ReadStatement {
  readonly account: string | undefined
  readonly from: string | undefined
  readonly to: string | undefined
  readonly opening: bigint
  readonly closing: bigint
  /** In the order of their days. */
  readonly lines: readonly ReadLine[]
}

/** No statement that an office takes in at once is longer. */
const mostLines = 300_000
/** Cells of long texts are kept up to here. */
const longest = 200

/** Reads a statement as a layout says it is; refused at the first line that is not so, and where balances and sums do not hold. */
export async function readStatement(layout: StatementLayout, bytes: Uint8Array): Promise<Result<ReadStatement, StatementRefusal>> {
  const sheets = await openSheets({ file: layout.name, bytes })
  if (sheets.kind === 'refused') return sheets
  const reading = new Reading(layout)
  for (const sheet of sheets.value.slice(0, 1))
    for await (const line of sheet.lines()) {
      if ('fault' in line) return refused({ code: 'statement_line_broken', line: line.line })
      const fault = reading.take(line.line, line.cells)
      if (fault !== undefined) return refused(fault)
    }
  return reading.end()
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')
/** How a number that something is found again by is compared. */
export const bareReference = (text: string): string => plain(text).replace(/-/g, '')

class Reading {
  readonly #layout: StatementLayout
  readonly #head = new Map<HeadValue, string>()
  #columns: ReadonlyMap<ColumnValue, number> | undefined
  #lines: ReadLine[] = []
  #sums: { in: bigint; out: bigint } | undefined

  constructor(layout: StatementLayout) {
    this.#layout = layout
  }

  take(line: number, cells: readonly SheetCell[]): StatementRefusal | undefined {
    if (this.#columns === undefined) {
      this.#columns = this.#headings(cells)
      if (this.#columns === undefined) this.#readHead(cells)
      return undefined
    }
    const day = this.#text(cells, 'day')
    if (dayIn(day) === undefined) return this.#readOther(line, cells)
    return this.#readLine(line, cells)
  }

  end(): Result<ReadStatement, StatementRefusal> {
    if (this.#columns === undefined) {
      const lacks = (Object.keys(this.#layout.columns) as ColumnValue[]).filter((value) => value === 'day' || isAmount(value))
      return refused({ code: 'statement_headings_missing', lacks })
    }
    const days = new Map<'from' | 'to', string>()
    for (const value of ['from', 'to'] as const) {
      const text = this.#head.get(value)
      const day = text === undefined ? undefined : dayIn(text)
      if (text !== undefined && day === undefined) return refused({ code: 'statement_head_unfit', value, text: text.slice(0, 40) })
      if (day !== undefined) days.set(value, day)
    }
    const balances = new Map<'opening' | 'closing', bigint>()
    for (const value of ['opening', 'closing'] as const) {
      const text = this.#head.get(value)
      const fen = text === undefined ? undefined : fenIn(text)
      if (text !== undefined && fen === undefined) return refused({ code: 'statement_head_unfit', value, text: text.slice(0, 40) })
      if (fen !== undefined) balances.set(value, fen)
    }
    const lines = inOrder(this.#lines)
    const [first, last] = [lines[0], lines.at(-1)]
    const opening = balances.get('opening') ?? (first?.balance === undefined ? undefined : first.balance - first.fen)
    const closing = balances.get('closing') ?? last?.balance
    if (opening === undefined || closing === undefined) return refused({ code: 'statement_without_balance' })
    const sums = { in: sumOf(lines.filter(({ fen }) => fen > 0n)), out: -sumOf(lines.filter(({ fen }) => fen < 0n)) }
    const fault = this.#faultOfBalances(lines, { opening, closing }, sums)
    if (fault !== undefined) return refused(fault)
    const account = this.#head.get('account')
    return done({ account, from: days.get('from'), to: days.get('to'), opening, closing, lines })
  }

  #faultOfBalances(
    lines: readonly ReadLine[],
    { opening, closing }: { readonly opening: bigint; readonly closing: bigint },
    sums: { readonly in: bigint; readonly out: bigint },
  ): StatementRefusal | undefined {
    let reckoned = opening
    for (const { line, fen, balance } of lines) {
      reckoned += fen
      if (balance !== undefined && balance !== reckoned) return { code: 'statement_balance_breaks', line, stated: balance, reckoned }
    }
    if (reckoned !== closing) return { code: 'statement_sum_differs', what: 'closing', stated: closing, found: reckoned }
    for (const what of ['in', 'out'] as const) {
      const stated = this.#sums?.[what]
      if (stated !== undefined && stated !== sums[what]) return { code: 'statement_sum_differs', what, stated, found: sums[what] }
    }
    return undefined
  }

  /** Where each column stands, once a line has all that a line needs; undefined before. */
  #headings(cells: readonly SheetCell[]): ReadonlyMap<ColumnValue, number> | undefined {
    const found = new Map<ColumnValue, number>()
    for (const value of columnValues) {
      const names = this.#layout.columns[value]?.map(plain)
      // Units stand behind a heading in brackets.
      const at = cells.findIndex(({ text }) => names?.includes(plain(text).replace(/\([^()]*\)$/, '')))
      if (at >= 0) found.set(value, at)
    }
    const needed = (Object.keys(this.#layout.columns) as ColumnValue[]).filter(
      (value) => value === 'day' || value === 'balance' || isAmount(value),
    )
    return needed.every((value) => found.has(value)) ? found : undefined
  }

  #readHead(cells: readonly SheetCell[]): void {
    for (const [at, { text }] of cells.entries()) {
      const [label = '', ...rest] = plain(text).split(':')
      for (const value of headValues) {
        if (!this.#layout.head?.[value]?.map(plain).includes(label) || this.#head.has(value)) continue
        const said = rest.join(':') || plain(cells.slice(at + 1).find((cell) => plain(cell.text) !== '')?.text ?? '')
        if (said !== '') this.#head.set(value, said)
      }
    }
  }

  /** A line under the headings without a day: sums, a balance at the end, a remark; with an amount it is none of these. */
  #readOther(line: number, cells: readonly SheetCell[]): StatementRefusal | undefined {
    const filled = cells.filter(({ text }) => plain(text) !== '')
    const isTotal = filled.some(({ text }) => this.#layout.totals?.some((word) => plain(text).startsWith(plain(word))))
    if (isTotal) {
      const [came, went] = [fenIn(this.#text(cells, 'in')), fenIn(this.#text(cells, 'out'))]
      if (came !== undefined && went !== undefined) this.#sums = { in: came, out: went }
      return undefined
    }
    this.#readHead(cells)
    const hasAmount = (['in', 'out', 'amount'] as const).some((value) => fenIn(this.#text(cells, value)) !== undefined)
    return hasAmount && filled.length > 2
      ? { code: 'statement_line_unfit', line, column: 'day', text: this.#text(cells, 'day').slice(0, 40) }
      : undefined
  }

  #readLine(line: number, cells: readonly SheetCell[]): StatementRefusal | undefined {
    if (this.#lines.length === mostLines) return { code: 'statement_too_long', most: mostLines }
    const unfit = (column: ColumnValue): StatementRefusal => ({
      code: 'statement_line_unfit',
      line,
      column,
      text: this.#text(cells, column).slice(0, 40),
    })
    const amount = this.#amount(cells)
    if (typeof amount === 'string') return unfit(amount)
    const balanceText = this.#text(cells, 'balance')
    const balance = balanceText === '' ? undefined : fenIn(balanceText)
    if (this.#layout.columns.balance !== undefined && balance === undefined) return unfit('balance')
    const words = this.#text(cells, 'text')
    const says = (some: readonly string[] | undefined) => some?.some((word) => words.includes(plain(word))) === true
    // A line of nothing, as some banks write for a day without any.
    if (amount === 0n) return undefined
    this.#lines.push({
      line,
      day: dayIn(this.#text(cells, 'day')) ?? '',
      fen: amount,
      balance,
      reference: bareReference(this.#text(cells, 'reference')).slice(0, longest),
      counterparty: this.#text(cells, 'counterparty').slice(0, longest),
      tail: this.#text(cells, 'number').replace(/\D/g, '').slice(-4),
      text: words.slice(0, longest),
      kind: says(this.#layout.interest) ? 'interest' : says(this.#layout.fees) ? 'fee' : undefined,
    })
    return undefined
  }

  /** Fen of a line, into the account positive; or the column that cannot be read. */
  #amount(cells: readonly SheetCell[]): bigint | ColumnValue {
    const { columns, direction } = this.#layout
    if (columns.amount === undefined) {
      const [came, went] = (['in', 'out'] as const).map((value) => {
        const text = this.#text(cells, value)
        return text === '' || text === '-' ? 0n : fenIn(text)
      })
      if (came === undefined) return 'in'
      if (went === undefined) return 'out'
      return came !== 0n && went !== 0n ? 'out' : came - went
    }
    const amount = this.#isCutShort(cells, 'amount') ? undefined : fenIn(this.#text(cells, 'amount'))
    if (amount === undefined) return 'amount'
    if (direction === undefined) return amount
    const said = this.#text(cells, 'direction')
    if (direction.in.map(plain).includes(said)) return amount
    return direction.out.map(plain).includes(said) ? -amount : 'direction'
  }

  #text(cells: readonly SheetCell[], value: ColumnValue): string {
    const at = this.#columns?.get(value)
    return at === undefined ? '' : plain(cells[at]?.text ?? '')
  }

  #isCutShort(cells: readonly SheetCell[], value: ColumnValue): boolean {
    const at = this.#columns?.get(value)
    return at !== undefined && cells[at]?.isCutShort === true
  }
}

const isAmount = (value: ColumnValue): boolean => value === 'in' || value === 'out' || value === 'amount' || value === 'direction'
const sumOf = (lines: readonly ReadLine[]): bigint => lines.reduce((sum, { fen }) => sum + fen, 0n)

/** As the account went through them: some banks begin with the newest. */
function inOrder(lines: readonly ReadLine[]): readonly ReadLine[] {
  const [first, last] = [lines[0], lines.at(-1)]
  return first !== undefined && last !== undefined && first.day > last.day ? lines.toReversed() : lines
}

/** Yuan as statements write them: thousands separated, with a sign of the currency. */
function fenIn(text: string): bigint | undefined {
  const bare = text.replace(aroundYuan, '').replace(/^\+/, '')
  const [, whole, fraction = ''] = /^(-?\d+)(?:\.(\d{1,2})0*)?$/.exec(bare) ?? []
  return whole === undefined ? undefined : parseYuan(`${whole.replace(/^(-?)0+(?=\d)/, '$1')}${fraction === '' ? '' : `.${fraction}`}`)
}

function dayIn(text: string): string | undefined {
  const found = dayForms.map((form) => form.exec(text)).find((match) => match !== null)
  const [, year = '', month = '', day = ''] = found ?? []
  const date = found === undefined ? undefined : parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return date === undefined ? undefined : formatDate(date)
}
