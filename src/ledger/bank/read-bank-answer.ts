import { parseYuan } from '../../kernel/money.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { AnswerRefusal } from '../refusals.ts'
import type { AnswerValue, BankLayout, FrameValue, LayoutColumn } from './bank-layout.ts'

/** What a bank says to one payment. */
export interface AnsweredLine {
  /** Which file, counted from 1, and the line in it. */
  readonly part: number
  readonly line: number
  readonly reference: string
  /** The account, or its last digits, where the layout has it. */
  readonly number: string | undefined
  readonly fen: bigint
  readonly result: 'succeeded' | 'returned'
  readonly code: string
  readonly text: string
  readonly day: string
}

/** One file of an answer. */
export interface AnsweredPart {
  readonly lines: readonly AnsweredLine[]
  readonly fen: bigint
}

/** Reads the files of an answer as a layout says they are; refused at the first line that is not so, and where one is not whole. */
export function readBankAnswer(layout: BankLayout, files: readonly Buffer[]): Result<readonly AnsweredPart[], AnswerRefusal> {
  const parts: AnsweredPart[] = []
  for (const [at, bytes] of files.entries()) {
    const part = readPart(layout, bytes, at + 1)
    if (part.kind === 'refused') return part
    parts.push(part.value)
  }
  return done(parts)
}

function readPart(layout: BankLayout, bytes: Buffer, part: number): Result<AnsweredPart, AnswerRefusal> {
  const text = decoded(layout.encoding, bytes)
  if (text === undefined) return refused({ code: 'answer_not_encoded', part, encoding: layout.encoding })
  const rows = text.split(/\r?\n/)
  while (rows.at(-1)?.trim() === '') rows.pop()
  const { head, trailer, columns, has_headings: hasHeadings } = layout.answer
  const first = (head === undefined ? 0 : 1) + (hasHeadings ? 1 : 0)
  const announced = framesOf(layout, rows, part)
  if (announced.kind === 'refused') return announced
  const lines: AnsweredLine[] = []
  let fen = 0n
  for (const [at, row] of rows.slice(first, trailer === undefined ? undefined : -1).entries()) {
    const place = { part, line: first + at + 1 }
    const cells = row.split(layout.separator)
    if (cells.length !== columns.length)
      return refused({ code: 'answer_line_unfit', ...place, columns: cells.length, needed: columns.length })
    const line = readLine(layout, cells, place)
    if (line.kind === 'refused') return line
    lines.push(line.value)
    fen += line.value.fen
  }
  if (announced.value.rows !== lines.length)
    return refused({ code: 'answer_broken_off', part, announced: announced.value.rows, rows: lines.length })
  if (announced.value.fen !== fen) return refused({ code: 'answer_sum_differs', part, announced: announced.value.fen, fen })
  if (lines.length === 0) return refused({ code: 'answer_empty', part })
  return done({ lines, fen })
}

/** How many other characters make it no chance that a text in one encoding reads in the other. */
const tellingCharacters = 6

function decoded(encoding: BankLayout['encoding'], bytes: Buffer): string | undefined {
  const text = textIn(encoding, bytes)
  if (encoding === 'utf-8' || text === undefined) return text
  // Whatever is UTF-8 reads as GB18030 too, as other signs.
  const other = textIn('utf-8', bytes)
  return other !== undefined && (other.match(/[^\0-\x7f]/gu)?.length ?? 0) >= tellingCharacters ? undefined : text
}

function textIn(encoding: BankLayout['encoding'], bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

interface Announced {
  readonly rows: number
  readonly fen: bigint
}

/** What the lines around the answers say there is; refused where they are not there, which is how a file that was cut off shows. */
function framesOf(layout: BankLayout, rows: readonly string[], part: number): Result<Announced, AnswerRefusal> {
  const { head, trailer } = layout.answer
  const found = new Map<FrameValue, string>()
  const frames = [
    { columns: head, row: rows[0] },
    { columns: trailer, row: rows.at(-1) },
  ]
  for (const { columns, row = '' } of frames) {
    if (columns === undefined) continue
    const cells = row.split(layout.separator)
    const isFrame = cells.length === columns.length && columns.every(({ text }, at) => text === undefined || cells[at]?.trim() === text)
    if (!isFrame) return refused({ code: 'answer_broken_off', part, announced: undefined, rows: rows.length })
    for (const [at, { value }] of columns.entries()) if (value !== undefined) found.set(value, cells[at]?.trim() ?? '')
  }
  const count = found.get('rows') ?? ''
  const fen = fenIn(found.get('yuan'), found.get('fen'))
  // The layout has both, or it was not read in.
  if (!/^\d{1,9}$/.test(count) || fen === undefined)
    return refused({ code: 'answer_broken_off', part, announced: undefined, rows: rows.length })
  return done({ rows: Number(count), fen })
}

function fenIn(yuan: string | undefined, fen: string | undefined): bigint | undefined {
  if (fen !== undefined) return /^\d{1,18}$/.test(fen) ? BigInt(fen) : undefined
  return yuan === undefined ? undefined : parseYuan(yuan)
}

function readLine(
  layout: BankLayout,
  cells: readonly string[],
  place: { readonly part: number; readonly line: number },
): Result<AnsweredLine, AnswerRefusal> {
  const { columns, results } = layout.answer
  const cellOf = (asked: AnswerValue): string | undefined => {
    const at = columns.findIndex(({ value }) => value === asked)
    return at < 0 ? undefined : cells[at]?.trim()
  }
  const unfit = columns.findIndex((column, at) => !isFit(column, cells[at]?.trim() ?? ''))
  if (unfit >= 0) {
    const { header, value } = columns[unfit] ?? {}
    return refused({ code: 'answer_value_unfit', ...place, header: header ?? value ?? '', text: (cells[unfit] ?? '').slice(0, 40) })
  }
  const code = cellOf('result') ?? ''
  const result = Object.hasOwn(results, code) ? results[code] : undefined
  if (result === undefined) return refused({ code: 'answer_result_unknown', ...place, result: code.slice(0, 40) })
  const said = cellOf('text') ?? ''
  return done({
    ...place,
    reference: cellOf('reference') ?? '',
    number: cellOf('number') ?? cellOf('tail'),
    fen: fenIn(cellOf('yuan'), cellOf('fen')) ?? 0n,
    result: result.means,
    code,
    text: (said === '' ? (result.text ?? '') : said).slice(0, 200),
    day: dayIn(cellOf('day') ?? '') ?? '',
  })
}

function isFit({ value, text, may_be_empty: mayBeEmpty }: LayoutColumn<AnswerValue>, cell: string): boolean {
  switch (value) {
    case undefined:
      return cell === text
    case 'yuan':
      return (parseYuan(cell) ?? -1n) >= 0n
    case 'fen':
      return /^\d{1,18}$/.test(cell)
    case 'day':
      return dayIn(cell) !== undefined
    case 'number':
    case 'tail':
      return /^[\d*]{4,40}$/.test(cell)
    case 'reference':
    case 'result':
      return cell !== ''
    case 'text':
    case 'code':
      return cell !== '' || mayBeEmpty === true
    case 'ignored':
      return true
  }
}

/** A day that is written with or without hyphens. */
function dayIn(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return undefined
  const isDay = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= daysOf(Number(year), Number(month))
  return isDay ? `${year}-${month}-${day}` : undefined
}

const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
