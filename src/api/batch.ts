import type { Caller } from '../access/index.ts'
import {
  codeScopeOf,
  describeDecisionRefusal,
  findRun,
  gatherRows,
  type KnownRun,
  readFilter,
  type WrittenFilter,
} from '../decisions/index.ts'
import { type Refusal, type Result, refused } from '../kernel/result.ts'
import {
  agreeWithBatch,
  answerDoubt,
  approveBatch,
  type BatchLine,
  type BatchState,
  type BatchStep,
  batchSteps,
  type ClaimLine,
  type ClaimState,
  type Count,
  cancelBatch,
  checkPart,
  closeDoubt,
  decideBatch,
  describeLedgerRefusal,
  dropRows,
  dutiesMeetWords,
  type FourCounts,
  faultsOfOrder,
  findBatches,
  type GrantedRow,
  type LedgerRefusal,
  layDownOrder,
  leaveParts,
  listBatches,
  listClaims,
  listDoubts,
  listOrders,
  makeBatch,
  mostRows,
  onceKeyOf,
  orderOfSteps,
  type PaperOfBatch,
  previewOrder,
  raiseDoubts,
  readBatch,
  reopenParts,
  type SeenBatch,
  sendBackBatch,
  sendBackDoubt,
  sentenceOfFault,
  submitBatch,
  usualOrder,
  type WantedBatch,
} from '../ledger/index.ts'
import { type Answer, onceFor } from '../lifecycle/index.ts'
import { type ListRow, pinRun } from '../screening/index.ts'
import type { Work } from '../store/index.ts'
import { namedEntities, namesOf } from '../subjects/index.ts'
import type { KeptUpload } from '../uploads/index.ts'
import { rulesOfRun } from '../why/index.ts'
import { answer } from './answer.ts'
import type { Office } from './office.ts'
import { callerIn, type KnownContext, procedures, type RequestContext } from './procedures.ts'

const { batch } = procedures

interface AskedGrants {
  readonly run?: string | undefined
  readonly policy: string
  readonly filter?: WrittenFilter | undefined
}

/** What a screening grants of a policy. */
export interface Grants {
  readonly known: KnownRun
  readonly zh: string
  readonly entity: string
  /** The rows of each fund, by what their plans call it. */
  readonly byFund: ReadonlyMap<string, readonly GrantedRow[]>
  /** Everything that the screening decides is due, whatever becomes of it: keys and periods. */
  readonly decided: readonly Pick<GrantedRow, 'onceKey' | 'period'>[]
}

/**
 * What a screening grants and nothing stands against, in the caller's regions, by fund: what is payable now, or all that is due
 * altogether with what the screening knows of earlier payments for it.
 */
export async function grantsOf(
  { facts }: Office,
  caller: Caller,
  { run, policy, filter }: AskedGrants,
  amount: 'payable' | 'due' = 'payable',
): Promise<Grants> {
  const scope = answer(await codeScopeOf(caller), describeDecisionRefusal)
  const known = answer(await findRun(facts, run), describeDecisionRefusal)
  const read = answer(readFilter(filter ?? {}), describeDecisionRefusal)
  const granted = { ...read, outcome: ['eligible'], ...(amount === 'due' ? {} : { net: { ...read.net, from: read.net?.from ?? 1n } }) }
  const rows = answer(await gatherRows(facts, known.run, policy, granted, scope, mostRows), describeDecisionRefusal)
  const { record } = known.run
  const list = record.lists.policies.find((each) => each.policy === policy)
  if (list === undefined) throw new Error(`the run lost its list of ${policy}`)
  const variants = new Map(record.variants.map((variant) => [variant.id, variant]))
  const unpaid = record.variants.find((variant) => variant.policy === policy && variant.result !== 'money')
  if (unpaid !== undefined) return answer(refused({ code: 'not_paid_out', policy, result: unpaid.result } as const), describeLedgerRefusal)
  if (list.isMonthly) return answer(refused({ code: 'paid_by_month', policy } as const), describeLedgerRefusal)
  const hashes = new Map(record.plans.map(({ id, hash }) => [id, hash]))
  const byFund = new Map<string, GrantedRow[]>()
  const decided: Grants['decided'][number][] = []
  for (const row of rows) {
    const variant = variants.get(row.variant)
    const payee = list.variants.find(({ id }) => id === row.variant)?.payee
    const onceKey = onceKeyOf(list.entity, row.subject, row.keys)
    if (variant === undefined || payee === undefined || onceKey === undefined || row.day === undefined) continue
    const period = row.day.slice(0, 4)
    decided.push({ onceKey, period })
    const due = amount === 'due' ? dueOf(row) : row.net === undefined ? undefined : { fen: row.net }
    if (due === undefined) continue
    const of = byFund.get(variant.fund) ?? []
    of.push({
      subject: row.subject,
      payee: { entity: payee, key: payeeKey(row, list.entity, payee) },
      onceKey,
      period,
      keys: row.keys,
      ...due,
      variant: row.variant,
      plan: row.plan,
      planHash: hashes.get(row.plan) ?? '',
      clause: variant.clause,
      region: row.region,
    })
    byFund.set(variant.fund, of)
  }
  return { known, zh: list.zh, entity: list.entity, byFund, decided }
}

