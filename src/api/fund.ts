import { enterBudget, fundStandings } from '../ledger/index.ts'
import { once } from './batch.ts'
import { callerIn, procedures } from './procedures.ts'

const { fund } = procedures

/** Funds and what they may spend. */
export const fundProcedures = {
  list: fund.list.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const standings = await caller.transact((db) => fundStandings(db, caller.post.region.path, input.year))
    return standings.map(({ budget, committed, paid, recovered, left, ...of }) => ({
      ...of,
      budget: String(budget),
      committed: String(committed),
      paid: String(paid),
      recovered: String(recovered),
      left: String(left),
    }))
  }),
  enterBudget: fund.enterBudget.handler(({ input, context }) =>
    once(context, 'fund.enterBudget', input, (db, caller) => enterBudget(db, caller, { ...input, fen: BigInt(input.fen) })),
  ),
}
