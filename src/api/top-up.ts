import type { Caller } from '../access/index.ts'
import { codeScopeOf, describeDecisionRefusal, gatherRows, type KnownRun } from '../decisions/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import {
  describeLedgerRefusal,
  enterSuccession,
  grantsLeftOut,
  type LeftOutGrant,
  listAbove,
  makeBatch,
  orderOfSteps,
  previewTopUp,
  type TopUpPreview,
} from '../ledger/index.ts'
import { pinRun } from '../screening/index.ts'
import { describeSubjectRefusal, findSubjects } from '../subjects/index.ts'
import { answer } from './answer.ts'
import { fundOf, type Grants, grantsOf, namesIn, once, wantedOf } from './batch.ts'
import type { Office } from './office.ts'
import { callerIn, procedures } from './procedures.ts'

const { topUp } = procedures

/** As many rows of each kind as a preview shows. */
const mostShown = 50
/** As many grants as are looked at that a run may have decided to be none any more. */
const mostLeftOut = 20_000
/** Keys of one question to a run. */
const keysAtOnce = 1_000

/** Paying what a later run decides beyond what was granted. */
export const topUpProcedures = {
  preview: topUp.preview.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const { office } = context
    const grants = await grantsOf(office, caller, input, 'due')
    const order = await caller.transact((db) => orderOfSteps(db, caller.post.region.path, input.policy))
    const offers = await caller.transact(async (db) => {
      const found: (readonly [string, TopUpPreview])[] = []
      for (const [fund, rows] of grants.byFund) found.push([fund, await previewTopUp(db, caller, input.policy, rows)])
      return found
    })
    const withdrawn = await withdrawnOf(office, caller, grants, input)
    const due = offers.flatMap(([, { rows }]) => rows).sort((a, b) => (a.fen === b.fen ? 0 : a.fen > b.fen ? -1 : 1))
    const above = [...offers.flatMap(([, offer]) => offer.above), ...(withdrawn ?? []).map((grant) => ({ ...grant, decided: 0n }))]
    const shown = [...due.slice(0, mostShown), ...above.slice(0, mostShown)]
    const names = await namesIn(
      office,
      caller,
      shown.map(({ payee }) => ({ subject: payee, payee, called: payee })),
    )
    const rowOut = (row: Shown) => ({
      subject: String(row.subject),
      payee: { entity: row.payee.entity, key: String(row.payee.key), name: names.get(`${row.payee.entity}/${row.payee.key}`) ?? null },
      period: row.period,
      decided: String(row.decided),
      granted: String(row.granted),
    })
    return {
      run: grants.known.name,
      policy: { id: input.policy, zh: grants.zh },
      funds: offers.map(([fund, offer]) => fundOut(fund, offer)),
      steps: [...order.steps],
      basis: order.basis ?? null,
      due: due.slice(0, mostShown).map(rowOut),
      above: above.slice(0, mostShown).map(rowOut),
      withdrawn: withdrawn?.length ?? null,
    }
  }),
  make: topUp.make.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const { office } = context
    const grants = await grantsOf(office, caller, input, 'due')
    const fund = fundOf(grants, input.fund)
    const first = await wantedOf(office, grants, input.policy, fund)
    const withdrawn = (await withdrawnOf(office, caller, grants, input)) ?? []
    const { document: basis, clause, change } = input
    const wanted = { ...first, kind: 'top_up', topUp: { basis, clause, change, withdrawn } } as const
    const made = await once(context, 'topUp.make', input, (db) => makeBatch(db, caller, wanted, office.calendar))
    await pinRun(grants.known.run, `batch/${made.batch}`)
    return made
  }),
  above: topUp.above.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const rows = await listAbove(caller, BigInt(input.batch))
    const names = await namesIn(
      context.office,
      caller,
      rows.map(({ payee }) => ({ subject: payee, payee, called: payee })),
    )
    return rows.map((row) => ({
      id: String(row.id),
      subject: String(row.subject),
      payee: { entity: row.payee.entity, key: String(row.payee.key), name: names.get(`${row.payee.entity}/${row.payee.key}`) ?? null },
      period: row.period,
      place: row.place,
      decided: String(row.decided),
      granted: String(row.granted),
      claims: row.claims.map(String),
      isClaimedBack: row.isClaimedBack,
    }))
  }),
  succeed: topUp.succeed.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const [predecessor, successor] = [
      await unitNamed(context.office, caller, input.predecessor),
      await unitNamed(context.office, caller, input.successor),
    ]
    const written = {
      entity: 'insured_unit',
      predecessor: predecessor.key,
      successor: successor.key,
      numerator: BigInt(input.numerator),
      denominator: BigInt(input.denominator),
      day: input.day,
      basis: input.basis,
    }
    await once(context, 'topUp.succeed', input, (db) => enterSuccession(db, caller, written))
    return { predecessor: predecessor.name, successor: successor.name }
  }),
}