/**
 * What is due for a row altogether, and what the screening knows of earlier payments for it; undefined where it gives way to another
 * grant, waits, or a cap cuts it, so that what it would come to without earlier payments is not known.
 */
function dueOf({ status, cause, gross, net }: ListRow): Pick<GrantedRow, 'fen' | 'history'> | undefined {
  if (gross === undefined || gross <= 0n) return undefined
  if (status === 'payable') return { fen: gross, history: gross - (net ?? 0n) }
  if (status === 'overpaid') return { fen: gross, history: 'more' }
  if (status === 'already_paid') return { fen: gross, history: cause === undefined ? gross : 'untold' }
  return undefined
}

function payeeKey(row: ListRow, entity: string, payee: string): bigint {
  return payee === entity ? row.subject : (row.payee ?? row.keys.get(payee) ?? row.subject)
}

/** The one fund of a batch: the one named, or the only one there is. */
export function fundOf({ byFund, zh }: Grants, named: string | undefined): string {
  const funds = [...byFund.keys()]
  if (funds.length === 0)
    return answer(refused({ code: 'nothing_to_grant', rows: 0, taken: 0, twice: 0, outside: 0 } as const), describeLedgerRefusal)
  const fund = named === undefined && funds.length === 1 ? funds[0] : funds.find((each) => each === named)
  if (fund === undefined) return answer(refused({ code: 'funds_differ', funds } as const), describeLedgerRefusal)
  if (fund === '') return answer(refused({ code: 'no_fund_named', policy: zh } as const), describeLedgerRefusal)
  return fund
}

/** The list of a fund as a batch is made of it, with what the plans of the run say of other grants. */
export async function wantedOf(office: Office, { known, zh, entity, byFund }: Grants, policy: string, fund: string): Promise<WantedBatch> {
  const { run } = known
  const { record } = run
  const rules = await rulesOfRun(office.facts, run, policy, office.whyThread)
  if (rules === undefined) return answer(refused({ code: 'rules_unreadable', run: known.name } as const), describeLedgerRefusal)
  return {
    run: {
      name: known.name,
      id: record.id,
      resultHash: record.resultHash,
      dataOn: record.knownOn,
      screenedOn: record.screeningDate,
    },
    policy: { id: policy, zh },
    subjectEntity: entity,
    fund,
    kind: 'first',
    ...rules,
    rows: byFund.get(fund) ?? [],
  }
}

