import type { Caller } from '../access/index.ts'
import { type GrantFact, grantFacts } from '../ledger/index.ts'
import type { LedgerPayments, PaymentKeys } from '../registry/index.ts'

/** Rows that are read in one transaction. */
const atOnce = 2_000

/** What the ledger says was paid in the caller's regions, and what is approved there and has not arrived. */
export async function readLedgerPayments(caller: Caller): Promise<LedgerPayments> {
  const grants = await readGrants(caller)
  const described = grants.map((grant) => ({ grant, ...describe(grant) }))
  return {
    paid: described.flatMap(({ grant, ...of }) =>
      grant.arrived.map(({ payment, fen, counting, paidOn, backOn }) => ({
        ...of,
        number: payment,
        arrived: fen,
        amount: counting,
        paidOn,
        backOn,
        evidence: `batch/${grant.batch} payment/${payment}`,
      })),
    ),
    pending: described.flatMap(({ grant, ...of }) =>
      grant.pending === undefined
        ? []
        : [{ ...of, number: grant.claim, amount: grant.pending, evidence: `batch/${grant.batch} claim/${grant.claim}` }],
    ),
    settled: grants.flatMap(({ claim, pending }) => (pending === undefined ? [claim] : [])),
  }
}

async function readGrants(caller: Caller): Promise<readonly GrantFact[]> {
  const grants: GrantFact[] = []
  for (let after = 0n; ; ) {
    const some = await caller.transact((db) => grantFacts(db, after, atOnce))
    grants.push(...some)
    const last = some.at(-1)
    if (last === undefined || some.length < atOnce) return grants
    after = last.claim
  }
}

/** Whose it is and for which year, as the records of a snapshot say it. */
function describe({ policy, keys, baseYear, approvedOn }: GrantFact) {
  const known = paymentKeys.flatMap((entity) => {
    const key = keys.get(entity)
    return key === undefined ? [] : [[entity, key] as const]
  })
  return { policy, keys: Object.fromEntries(known) as PaymentKeys, baseYear, approvedOn }
}

const paymentKeys = ['insured_unit', 'firm', 'person', 'organisation'] as const satisfies readonly (keyof PaymentKeys)[]
