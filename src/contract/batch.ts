import { z } from 'zod'
import { listFilter } from './decision.ts'
import { forecast } from './forecast.ts'
import { act, day, fen, key, question } from './procedure.ts'
import { uploadView } from './upload.ts'

const count = z.object({ rows: z.number().int(), fen })
/** A batch or one of its parts, rows or doubts, in the version it was seen in. */
export const seen = z.object({ id: key, version: z.number().int() })
const reason = z.string().trim().min(1).max(500)
/** Files that go with an act, handed over before by whoever does it. */
export const uploads = z.array(key).max(20).default([])
/** Files that belong to something, as whoever sees it may open them. */
export const files = z.array(uploadView)
/** A paper about a batch: its number, its day, and its scans. */
export const paper = z.object({
  number: z.string().trim().min(1).max(100),
  day,
  note: z.string().max(500).optional(),
  uploads,
})
const place = z.object({ path: z.string(), name: z.string() })
const stepped = z.object({ state: z.string() })

export const batchLine = z.object({
  id: key,
  number: z.string(),
  policy: z.object({ id: z.string(), zh: z.string() }),
  fund: z.string(),
  /** Which list of this policy and fund it is in its place. */
  turn: z.number().int(),
  region: place,
  state: z.string(),
  openedOn: day,
  openedBy: z.string(),
  /** In the reader's regions. */
  rows: z.number().int(),
  fen,
})

export const claimLine = z.object({
  id: key,
  version: z.number().int(),
  state: z.string(),
  region: place,
  subject: z.object({ entity: z.string(), key }),
  /** The names of subject and payee, as far as the reader may see them. */
  name: z.string().nullable(),
  payee: z.object({ entity: z.string(), key, name: z.string().nullable() }),
  period: z.string(),
  fen,
  /** Of a top-up: what the run decides altogether, and what of it was granted before. */
  decided: fen.nullable(),
  granted: fen.nullable(),
  clause: z.string(),
  plan: z.string(),
  run: z.string(),
  account: z.object({ id: key, holder: z.string(), bank: z.string(), tail: z.string() }).nullable(),
  confirmedOn: day.nullable(),
  /** Whether a second person agreed with the account. */
  isAccountChecked: z.boolean(),
  /** What the payee said last: who for it, by what, with what was signed. */
  said: z
    .object({
      will: z.enum(['confirms', 'waives']),
      way: z.string(),
      by: z.string(),
      material: z.string(),
      on: day,
      enteredBy: z.string(),
      files,
    })
    .nullable(),
  doubt: z.string().nullable(),
  verbs: z.array(z.string()),
})

export const fourCountsView = z.object({
  listed: count,
  signed: count.nullable(),
  approved: count.nullable(),
  handedOver: count,
  succeeded: count,
  returned: count,
  inProcess: count,
  held: count,
  cancelled: count,
  waiting: count,
  difference: count.nullable(),
  /** What came back of rows that succeeded, which stay what they were. */
  recovered: count,
})

/** The ways that the money of a fund takes: by the fiscal account to a bank, by the treasury, or paid by a central system. */
const fundRails = ['fiscal_account', 'treasury', 'central'] as const
const sourceLevel = z.enum(['central', 'province', 'city', 'county'])

