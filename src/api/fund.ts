import {
  changeIndicator,
  enterBudget,
  enterIndicator,
  fundStandings,
  indicatorReturns,
  indicatorStandings,
  layDownRail,
  type PutOffBatch,
  putOffOfFund,
} from '../ledger/index.ts'
import { once } from './batch.ts'
import { forecastOut, forecastRowsOut } from './forecast.ts'
import { callerIn, procedures } from './procedures.ts'
import { putOffOut } from './shortage.ts'

const { fund } = procedures

/** Funds and what they may spend. */
export const fundProcedures = {
  forecast: fund.forecast.handler(({ input, context }) => forecastOut(callerIn(context), input)),
  forecastRows: fund.forecastRows.handler(({ input, context }) => forecastRowsOut(context.office, callerIn(context), input)),
  layDownRail: fund.layDownRail.handler(({ input, context }) =>
    once(context, 'fund.layDownRail', input, (db, caller) => layDownRail(db, caller, input)),
  ),
  indicators: fund.indicators.handler(async ({ context }) => {
    const caller = callerIn(context)
    const { path } = caller.post.region
    return caller.transact(async (db) => ({
      indicators: (await indicatorStandings(db, path)).map(({ id, given, drawn, paid, left, ...of }) => ({
        ...of,
        ...{ id: String(id), given: String(given), drawn: String(drawn), paid: String(paid), left: String(left) },
      })),
      returns: (await indicatorReturns(db, path)).map(({ indicator, fen, ...of }) => ({
        ...of,
        indicator: String(indicator),
        fen: String(fen),
      })),
    }))
  }),
  enterIndicator: fund.enterIndicator.handler(({ input, context }) =>
    once(context, 'fund.enterIndicator', input, (db, caller) => enterIndicator(db, caller, { ...input, fen: BigInt(input.fen) })),
  ),
  changeIndicator: fund.changeIndicator.handler(({ input, context }) =>
    once(context, 'fund.changeIndicator', input, (db, caller) =>
      changeIndicator(db, caller, BigInt(input.indicator), { ...input, fen: BigInt(input.fen) }),
    ),
  ),
  list: fund.list.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const { path } = caller.post.region
    const standings = await caller.transact(async (db) => {
      const funds = await fundStandings(db, path, input.year)
      const queues: (readonly PutOffBatch[])[] = []
      for (const { fund: name } of funds) queues.push(await putOffOfFund(db, path, name))
      return funds.map((each, at) => ({ ...each, queue: queues[at] ?? [] }))
    })
    return standings.map(({ budget, committed, paid, recovered, left, putOff, queue, ...of }) => ({
      ...of,
      putOff: String(putOff),
      queue: queue.map(putOffOut),
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
