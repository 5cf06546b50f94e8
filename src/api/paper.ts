import type { Caller } from '../access/index.ts'
import { applicationPapers } from '../applications/index.ts'
import { levelOf, type Permission } from '../contract/index.ts'
import { codeScopeOf } from '../decisions/index.ts'
import { deferralPapers } from '../deferral/index.ts'
import { batchPapers, type PaperTools } from '../ledger/index.ts'
import {
  describePaperRefusal,
  type IssuedPaper,
  issuePaper,
  listPapers,
  type PaperOrder,
  type PaperPurposes,
  type PaperSource,
} from '../papers/index.ts'
import { accountPapers } from '../reconciliation/index.ts'
import { casePapers } from '../recovery/index.ts'
import { letterPapers } from '../verification/index.ts'
import { explainDecision } from '../why/index.ts'
import { answer } from './answer.ts'
import { applicationPaperTools } from './application.ts'
import { namedOne } from './names-of-parties.ts'
import type { Office } from './office.ts'
import { callerIn, type KnownContext, procedures, type RequestContext } from './procedures.ts'
import { letterWordsOf } from './verification.ts'

const { paper } = procedures

/** What there are papers about: the register of the source, who reads them, and as what their files are handed over. */
interface PapersOf {
  readonly read: Permission
  readonly source: PaperSource
  readonly purposes: PaperPurposes
}

/** Every register that has papers. */
export function papersOf(
  office: Office,
): Readonly<Record<'application' | 'batch' | 'deferral' | 'inquiry' | 'recovery' | 'settlement_account', PapersOf>> {
  const { keys } = office
  return {
    batch: {
      read: 'batch.read',
      source: batchPapers({ keys, reckon: reckonGrant(office) }),
      purposes: { open: 'batch_paper', restricted: 'account_paper' },
    },
    inquiry: {
      read: 'verification.read',
      source: letterPapers({ words: (caller) => letterWordsOf(office, caller) }),
      purposes: { open: 'inquiry_paper', restricted: 'inquiry_paper' },
    },
    deferral: {
      read: 'deferral.read',
      source: deferralPapers({ firm: (caller, firm) => namedOne(office, caller, firm, 'deferral') }),
      purposes: { open: 'deferral_paper', restricted: 'deferral_paper' },
    },
    recovery: {
      read: 'recovery.read',
      source: casePapers({ payee: (caller, payee) => namedOne(office, caller, payee, 'recovery') }),
      purposes: { open: 'recovery_paper', restricted: 'recovery_paper' },
    },
    application: {
      read: 'application.read',
      source: applicationPapers(applicationPaperTools(office)),
      purposes: { open: 'application_paper', restricted: 'application_paper' },
    },
    settlement_account: {
      read: 'reconciliation.read',
      source: accountPapers(),
      purposes: { open: 'settlement_paper', restricted: 'settlement_paper' },
    },
  }
}

/** How a grant came about in the run of its batch, as the page of the decision tells it; undefined where that cannot be told. */
function reckonGrant({ facts, whyThread }: Office): NonNullable<PaperTools['reckon']> {
  return async (caller, { run, policy }, subject) => {
    const scope = await codeScopeOf(caller)
    if (scope.kind === 'refused') return undefined
    const why = await explainDecision(facts, scope.value, { run, policy, subject }, undefined, whyThread)
    if (why.kind === 'refused' || why.value.told === undefined) return undefined
    const { known, variant, told } = why.value
    const plan = known.run.record.plans.find(({ id }) => id === variant.plan)
    return {
      lines: told.lines.map(({ label, basis, value }) => ({ label, basis, value })),
      document: { title: plan?.title ?? variant.plan, number: plan?.number ?? '', clause: variant.clause },
    }
  }
}

/** Papers of batches, of contributions that are put off, of letters of inquiry, of cases of recovery, of applications and of accounts that are reconciled: which there are, and issuing one. */
export const paperProcedures = {
  ofDeferral: paper.ofDeferral.handler(({ input, context }) => listed(context, papersOf(context.office).deferral, BigInt(input.deferral))),
  issueOfDeferral: paper.issueOfDeferral.handler(({ input, context }) => {
    const { deferral, ...order } = input
    return issued(context, papersOf(context.office).deferral, { ...order, subject: BigInt(deferral) })
  }),
  ofRecovery: paper.ofRecovery.handler(({ input, context }) => listed(context, papersOf(context.office).recovery, BigInt(input.recovery))),
  issueOfRecovery: paper.issueOfRecovery.handler(({ input, context }) => {
    const { recovery, ...order } = input
    return issued(context, papersOf(context.office).recovery, { ...order, subject: BigInt(recovery) })
  }),
  ofAccount: paper.ofAccount.handler(({ input, context }) =>
    listed(context, papersOf(context.office).settlement_account, BigInt(input.account)),
  ),
  issueOfAccount: paper.issueOfAccount.handler(({ input, context }) => {
    const { account, ...order } = input
    return issued(context, papersOf(context.office).settlement_account, { ...order, subject: BigInt(account) })
  }),
  ofInquiry: paper.ofInquiry.handler(({ input, context }) => listed(context, papersOf(context.office).inquiry, BigInt(input.inquiry))),
  issueOfInquiry: paper.issueOfInquiry.handler(({ input, context }) => {
    const { inquiry, ...order } = input
    return issued(context, papersOf(context.office).inquiry, { ...order, subject: BigInt(inquiry) })
  }),
  ofApplication: paper.ofApplication.handler(({ input, context }) =>
    listed(context, papersOf(context.office).application, BigInt(input.application)),
  ),
  issueOfApplication: paper.issueOfApplication.handler(({ input, context }) => {
    const { application, ...order } = input
    return issued(context, papersOf(context.office).application, { ...order, subject: BigInt(application) })
  }),
  ofBatch: paper.ofBatch.handler(({ input, context }) => listed(context, papersOf(context.office).batch, BigInt(input.batch))),
  issueOfBatch: paper.issueOfBatch.handler(({ input, context }) => {
    const { batch, ...order } = input
    return issued(context, papersOf(context.office).batch, { ...order, subject: BigInt(batch) })
  }),
}

type Context = RequestContext & KnownContext

async function listed(context: Context, { source }: PapersOf, subject: bigint) {
  const caller = callerIn(context)
  const papers = await caller.transact((db) => listPapers(db, source.register, subject))
  const offers = await source.offers(caller, subject)
  return {
    issued: papers.map((each) => paperOut(each, caller)),
    offers: offers
      .filter(({ kind, about }) => !papers.some((each) => each.kind === kind && each.about === about))
      .map((offer) => ({ ...offer })),
  }
}

async function issued(context: Context, { source, purposes }: PapersOf, order: PaperOrder) {
  return answer(await issuePaper(callerIn(context), context.office.uploads, { source, purposes }, order), describePaperRefusal)
}

function paperOut({ id, documentNumber, rows, fen, files, ...line }: IssuedPaper, caller: Caller) {
  const mayOpen = caller.posts.some(({ role }) => levelOf('fund.hand_over', role) !== undefined)
  return {
    ...line,
    id: String(id),
    documentNumber: documentNumber ?? null,
    rows: rows ?? null,
    fen: fen === undefined ? null : String(fen),
    files: files
      .filter(({ isRestricted }) => mayOpen || !isRestricted)
      .map(({ format, name, upload, sha256, bytes }) => ({ format, name, upload: String(upload), sha256, bytes })),
  }
}