interface Shown extends Pick<LeftOutGrant, 'subject' | 'payee' | 'period' | 'granted'> {
  readonly decided: bigint
}

function fundOut(fund: string, { rows, above, same, ungranted, unclear, claimedBack }: TopUpPreview) {
  const sum = (part: 'fen' | 'decided' | 'granted') => String(rows.reduce((total, row) => total + row[part], 0n))
  return {
    fund,
    rows: rows.length,
    fen: sum('fen'),
    decided: sum('decided'),
    granted: sum('granted'),
    same,
    above: above.length,
    ungranted,
    unclear: unclear.length,
    claimedBack: claimedBack.length,
  }
}

/**
 * Grants of before that the run decides are not met any more. Asked for of a whole list alone: of a narrowed one it cannot be told who is
 * left out by the run and who by the filter. An employment has another key after a new registration, so it is not looked for by that.
 */
async function withdrawnOf(
  { facts }: Office,
  caller: Caller,
  grants: Grants,
  { policy, filter }: { readonly policy: string; readonly filter?: object | undefined },
): Promise<readonly LeftOutGrant[] | undefined> {
  const isNarrowed = Object.keys(filter ?? {}).some((part) => part !== 'outcome')
  if (isNarrowed || grants.entity === 'employment') return undefined
  const left = await caller.transact((db) => grantsLeftOut(db, policy, grants.decided, mostLeftOut))
  const scope = answer(await codeScopeOf(caller), describeDecisionRefusal)
  const unmet = new Set<bigint>()
  for (let at = 0; at < left.length; at += keysAtOnce) {
    const subject = left.slice(at, at + keysAtOnce).map((grant) => grant.subject)
    const rows = answer(
      await gatherRows(facts, runOf(grants.known), policy, { outcome: ['ineligible'], subject }, scope, keysAtOnce),
      describeDecisionRefusal,
    )
    for (const row of rows) unmet.add(row.subject)
  }
  return left.filter((grant) => unmet.has(grant.subject))
}

const runOf = ({ run }: KnownRun) => run

/** The one insured unit that a name or a number means, of those the caller sees. */
async function unitNamed({ keys }: Office, caller: Caller, text: string): Promise<{ readonly key: bigint; readonly name: string }> {
  const { found } = answer(
    await findSubjects(caller, keys, { text, entities: ['insured_unit'], size: 20, purpose: 'quick_find' }),
    describeSubjectRefusal,
  )
  const exact = found.filter(({ name }) => name === text)
  const [one, ...more] = exact.length > 0 ? exact : found
  const meant: Result<
    { readonly key: bigint; readonly name: string },
    { readonly code: 'unit_unclear'; readonly text: string; readonly found: number }
  > =
    one === undefined || more.length > 0
      ? refused({ code: 'unit_unclear', text, found: one === undefined ? 0 : more.length + 1 })
      : done({ key: one.key, name: one.name })
  return answer(meant, describeLedgerRefusal)
}
