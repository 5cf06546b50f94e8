import { createHash } from 'node:crypto'
import type { MonthKind } from '../contract/index.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import { endedBatches, type FundDay, fundStandings, movementDaysOf, standingsOf, unpaidBatches } from '../ledger/index.ts'
import { type AccountStanding, readAccountStandings } from '../reconciliation/index.ts'
import type { Work } from '../store/index.ts'
import type { ClosingLine, Standing } from './closing-line.ts'
import { lapseOf } from './lapse-rule.ts'

export type MonthLine = ClosingLine<MonthKind> & { readonly standing: Standing }

/** What a room beside the ledger knows of a month: how many of something there are; undefined where it pays nothing from the fund. */
export interface MonthSource {
  readonly kind: 'benefit_stops' | 'deferrals_due'
  read(db: Work, of: { readonly region: string; readonly fund: string; readonly month: string }): Promise<MonthCount | undefined>
}

export interface MonthCount {
  readonly rows: number
  /** What they come to, where they are money. */
  readonly fen?: bigint
  /** Whether what it speaks of is settled. */
  readonly isSettled: boolean
}

/** What the lines of a month are told with: days off, and what other rooms know of it. */
export interface MonthTools {
  readonly calendar: WorkCalendar
  readonly sources: readonly MonthSource[]
}

/** What has to be settled of a fund by the end of a month, line by line, each told by what was entered. `day` is the last of the month. */
export async function linesOfMonth(db: Work, of: FundDay, today: string, tools: MonthTools): Promise<readonly MonthLine[]> {
  const { region, fund, day } = of
  const month = day.slice(0, 7)
  const days = { region, fund, from: `${month}-01`, to: day }
  const closed = await closedDays(db, of)
  const unclosed = (await movementDaysOf(db, days)).filter((each) => !closed.includes(each))
  const standings = await standingsOf(db, of)
  const open = (kind: (typeof standings)[number]['kind']) => standings.filter((line) => line.kind === kind)
  const accounts = await readAccountStandings(db, { region, asOf: day, today, fund }, tools.calendar)
  const ended = await endedBatches(db, days)
  return [
    line({ kind: 'days_closed', rows: unclosed.length, detail: unclosed }),
    counted('returns_open', open('not_back')),
    counted('silent', open('in_process')),
    ...reconciledLines(accounts),
    ...(await balanceLines(db, accounts, month)),
    await planLine(db, of, month, accounts),
    await benefitLine(db, { region, fund, month }, tools),
    ...(await deferralLines(db, { region, fund, month }, tools)),
    line({ kind: 'archive', rows: ended.unfiled, detail: [ended.ended] }),
    ...(month.endsWith('-12') ? await yearLines(db, of) : []),
  ]
}

interface Wanted {
  readonly kind: MonthKind
  readonly rows: number
  readonly fen?: bigint
  readonly reference?: string
  /** Left out: settled where there are no rows. */
  readonly standing?: Standing
  /** What the rows are; another makes another line. */
  readonly detail?: readonly (string | number)[]
}

function line({ kind, rows, fen = 0n, reference = '', standing = rows === 0 ? 'done' : 'open', detail = [] }: Wanted): MonthLine {
  return {
    ...{ kind, rows, fen, reference, standing, batch: undefined, batchNumber: '', policyZh: '', minute: undefined, layout: undefined },
    cutOff: undefined,
    rowsHash: detail.length === 0 ? '' : createHash('sha256').update(JSON.stringify(detail)).digest('hex'),
  }
}

function counted(kind: MonthKind, lines: readonly { readonly rows: number; readonly fen: bigint; readonly rowsHash: string }[]): MonthLine {
  const rows = lines.reduce((sum, each) => sum + each.rows, 0)
  const fen = lines.reduce((sum, each) => sum + each.fen, 0n)
  return line({ kind, rows, fen, detail: lines.map(({ rowsHash }) => rowsHash) })
}

/** Days of the month that both signed. */
async function closedDays(db: Work, { region, fund, day }: FundDay): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('day_closing_signature')
    .select('day')
    .where('region', '=', region)
    .where('fund', '=', fund)
    .where('span', '=', 'day')
    .where('day', '>=', `${day.slice(0, 7)}-01`)
    .where('day', '<=', day)
    .execute()
  return rows.map((row) => row.day)
}

