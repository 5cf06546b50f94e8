import type { Sheet, SheetCell, SheetLine } from '../../files/index.ts'
import type { PaidColumnRole } from '../../kernel/paid-column-roles.ts'
import { identifyingRoles, type UnderstoodColumn } from './column-roles.ts'
import { figureCell, type UnitOfAmounts, unitOfTitle, unitSigns } from './headings.zh.ts'
import { layoutOf, roleOfHeading, unitInHeading } from './read-heading.ts'

/** How a list is read: which table of the file, below which line, which column holds what, and in what unit amounts are. */
export interface ListReading {
  readonly sheet: number
  /** The last line of the headings, as the file counts; rows come below it. */
  readonly headingLine: number
  readonly columns: readonly UnderstoodColumn[]
  readonly unit: UnitOfAmounts
}

/** A reading with what it rests on, for whoever is to agree with it. */
export interface ListUnderstood extends ListReading {
  readonly layout: string
  /** The unit was said by the heading, by a title above the table, or by nobody: then it is yuan. */
  readonly unitFrom: 'heading' | 'title' | 'nobody'
  /** Roles that two columns claim alike: somebody has to choose. */
  readonly claimedTwice: readonly PaidColumnRole[]
}

/** How far down the headings are looked for. */
const linesLookedAt = 40
/** Two roles make a table; with one alone a sentence could pass for it. */
const leastRoles = 2

interface Head {
  readonly line: number
  readonly headings: readonly string[]
  readonly score: number
}

/**
 * How a file's list is to be read, by its headings: the table and the line with the most columns that are known, an amount among them.
 * Undefined where no line is the head of a list of payments.
 */
export async function understandList(sheets: readonly Sheet[]): Promise<ListUnderstood | undefined> {
  let best: { readonly sheet: number; readonly head: Head; readonly top: readonly SheetLine[] } | undefined
  for (const [sheet, each] of sheets.entries()) {
    const top = await firstLines(each)
    const head = headOf(top)
    if (head !== undefined && head.score > (best?.head.score ?? 0)) best = { sheet, head, top }
  }
  return best === undefined ? undefined : understood(best.sheet, best.head, best.top)
}

/** How a list is to be read whose headings end on a line that somebody named. */
export async function understandBelow(sheets: readonly Sheet[], sheet: number, line: number): Promise<ListUnderstood | undefined> {
  const named = sheets[sheet]
  if (named === undefined) return undefined
  const top = await firstLines(named)
  const at = top.findIndex((each) => each.line === line)
  const head = at < 0 ? undefined : (doubleHead(top, at - 1) ?? singleHead(top[at]))
  return head === undefined ? undefined : understood(sheet, head, top)
}

/** The first lines of a table: its titles, its headings, some rows. */
export async function firstLines({ lines }: Sheet, most = linesLookedAt): Promise<readonly SheetLine[]> {
  const found: SheetLine[] = []
  for await (const line of lines()) {
    found.push(line)
    if (found.length === most) break
  }
  return found
}

function headOf(top: readonly SheetLine[]): Head | undefined {
  let best: Head | undefined
  for (const [at, line] of top.entries()) {
    for (const head of [singleHead(line), doubleHead(top, at)]) if (head !== undefined && head.score > (best?.score ?? 0)) best = head
  }
  return best
}

function singleHead(line: SheetLine | undefined): Head | undefined {
  if (line === undefined || 'fault' in line) return undefined
  return scored(
    line.line,
    line.cells.map(({ text }) => text),
  )
}

/** Headings on two lines, the upper ones over several columns: those of a column are read as one, the lower one first. */
function doubleHead(top: readonly SheetLine[], at: number): Head | undefined {
  const [upper, lower] = [top[at], top[at + 1]]
  if (upper === undefined || lower === undefined || 'fault' in upper || 'fault' in lower) return undefined
  // Below headings there are rows; a line with figures is one of them.
  if (lower.cells.some(isFigure)) return undefined
  const width = Math.max(upper.cells.length, lower.cells.length)
  let over = ''
  const headings = Array.from({ length: width }, (_, column) => {
    const [above, below] = [upper.cells[column]?.text.trim() ?? '', lower.cells[column]?.text.trim() ?? '']
    over = above === '' && below !== '' ? over : above
    if (below === '') return above
    return roleOfHeading(below).role !== 'unused' || over === '' ? below : `${over}${below}`
  })
  return scored(lower.line, headings, true)
}

const isFigure = ({ text }: SheetCell): boolean => figureCell.test(text.trim())

/** Where two lines say no more than one of them, the one is meant. */
function scored(line: number, headings: readonly string[], isDouble = false): Head | undefined {
  const roles = new Set(headings.map((heading) => roleOfHeading(heading).role).filter((role) => role !== 'unused'))
  const isHead = roles.size >= leastRoles && roles.has('amount')
  return isHead ? { line, headings, score: 2 * roles.size - (isDouble ? 1 : 0) } : undefined
}

function understood(sheet: number, { line, headings }: Head, top: readonly SheetLine[]): ListUnderstood {
  const found = withoutRunningNumbers(headings.map((heading, at) => ({ at, heading: heading.trim(), ...roleOfHeading(heading) })))
  const claimedTwice: PaidColumnRole[] = []
  const columns = found.map(({ at, heading, role, rank }): UnderstoodColumn => {
    const rivals = found.filter((other) => other.role === role && other.at !== at)
    if (role === 'unused' || rivals.every((other) => other.rank > rank)) return { at, heading, role }
    // Of two equal ones none is taken.
    if (rivals.every((other) => other.rank >= rank) && !claimedTwice.includes(role)) claimedTwice.push(role)
    return { at, heading, role: 'unused' }
  })
  const amount = columns.find(({ role }) => role === 'amount')
  const own = amount === undefined ? undefined : unitInHeading(amount.heading)
  const titled = own === undefined ? unitOfTitles(top, line) : undefined
  return {
    sheet,
    headingLine: line,
    columns,
    unit: own ?? titled ?? 'yuan',
    unitFrom: own !== undefined ? 'heading' : titled !== undefined ? 'title' : 'nobody',
    layout: layoutOf(headings),
    claimedTwice,
  }
}

type Found = UnderstoodColumn & { readonly rank: number }

/** A bare "number" is the subject's where nothing else tells rows apart; beside a name or a code it counts the lines. */
function withoutRunningNumbers(found: readonly Found[]): readonly Found[] {
  const isSure = found.some(({ role, rank }) => identifyingRoles.some((known) => known === role) && (role !== 'subject' || rank === 0))
  return isSure ? found.map((column) => (column.role === 'subject' && column.rank > 0 ? { ...column, role: 'unused' } : column)) : found
}

function unitOfTitles(top: readonly SheetLine[], headingLine: number): UnitOfAmounts | undefined {
  for (const line of top) {
    if (line.line >= headingLine || 'fault' in line) continue
    for (const { text } of line.cells) {
      const sign = unitOfTitle.exec(text.normalize('NFKC'))?.[1]
      const unit = unitSigns.find(([known]) => known === sign)?.[1]
      if (unit !== undefined) return unit
    }
  }
  return undefined
}

/** What a reading still lacks: a column of amounts, or one that tells the rows apart. */
export function lacksOf({ columns }: Pick<ListReading, 'columns'>): readonly ('amount' | 'identity')[] {
  const has = (role: PaidColumnRole) => columns.some((column) => column.role === role)
  return [...(has('amount') ? [] : (['amount'] as const)), ...(identifyingRoles.some(has) ? [] : (['identity'] as const))]
}
