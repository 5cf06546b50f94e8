import { z } from 'zod'
import { listFilter } from './decision.ts'
import { jobView } from './job.ts'
import { act, day, key, question } from './procedure.ts'
import { uploadView } from './upload.ts'

const seen = z.object({ id: key, version: z.number().int() })
const rows = z.array(seen).min(1).max(500)
const answerBody = z.object({
  finding: z.enum(['established', 'unverifiable']),
  value: z.string().max(200).optional(),
  source: z.string().max(200),
  sourceOn: day.optional(),
  note: z.string().max(1000).optional(),
  /** Files that go with it, handed over before. */
  files: z.array(key).max(20).default([]),
})
/** Rows that are paid, and rows that are approved and have not arrived. */
const paymentCounts = z.object({ paid: z.number().int(), pending: z.number().int() })
const reason = z.string().trim().min(1).max(500)

export const inquiryView = z.object({
  id: key,
  run: z.string(),
  policy: z.object({ id: z.string(), zh: z.string() }),
  fact: z.object({ entity: z.string(), field: z.string(), zh: z.string() }),
  /** Who has the fact, by the glossary. */
  owner: z.string(),
  dueOn: day.nullable(),
  note: z.string().nullable(),
  openedBy: z.string(),
  /** Rows by state, in the reader's regions. */
  counts: z.record(z.string(), z.number().int()),
})

export const verificationRow = z.object({
  id: key,
  version: z.number().int(),
  round: z.number().int(),
  state: z.string(),
  region: z.object({ path: z.string(), name: z.string() }),
  /** Name and masked number where the office knows whom it is: of an employment, a course or a job, those of the person or unit it is of. */
  subject: z.object({ entity: z.string(), key, name: z.string().nullable(), number: z.string().nullable() }),
  /** The unit of the record, where that is somebody else: the employer of an employment. */
  unit: z.object({ name: z.string(), number: z.string().nullable() }).nullable(),
  record: z.object({ entity: z.string(), key, field: z.string() }),
  finding: z.enum(['established', 'unverifiable']).nullable(),
  value: z.string().nullable(),
  source: z.string().nullable(),
  sourceOn: day.nullable(),
  note: z.string().nullable(),
  answeredBy: z.string().nullable(),
  checkedBy: z.string().nullable(),
  releasedIn: z.string().nullable(),
  /** What came with its answers; GET /files/in/NUMBER gives the bytes. */
  files: z.array(uploadView),
  /** Why it was sent back, in a round after the first. */
  returned: z.string().nullable(),
  /** What the reader may do with it under the post they work in: answer, confirm, set_aside, send_back, withdraw, release. */
  verbs: z.array(z.string()),
})