export const batch = {
  /** What of a screening would become a batch, before one is made. */
  preview: question('batch.make', '/batch/preview', 'What of a screening would become a batch, and of which fund')
    .input(z.object({ run: z.string().optional(), policy: z.string(), filter: listFilter.optional() }))
    .output(
      z.object({
        run: z.string(),
        policy: z.object({ id: z.string(), zh: z.string() }),
        funds: z.array(z.object({ fund: z.string(), rows: z.number().int(), fen })),
        steps: z.array(z.string()),
        basis: z.string().nullable(),
      }),
    ),
  make: act('batch.make', '/batch/make', 'Make a batch of what a screening grants', 'make')
    .input(
      z.object({ run: z.string().optional(), policy: z.string(), fund: z.string().max(100).optional(), filter: listFilter.optional() }),
    )
    .output(
      z.object({
        batch: key,
        number: z.string(),
        rows: z.number().int(),
        fen,
        parts: z.number().int(),
        /** Left out: granted already elsewhere, twice in it, outside the caller's regions. */
        taken: z.number().int(),
        twice: z.number().int(),
        outside: z.number().int(),
        above: z.number().int(),
      }),
    ),
  list: question('batch.read', '/batch/list', 'Batches and where they stand')
    .input(z.object({ states: z.array(z.string()).optional() }))
    .output(z.array(batchLine)),
  read: question('batch.read', '/batch/read', 'One batch: its counts, parts, papers, changes and steps')
    .input(z.object({ batch: key }))
    .output(
      z.object({
        batch: batchLine.extend({
          version: z.number().int(),
          run: z.string(),
          dataOn: day,
          screenedOn: day,
          steps: z.array(z.string()),
          orderBasis: z.string(),
          /** The way that its money takes. */
          rail: z.enum(fundRails),
          /** What it is a list of, and of a top-up the document and clause that grant more. */
          kind: z.enum(['first', 'top_up', 'recurring']),
          topUpBasis: z.object({ document: z.string(), clause: z.string(), change: z.string() }).nullable(),
          signedOn: day.nullable(),
          signedHash: z.string().nullable(),
          approvedOn: day.nullable(),
        }),
        counts: fourCountsView,
        parts: z.array(
          seen.extend({ region: place, state: z.string(), rows: z.number().int(), fen, dueOn: day.nullable(), verbs: z.array(z.string()) }),
        ),
        papers: z.array(
          z.object({ id: key, kind: z.string(), number: z.string(), day, note: z.string().nullable(), by: z.string(), files }),
        ),
        changes: z.array(
          z.object({
            number: z.number().int(),
            claim: key,
            before: z.object({ state: z.string(), fen }),
            after: z.object({ state: z.string(), fen }),
            reason: z.string(),
            on: day,
            by: z.string(),
          }),
        ),
        trail: z.array(z.object({ at: z.iso.datetime(), day, verb: z.string(), by: z.string(), reason: z.string().nullable() })),
        /** What the reader may do with the batch as a whole. */
        verbs: z.array(z.string()),
      }),
    ),
  rows: question('batch.read', '/batch/rows', 'The rows of a batch, the greatest amounts first')
    .input(
      z.object({
        batch: key,
        states: z.array(z.string()).optional(),
        part: key.optional(),
        after: z.object({ fen, id: key }).optional(),
        size: z.union([z.literal(20), z.literal(50), z.literal(100)]).default(50),
      }),
    )
    .output(z.object({ rows: z.array(claimLine), next: z.object({ fen, id: key }).nullable() })),
  checkPart: act('part.check', '/batch/check-part', 'Agree at home with a part of a batch', 'check_part')
    .input(z.object({ part: seen }))
    .output(z.object({ parts: z.number().int() })),
  reopenParts: act('batch.make', '/batch/reopen-parts', 'Open parts again that were agreed with', 'reopen_part')
    .input(z.object({ parts: z.array(seen).min(1).max(200), reason }))
    .output(z.object({ parts: z.number().int() })),
  leaveParts: act('batch.make', '/batch/leave-parts', 'Leave parts for the next turn', 'leave_part')
    .input(z.object({ parts: z.array(seen).min(1).max(200), reason }))
    .output(z.object({ parts: z.number().int() })),
  submit: act('batch.make', '/batch/submit', 'Hand a batch on to its second check', 'submit')
    .input(z.object({ batch: seen }))
    .output(stepped),
  agree: act('batch.review', '/batch/agree', 'Agree with a batch as a second person', 'agree')
    .input(z.object({ batch: seen }))
    .output(stepped),
  decide: act('batch.decide', '/batch/decide', 'Enter the collective decision and sign the list', 'decide')
    .input(z.object({ batch: seen, minutes: paper }))
    .output(stepped),
  approve: act('batch.approve', '/batch/approve', 'Approve the payment of a batch', 'approve')
    .input(z.object({ batch: seen, approval: paper }))
    .output(stepped),
  sendBackReview: act('batch.review', '/batch/send-back-review', 'Send a batch back out of its second check', 'send_back')
    .input(z.object({ batch: seen, reason }))
    .output(stepped),
  sendBackDecision: act('batch.decide', '/batch/send-back-decision', 'Send a batch back out of the decision', 'send_back_decision')
    .input(z.object({ batch: seen, reason }))
    .output(stepped),
  sendBackApproval: act('batch.approve', '/batch/send-back-approval', 'Send a batch back out of approval', 'send_back_approval')
    .input(z.object({ batch: seen, reason }))
    .output(stepped),
  sendBackFinance: act('fund.account', '/batch/send-back-finance', 'Send a batch back out of finance', 'send_back_finance')
    .input(z.object({ batch: seen, reason }))
    .output(stepped),
  sendBackSample: act('sample.draw', '/batch/send-back-sample', 'Send a batch back out of its sample', 'send_back_sample')
    .input(z.object({ batch: seen, reason }))
    .output(stepped),
  cancel: act('batch.make', '/batch/cancel', 'End a batch before it is approved', 'cancel')
    .input(z.object({ batch: seen, reason }))
    .output(stepped),
  dropRows: act('batch.make', '/batch/drop-rows', 'Take rows off a list', 'drop')
    .input(z.object({ batch: key, rows: z.array(key).min(1).max(500), reason }))
    .output(z.object({ dropped: z.number().int() })),
  raiseDoubts: act('doubt.raise', '/batch/raise-doubts', 'Hold doubtful rows while the rest goes on', 'hold')
    .input(z.object({ batch: key, rows: z.array(key).min(1).max(500), source: z.enum(['own_check', 'sent_down']), reason }))
    .output(z.object({ held: z.number().int(), doubts: z.number().int() })),
  doubts: question('batch.read', '/batch/doubts', 'What is doubtful about rows of a batch')
    .input(z.object({ batch: key }))
    .output(
      z.array(
        seen.extend({
          claim: key,
          source: z.string(),
          state: z.string(),
          reason: z.string(),
          raisedBy: z.string(),
          raisedOn: day,
          dueOn: day.nullable(),
          answer: z.string().nullable(),
          evidence: z.string().nullable(),
          files,
          answeredBy: z.string().nullable(),
          finding: z.enum(['stands', 'cleared']).nullable(),
          verbs: z.array(z.string()),
        }),
      ),
    ),
  answerDoubt: act('doubt.answer', '/batch/answer-doubt', 'Say what was found about a doubt', 'answer')
    .input(z.object({ doubt: seen, answer: z.string().trim().min(1).max(2000), evidence: z.string().trim().min(1).max(500), uploads }))
    .output(stepped),
  closeDoubt: act('doubt.close', '/batch/close-doubt', 'Close a doubt that somebody else answered', 'close')
    .input(z.object({ doubt: seen, finding: z.enum(['stands', 'cleared']) }))
    .output(z.object({ claim: key, state: z.string() })),
  sendBackDoubt: act('doubt.close', '/batch/send-back-doubt', 'Send the answer to a doubt back', 'send_back')
    .input(z.object({ doubt: seen, reason }))
    .output(stepped),
  find: question('batch.read', '/batch/find', 'Batches by number, policy or fund, a few of them')
    .input(z.object({ text: z.string().trim().min(1).max(100) }))
    .output(z.array(z.object({ id: key, number: z.string(), policy: z.string(), fund: z.string(), place: z.string(), state: z.string() }))),
  orders: question(
    'batch.read',
    '/batch/orders',
    'The order of steps that lists of each policy go by in my place, and what was laid down',
  ).output(
    z.object({
      place: place,
      usual: z.array(z.string()),
      /** What every order has. */
      needed: z.array(z.string()),
      /** Policies that pay money: of the last screening, and of the batches there are. */
      policies: z.array(z.object({ id: z.string(), zh: z.string() })),
      laidDown: z.array(
        z.object({
          id: key,
          region: place,
          policy: z.string().nullable(),
          steps: z.array(z.string()),
          basis: z.string(),
          setAsideBasis: z.string().nullable(),
          by: z.string(),
          on: day,
          isReplaced: z.boolean(),
        }),
      ),
    }),
  ),
  previewOrder: question('batch.order', '/batch/preview-order', 'What an order of steps would come to: faults, duties, and which lists')
    .input(z.object({ policy: z.string().optional(), steps: z.array(z.string()).min(1).max(20) }))
    .output(
      z.object({
        /** In words; nothing is laid down while there are any. */
        faults: z.array(z.string()),
        unheld: z.array(z.string()),
        /** Places below and policies here with an order of their own, which they keep. */
        places: z.array(z.string()),
        policies: z.array(z.string()),
        underWay: z.number().int(),
      }),
    ),
  layDownOrder: act('batch.order', '/batch/lay-down-order', 'Lay down the order of steps of a place', 'lay_down_order')
    .input(
      z.object({
        policy: z.string().optional(),
        steps: z.array(z.string()).min(1).max(20),
        basis: z.string().trim().min(1).max(300),
        /** Which gates the place does without, and how much of a list is drawn to be looked at again; each by a document. */
        gates: z
          .object({
            setAside: z.object({ gates: z.array(z.enum(['rehearsal'])).min(1), basis: z.string().trim().min(1).max(300) }).optional(),
            /** Parts of ten thousand of every stratum, its rows at least, and errors in ten thousand that are let pass. */
            sample: z
              .object({
                share: z.number().int().min(1).max(10_000),
                least: z.number().int().min(1).max(10_000),
                mostWrong: z.number().int().min(0).max(10_000).optional(),
                basis: z.string().trim().min(1).max(300),
              })
              .optional(),
          })
          .optional(),
      }),
    )
    .output(z.object({ steps: z.array(z.string()) })),
}

