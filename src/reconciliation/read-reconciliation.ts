import type { WorkCalendar } from '../kernel/workdays.ts'
import type { Work } from '../store/index.ts'
import { accountsOf, type Rhythm, rhythmOf, type SettlementAccount } from './accounts.ts'
import { type Balance, balanceOf } from './balance.ts'
import { type NextStatement, nextStatement } from './rhythm.ts'

/** An account with how often its statements come and how it stands at the end of a day. */
export interface AccountStanding {
  readonly account: SettlementAccount
  readonly rhythm: Rhythm | undefined
  readonly balance: Balance
  /** Which statement is missing next, and since when it is due or by when it will be; undefined where nobody laid down a rhythm. */
  readonly next: NextStatement | undefined
}

/** Every account of a place, as it stands at the end of a day; of one fund alone where one is named. */
export async function readAccountStandings(
  db: Work,
  {
    region,
    asOf,
    today,
    fund,
  }: { readonly region: string; readonly asOf: string; readonly today: string; readonly fund?: string | undefined },
  calendar: WorkCalendar,
): Promise<readonly AccountStanding[]> {
  const accounts = await accountsOf(db, region)
  const standings: AccountStanding[] = []
  for (const account of accounts.filter((one) => fund === undefined || one.fund === fund)) {
    const rhythm = await rhythmOf(db, account.id)
    const balance = await balanceOf(db, account, asOf)
    // What is delivered is told of all statements, whatever day is looked at.
    const delivered = asOf === today ? balance.deliveredTo : (await balanceOf(db, account, today)).deliveredTo
    const next = rhythm === undefined ? undefined : nextStatement(delivered, rhythm, today, calendar)
    standings.push({ account, rhythm, balance, next })
  }
  return standings
}
