import type { Caller } from '../access/index.ts'
import { keepSilenceItems } from '../desk/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import {
  acceptBatch,
  accountsToCheck,
  type BankAnswer,
  type BankLayout,
  checkAccounts,
  closeAccountCheck,
  compareAnswer,
  confirmClaims,
  correctClaims,
  declineAskedAccount,
  describeLedgerRefusal,
  drawOnIndicators,
  enterAccounts,
  enterAskedAccount,
  enterFundsPaper,
  enterMoneyBack,
  findBatch,
  handOverToBank,
  heldBy,
  type LedgerRefusal,
  lackingFunds,
  layoutLine,
  listAccountRequests,
  listBankFiles,
  type PayeesWord,
  previewAnswer,
  previewHandOver,
  readAccounts,
  recheckClaims,
  releaseDraws,
  sendBackClaims,
  settleBatch,
  takeAnswer,
  waiveClaims,
} from '../ledger/index.ts'
import type { Work } from '../store/index.ts'
import { attachUploads, describeUploadRefusal, openUpload } from '../uploads/index.ts'
import { answer } from './answer.ts'
import { once, paperIn, rowsNamed, seenIn, stepOut } from './batch.ts'
import { answerTermsOf } from './desk.ts'
import { namesOfParties } from './names-of-parties.ts'
import type { Office } from './office.ts'
import { callerIn, type KnownContext, procedures, type RequestContext } from './procedures.ts'

const { payment } = procedures

type Context = RequestContext & KnownContext