const shortageWay = z.enum(['by_day', 'pro_rata', 'by_priority'])
const putOffLine = z.object({
  batch: key,
  number: z.string(),
  policy: z.string(),
  decision: z.string(),
  since: day,
  rows: z.number().int(),
  fen,
})
const wantedWay = { batch: key, way: shortageWay, first: z.array(key).max(5000).default([]) }

/** A fund that does not suffice for a list: how it is shared is a recorded decision. */
export const shortage = {
  read: question('batch.read', '/shortage/read', 'What a fund lacks for a list, how it was shared, and what waits')
    .input(z.object({ batch: key }))
    .output(
      z.object({
        short: z.object({ left: fen, waiting: fen, available: fen, asked: fen }).nullable(),
        decisions: z.array(
          z.object({
            id: key,
            version: z.number().int(),
            state: z.enum(['proposed', 'standing', 'declined']),
            way: shortageWay,
            available: fen,
            asked: fen,
            number: z.string(),
            decidedOn: day,
            decidedBy: z.string(),
            reason: z.string(),
            enteredBy: z.string(),
            enteredOn: day,
            agreedBy: z.string().nullable(),
            full: z.number().int(),
            part: z.number().int(),
            none: z.number().int(),
            verbs: z.array(z.string()),
          }),
        ),
        putOff: count,
        /** Lists of the fund of which rows wait, the first first. */
        queue: z.array(putOffLine),
        left: fen.nullable(),
        mayPropose: z.boolean(),
        mayResume: z.boolean(),
      }),
    ),
  preview: question('batch.decide', '/shortage/preview', 'How a fund would be shared, row by row, before anything is decided')
    .input(z.object({ ...wantedWay, after: z.number().int().min(0).default(0), size: z.number().int().min(1).max(200).default(100) }))
    .output(
      z.object({
        available: fen,
        asked: fen,
        granted: fen,
        total: z.number().int(),
        full: z.number().int(),
        part: z.number().int(),
        none: z.number().int(),
        rows: z.array(
          z.object({
            claim: key,
            payee: z.object({ entity: z.string(), key, name: z.string().nullable() }),
            period: z.string(),
            day: day.nullable(),
            fen,
            granted: fen,
            waits: fen,
          }),
        ),
      }),
    ),
  propose: act('batch.decide', '/shortage/propose', 'Enter the decision how a fund is shared', 'propose_shortage')
    .input(
      z.object({
        ...wantedWay,
        number: z.string().trim().min(1).max(100),
        day,
        by: z.string().trim().min(1).max(100),
        reason: z.string().trim().min(1).max(500),
      }),
    )
    .output(z.object({ shortage: key })),
  agree: act('batch.approve', '/shortage/agree', 'Agree as another with how a fund is shared', 'agree_shortage')
    .input(z.object({ shortage: seen }))
    .output(stepped),
  decline: act('batch.approve', '/shortage/decline', 'Refuse how a fund is shared', 'decline_shortage')
    .input(z.object({ shortage: seen, reason }))
    .output(stepped),
  resume: act('fund.account', '/shortage/resume', 'Let rows go on that waited for the fund', 'resume_put_off')
    .input(z.object({ batch: key }))
    .output(z.object({ rows: z.number().int(), fen, waiting: fen })),
}