/** Batches, from the screening that they are made of to the approval of their payment. */
export const batchProcedures = {
  preview: batch.preview.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const grants = await grantsOf(context.office, caller, input)
    const order = await caller.transact((db) => orderOfSteps(db, caller.post.region.path, input.policy))
    return {
      run: grants.known.name,
      policy: { id: input.policy, zh: grants.zh },
      funds: [...grants.byFund].map(([fund, rows]) => ({
        fund,
        rows: rows.length,
        fen: String(rows.reduce((sum, row) => sum + row.fen, 0n)),
      })),
      steps: [...order.steps],
      basis: order.basis ?? null,
    }
  }),
  make: batch.make.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const grants = await grantsOf(context.office, caller, input)
    const fund = fundOf(grants, input.fund)
    const wanted = await wantedOf(context.office, grants, input.policy, fund)
    const made = await once(context, 'batch.make', input, (db) => makeBatch(db, caller, wanted, context.office.calendar))
    await pinRun(grants.known.run, `batch/${made.batch}`)
    return made
  }),
  list: batch.list.handler(async ({ input, context }) =>
    (await listBatches(callerIn(context), input.states as readonly BatchState[] | undefined)).map(lineOut),
  ),
  read: batch.read.handler(async ({ input, context }) => {
    const found = await readBatch(callerIn(context), BigInt(input.batch))
    if (found === undefined) return answer(refused({ code: 'batch_not_found', batch: input.batch } as const), describeLedgerRefusal)
    const { batch: one, place, dataOn, screenedOn, orderBasis, openedOn, openedBy, counts, parts, papers, changes, trail, verbs } = found
    return {
      batch: {
        ...lineOut({
          ...one,
          policy: { id: one.policy, zh: one.policyZh },
          region: { path: one.region, name: place },
          openedOn,
          openedBy,
          ...counts.listed,
        }),
        version: one.version,
        run: one.run,
        dataOn,
        screenedOn,
        steps: [...one.steps],
        orderBasis,
        rail: one.rail,
        kind: one.kind,
        topUpBasis: one.basis ?? null,
        signedOn: one.signed?.on ?? null,
        signedHash: one.signed?.hash ?? null,
        approvedOn: one.approved?.on ?? null,
      },
      counts: countsOut(counts),
      parts: parts.map(({ id, fen, dueOn, verbs: may, ...part }) => ({
        ...part,
        id: String(id),
        fen: String(fen),
        dueOn: dueOn ?? null,
        verbs: [...may],
      })),
      papers: papers.map(({ id, note, files, ...paper }) => ({ ...paper, id: String(id), note: note ?? null, files: filesOut(files) })),
      changes: changes.map(({ claim, before, after, ...change }) => ({
        ...change,
        claim: String(claim),
        before: { ...before, fen: String(before.fen) },
        after: { ...after, fen: String(after.fen) },
      })),
      trail: trail.map(({ at, reason, ...step }) => ({ ...step, at: at.toISOString(), reason: reason ?? null })),
      verbs: [...verbs],
    }
  }),
  rows: batch.rows.handler(async ({ input, context }) => {
    const { size, after, part, states } = input
    const rows = await listClaims(callerIn(context), {
      batch: BigInt(input.batch),
      size,
      states: states as readonly ClaimState[] | undefined,
      part: part === undefined ? undefined : BigInt(part),
      after: after === undefined ? undefined : { fen: BigInt(after.fen), id: BigInt(after.id) },
    })
    const names = await namesIn(context.office, callerIn(context), rows)
    const last = rows.at(-1)
    return {
      rows: rows.map((row) => claimOut(row, names)),
      next: last === undefined || rows.length < size ? null : { fen: String(last.fen), id: String(last.id) },
    }
  }),
  checkPart: batch.checkPart.handler(async ({ input, context }) => ({
    parts: await once(context, 'batch.checkPart', input, (db, caller) =>
      checkPart(db, caller, seenIn(input.part), context.office.calendar),
    ),
  })),
  reopenParts: batch.reopenParts.handler(async ({ input, context }) => ({
    parts: await once(context, 'batch.reopenParts', input, (db, caller) =>
      reopenParts(db, caller, input.parts.map(seenIn), input.reason, context.office.calendar),
    ),
  })),
  leaveParts: batch.leaveParts.handler(async ({ input, context }) => ({
    parts: await once(context, 'batch.leaveParts', input, (db, caller) =>
      leaveParts(db, caller, input.parts.map(seenIn), input.reason, context.office.calendar),
    ),
  })),
  submit: batch.submit.handler(({ input, context }) =>
    stepOut(context, 'batch.submit', input, (db, caller) => submitBatch(db, caller, seenIn(input.batch), context.office.calendar)),
  ),
  agree: batch.agree.handler(({ input, context }) =>
    stepOut(context, 'batch.agree', input, (db, caller) => agreeWithBatch(db, caller, seenIn(input.batch), context.office.calendar)),
  ),
  decide: batch.decide.handler(({ input, context }) =>
    stepOut(context, 'batch.decide', input, (db, caller) =>
      decideBatch(db, caller, seenIn(input.batch), paperIn(input.minutes), context.office.calendar),
    ),
  ),
  approve: batch.approve.handler(({ input, context }) =>
    stepOut(context, 'batch.approve', input, (db, caller) =>
      approveBatch(db, caller, seenIn(input.batch), paperIn(input.approval), context.office.calendar),
    ),
  ),
  sendBackReview: batch.sendBackReview.handler(({ input, context }) => sendBack(context, 'second_check', input)),
  sendBackDecision: batch.sendBackDecision.handler(({ input, context }) => sendBack(context, 'decision', input)),
  sendBackApproval: batch.sendBackApproval.handler(({ input, context }) => sendBack(context, 'approval', input)),
  sendBackFinance: batch.sendBackFinance.handler(({ input, context }) => sendBack(context, 'finance', input)),
  sendBackSample: batch.sendBackSample.handler(({ input, context }) => sendBack(context, 'sample', input)),
  cancel: batch.cancel.handler(({ input, context }) =>
    stepOut(context, 'batch.cancel', input, (db, caller) =>
      cancelBatch(db, caller, seenIn(input.batch), input.reason, context.office.calendar),
    ),
  ),
  dropRows: batch.dropRows.handler(async ({ input, context }) => ({
    dropped: await once(context, 'batch.dropRows', input, (db, caller) =>
      dropRows(db, caller, BigInt(input.batch), input.rows.map(BigInt), input.reason),
    ),
  })),
  raiseDoubts: batch.raiseDoubts.handler(({ input, context }) =>
    once(context, 'batch.raiseDoubts', input, (db, caller) =>
      raiseDoubts(db, caller, { ...input, batch: BigInt(input.batch), claims: input.rows.map(BigInt) }, context.office.calendar),
    ),
  ),
  doubts: batch.doubts.handler(async ({ input, context }) =>
    (await listDoubts(callerIn(context), BigInt(input.batch))).map((doubt) => ({
      ...doubt,
      id: String(doubt.id),
      claim: String(doubt.claim),
      dueOn: doubt.dueOn ?? null,
      answer: doubt.answer ?? null,
      evidence: doubt.evidence ?? null,
      files: filesOut(doubt.files),
      answeredBy: doubt.answeredBy ?? null,
      finding: doubt.finding ?? null,
      verbs: [...doubt.verbs],
    })),
  ),
  answerDoubt: batch.answerDoubt.handler(({ input, context }) =>
    stepOut(context, 'batch.answerDoubt', input, (db, caller) =>
      answerDoubt(db, caller, seenIn(input.doubt), { ...input, uploads: input.uploads.map(BigInt) }, context.office.calendar),
    ),
  ),
  closeDoubt: batch.closeDoubt.handler(({ input, context }) =>
    once(context, 'batch.closeDoubt', input, (db, caller) =>
      closeDoubt(db, caller, seenIn(input.doubt), input.finding, context.office.calendar),
    ),
  ),
  sendBackDoubt: batch.sendBackDoubt.handler(({ input, context }) =>
    stepOut(context, 'batch.sendBackDoubt', input, (db, caller) =>
      sendBackDoubt(db, caller, seenIn(input.doubt), input.reason, context.office.calendar),
    ),
  ),
  find: batch.find.handler(async ({ input, context }) =>
    (await findBatches(callerIn(context), input.text, mostFound)).map(({ id, ...found }) => ({ ...found, id: String(id) })),
  ),
  orders: batch.orders.handler(async ({ context }) => {
    const caller = callerIn(context)
    const laidDown = await caller.transact((db) => listOrders(db))
    return {
      place: { ...caller.post.region },
      usual: [...usualOrder],
      needed: batchSteps.filter((step) => faultsOfOrder(usualOrder.filter((each) => each !== step)).length > 0),
      policies: [...(await paidPolicies(context.office, caller))].map(([id, zh]) => ({ id, zh })),
      laidDown: laidDown.map(({ id, region, policy, steps, setAsideBasis, ...order }) => ({
        ...order,
        id: String(id),
        region: { ...region },
        policy: policy ?? null,
        steps: [...steps],
        setAsideBasis: setAsideBasis ?? null,
      })),
    }
  }),
  previewOrder: batch.previewOrder.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const { faults, meets, ...preview } = await caller.transact((db) =>
      previewOrder(db, caller, { policy: input.policy, steps: input.steps }),
    )
    const policies = await paidPolicies(context.office, caller)
    return {
      faults: [...faults.map(sentenceOfFault), ...(meets === undefined ? [] : [dutiesMeetWords(meets)])],
      unheld: [...preview.unheld],
      places: [...preview.places],
      policies: preview.policies.map((id) => policies.get(id) ?? id),
      underWay: preview.underWay,
    }
  }),
  layDownOrder: batch.layDownOrder.handler(async ({ input, context }) => {
    const { policy, steps, basis, gates } = input
    const laid = await once(context, 'batch.layDownOrder', input, (db, caller) => layDownOrder(db, caller, { policy, steps, basis, gates }))
    return { steps: [...laid.steps] }
  }),
}