/** Payees, and money on its way to the bank and back. */
export const paymentProcedures = {
  accounts: payment.accounts.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const of = { entity: input.payee.entity, key: BigInt(input.payee.key) }
    const { accounts, registeredTail } = await caller.transact((db) => readAccounts(db, caller, context.office.keys.ring(), of))
    return {
      accounts: accounts.map(({ id, corrects, correctedBy, ...account }) => ({
        ...account,
        id: String(id),
        corrects: corrects === undefined ? null : String(corrects),
        correctedBy: correctedBy === undefined ? null : String(correctedBy),
      })),
      registeredTail: registeredTail ?? null,
    }
  }),
  enterAccounts: payment.enterAccounts.handler(async ({ input, context }) => {
    const written = input.accounts.map(({ payee, corrects, number, ...account }) => ({
      ...account,
      payee: { entity: payee.entity, key: BigInt(payee.key) },
      number,
      corrects: corrects === undefined ? undefined : BigInt(corrects),
    }))
    const entered = await once(context, 'payment.enterAccounts', input, (db, caller) =>
      enterAccounts(db, caller, context.office.keys.ring(), written),
    )
    return { accounts: entered.map((account) => ({ ...account })) }
  }),
  confirm: payment.confirm.handler(({ input, context }) =>
    changed(context, 'payment.confirm', input, (db, caller) =>
      confirmClaims(db, caller, BigInt(input.batch), withAccounts(input.rows), wordIn(input), context.office.calendar),
    ),
  ),
  accountRequests: payment.accountRequests.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const requests = await listAccountRequests(caller, BigInt(input.batch))
    const names = await namesOfParties(
      context.office,
      caller,
      requests.map(({ payee }) => payee),
      'payee_account',
    )
    return requests.map(({ id, claim, payee, refusedFor, verbs, ...line }) => ({
      ...line,
      id: String(id),
      claim: String(claim),
      payee: { entity: payee.entity, key: String(payee.key), name: names.get(`${payee.entity}/${payee.key}`) ?? null },
      refusedFor: refusedFor ?? null,
      verbs: [...verbs],
    }))
  }),
  enterAsked: payment.enterAsked.handler(async ({ input, context }) => {
    const { account, tail } = await once(context, 'payment.enterAsked', input, (db, caller) =>
      enterAskedAccount(db, caller, context.office.keys.ring(), seenIn(input.request), context.office.calendar),
    )
    return { account, tail }
  }),
  declineAsked: payment.declineAsked.handler(({ input, context }) =>
    stepOut(context, 'payment.declineAsked', input, (db, caller) =>
      declineAskedAccount(db, caller, seenIn(input.request), input.reason, context.office.calendar),
    ),
  ),
  waive: payment.waive.handler(({ input, context }) =>
    changed(context, 'payment.waive', input, (db, caller) =>
      waiveClaims(db, caller, BigInt(input.batch), input.rows.map(BigInt), wordIn(input)),
    ),
  ),
  accountsToCheck: payment.accountsToCheck.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const { by, ...counts } = await caller.transact((db) => accountsToCheck(db, caller, BigInt(input.batch)))
    return { ...counts, by: [...by] }
  }),
  checkAccounts: payment.checkAccounts.handler(({ input, context }) =>
    changed(context, 'payment.checkAccounts', input, (db, caller) =>
      checkAccounts(db, caller, BigInt(input.batch), input.rows?.map(BigInt), context.office.calendar),
    ),
  ),
  closeAccountCheck: payment.closeAccountCheck.handler(({ input, context }) =>
    stepOut(context, 'payment.closeAccountCheck', input, (db, caller) =>
      closeAccountCheck(db, caller, seenIn(input.batch), input.reason, context.office.calendar),
    ),
  ),
  enterFundsPaper: payment.enterFundsPaper.handler(async ({ input, context }) => {
    const { batch, kind, paper, rows, fen } = input
    const kept = await once(context, 'payment.enterFundsPaper', input, async (db, caller) => {
      const id = await enterFundsPaper(db, caller, BigInt(batch), kind, paperIn(paper), { rows, fen: BigInt(fen) })
      return id.kind === 'refused' ? id : done(String(id.value))
    })
    return { paper: kept }
  }),
  accept: payment.accept.handler(({ input, context }) =>
    stepOut(context, 'payment.accept', input, (db, caller) => acceptBatch(db, caller, seenIn(input.batch), context.office.calendar)),
  ),
  layouts: payment.layouts.handler(({ context }) =>
    context.office.bankLayouts.map(layoutLine).map(({ pays, ...line }) => ({ ...line, pays: [...pays] })),
  ),
  previewHandOver: payment.previewHandOver.handler(async ({ input, context }) => {
    const layout = layoutNamed(context.office, input.layout)
    const previewed = await callerIn(context).transact((db) => previewHandOver(db, BigInt(input.batch), layout))
    const { fen, ...sum } = answer(previewed, describeLedgerRefusal)
    return { ...sum, fen: String(fen) }
  }),
  handOver: payment.handOver.handler(async ({ input, context }) => {
    const { rows, fen } = input
    const order = { ...paperIn(input.order), rows, fen: BigInt(fen) }
    const wanted = { batch: seenIn(input.batch), layout: layoutNamed(context.office, input.layout), order }
    const handed = await once(context, 'payment.handOver', input, (db, caller) =>
      handOverToBank(db, caller, context.office.uploads, wanted, context.office.calendar),
    )
    return { ...handed, files: handed.files.map((file) => ({ ...file })) }
  }),
  files: payment.files.handler(async ({ input, context }) => {
    const files = await callerIn(context).transact((db) => listBankFiles(db, BigInt(input.batch)))
    return files.map(({ id, fen, upload, ...file }) => ({
      ...file,
      id: String(id),
      fen: String(fen),
      upload: upload === undefined ? null : String(upload),
    }))
  }),
  previewAnswer: payment.previewAnswer.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const given = await answerOf(context.office, caller, input)
    const previewed = await caller.transact((db) => previewAnswer(db, caller, context.office.keys.ring(), given))
    return reportOut(context.office, caller, given.batch, answer(previewed, describeLedgerRefusal))
  }),
  compareAnswer: payment.compareAnswer.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const given = await answerOf(context.office, caller, input)
    const compared = answer(
      await caller.transact((db) => compareAnswer(db, caller, context.office.keys.ring(), given)),
      describeLedgerRefusal,
    )
    return { ...compared, differing: compared.differing.map((line) => ({ ...line })) }
  }),
  lackingFunds: payment.lackingFunds.handler(async ({ input, context }) => {
    const lacking = await callerIn(context).transact(async (db) => {
      const found = await findBatch(db, BigInt(input.batch))
      return found.kind === 'refused' ? found : done(await lackingFunds(db, found.value))
    })
    const { papers, draws } = answer(lacking, describeLedgerRefusal)
    return { papers: papers.map(({ fen, ...paper }) => ({ ...paper, fen: String(fen) })), draws: String(draws) }
  }),
  drawOnIndicators: payment.drawOnIndicators.handler(({ input, context }) =>
    once(context, 'payment.drawOnIndicators', input, (db, caller) =>
      drawOnIndicators(
        db,
        caller,
        BigInt(input.batch),
        input.draws.map(({ indicator, fen }) => ({ indicator: BigInt(indicator), fen: BigInt(fen) })),
      ),
    ),
  ),
  draws: payment.draws.handler(async ({ input, context }) => {
    const held = await callerIn(context).transact((db) => heldBy(db, BigInt(input.batch)))
    return [...held].map(([indicator, fen]) => ({ indicator: String(indicator), fen: String(fen) }))
  }),
  releaseDraws: payment.releaseDraws.handler(({ input, context }) =>
    once(context, 'payment.releaseDraws', input, (db, caller) => releaseDraws(db, caller, BigInt(input.batch))),
  ),
  takeAnswer: payment.takeAnswer.handler(async ({ input, context }) => {
    const { office } = context
    const given = await answerOf(office, callerIn(context), input)
    const taken = await once(context, 'payment.takeAnswer', input, async (db, caller) => {
      const told = await takeAnswer(db, caller, office.keys.ring(), given, office.calendar)
      if (told.kind === 'refused') return told
      await keepWithBatch(db, caller, given)
      await keepSilenceItems(db, caller, answerTermsOf(office), given.batch)
      return told
    })
    return reportOut(office, callerIn(context), given.batch, taken)
  }),
  moneyBack: payment.moneyBack.handler(({ input, context }) => {
    const seen = { claims: input.rows.map(BigInt), voucher: paperIn(input.voucher), fen: BigInt(input.fen) }
    return changed(context, 'payment.moneyBack', input, (db, caller) =>
      enterMoneyBack(db, caller, BigInt(input.batch), seen, context.office.calendar),
    )
  }),
  correct: payment.correct.handler(({ input, context }) =>
    changed(context, 'payment.correct', input, (db, caller) =>
      correctClaims(db, caller, BigInt(input.batch), withAccounts(input.rows), input.reason, context.office.calendar),
    ),
  ),
  recheck: payment.recheck.handler(({ input, context }) =>
    changed(context, 'payment.recheck', input, (db, caller) =>
      recheckClaims(db, caller, BigInt(input.batch), input.rows.map(BigInt), context.office.calendar),
    ),
  ),
  sendBack: payment.sendBack.handler(({ input, context }) =>
    changed(context, 'payment.sendBack', input, (db, caller) =>
      sendBackClaims(db, caller, BigInt(input.batch), input.rows.map(BigInt), input.reason, context.office.calendar),
    ),
  ),
  settle: payment.settle.handler(({ input, context }) =>
    stepOut(context, 'payment.settle', input, (db, caller) => settleBatch(db, caller, seenIn(input.batch), context.office.calendar)),
  ),
}

