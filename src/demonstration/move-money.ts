import { closeDay } from './close-day.ts'
import { enterBudget, enterIndicator, layDownBank, layDownRail } from './lay-down-money.ts'
import { layStatement } from './lay-statement.ts'
import { makeBatch } from './make-batch.ts'
import { openFirm } from './open-firm.ts'
import { recoverMoney } from './recover-money.ts'
import { takeEarlier } from './take-earlier.ts'
import type { Team } from './team.ts'
import type { WorkScript } from './work-script.ts'

/** From lists to money: what funds have, the batches, and what follows once money moved. What rests on a batch that is not there is left out. */
export async function moveMoney(team: Team, script: WorkScript, run: string): Promise<void> {
  for (const budget of script.budgets) await enterBudget(team, budget)
  for (const rail of script.rails) await layDownRail(team, rail)
  for (const indicator of script.indicators) await enterIndicator(team, indicator)
  for (const bank of script.banks) await layDownBank(team, bank)
  const batches = new Map<string, string>()
  for (const batch of script.batches) {
    const made = await makeBatch(team, batch, run)
    if (made !== undefined && batch.name !== undefined) batches.set(batch.name, made)
  }
  for (const statement of script.statements) await layStatement(team, statement, batches)
  for (const recovery of script.recoveries) await recoverMoney(team, recovery, batches)
  for (const list of script.earlier) await takeEarlier(team, list, run)
  for (const firm of script.firms) await openFirm(team, firm, batches)
  for (const closing of script.closings) await closeDay(team, closing)
}