/** Each account with what is open on it; one without a statement up to the end of the month is unknown, and so is a fund without an account. */
function reconciledLines(accounts: readonly AccountStanding[]): readonly MonthLine[] {
  if (accounts.length === 0) return [line({ kind: 'reconciled', rows: 0, standing: 'unknown' })]
  return accounts.map(({ account, balance }) => {
    const sums = Object.values(balance.open)
    const rows = sums.reduce((sum, each) => sum + each.rows, 0)
    const standing =
      balance.statement === undefined ? 'unknown' : balance.difference !== 0n || balance.lines.waiting.rows > 0 ? 'open' : 'done'
    const detail = sums.flatMap((each) => [each.rows, String(each.fen)])
    return line({ kind: 'reconciled', rows, fen: balance.difference ?? 0n, reference: account.name, standing, detail })
  })
}

/** Whether the table of balances of the month was issued, account by account of a bank. */
async function balanceLines(db: Work, accounts: readonly AccountStanding[], month: string): Promise<readonly MonthLine[]> {
  const lines: MonthLine[] = []
  for (const { account } of accounts.filter((one) => one.account.source === 'bank')) {
    const isIssued = await hasPaper(db, account.id, 'balance_reconciliation', month)
    lines.push(line({ kind: 'balance_issued', rows: isIssued ? 0 : 1, reference: account.name }))
  }
  return lines
}

async function hasPaper(db: Work, account: bigint, kind: string, month: string): Promise<boolean> {
  const row = await db
    .selectFrom('paper')
    .select('id')
    .where('register', '=', 'settlement_account')
    .where('subject', '=', String(account))
    .where('kind', '=', kind)
    .where('about', 'like', `${month}.%`)
    .executeTakeFirst()
  return row !== undefined
}

/** What is approved, not paid and without its money: the plan for the next month asks for it; drafted once it is issued as a paper. */
async function planLine(db: Work, of: FundDay, month: string, accounts: readonly AccountStanding[]): Promise<MonthLine> {
  const wanted = (await unpaidBatches(db, of)).filter(({ isFunded }) => !isFunded)
  const account = accounts.find((one) => one.account.source === 'bank')?.account
  const isDrafted = account !== undefined && (await hasPaper(db, account.id, 'funds_plan_draft', month))
  return line({
    kind: 'next_plan',
    rows: wanted.reduce((sum, { rows }) => sum + rows, 0),
    fen: wanted.reduce((sum, { fen }) => sum + fen, 0n),
    standing: wanted.length === 0 || isDrafted ? 'done' : 'open',
    detail: wanted.map(({ number, fen }) => `${number}/${fen}`),
  })
}

/** Stops of monthly benefits, where a room that pays them says so; nobody knows where there is none. */
async function benefitLine(db: Work, of: Parameters<MonthSource['read']>[1], { sources }: MonthTools): Promise<MonthLine> {
  const source = sources.find(({ kind }) => kind === 'benefit_stops')
  const count = await source?.read(db, of)
  if (count === undefined) return line({ kind: 'benefit_stops', rows: 0, standing: 'unknown' })
  return line({ kind: 'benefit_stops', rows: count.rows, standing: count.isSettled ? 'done' : 'open' })
}

/** What of contributions to the fund was put off, fell due and is not repaid; no line where none was ever put off. */
async function deferralLines(db: Work, of: Parameters<MonthSource['read']>[1], { sources }: MonthTools): Promise<readonly MonthLine[]> {
  const source = sources.find(({ kind }) => kind === 'deferrals_due')
  const count = await source?.read(db, of)
  if (count === undefined) return []
  const { rows, fen, isSettled } = count
  return [line({ kind: 'deferrals_due', rows, standing: isSettled ? 'done' : 'open', ...(fen === undefined ? {} : { fen }) })]
}

/** What became of the budget of a year, and what of the rest lapses. */
async function yearLines(db: Work, { region, fund, day }: FundDay): Promise<readonly MonthLine[]> {
  const standing = (await fundStandings(db, region, Number(day.slice(0, 4)))).find((one) => one.fund === fund)
  if (standing === undefined) return [line({ kind: 'budget_given', rows: 0, standing: 'unknown' })]
  const rule = await lapseOf(db, region, fund)
  const { budget, committed, paid, left } = standing
  const told = (kind: MonthKind, fen: bigint) => line({ kind, rows: 0, fen })
  // What an approved list takes stays for it: only what is left beside it lapses.
  const lapsing = rule?.lapses === true && left > 0n ? left : 0n
  return [
    told('budget_given', budget),
    told('budget_committed', committed),
    told('budget_paid', paid),
    told('budget_left', left),
    line({
      kind: 'budget_lapses',
      rows: 0,
      fen: lapsing,
      reference: rule?.basis ?? '',
      standing: rule === undefined ? 'unknown' : lapsing === 0n ? 'done' : 'open',
    }),
  ]
}