/** As many batches as are found at once. */
const mostFound = 6

/** Policies that lists can be of, by their id: those of the last screening that pay money, and those of the batches in sight. */
async function paidPolicies({ facts }: Office, caller: Caller): Promise<ReadonlyMap<string, string>> {
  const known = await findRun(facts, undefined)
  const record = known.kind === 'refused' ? undefined : known.value.run.record
  const unpaid = new Set(record?.variants.filter(({ result }) => result !== 'money').map(({ policy }) => policy) ?? [])
  const screened = (record?.lists.policies ?? []).filter(({ policy }) => !unpaid.has(policy))
  const listed = await listBatches(caller)
  return new Map([
    ...listed.map(({ policy }) => [policy.id, policy.zh] as const),
    ...screened.map(({ policy, zh }) => [policy, zh] as const),
  ])
}

type Context = RequestContext & KnownContext

/** Does a write of the ledger in one transaction, once for its request. */
export async function once<T extends Answer, R extends Refusal & LedgerRefusal>(
  context: Context,
  verb: string,
  input: unknown,
  work: (db: Work, caller: Caller) => Promise<Result<T, R>>,
): Promise<T> {
  const caller = callerIn(context)
  return answer(await caller.transact((db) => onceFor<T, R>(db, caller, verb, input, () => work(db, caller))), describeLedgerRefusal)
}

