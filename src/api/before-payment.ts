import { refused } from '../kernel/result.ts'
import { type Clash, describeLedgerRefusal, givesWay, holdClashes, readClashes } from '../ledger/index.ts'
import { answer } from './answer.ts'
import { once, rowsNamed } from './batch.ts'
import { callerIn, procedures } from './procedures.ts'

const { clash } = procedures

/** Clashes that a page shows at once. */
const mostShown = 200

const urgency = (each: Clash): number => (givesWay(each) ? 0 : each.standing === 'listed' ? 1 : 2)

/** What rows of a list are held to beside grants of other lists. */
export const clashProcedures = {
  read: clash.read.handler(async ({ input, context }) => {
    const [caller, batch] = [callerIn(context), BigInt(input.batch)]
    const found = await readClashes(caller, batch)
    if (found === undefined) return answer(refused({ code: 'batch_not_found', batch: input.batch } as const), describeLedgerRefusal)
    const { rules, clashes, waiting } = found
    const shown = clashes.toSorted((a, b) => urgency(a) - urgency(b)).slice(0, mostShown)
    const rows = await rowsNamed(context.office, caller, batch, [...new Set(shown.map(({ claim }) => claim))])
    return {
      rules: rules.map((rule) => ({ ...rule, keys: [...rule.keys], lacks: [...rule.lacks], policies: [...rule.policies] })),
      waiting: { rows: waiting.rows, fen: String(waiting.fen) },
      listed: new Set(clashes.filter(({ standing }) => standing === 'listed').map(({ claim }) => claim)).size,
      clashes: shown.flatMap(({ claim, policyZh, standing, kind, name: rule, document, basis, isTold }) => {
        const row = rows.get(claim)
        return row === undefined ? [] : [{ ...row, claim: String(claim), policy: policyZh, standing, kind, rule, document, basis, isTold }]
      }),
    }
  }),
  hold: clash.hold.handler(({ input, context }) =>
    once(context, 'clash.hold', input, (db, caller) => holdClashes(db, caller, BigInt(input.batch), context.office.calendar)),
  ),
}