export const verification = {
  /** What would be asked of whom, before anything is. */
  preview: question('verification.open', '/verification/preview', 'What an inquiry would ask, by region')
    .input(
      z.object({
        run: z.string(),
        policy: z.string(),
        missing: z.string(),
        filter: listFilter.optional(),
        subjects: z.array(key).max(50_000).optional(),
      }),
    )
    .output(
      z.object({
        policy: z.string(),
        fact: z.object({ zh: z.string(), owner: z.string(), expected: z.string() }),
        rows: z.number().int(),
        /** Of them asked for already, by whatever letter. */
        underWay: z.number().int(),
        /** By which word they are counted. */
        unit: z.string(),
        regions: z.array(z.object({ code: z.number().int(), name: z.string(), rows: z.number().int() })),
        due: day.nullable(),
      }),
    ),
  open: act('verification.open', '/verification/open', 'Send subjects whose fact is missing to be verified', 'open')
    .input(
      z.object({
        run: z.string(),
        policy: z.string(),
        missing: z.string(),
        filter: listFilter.optional(),
        subjects: z.array(key).max(50_000).optional(),
        note: z.string().max(1000).optional(),
        /** By when it is to be answered; the usual term where it is left out. */
        due: day.optional(),
      }),
    )
    .output(
      z.object({ inquiry: key, asked: z.number().int(), alreadyOpen: z.number().int(), outside: z.number().int(), due: day.nullable() }),
    ),
  inquiries: question('verification.read', '/verification/inquiries', 'Letters of inquiry and how far they are').output(
    z.array(inquiryView),
  ),
  handedOn: question(
    'verification.read',
    '/verification/handed-on',
    'What I asked, answered or agreed with and now waits for others',
  ).output(
    z.array(
      z.object({
        inquiry: key,
        policy: z.string(),
        fact: z.string(),
        region: z.string(),
        state: z.string(),
        rows: z.number().int(),
        dueOn: day.nullable(),
      }),
    ),
  ),
  steps: question('verification.read', '/verification/steps', 'What I did, or what others did in my regions, since a moment')
    .input(z.object({ of: z.enum(['mine', 'others']), since: z.iso.datetime().optional() }))
    .output(
      z.array(
        z.object({
          at: z.iso.datetime(),
          day,
          verb: z.string(),
          by: z.string(),
          inquiry: key,
          policy: z.string(),
          fact: z.string(),
          rows: z.number().int(),
        }),
      ),
    ),
  list: question('verification.read', '/verification/list', 'The rows of a letter, in the order of their numbers')
    .input(
      z.object({
        inquiry: key,
        states: z.array(z.string()).optional(),
        after: key.optional(),
        size: z.union([z.literal(20), z.literal(50), z.literal(100)]).default(50),
      }),
    )
    .output(
      z.object({
        inquiry: inquiryView,
        rows: z.array(verificationRow),
        /** The form of the value, in words, and its choices where there are such. */
        expected: z.string(),
        choices: z.array(z.string()),
        /** Whether the fact holds or does not: the finding alone says it. */
        isYesOrNo: z.boolean(),
        /** Where rows wait for an answer; GET /files/letter/INQUIRY/PATH gives those of one as a workbook. */
        waiting: z.array(z.object({ path: z.string(), name: z.string(), rows: z.number().int() })),
        /** What the subjects are, and by which word they are counted. */
        subjects: z.object({ zh: z.string(), unit: z.string() }),
        next: key.nullable(),
      }),
    ),
  answer: act('verification.answer', '/verification/answer', 'Answer for facts that are asked for', 'answer')
    .input(
      z.object({
        answers: z.array(seen.extend(answerBody.shape)).min(1).max(500),
      }),
    )
    .output(z.object({ answered: z.number().int() })),
  readWorkbook: question(
    'verification.answer',
    '/verification/read-workbook',
    'What would become of each row of a workbook that was handed over',
  )
    .input(z.object({ inquiry: key, upload: key }))
    .output(
      z.object({
        name: z.string(),
        accepted: z.number().int(),
        unchanged: z.number().int(),
        refused: z.number().int(),
        blank: z.number().int(),
        /** Refused ones first, then accepted, then unchanged; at most 500. */
        lines: z.array(
          z.object({
            line: z.number().int(),
            name: z.string(),
            outcome: z.enum(['accepted', 'unchanged', 'refused']),
            finding: z.enum(['established', 'unverifiable']).nullable(),
            value: z.string().nullable(),
            source: z.string().nullable(),
            sourceOn: day.nullable(),
            notes: z.array(z.string()),
            cell: z.string().nullable(),
            message: z.string().nullable(),
          }),
        ),
      }),
    ),
  answerWorkbook: act(
    'verification.answer',
    '/verification/answer-workbook',
    'Answer with the accepted rows of a workbook',
    'start_answers',
  )
    .input(z.object({ inquiry: key, upload: key, accepted: z.number().int().min(1).max(50_000) }))
    .output(jobView),
  answerAll: act('verification.answer', '/verification/answer-all', 'Answer for every row of a letter that waits', 'start_answers')
    .input(z.object({ inquiry: key, rows: z.number().int().min(1).max(50_000), answer: answerBody }))
    .output(jobView),
  checkAll: act('verification.check', '/verification/check-all', 'Agree with every answer of a letter that waits', 'start_checks')
    .input(z.object({ inquiry: key, rows: z.number().int().min(1).max(50_000) }))
    .output(jobView),
  check: act('verification.check', '/verification/check', 'Agree with answers somebody else gave', 'confirm')
    .input(z.object({ rows }))
    .output(z.object({ confirmed: z.number().int(), setAside: z.number().int() })),
  sendBack: act('verification.check', '/verification/send-back', 'Send answers back to be given again', 'send_back')
    .input(z.object({ rows, reason }))
    .output(z.object({ returned: z.number().int() })),
  releasable: question(
    'verification.release',
    '/verification/releasable',
    'Confirmed facts and payments there are for a snapshot, and the snapshots with the payments that each has of the ledger',
  ).output(
    z.object({
      facts: z.number().int(),
      payments: paymentCounts,
      snapshots: z.array(z.object({ name: z.string(), title: z.string(), knownOn: day, payments: paymentCounts })),
    }),
  ),
  release: act(
    'verification.release',
    '/verification/release',
    'Make a snapshot that holds the confirmed facts and what was paid',
    'start_release',
  )
    .input(z.object({ snapshot: z.string().min(1).max(200) }))
    .output(jobView),
  withdraw: act('verification.open', '/verification/withdraw', 'Take questions back that need no answer any more', 'withdraw')
    .input(z.object({ rows, reason }))
    .output(z.object({ withdrawn: z.number().int() })),
}
