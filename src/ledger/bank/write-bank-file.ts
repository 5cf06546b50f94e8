import { formatYuanPlain } from '../../kernel/money.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { RefusedWith } from '../refusals.ts'
import type { BankLayout, FrameValue, LayoutColumn, PaymentValue } from './bank-layout.ts'
import { encodeGb18030 } from './gb18030.ts'
import { referenceOf } from './reference-of.ts'

/** A payment as a line of a bank's file. */
export interface PaymentLine {
  readonly claim: bigint
  readonly number: string
  readonly holder: string
  readonly bank: string
  readonly bankCode: string
  readonly fen: bigint
}

/** What a file says of itself. */
export interface FileFacts {
  readonly file: string
  readonly batch: string
  readonly day: string
  readonly purpose: string
}

/** The bytes of a bank's file, line after line as its layout says; refused where a value does not fit into its column. */
export function writeBankFile(
  layout: BankLayout,
  facts: FileFacts,
  payments: readonly PaymentLine[],
): Result<Buffer, RefusedWith<'value_unfit'>> {
  const { head, columns, trailer, has_headings: hasHeadings } = layout.payment
  const fen = payments.reduce((sum, payment) => sum + payment.fen, 0n)
  const framed = (frame: readonly LayoutColumn<FrameValue>[] | undefined) =>
    frame === undefined ? [] : [frame.map((column) => frameText(column, facts, payments.length, fen)).join(layout.separator)]
  const lines: string[] = [...framed(head), ...(hasHeadings ? [columns.map(({ header }) => header ?? '').join(layout.separator)] : [])]
  for (const [at, payment] of payments.entries()) {
    const cells: string[] = []
    for (const column of columns) {
      const text = paymentText(column, facts, payment, at + 1)
      const fault = faultOf(layout, column, text)
      if (fault !== undefined)
        return refused({
          code: 'value_unfit',
          claim: String(payment.claim),
          header: column.header ?? column.value ?? '',
          width: 0,
          most: column.width ?? 0,
          ...fault,
        })
      cells.push(text)
    }
    lines.push(cells.join(layout.separator))
  }
  lines.push(...framed(trailer))
  const end = layout.line_end === 'crlf' ? '\r\n' : '\n'
  const bytes = encoded(layout, lines.map((line) => `${line}${end}`).join(''))
  if (bytes === undefined) throw new Error(`a fixed text of ${layout.id} is not in ${layout.encoding}`)
  return done(bytes)
}

function paymentText({ value, text }: LayoutColumn<PaymentValue>, facts: FileFacts, payment: PaymentLine, line: number): string {
  switch (value) {
    case undefined:
      return text ?? ''
    case 'line':
      return String(line)
    case 'reference':
      return referenceOf(facts.file, line)
    case 'number':
    case 'holder':
    case 'bank':
      return payment[value]
    case 'bank_code':
      return payment.bankCode
    case 'yuan':
      return formatYuanPlain(payment.fen)
    case 'fen':
      return String(payment.fen)
    case 'day':
    case 'purpose':
    case 'batch':
      return facts[value]
  }
}

function frameText({ value, text }: LayoutColumn<FrameValue>, facts: FileFacts, rows: number, fen: bigint): string {
  switch (value) {
    case undefined:
      return text ?? ''
    case 'rows':
      return String(rows)
    case 'yuan':
      return formatYuanPlain(fen)
    case 'fen':
      return String(fen)
    case 'day':
    case 'batch':
    case 'file':
      return facts[value]
  }
}

type ValueFault = { readonly fault: 'too_wide' | 'separator' | 'not_in_encoding' | 'empty'; readonly width?: number }

/** What stands against a value in its column: it is never cut off, and never breaks its line. */
function faultOf(layout: BankLayout, column: LayoutColumn<PaymentValue>, text: string): ValueFault | undefined {
  if (text === '' && column.value !== undefined && column.may_be_empty !== true) return { fault: 'empty' }
  if (text.includes(layout.separator) || /[\p{Cc}\u2028\u2029]/u.test(text)) return { fault: 'separator' }
  const width = widthIn(layout, text)
  if (width === undefined) return { fault: 'not_in_encoding' }
  return column.width !== undefined && width > column.width ? { fault: 'too_wide', width } : undefined
}

const ascii = /^[\x20-\x7e]*$/

const widthIn = (layout: BankLayout, text: string): number | undefined => (ascii.test(text) ? text.length : encoded(layout, text)?.length)

function encoded({ encoding }: BankLayout, text: string): Buffer | undefined {
  if (encoding === 'gb18030') return encodeGb18030(text)
  return text.isWellFormed() ? Buffer.from(text, 'utf8') : undefined
}
