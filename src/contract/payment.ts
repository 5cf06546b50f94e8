import { z } from 'zod'
import { paper, seen, uploads } from './batch.ts'
import { act, day, fen, key, question } from './procedure.ts'

const stepped = z.object({ state: z.string() })
const reason = z.string().trim().min(1).max(500)
const count = z.object({ rows: z.number().int(), fen })
const kind = z.enum(['corporate', 'contribution', 'personal'])
const payee = z.object({ entity: z.string(), key })
/** As many rows as one act names; all of a batch are confirmed file by file. */
const rows = z.array(key).min(1).max(500)
const rowsWithAccounts = z
  .array(z.object({ claim: key, account: key }))
  .min(1)
  .max(500)
const changed = z.object({ rows: z.number().int() })
/** How a payee said so, who for it, and the material it rests on. */
const word = {
  // What is said online the payee says itself (`own.confirm`), and nobody enters it for it.
  way: z.enum(['counter', 'letter', 'phone']),
  saidBy: z.string().trim().min(1).max(100),
  material: z.string().trim().min(1).max(300),
  uploads,
}
const report = z.object({
  /** Files that were taken in before and change nothing. */
  repeated: z.number().int(),
  answered: count,
  succeeded: count,
  failed: count,
  returnedLate: count,
  unchanged: count,
  /** What the bank is still silent about afterwards; it is not paid again. */
  silent: count,
  /** Those that come back, the first so many, each with its name as far as the reader may see it. */
  returns: z.array(z.object({ claim: key, name: z.string().nullable(), code: z.string(), text: z.string(), fen })),
})
/** An answer of a bank: its files were handed over before, all of one layout. */
const answer = z.object({ batch: key, layout: z.string(), uploads: z.array(key).min(1).max(20) })