/** The same for a step, which gives the state that it leads to. */
export async function stepOut(
  context: Context,
  verb: string,
  input: unknown,
  work: (db: Work, caller: Caller) => Promise<Result<string, LedgerRefusal>>,
) {
  return { state: await once(context, verb, input, work) }
}

function sendBack(context: Context, step: BatchStep, input: { readonly batch: SeenIn; readonly reason: string }) {
  return stepOut(context, `batch.sendBack.${step}`, input, (db, caller) =>
    sendBackBatch(db, caller, seenIn(input.batch), step, input.reason, context.office.calendar),
  )
}

interface SeenIn {
  readonly id: string
  readonly version: number
}

/** What was seen, as operations take it. */
export const seenIn = ({ id, version }: SeenIn): SeenBatch => ({ id: BigInt(id), version })

/** A paper as it came. */
export function paperIn({ uploads, ...paper }: Omit<PaperOfBatch, 'uploads'> & { readonly uploads: readonly string[] }): PaperOfBatch {
  return { ...paper, uploads: uploads.map(BigInt) }
}

/** Files as pages list them. */
export const filesOut = (files: readonly KeptUpload[]): KeptUpload[] => files.map((file) => ({ ...file }))

function lineOut({ id, number, policy, fund, turn, region, state, openedOn, openedBy, rows, fen }: BatchLine) {
  return {
    id: String(id),
    number,
    policy: { ...policy },
    fund,
    turn,
    region: { ...region },
    state,
    openedOn,
    openedBy,
    rows,
    fen: String(fen),
  }
}

