import type { BankScript, BudgetScript, IndicatorScript, RailScript } from './money-script.ts'
import type { Team } from './team.ts'

/** Enters what a fund may spend in a year, where nobody has. */
export async function enterBudget(team: Team, { by, ...budget }: BudgetScript): Promise<void> {
  const { office } = await team(by)
  const funds = await office.fund.list({ year: budget.year })
  if (!funds.some(({ fund }) => fund === budget.fund)) await office.fund.enterBudget(budget)
}

/** Lays down by which way the money of a fund goes. */
export async function layDownRail(team: Team, { by, ...rail }: RailScript): Promise<void> {
  const { office } = await team(by)
  await office.fund.layDownRail(rail)
}

/** Enters a budget indicator, where nobody has. */
export async function enterIndicator(team: Team, { by, ...indicator }: IndicatorScript): Promise<void> {
  const { office } = await team(by)
  const { indicators } = await office.fund.indicators()
  if (!indicators.some(({ number }) => number === indicator.number)) await office.fund.enterIndicator(indicator)
}

/** Lays down when a bank closes, and within how many working days it answers. */
export async function layDownBank(team: Team, { by, layout, hour, workdays, basis }: BankScript): Promise<void> {
  const { office } = await team(by)
  await office.closing.layDownCutOff({ layout, hour, basis })
  await office.desk.layDownAnswerTime({ layout, workdays, basis })
}
