import type { Caller } from '../access/index.ts'
import { type Result, refused } from '../kernel/result.ts'
import { fundsOf } from '../ledger/index.ts'
import { type Answer, onceFor } from '../lifecycle/index.ts'
import {
  type AccountStanding,
  breakMatch,
  checkMatch,
  describeReconciliationRefusal,
  enterAccount,
  explainByHand,
  findAccount,
  type GivenStatement,
  layDownRhythm,
  listMatches,
  listOpen,
  listStatements,
  matchByHand,
  previewStatement,
  type ReconciliationRefusal,
  readAccountStandings,
  rematch,
  type StatementLayout,
  type StatementReport,
  type Sum,
  takeStatement,
} from '../reconciliation/index.ts'
import type { Work } from '../store/index.ts'
import { attachUploads, describeUploadRefusal, openUpload } from '../uploads/index.ts'
import { answer } from './answer.ts'
import type { Office } from './office.ts'
import { callerIn, type KnownContext, procedures, type RequestContext } from './procedures.ts'

const { reconciliation } = procedures

type Context = RequestContext & KnownContext

/** Statements of banks and of finance beside the ledger. */
export const reconciliationProcedures = {
  accounts: reconciliation.accounts.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const region = caller.post.region.path
    return caller.transact(async (db) => ({
      accounts: (await readAccountStandings(db, { region, asOf: input.asOf, today: caller.day }, context.office.calendar)).map(standingOut),
      funds: [...(await fundsOf(db, region))],
    }))
  }),
  open: reconciliation.open.handler(async ({ input, context }) => {
    const page = await ofAccount(context, input.account, (db, account) => listOpen(db, account, input))
    return {
      items: page.items.map(({ source, fen, batch, ...item }) => ({
        ...item,
        source: String(source),
        fen: String(fen),
        batch: batch === undefined ? null : String(batch),
      })),
      next: page.next ?? null,
    }
  }),
  matches: reconciliation.matches.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const before = input.before === undefined ? undefined : BigInt(input.before)
    const page = await ofAccount(context, input.account, (db, account) => listMatches(db, account, { before }))
    return {
      matches: page.matches.map(({ id, fen, account, checkedBy, checkReason, ...one }) => ({
        ...one,
        id: String(id),
        fen: String(fen),
        isMine: account === caller.account.id,
        checkedBy: checkedBy ?? null,
        checkReason: checkReason ?? null,
      })),
      next: page.next === undefined ? null : String(page.next),
    }
  }),
  statements: reconciliation.statements.handler(async ({ input, context }) => {
    const files = await ofAccount(context, input.account, (db, { id }) => listStatements(db, id))
    return files.map(({ id, opening, closing, upload, layout, ...file }) => ({
      ...file,
      id: String(id),
      layout: context.office.statementLayouts.find((one) => one.id === layout)?.name ?? layout,
      opening: String(opening),
      closing: String(closing),
      upload: upload === undefined ? null : String(upload),
    }))
  }),
  layouts: reconciliation.layouts.handler(({ context }) =>
    context.office.statementLayouts.map(({ id, name, source }) => ({ id, name, source })),
  ),
  enterAccount: reconciliation.enterAccount.handler(async ({ input, context }) => {
    const { statementFen, bookFen, ...rest } = input
    const wanted = { ...rest, statementFen: BigInt(statementFen), bookFen: BigInt(bookFen) }
    return { ...(await once(context, 'reconciliation.enterAccount', input, (db, caller) => enterAccount(db, caller, wanted))) }
  }),
  layDownRhythm: reconciliation.layDownRhythm.handler(async ({ input, context }) => {
    const { account, ...rhythm } = input
    return {
      ...(await once(context, 'reconciliation.layDownRhythm', input, (db, caller) => layDownRhythm(db, caller, BigInt(account), rhythm))),
    }
  }),
  previewStatement: reconciliation.previewStatement.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const given = await statementOf(context.office, caller, input)
    return reportOut(answer(await caller.transact((db) => previewStatement(db, caller, given)), describeReconciliationRefusal))
  }),
  takeStatement: reconciliation.takeStatement.handler(async ({ input, context }) => {
    const given = await statementOf(context.office, callerIn(context), input)
    const taken = await once(context, 'reconciliation.takeStatement', input, async (db, caller) => {
      const told = await takeStatement(db, caller, given)
      if (told.kind === 'done' && told.value.file !== null && given.upload !== undefined)
        await keepWithFile(db, caller, told.value.file, given.upload)
      return told
    })
    return { ...reportOut(taken), file: taken.file, matched: taken.matched.map((one) => ({ ...one })) }
  }),
  matchAgain: reconciliation.matchAgain.handler(async ({ input, context }) => {
    const found = await once(context, 'reconciliation.matchAgain', input, (db, caller) => rematch(db, caller, BigInt(input.account)))
    return found.map((one) => ({ ...one }))
  }),
  matchByHand: reconciliation.matchByHand.handler(async ({ input, context }) => {
    const { account, lines, entries, files, reason } = input
    const wanted = {
      ...{ files, reason, account: BigInt(account), lines: lines.map(BigInt) },
      entries: entries.map(({ kind, source }) => ({ kind, source: BigInt(source) })),
    }
    return { ...(await once(context, 'reconciliation.matchByHand', input, (db, caller) => matchByHand(db, caller, wanted))) }
  }),
  explain: reconciliation.explain.handler(async ({ input, context }) => {
    const { account, lines, kind, reason } = input
    const wanted = { account: BigInt(account), lines: lines.map(BigInt), kind, reason }
    return { ...(await once(context, 'reconciliation.explain', input, (db, caller) => explainByHand(db, caller, wanted))) }
  }),
  agree: reconciliation.agree.handler(async ({ input, context }) => {
    const check = { match: BigInt(input.match), verdict: 'agreed', reason: '' } as const
    return { ...(await once(context, 'reconciliation.agree', input, (db, caller) => checkMatch(db, caller, check))) }
  }),
  reject: reconciliation.reject.handler(async ({ input, context }) => {
    const check = { match: BigInt(input.match), verdict: 'rejected', reason: input.reason } as const
    return { ...(await once(context, 'reconciliation.reject', input, (db, caller) => checkMatch(db, caller, check))) }
  }),
  takeApart: reconciliation.takeApart.handler(async ({ input, context }) => {
    const wanted = { match: BigInt(input.match), reason: input.reason }
    return { ...(await once(context, 'reconciliation.takeApart', input, (db, caller) => breakMatch(db, caller, wanted))) }
  }),
}