const countOut = ({ rows, fen }: Count) => ({ rows, fen: String(fen) })

function countsOut(counts: FourCounts) {
  const { signed, approved, difference, ...all } = counts
  const maybe = (count: Count | undefined) => (count === undefined ? null : countOut(count))
  return {
    listed: countOut(all.listed),
    handedOver: countOut(all.handedOver),
    succeeded: countOut(all.succeeded),
    returned: countOut(all.returned),
    inProcess: countOut(all.inProcess),
    held: countOut(all.held),
    cancelled: countOut(all.cancelled),
    waiting: countOut(all.waiting),
    recovered: countOut(all.recovered),
    signed: maybe(signed),
    approved: maybe(approved),
    difference: maybe(difference),
  }
}

type Names = ReadonlyMap<string, string>

/** The names that some rows bear and those of their payees, as far as the caller sees them; the look is written down. */
export async function namesIn(office: Office, caller: Caller, rows: readonly Pick<ClaimLine, 'called' | 'payee'>[]): Promise<Names> {
  const all = rows.flatMap(({ called, payee }) => [called, payee])
  const found = new Map<string, string>()
  for (const entity of namedEntities) {
    const keys = [...new Set(all.filter((each) => each.entity === entity).map(({ key }) => key))]
    for (const [key, { name }] of await namesOf(caller, office.keys, entity, keys, 'batch_list')) found.set(`${entity}/${key}`, name)
  }
  return found
}

/** Rows of a batch by their numbers, as a page shows them beside something else: what each is called and comes to. */
export async function rowsNamed(office: Office, caller: Caller, batch: bigint, ids: readonly bigint[]) {
  const rows = await listClaims(caller, { batch, ids, size: ids.length + 1 })
  const names = await namesIn(office, caller, rows)
  return new Map(
    rows.map(({ id, subject, called, fen, state }) => [
      id,
      { subject: String(subject.key), name: names.get(`${called.entity}/${called.key}`) ?? null, fen: String(fen), state },
    ]),
  )
}

/** A row of a batch as pages show it. */
export function claimOut(row: ClaimLine, names: Names) {
  const nameOf = ({ entity, key }: { readonly entity: string; readonly key: bigint }) => names.get(`${entity}/${key}`) ?? null
  return {
    id: String(row.id),
    version: row.version,
    state: row.state,
    region: { ...row.region },
    subject: { entity: row.subject.entity, key: String(row.subject.key) },
    name: nameOf(row.called),
    payee: { entity: row.payee.entity, key: String(row.payee.key), name: nameOf(row.payee) },
    period: row.period,
    fen: String(row.fen),
    decided: row.decided === undefined ? null : String(row.decided),
    granted: row.granted === undefined ? null : String(row.granted),
    clause: row.clause,
    plan: row.plan,
    run: row.run,
    account: row.account === undefined ? null : { ...row.account, id: String(row.account.id) },
    confirmedOn: row.confirmedOn ?? null,
    isAccountChecked: row.isAccountChecked,
    said: row.said === undefined ? null : { ...row.said, files: filesOut(row.said.files) },
    doubt: row.doubt ?? null,
    verbs: [...row.verbs],
  }
}