/** Payees and their accounts, and money on its way to the bank and back. */
export const payment = {
  accounts: question('payee.confirm', '/payment/accounts', 'The accounts of a payee, and the one the registry knows')
    .input(z.object({ payee }))
    .output(
      z.object({
        accounts: z.array(
          z.object({
            id: key,
            kind,
            holder: z.string(),
            holderDiffers: z.boolean(),
            bank: z.string(),
            bankCode: z.string(),
            tail: z.string(),
            source: z.string(),
            by: z.string(),
            on: day,
            corrects: key.nullable(),
            correctedBy: key.nullable(),
            sharedWith: z.number().int(),
          }),
        ),
        registeredTail: z.string().nullable(),
      }),
    ),
  enterAccounts: act('payee.confirm', '/payment/enter-accounts', 'Enter accounts of payees, or corrections of them', 'enter_account')
    .input(
      z.object({
        accounts: z
          .array(
            z.object({
              payee,
              kind,
              holder: z.string().max(200),
              bank: z.string().max(200),
              bankCode: z.string().max(40),
              /** Left out: the one that the registry knows. */
              number: z.string().max(60).optional(),
              source: z.string().max(300),
              corrects: key.optional(),
            }),
          )
          .min(1)
          .max(500),
      }),
    )
    .output(
      z.object({
        accounts: z.array(z.object({ account: key, tail: z.string(), looksWrong: z.boolean(), holderDiffers: z.boolean() })),
      }),
    ),
  confirm: act('payee.confirm', '/payment/confirm', 'Enter that payees want what is granted, and on which account', 'confirm')
    .input(z.object({ batch: key, rows: rowsWithAccounts, ...word }))
    .output(changed),
  /** What payees asked of their accounts online. */
  accountRequests: question('payee.confirm', '/payment/account-requests', 'What payees of a batch asked of their accounts')
    .input(z.object({ batch: key }))
    .output(
      z.array(
        seen.extend({
          claim: key,
          payee: z.object({ entity: z.string(), key, name: z.string().nullable() }),
          state: z.enum(['asked', 'entered', 'declined']),
          kind,
          holder: z.string(),
          bank: z.string(),
          bankCode: z.string(),
          tail: z.string(),
          reason: z.string(),
          askedBy: z.string(),
          askedOn: day,
          refusedFor: z.string().nullable(),
          verbs: z.array(z.string()),
        }),
      ),
    ),
  enterAsked: act('payee.confirm', '/payment/enter-asked', 'Enter the account that a payee asked for', 'enter_asked')
    .input(z.object({ request: seen }))
    .output(z.object({ account: key, tail: z.string() })),
  declineAsked: act('payee.confirm', '/payment/decline-asked', 'Refuse the account that a payee asked for', 'decline_asked')
    .input(z.object({ request: seen, reason }))
    .output(stepped),
  waive: act('payee.confirm', '/payment/waive', 'Enter that payees waive what is granted', 'waive')
    .input(z.object({ batch: key, rows, ...word }))
    .output(changed),
  accountsToCheck: question('batch.read', '/payment/accounts-to-check', 'Accounts that wait for a second person, and who entered them')
    .input(z.object({ batch: key }))
    .output(z.object({ rows: z.number().int(), own: z.number().int(), by: z.array(z.string()) })),
  checkAccounts: act('claim.recheck', '/payment/check-accounts', 'Agree with entered accounts as a second person', 'check_accounts')
    /** Without rows: all of the batch that somebody else entered. */
    .input(z.object({ batch: key, rows: rows.optional() }))
    .output(changed),
  closeAccountCheck: act(
    'batch.make',
    '/payment/close-account-check',
    'End the check of accounts; who said nothing is held',
    'close_account_check',
  )
    .input(z.object({ batch: seen, reason }))
    .output(stepped),
  enterFundsPaper: act('fund.account', '/payment/enter-funds-paper', 'Enter the plan for the money, or its receipt', 'enter_funds_paper')
    .input(
      z.object({
        batch: key,
        kind: z.enum(['funds_plan', 'funds_received', 'treasury_request']),
        paper,
        rows: z.number().int().min(0),
        fen,
      }),
    )
    .output(z.object({ paper: key })),
  lackingFunds: question(
    'fund.read',
    '/payment/lacking-funds',
    'Which papers of finance a batch lacks, and what it has to draw on indicators',
  )
    .input(z.object({ batch: key }))
    .output(
      z.object({
        papers: z.array(z.object({ kind: z.enum(['funds_plan', 'funds_received', 'treasury_request']), rows: z.number().int(), fen })),
        /** Below nothing where rows left the list since. */
        draws: fen,
      }),
    ),
  accept: act('fund.account', '/payment/accept', 'End the step of finance', 'accept')
    .input(z.object({ batch: seen }))
    .output(stepped),
  layouts: question('batch.read', '/payment/layouts', 'The layouts of files of banks').output(
    z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        rail: z.enum(['fiscal_account', 'treasury', 'central']),
        pays: z.array(kind),
        rowsPerFile: z.number().int(),
      }),
    ),
  ),
  previewHandOver: question('fund.hand_over', '/payment/preview-hand-over', 'What files to a bank would hold now')
    .input(z.object({ batch: key, layout: z.string() }))
    .output(
      z.object({
        rows: z.number().int(),
        fen,
        files: z.number().int(),
        withoutAccount: z.number().int(),
        /** Of these rows, whose account waits for a second person; until then nothing is handed over. */
        unchecked: z.number().int(),
        ofOtherKinds: z.number().int(),
      }),
    ),
  handOver: act('fund.hand_over', '/payment/hand-over', 'Make the files to a bank, against the signed order to pay', 'hand_over')
    .input(z.object({ batch: seen, layout: z.string(), order: paper, rows: z.number().int().min(0), fen }))
    .output(
      z.object({
        files: z.array(z.object({ file: key, number: z.string(), upload: key, rows: z.number().int(), fen, sha256: z.string() })),
        rows: z.number().int(),
        fen,
      }),
    ),
  files: question('batch.read', '/payment/files', 'The files that went to a bank and came from one')
    .input(z.object({ batch: key }))
    .output(
      z.array(
        z.object({
          id: key,
          direction: z.enum(['out', 'in']),
          number: z.string(),
          layout: z.string(),
          sha256: z.string(),
          rows: z.number().int(),
          fen,
          /** Opened under /files/in by whoever may hand over. */
          upload: key.nullable(),
          by: z.string(),
          on: day,
        }),
      ),
    ),
  previewAnswer: question('fund.hand_over', '/payment/preview-answer', 'What an answer of a bank would change')
    .input(answer)
    .output(report),
  compareAnswer: question('fund.hand_over', '/payment/compare-answer', 'Where an answer says otherwise than what was paid, side by side')
    .input(answer)
    .output(
      z.object({
        lines: z.number().int(),
        differ: z.number().int(),
        /** The first of them: what the office has, and what the line says; amounts in fen. */
        differing: z.array(
          z.object({
            part: z.number().int(),
            line: z.number().int(),
            reference: z.string(),
            kind: z.string(),
            ours: z.string(),
            theirs: z.string(),
          }),
        ),
      }),
    ),
  drawOnIndicators: act(
    'fund.account',
    '/payment/draw-on-indicators',
    'Say out of which budget indicators a batch is paid',
    'draw_on_indicators',
  )
    .input(z.object({ batch: key, draws: z.array(z.object({ indicator: key, fen })).max(50) }))
    .output(z.object({ indicators: z.number().int(), fen })),
  draws: question('fund.read', '/payment/draws', 'What a batch holds of budget indicators')
    .input(z.object({ batch: key }))
    .output(z.array(z.object({ indicator: key, fen }))),
  releaseDraws: act(
    'fund.account',
    '/payment/release-draws',
    'Give back what a batch does not need of its indicators',
    'draw_on_indicators',
  )
    .input(z.object({ batch: key }))
    .output(z.object({ fen })),
  takeAnswer: act('fund.hand_over', '/payment/take-answer', 'Take an answer of a bank in', 'take_bank_answer').input(answer).output(report),
  moneyBack: act('fund.account', '/payment/money-back', 'Enter that returned money is in the account again', 'money_back')
    .input(z.object({ batch: key, rows, voucher: paper, fen }))
    .output(changed),
  correct: act('claim.correct', '/payment/correct', 'Correct the accounts that money came back from', 'correct')
    .input(z.object({ batch: key, rows: rowsWithAccounts, reason }))
    .output(changed),
  recheck: act('claim.recheck', '/payment/recheck', 'Agree with corrected accounts as a second person', 'recheck')
    .input(z.object({ batch: key, rows }))
    .output(changed),
  sendBack: act('claim.recheck', '/payment/send-back', 'Send corrected accounts back', 'send_back')
    .input(z.object({ batch: key, rows, reason }))
    .output(changed),
  settle: act('fund.account', '/payment/settle', 'End a batch once all of its money is where it stays', 'settle')
    .input(z.object({ batch: seen }))
    .output(stepped),
}