export const fund = {
  ...forecast,
  layDownRail: act('fund.account', '/fund/lay-down-rail', 'Lay down the way that the money of a fund takes', 'lay_down_rail')
    .input(z.object({ fund: z.string().trim().min(1).max(100), rail: z.enum(fundRails), basis: z.string().trim().min(1).max(200) }))
    .output(z.object({ rail: z.string() })),
  indicators: question(
    'fund.read',
    '/fund/indicators',
    'Budget indicators: given, drawn on, paid, left, and what came back by year',
  ).output(
    z.object({
      indicators: z.array(
        z.object({
          id: key,
          fund: z.string(),
          year: z.number().int(),
          number: z.string(),
          functionSubject: z.string(),
          economicSubject: z.string(),
          sourceLevel,
          given: fen,
          drawn: fen,
          paid: fen,
          left: fen,
        }),
      ),
      /** Of which indicator money came back that was paid in one year, and in which. */
      returns: z.array(
        z.object({ indicator: key, paidYear: z.number().int(), backYear: z.number().int(), payments: z.number().int(), fen }),
      ),
    }),
  ),
  enterIndicator: act('fund.account', '/fund/enter-indicator', 'Enter a budget indicator', 'enter_indicator')
    .input(
      z.object({
        fund: z.string().trim().min(1).max(100),
        year: z.number().int().min(2000).max(2100),
        number: z.string().trim().min(1).max(100),
        functionSubject: z.string().trim().min(1).max(100),
        economicSubject: z.string().trim().min(1).max(100),
        sourceLevel,
        fen,
        day,
      }),
    )
    .output(z.object({ indicator: key })),
  changeIndicator: act('fund.account', '/fund/change-indicator', 'Give more to a budget indicator or take from it', 'enter_indicator')
    .input(z.object({ indicator: key, fen, basis: z.string().trim().min(1).max(200), day }))
    .output(z.object({ indicator: key, left: fen })),
  list: question('fund.read', '/fund/list', 'Funds of a year: given, committed, paid, left')
    .input(z.object({ year: z.number().int().min(2000).max(2100) }))
    .output(
      z.array(
        z.object({
          fund: z.string(),
          year: z.number().int(),
          budget: fen,
          committed: fen,
          paid: fen,
          recovered: fen,
          left: fen,
          putOff: fen,
          queue: z.array(putOffLine),
        }),
      ),
    ),
  enterBudget: act('fund.account', '/fund/enter-budget', 'Enter what a fund may spend in a year', 'enter_budget')
    .input(
      z.object({
        fund: z.string().trim().min(1).max(100),
        year: z.number().int().min(2000).max(2100),
        fen,
        basis: z.string().trim().min(1).max(200),
        day,
      }),
    )
    .output(z.object({ budget: fen })),
}
