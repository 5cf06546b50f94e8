import type { Caller } from '../access/index.ts'
import { findRun } from '../decisions/index.ts'
import { openSheets, type Sheet } from '../files/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import {
  cellFaultSentence,
  firstLines,
  type ListReading,
  type ListUnderstood,
  lacksOf,
  layoutOf,
  understandBelow,
  understandList,
} from '../screening/index.ts'
import { maskNumber } from '../subjects/index.ts'
import { openUpload } from '../uploads/index.ts'
import type { PaidListPlaces } from './places.ts'
import { type ReadCounts, readList } from './read-list.ts'
import type { PaidListRefusal } from './refusals.ts'

/** What is asked of a list before it is compared. */
export interface UnderstandAsked {
  readonly upload: bigint
  readonly run: string | undefined
  readonly policy: string
  /** As somebody chose by hand. */
  readonly reading: ListReading | undefined
  readonly below: { readonly sheet: number; readonly line: number } | undefined
}

/** How a list is read, with what it rests on and what comes of it. */
export interface UnderstoodList {
  readonly sheets: readonly string[]
  readonly reading: ListReading
  readonly layout: string
  readonly from: 'headings' | 'last_time' | 'hand'
  readonly unitFrom: ListUnderstood['unitFrom'] | 'last_time' | 'hand'
  readonly lacks: ReturnType<typeof lacksOf>
  readonly claimedTwice: ListUnderstood['claimedTwice']
  readonly sample: readonly { readonly line: number; readonly cells: readonly string[] }[]
  readonly read: ReadCounts
  readonly faults: readonly string[]
}

const sampleRows = 6
const faultsShown = 50

/**
 * Reads a list that the caller handed over: by its headings, as the last list of its form was read, or as they say by hand. Refused where
 * it is no list of payments.
 */
export async function understandUpload(
  caller: Caller,
  places: PaidListPlaces,
  { upload, run, policy, reading: chosen, below }: UnderstandAsked,
): Promise<Result<UnderstoodList, PaidListRefusal>> {
  const known = await findRun(places.facts, run)
  if (known.kind === 'refused') return known
  const { record } = known.value.run
  const policies = record.lists.policies.map((each) => each.policy)
  if (!policies.includes(policy)) return refused({ code: 'list_policy_unknown', policy, known: policies })
  const opened = await openUpload(caller, places.uploads, upload, 'paid_list')
  if (opened.kind === 'refused') return opened
  const { name, bytes } = opened.value
  const sheets = await openSheets({ file: name, bytes })
  if (sheets.kind === 'refused') return sheets
  const found = await howToRead(caller, sheets.value, { name, chosen, below })
  if (found.kind === 'refused') return found
  const { reading } = found.value
  const sheet = sheets.value[reading.sheet]
  if (sheet === undefined) return refused({ code: 'no_headings_there', line: reading.headingLine })
  const lacks = lacksOf(reading)
  const rows = lacks.length > 0 ? undefined : await readList(sheet, reading, { id: policy, record })
  return done({
    sheets: sheets.value.map((each) => each.name),
    ...found.value,
    lacks,
    sample: await sampleOf(sheet, reading),
    read: rows?.counts ?? nothingRead,
    faults: (rows?.faults ?? []).slice(0, faultsShown).map(cellFaultSentence),
  })
}

const nothingRead: ReadCounts = {
  payments: 0,
  sum: '0',
  leftOut: { totals: 0, note: 0, headings_again: 0, nothing_due: 0, other_policy: 0 },
  faults: 0,
  stated: [],
}

type HowToRead = Pick<UnderstoodList, 'reading' | 'layout' | 'from' | 'unitFrom' | 'claimedTwice'>

async function howToRead(
  caller: Caller,
  sheets: readonly Sheet[],
  { name, chosen, below }: Pick<UnderstandAsked, 'below'> & { readonly name: string; readonly chosen: ListReading | undefined },
): Promise<Result<HowToRead, PaidListRefusal>> {
  if (chosen !== undefined) {
    const layout = layoutOf(chosen.columns.map(({ heading }) => heading))
    return done({ reading: chosen, layout, from: 'hand', unitFrom: 'hand', claimedTwice: [] })
  }
  const understood = below === undefined ? await understandList(sheets) : await understandBelow(sheets, below.sheet, below.line)
  if (understood === undefined)
    return refused(below === undefined ? { code: 'no_list_found', name } : { code: 'no_headings_there', line: below.line })
  const { layout, unitFrom, claimedTwice, ...reading } = understood
  const last = await lastReading(caller, layout)
  if (last === undefined) return done({ reading, layout, from: 'headings', unitFrom, claimedTwice })
  // Where the headings stand is this list's own; what the columns hold and in what unit is remembered.
  const columns = reading.columns.map((column) => ({
    ...column,
    role: last.columns.find(({ at }) => at === column.at)?.role ?? column.role,
  }))
  const isUnitSaid = unitFrom !== 'nobody'
  return done({
    reading: { ...reading, columns, unit: isUnitSaid ? reading.unit : last.unit },
    layout,
    from: 'last_time',
    unitFrom: isUnitSaid ? unitFrom : 'last_time',
    claimedTwice: claimedTwice.filter((role) => !columns.some((column) => column.role === role)),
  })
}

/** How a list of this form was read the last time it was compared, in the regions that the caller sees. */
async function lastReading(caller: Caller, layout: string): Promise<ListReading | undefined> {
  const row = await caller.transact((db) =>
    db.selectFrom('paid_list').select('reading').where('layout', '=', layout).orderBy('id', 'desc').limit(1).executeTakeFirst(),
  )
  return row === undefined ? undefined : (row.reading as unknown as ListReading)
}

/** Some rows as they stand in the file; numbers of people and accounts are masked, whoever looks over a shoulder. */
async function sampleOf(sheet: Sheet, { headingLine, columns }: ListReading): Promise<UnderstoodList['sample']> {
  const lines = await firstLines(sheet, headingLine + sampleRows)
  return lines.flatMap((line) => {
    if ('fault' in line || line.line <= headingLine) return []
    const cells = columns.map(({ at, role }) => {
      const text = line.cells[at]?.text.trim() ?? ''
      return role === 'identity_number' || role === 'account' ? maskNumber(role, text) : text
    })
    return [{ line: line.line, cells }]
  })
}
