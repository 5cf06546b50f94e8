import { byCaller, type Caller, writeEvent } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import { columnLetter, type WorkbookPlan, writeWorkbook } from '../../sheets/index.ts'
import { type InquiryView, listInquiries, listVerifications, type VerificationRow } from '../list-verifications.ts'
import type { VerificationRefusal } from '../refusals.ts'
import { letterColumns } from './columns.ts'
import { rowMark } from './row-mark.ts'
import {
  columnTitles,
  findingWords,
  letterFileName,
  letterHead,
  letterMark,
  sheetNames,
  sheetRules,
  unitCell,
  unnamed,
} from './workbook.zh.ts'

interface Party {
  readonly name: string
  readonly number: string | undefined
}

/** Whom a row is about, and the unit beside, as they may be shown. */
export interface LetterParties {
  readonly called: Party | undefined
  readonly unit: Party | undefined
}

/** What a letter's workbook needs to know of names and words. */
export interface LetterWords {
  /** Names and numbers of subjects as they may be shown, each look written down. */
  shown(letter: InquiryView, entity: string, rows: readonly VerificationRow[]): Promise<ReadonlyMap<bigint, LetterParties>>
  /** The form of the field's value in words, and its choices where there are such. */
  describe(entity: string, field: string): { readonly expected: string; readonly choices: readonly string[] }
  show(entity: string, field: string, value: string): string
  readonly office: string
}

export interface LetterWorkbook {
  readonly name: string
  readonly bytes: Buffer
  readonly rows: number
}

const pageRows = 1_000

/** A letter's rows of one region that wait for an answer, as a workbook to be filled in; that it left stands in the trail. */
export async function handOutLetter(
  caller: Caller,
  inquiry: bigint,
  region: string,
  words: LetterWords,
): Promise<Result<LetterWorkbook, VerificationRefusal>> {
  const [letter] = await listInquiries(caller, inquiry)
  if (letter === undefined) return refused({ code: 'row_not_found', id: String(inquiry) })
  const rows = await rowsOf(caller, inquiry, region)
  const [first] = rows
  if (first === undefined) return refused({ code: 'nothing_to_fill' })
  const named = await namesOf(letter, rows, words)
  const { expected, choices } = words.describe(letter.fact.entity, letter.fact.field)
  const head = letterHead({ letter, office: words.office, region: first.region.name, rows: rows.length, expected })
  const body = rows.map((row, at) => cellsOf(row, at + 1, named.get(row.subject), words))
  const bytes = await writeWorkbook(planOf(letterMark(inquiry), head, body, choices, expected))
  await caller.transact((db) =>
    writeEvent(db, {
      ...byCaller(caller),
      verb: 'hand_out_letter',
      register: 'inquiry',
      subject: String(inquiry),
      region,
      detail: { rows: rows.length },
    }),
  )
  return done({ name: letterFileName(inquiry, first.region.name), bytes, rows: rows.length })
}

async function rowsOf(caller: Caller, inquiry: bigint, region: string): Promise<readonly VerificationRow[]> {
  const rows: VerificationRow[] = []
  for (let after: bigint | undefined; ; ) {
    const page = await listVerifications(caller, { inquiry, states: ['asked'], after, size: pageRows, region })
    rows.push(...page)
    after = page.at(-1)?.id
    if (page.length < pageRows) return rows
  }
}

async function namesOf(letter: InquiryView, rows: readonly VerificationRow[], words: LetterWords) {
  const named = new Map<bigint, LetterParties>()
  for (let at = 0; at < rows.length; at += pageRows) {
    const page = rows.slice(at, at + pageRows)
    const entity = page[0]?.subjectEntity ?? ''
    for (const [key, shown] of await words.shown(letter, entity, page)) named.set(key, shown)
  }
  return named
}

type Cells = (string | null)[]

