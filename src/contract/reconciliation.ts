import { z } from 'zod'
import { act, day, fen, key, question } from './procedure.ts'

const source = z.enum(['bank', 'finance'])
const cadence = z.enum(['workday', 'week', 'month'])
const openKind = z.enum(['book_in', 'book_out', 'bank_in', 'bank_out'])
const reason = z.string().trim().min(1).max(500)
const sum = z.object({ rows: z.number().int(), fen })
const account = z.object({ account: key })
const match = z.object({ match: key })
const numbers = z.array(key).max(500)
const statement = z.object({ account: key, layout: z.string(), upload: key, from: day.optional(), to: day.optional() })
const report = z.object({
  /** Taken in before; nothing is changed. */
  isRepeated: z.boolean(),
  from: z.string(),
  to: z.string(),
  opening: fen,
  closing: fen,
  came: sum,
  went: sum,
  interest: sum,
  fees: sum,
  /** Lines that name a payment, a file or a voucher of ours. */
  named: z.number().int(),
  /** Days before it that nobody delivered a statement of. */
  gap: z.object({ from: day, to: day }).nullable(),
})
const matched = z.array(z.object({ way: z.string(), matches: z.number().int(), lines: z.number().int(), entries: z.number().int() }))
const standing = z.object({
  id: key,
  fund: z.string(),
  source,
  name: z.string(),
  bank: z.string(),
  number: z.string(),
  openedOn: day,
  rhythm: z.object({ cadence, workdays: z.number().int(), basis: z.string() }).nullable(),
  /** Null where nobody laid a rhythm down: then nobody knows what is due. */
  next: z.object({ from: day, to: day, due: day.nullable(), isOverdue: z.boolean() }).nullable(),
  balance: z.object({
    asOf: day,
    /** Statements are delivered up to here without a break. */
    deliveredTo: day,
    /** Null where statements do not go so far. */
    statement: fen.nullable(),
    book: fen,
    open: z.record(openKind, sum),
    adjustedStatement: fen.nullable(),
    adjustedBook: fen,
    difference: fen.nullable(),
    /** What the difference lies in. */
    reasons: z.array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('opening'), fen, note: z.string() }),
        z.object({ kind: z.literal('gap'), from: day, to: day, fen }),
      ]),
    ),
    lines: z.object({ all: sum, matched: sum, explained: sum, open: sum, waiting: sum }),
  }),
})

/** Statements of banks and of finance beside the ledger. */
export const reconciliation = {
  accounts: question('reconciliation.read', '/reconciliation/accounts', 'The accounts of a place, and how each stands at the end of a day')
    .input(z.object({ asOf: day }))
    .output(z.object({ accounts: z.array(standing), funds: z.array(z.string()) })),
  open: question('reconciliation.read', '/reconciliation/open', 'What stands on one side alone, page by page')
    .input(z.object({ account: key, kind: openKind, asOf: day, after: z.string().max(100).optional() }))
    .output(
      z.object({
        items: z.array(
          z.object({
            kind: z.string(),
            source: key,
            day,
            fen,
            reference: z.string(),
            text: z.string(),
            batch: key.nullable(),
            isWaiting: z.boolean(),
          }),
        ),
        next: z.string().nullable(),
      }),
    ),
  matches: question('reconciliation.read', '/reconciliation/matches', 'What was matched and explained, the newest first')
    .input(z.object({ account: key, before: key.optional() }))
    .output(
      z.object({
        matches: z.array(
          z.object({
            id: key,
            kind: z.string(),
            way: z.string(),
            reason: z.string(),
            standing: z.enum(['waiting', 'counts', 'rejected', 'broken']),
            lines: z.number().int(),
            entries: z.number().int(),
            fen,
            settledOn: day,
            by: z.string(),
            isMine: z.boolean(),
            madeOn: day,
            checkedBy: z.string().nullable(),
            checkReason: z.string().nullable(),
          }),
        ),
        next: key.nullable(),
      }),
    ),
  statements: question('reconciliation.read', '/reconciliation/statements', 'The statements of an account that were taken in')
    .input(account)
    .output(
      z.array(
        z.object({
          id: key,
          layout: z.string(),
          from: day,
          to: day,
          opening: fen,
          closing: fen,
          rows: z.number().int(),
          by: z.string(),
          on: day,
          upload: key.nullable(),
        }),
      ),
    ),
  layouts: question('reconciliation.read', '/reconciliation/layouts', 'The layouts of statements').output(
    z.array(z.object({ id: z.string(), name: z.string(), source })),
  ),
  enterAccount: act(
    'reconciliation.take',
    '/reconciliation/enter-account',
    'Enter an account of a fund to be reconciled',
    'enter_settlement_account',
  )
    .input(
      z.object({
        fund: z.string().trim().min(1).max(100),
        source,
        name: z.string().max(100),
        bank: z.string().max(200),
        number: z.string().max(60),
        openedOn: day,
        statementFen: fen,
        bookFen: fen,
        openingNote: z.string().max(500).optional(),
      }),
    )
    .output(account),
  layDownRhythm: act(
    'reconciliation.rule',
    '/reconciliation/lay-down-rhythm',
    'Lay down how often statements of an account come',
    'lay_down_rhythm',
  )
    .input(z.object({ account: key, cadence, workdays: z.number().int().min(0).max(60), basis: z.string().max(300) }))
    .output(account),
  previewStatement: question('reconciliation.take', '/reconciliation/preview-statement', 'What a statement says, with nothing changed')
    .input(statement)
    .output(report),
  takeStatement: act('reconciliation.take', '/reconciliation/take-statement', 'Take a statement in, whole or not at all', 'take_statement')
    .input(statement)
    .output(report.extend({ file: key.nullable(), matched })),
  matchAgain: act('reconciliation.take', '/reconciliation/match-again', 'Match anew what is open', 'match_lines')
    .input(account)
    .output(matched),
  matchByHand: act('reconciliation.take', '/reconciliation/match-by-hand', 'Say that lines and entries are the same money', 'match_by_hand')
    .input(
      z.object({
        account: key,
        lines: numbers,
        entries: z.array(z.object({ kind: z.string().max(40), source: key })).max(500),
        /** Numbers of files to the bank: all their payments that are open. */
        files: z.array(z.string().max(40)).max(20),
        reason,
      }),
    )
    .output(match),
  explain: act('reconciliation.take', '/reconciliation/explain', 'Say that lines are interest, fees or transfers', 'explain_line')
    .input(z.object({ account: key, lines: numbers, kind: z.enum(['interest', 'fee', 'transfer']), reason }))
    .output(match),
  agree: act('reconciliation.check', '/reconciliation/agree', 'Agree with a match that another made by hand', 'agree_match')
    .input(match)
    .output(match),
  reject: act('reconciliation.check', '/reconciliation/reject', 'Reject a match that another made by hand', 'reject_match')
    .input(match.extend({ reason }))
    .output(match),
  takeApart: act('reconciliation.check', '/reconciliation/take-apart', 'Take a match apart that counted', 'break_match')
    .input(match.extend({ reason }))
    .output(match),
}
