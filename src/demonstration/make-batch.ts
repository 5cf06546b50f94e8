import type { Colleague } from './colleague.ts'
import type { Team } from './team.ts'
import type { BatchScript, BudgetScript } from './work-script.ts'

/** Enters what a fund may spend in a year, where nobody has. */
export async function enterBudget(team: Team, { by, ...budget }: BudgetScript): Promise<void> {
  const { office } = await team(by)
  const funds = await office.fund.list({ year: budget.year })
  if (!funds.some(({ fund }) => fund === budget.fund)) await office.fund.enterBudget(budget)
}

/**
 * Makes a batch of what the run grants under a policy, and takes it as far as the script says; a small registry that grants nothing has
 * none. A step that is done already, here or by somebody who looked in meanwhile, is let be.
 */
export async function makeBatch(team: Team, script: BatchScript, run: string): Promise<void> {
  const maker = await team(script.by)
  const batch = await openBatch(team, maker, script, run)
  if (batch === undefined) return
  if (script.doubt !== undefined) await raiseDoubt(team, script.doubt, batch)
  for (const login of script.checkedBy) await checkParts(await team(login), batch)
  if (script.agreedBy === undefined) return
  const { batch: whole, parts } = await maker.office.batch.read({ batch })
  if (whole.state === 'first_check' && parts.every(({ state }) => state !== 'open'))
    await maker.office.batch.submit({ batch: { id: batch, version: whole.version } })
  const reviewer = await team(script.agreedBy)
  const reviewed = (await reviewer.office.batch.read({ batch })).batch
  if (reviewed.state === 'second_check') await reviewer.office.batch.agree({ batch: { id: batch, version: reviewed.version } })
  if (script.decided === undefined) return
  const { by, ...minutes } = script.decided
  const head = await team(by)
  const decided = (await head.office.batch.read({ batch })).batch
  if (decided.state === 'decision') await head.office.batch.decide({ batch: { id: batch, version: decided.version }, minutes })
}

async function openBatch(team: Team, { office }: Colleague, { policy, order }: BatchScript, run: string): Promise<string | undefined> {
  const made = (await office.batch.list({})).find((batch) => batch.policy.id === policy)
  if (made !== undefined) return made.id
  const { funds, basis } = await office.batch.preview({ run, policy })
  const fund = funds.find(({ fund: name }) => name !== '')
  if (fund === undefined) return undefined
  if (order !== undefined && basis !== order.basis) {
    const head = await team(order.by)
    await head.office.batch.layDownOrder({ policy, steps: order.steps, basis: order.basis })
  }
  return (await office.batch.make({ run, policy, fund: fund.fund })).batch
}

/** Holds the greatest row of a colleague's part. */
async function raiseDoubt(team: Team, { by, reason }: NonNullable<BatchScript['doubt']>, batch: string): Promise<void> {
  const colleague = await team(by)
  if (!(await sees(colleague, batch))) return
  const { office } = colleague
  const [first] = (await office.batch.rows({ batch, size: 20 })).rows
  const doubts = await office.batch.doubts({ batch })
  if (first !== undefined && doubts.length === 0) await office.batch.raiseDoubts({ batch, rows: [first.id], source: 'own_check', reason })
}

async function checkParts(colleague: Colleague, batch: string): Promise<void> {
  if (!(await sees(colleague, batch))) return
  const { office } = colleague
  const { parts } = await office.batch.read({ batch })
  for (const { id, version, verbs } of parts) if (verbs.includes('check_part')) await office.batch.checkPart({ part: { id, version } })
}

/** Whether somebody has a part of a batch: of a small registry a county may have none. */
async function sees({ office }: Colleague, batch: string): Promise<boolean> {
  return (await office.batch.list({})).some(({ id }) => id === batch)
}