function cellsOf(row: VerificationRow, number: number, shown: LetterParties | undefined, words: LetterWords): Cells {
  const { called, unit } = shown ?? {}
  const key = {
    row: String(row.id),
    version: String(row.version),
    name: called?.name ?? unnamed(row.subject),
    identity: called?.number ?? '',
    unit: unit === undefined ? '' : unitCell(unit),
    region: row.region.name,
    present: row.value === undefined ? '' : words.show(row.entity, row.field, row.value),
  }
  const filled = { ...key, mark: rowMark(key), number: String(number) }
  return letterColumns.map(({ id }) => (id in filled ? filled[id as keyof typeof filled] : null))
}

const line = { style: 'thin', color: { rgb: 'BFBFBF' } } as const
const border = { top: line, bottom: line, left: line, right: line }
const wrap = { wrapText: true, vertical: 'center' } as const
const fillStyle = { numFmt: '@', border, protection: { locked: false }, fill: solid('FFFBE6'), alignment: wrap }
const keyStyle = { numFmt: '@', border, alignment: wrap }
const headStyle = { font: { bold: true }, border, fill: solid('E8E8E8'), alignment: { ...wrap, horizontal: 'center' } } as const
const titleStyle = { font: { bold: true, size: 14 }, alignment: wrap } as const

function solid(rgb: string) {
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb } } as const
}

function planOf(mark: string, head: readonly string[], body: readonly Cells[], choices: readonly string[], expected: string): WorkbookPlan {
  const shownFrom = letterColumns.findIndex((column) => !('isHidden' in column))
  const top = head.map((text, at): Cells => [at === 0 ? mark : null, ...Array<null>(shownFrom - 1).fill(null), text])
  const titles = letterColumns.map(({ id }) => columnTitles[id])
  const rows = [...top, titles, ...body]
  const cells: NonNullable<WorkbookPlan['sheets'][number]['cells']> = new Map()
  for (const [row, values] of rows.entries())
    for (const [at, column] of letterColumns.entries()) {
      const style = row < head.length ? (row === 0 ? titleStyle : undefined) : row === head.length ? headStyle : undefined
      const own = style ?? (row <= head.length ? undefined : 'isFilled' in column ? fillStyle : keyStyle)
      if (own !== undefined) cells.set(`${row},${at}`, { value: values[at] ?? null, style: own })
    }
  const from = head.length + 2
  const to = head.length + 1 + body.length
  const rangeOf = (id: string) => {
    const letter = columnLetter(letterColumns.findIndex((column) => column.id === id))
    return `${letter}${from}:${letter}${to}`
  }
  const letter = {
    name: sheetNames.letter,
    columns: letterColumns.map((column) => ({ width: column.width, ...('isHidden' in column ? { hidden: true } : {}) })),
    rows: rows.map((row) => [...row]),
    cells,
    merges: head.map((_, at) => ({ startRow: at, endRow: at, startCol: shownFrom, endCol: letterColumns.length - 1 })),
    freezePane: { rows: head.length + 1 },
    dataValidations: [
      { type: 'list' as const, values: Object.values(findingWords), range: rangeOf('finding'), allowBlank: true, showErrorMessage: true },
      ...(choices.length === 0
        ? []
        : [
            {
              type: 'list' as const,
              // Beside the letter, because a list inside the rule itself may have no more than 255 characters.
              formula1: `'${sheetNames.choices}'!$A$1:$A$${choices.length}`,
              range: rangeOf('value'),
              allowBlank: true,
              showErrorMessage: true,
            },
          ]),
    ],
    protection: { sheet: true, formatColumns: true, formatRows: true, formatCells: true },
    pageSetup: { paperSize: 'a4' as const, orientation: 'landscape' as const, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  }
  const rules = { name: sheetNames.rules, columns: [{ width: 90 }], rows: sheetRules(expected).map((text) => [text]) }
  const list = { name: sheetNames.choices, hidden: true, rows: choices.map((choice) => [choice]) }
  return { sheets: choices.length === 0 ? [letter, rules] : [letter, rules, list] }
}