async function once<T extends Answer, R extends ReconciliationRefusal>(
  context: Context,
  verb: string,
  input: unknown,
  work: (db: Work, caller: Caller) => Promise<Result<T, R>>,
): Promise<T> {
  const caller = callerIn(context)
  return answer(
    await caller.transact((db) => onceFor<T, R>(db, caller, verb, input, () => work(db, caller))),
    describeReconciliationRefusal,
  )
}

async function ofAccount<T>(context: Context, id: string, read: (db: Work, account: AccountStanding['account']) => Promise<T>): Promise<T> {
  const caller = callerIn(context)
  const found = await caller.transact(async (db) => {
    const account = await findAccount(db, caller, BigInt(id))
    return account.kind === 'refused' ? account : { kind: 'done' as const, value: await read(db, account.value) }
  })
  return answer(found, describeReconciliationRefusal)
}

interface AskedStatement {
  readonly account: string
  readonly layout: string
  readonly upload: string
  readonly from?: string | undefined
  readonly to?: string | undefined
}

async function statementOf(office: Office, caller: Caller, { account, layout, upload, from, to }: AskedStatement): Promise<GivenStatement> {
  const opened = answer(await openUpload(caller, office.uploads, BigInt(upload), 'reconciliation.take'), describeUploadRefusal)
  // What was handed over for something else is no statement.
  if (opened.purpose !== 'statement') answer(refused({ code: 'upload_not_found' } as const), describeUploadRefusal)
  return { account: BigInt(account), layout: layoutNamed(office, layout), bytes: opened.bytes, upload: opened.id, from, to }
}

function layoutNamed({ statementLayouts }: Office, layout: string): StatementLayout {
  const found = statementLayouts.find(({ id }) => id === layout)
  if (found !== undefined) return found
  const known = statementLayouts.map(({ id }) => id)
  return answer(refused({ code: 'statement_layout_unknown', layout, known } as const), describeReconciliationRefusal)
}

/** The upload of a statement stays with what was taken in out of it; that of a file which changed nothing belongs to nothing, and goes. */
async function keepWithFile(db: Work, caller: Caller, file: string, upload: bigint): Promise<void> {
  const owner = { register: 'statement_file', rows: [{ subject: file, region: caller.post.region.path }] }
  const kept = await attachUploads(db, caller, ['statement'], [upload], owner)
  if (kept.kind !== 'done') throw new Error(`the file ${upload} is not whoever's that takes it in`)
}

const reportOut = ({ came, went, interest, fees, gap, ...report }: StatementReport) => ({
  ...report,
  came: { ...came },
  went: { ...went },
  interest: { ...interest },
  fees: { ...fees },
  gap: gap === null ? null : { ...gap },
})

const sumOut = ({ rows, fen }: Sum) => ({ rows, fen: String(fen) })

function standingOut({ account, rhythm, next, balance }: AccountStanding) {
  const { open, lines, reasons } = balance
  const { id, fund, source, name, bank, number, openedOn } = account
  const text = (fen: bigint | undefined) => (fen === undefined ? null : String(fen))
  return {
    ...{ id: String(id), fund, source, name, bank, number, openedOn },
    rhythm: rhythm === undefined ? null : { ...rhythm },
    next: next === undefined ? null : { ...next, due: next.due ?? null },
    balance: {
      ...{ asOf: balance.asOf, deliveredTo: balance.deliveredTo, statement: text(balance.statement), book: String(balance.book) },
      open: {
        book_in: sumOut(open.book_in),
        book_out: sumOut(open.book_out),
        bank_in: sumOut(open.bank_in),
        bank_out: sumOut(open.bank_out),
      },
      adjustedStatement: text(balance.adjustedStatement),
      adjustedBook: String(balance.adjustedBook),
      difference: text(balance.difference),
      reasons: reasons.map((reason) => ({ ...reason, fen: String(reason.fen) })),
      lines: {
        all: sumOut(lines.all),
        matched: sumOut(lines.matched),
        explained: sumOut(lines.explained),
        open: sumOut(lines.open),
        waiting: sumOut(lines.waiting),
      },
    },
  }
}