async function changed(
  context: Context,
  verb: string,
  input: unknown,
  work: (db: Work, caller: Caller) => Promise<Result<number, LedgerRefusal>>,
) {
  return { rows: await once(context, verb, input, work) }
}

const wordIn = ({ way, saidBy, material, uploads }: Omit<PayeesWord, 'uploads'> & { readonly uploads: readonly string[] }): PayeesWord => ({
  ...{ way, saidBy, material },
  uploads: uploads.map(BigInt),
})

const withAccounts = (rows: readonly { readonly claim: string; readonly account: string }[]) =>
  rows.map(({ claim, account }) => ({ claim: BigInt(claim), account: BigInt(account) }))

function layoutNamed({ bankLayouts }: Office, layout: string): BankLayout {
  const found = bankLayouts.find(({ id }) => id === layout)
  if (found !== undefined) return found
  const known = bankLayouts.map(({ id }) => id)
  return answer(refused({ code: 'layout_not_found', layout, known } as const), describeLedgerRefusal)
}

interface AskedAnswer {
  readonly batch: string
  readonly layout: string
  readonly uploads: readonly string[]
}

/** The files of an answer as they were handed over; opening them is written down. */
async function answerOf(office: Office, caller: Caller, { batch, layout, uploads }: AskedAnswer): Promise<BankAnswer> {
  const files: BankAnswer['files'][number][] = []
  for (const upload of uploads) {
    const { bytes, purpose, id } = answer(await openUpload(caller, office.uploads, BigInt(upload), 'fund.hand_over'), describeUploadRefusal)
    // What was handed over for something else is no answer of a bank.
    if (purpose !== 'bank_answer') answer(refused({ code: 'upload_not_found' } as const), describeUploadRefusal)
    files.push({ bytes, upload: id })
  }
  return { batch: BigInt(batch), layout: layoutNamed(office, layout), files }
}

/** The uploads of an answer stay with what was taken in out of them; those of files that changed nothing belong to nothing, and go. */
async function keepWithBatch(db: Work, caller: Caller, { batch, files }: BankAnswer): Promise<void> {
  const uploads = files.flatMap(({ upload }) => upload ?? [])
  const rows = await db
    .selectFrom('bank_file')
    .select(['id', 'region', 'upload'])
    .where('batch', '=', batch)
    .where('direction', '=', 'in')
    .where('upload', 'in', uploads)
    .execute()
  for (const { id, region, upload } of rows) {
    const owner = { register: 'bank_file', rows: [{ subject: String(id), region }] }
    const kept = upload === null ? undefined : await attachUploads(db, caller, ['bank_answer'], [upload], owner)
    if (kept !== undefined && kept.kind !== 'done') throw new Error(`the file ${upload} is not whoever's that takes it in`)
  }
}

type Report = Awaited<ReturnType<typeof takeAnswer>> extends infer R ? Extract<R, { readonly kind: 'done' }> : never

async function reportOut(office: Office, caller: Caller, batch: bigint, report: Report['value']) {
  const { returns, ...sums } = report
  const named = await rowsNamed(
    office,
    caller,
    batch,
    returns.map(({ claim }) => BigInt(claim)),
  )
  const out = (sum: { readonly rows: number; readonly fen: string }) => ({ ...sum })
  return {
    repeated: sums.repeated,
    answered: out(sums.answered),
    succeeded: out(sums.succeeded),
    failed: out(sums.failed),
    returnedLate: out(sums.returnedLate),
    unchanged: out(sums.unchanged),
    silent: out(sums.silent),
    returns: returns.map((one) => ({ ...one, name: named.get(BigInt(one.claim))?.name ?? null })),
  }
}
