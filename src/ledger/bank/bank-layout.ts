import { z } from 'zod'
import type { AccountKind } from '../payees/account-number.ts'
import { accountKinds } from '../payees/account-number.ts'
import { type Rail, rails } from '../treasury/fund-rails.ts'

/** What a column of a line that pays can hold. */
export const paymentValues = [
  'line',
  'reference',
  'number',
  'holder',
  'bank',
  'bank_code',
  'yuan',
  'fen',
  'day',
  'purpose',
  'batch',
] as const
/** What stands in a line before or after them. */
export const frameValues = ['rows', 'yuan', 'fen', 'day', 'batch', 'file'] as const
/** What a column of a line that answers can hold; `ignored` is read past. */
export const answerValues = ['reference', 'number', 'tail', 'yuan', 'fen', 'result', 'code', 'text', 'day', 'ignored'] as const

/** A column: a value or a fixed text, under a heading, of at most so many bytes. */
const column = <const V extends readonly [string, ...string[]]>(values: V) =>
  z.strictObject({
    header: z.string().optional(),
    value: z.enum(values).optional(),
    text: z.string().optional(),
    width: z.int().min(1).max(1000).optional(),
    may_be_empty: z.boolean().optional(),
  })

const frame = z.array(column(frameValues))

/** How a bank's files are laid out, as data: what goes to it, and what comes back. */
export const bankLayout = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string().min(1),
  /** Which rail its files go by: to a bank, to the treasury, to a central system that pays. */
  rail: z.enum(rails).default('fiscal_account'),
  /** Kinds of accounts that its files pay to. */
  pays: z.array(z.enum(accountKinds)).min(1),
  encoding: z.enum(['utf-8', 'gb18030']),
  separator: z.string().length(1),
  line_end: z.enum(['lf', 'crlf']),
  /** As many payments as one file takes. */
  rows_per_file: z.int().min(1).max(999_999),
  payment: z.strictObject({
    /** Whether a line of headings stands before the payments. */
    has_headings: z.boolean(),
    head: frame.optional(),
    columns: z.array(column(paymentValues)).min(1),
    trailer: frame.optional(),
  }),
  answer: z.strictObject({
    has_headings: z.boolean(),
    head: frame.optional(),
    columns: z.array(column(answerValues)).min(1),
    trailer: frame.optional(),
    /** Within how many working days the bank answers, and the document that says so. */
    within: z.strictObject({ workdays: z.int().min(1).max(250), basis: z.string().min(1) }).optional(),
    /** What the bank's codes mean. */
    results: z.record(z.string(), z.strictObject({ means: z.enum(['succeeded', 'returned']), text: z.string().optional() })),
  }),
})

export type BankLayout = z.infer<typeof bankLayout>
export type PaymentValue = (typeof paymentValues)[number]
export type FrameValue = (typeof frameValues)[number]
export type AnswerValue = (typeof answerValues)[number]
export interface LayoutColumn<V extends string> {
  readonly header?: string | undefined
  readonly value?: V | undefined
  readonly text?: string | undefined
  readonly width?: number | undefined
  readonly may_be_empty?: boolean | undefined
}

/** What a layout is called, whom it pays to, and how many payments go into one file: what a page asks for. */
export interface LayoutLine {
  readonly id: string
  readonly name: string
  readonly rail: Rail
  readonly pays: readonly AccountKind[]
  readonly rowsPerFile: number
}

export const layoutLine = ({ id, name, rail, pays, rows_per_file: rowsPerFile }: BankLayout): LayoutLine => ({
  id,
  name,
  rail,
  pays,
  rowsPerFile,
})
