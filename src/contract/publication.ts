import { z } from 'zod'
import { files, seen, uploads } from './batch.ts'
import { act, day, fen, key, question } from './procedure.ts'

const stepped = z.object({ state: z.string() })
const reason = z.string().trim().min(1).max(500)
const opinion = {
  opinion: z.enum(['agrees', 'objects']),
  text: z.string().max(2000).default(''),
  /** Rows that the body objects to. */
  rows: z.array(key).max(500).default([]),
}

const saidRow = z.object({ row: key, word: z.enum(['objects', 'defers']), reason: z.string() })

/** Joint review: what other bodies say to a list. */
export const jointReview = {
  list: question('batch.read', '/joint-review/list', 'The opinions asked for on a batch, and the bodies that can be asked')
    .input(z.object({ batch: key }))
    .output(
      z.object({
        opinions: z.array(
          seen.extend({
            body: z.string(),
            state: z.string(),
            way: z.string(),
            letterNumber: z.string().nullable(),
            askedOn: day,
            dueOn: day.nullable(),
            opinion: z.enum(['agrees', 'objects']).nullable(),
            text: z.string().nullable(),
            replyNumber: z.string().nullable(),
            repliedOn: day.nullable(),
            files,
            rows: z.array(key),
            /** What a filled-in list says of them, row by row. */
            said: z.array(saidRow),
            verbs: z.array(z.string()),
          }),
        ),
        bodies: z.array(z.object({ id: key, name: z.string() })),
      }),
    ),
  ask: act('joint.enter', '/joint-review/ask', 'Ask bodies for their opinion on a list', 'ask')
    .input(
      z.object({
        batch: key,
        bodies: z
          .array(z.object({ body: key, way: z.enum(['screen', 'letter']) }))
          .min(1)
          .max(50),
        due: day.optional(),
      }),
    )
    .output(z.object({ asked: z.number().int() })),
  give: act('joint.give', '/joint-review/give', 'Give the opinion of the own body', 'give')
    .input(z.object({ id: seen, ...opinion }))
    .output(stepped),
  enter: act('joint.enter', '/joint-review/enter', 'Enter the opinion of a body from its letter', 'enter')
    .input(z.object({ id: seen, ...opinion, number: z.string().trim().min(1).max(100), day, uploads }))
    .output(stepped),
  previewReply: question(
    'joint.enter',
    '/joint-review/preview-reply',
    'What a filled-in list says that a body sent back, with nothing changed',
  )
    .input(z.object({ id: key, workbook: key }))
    .output(
      z.object({
        agreed: z.number().int(),
        objects: z.number().int(),
        defers: z.number().int(),
        /** The first of the rows that it does not agree with. */
        said: z.array(saidRow.extend({ line: z.number().int(), name: z.string() })),
        /** Why it is not taken, place by place; none where it can be entered. */
        faults: z.array(z.object({ cell: z.string(), code: z.string(), message: z.string() })),
      }),
    ),
  enterReply: act('joint.enter', '/joint-review/enter-reply', 'Enter a filled-in list that a body sent back, whole or not at all', 'enter')
    .input(z.object({ id: seen, workbook: key, number: z.string().trim().min(1).max(100), day, uploads }))
    .output(stepped),
  check: act('joint.check', '/joint-review/check', 'Agree that a letter says what was entered', 'check')
    .input(z.object({ id: seen }))
    .output(stepped),
  sendBack: act('joint.check', '/joint-review/send-back', 'Send what was entered from a letter back', 'send_back')
    .input(z.object({ id: seen, reason }))
    .output(stepped),
  close: act('batch.make', '/joint-review/close', 'End the joint review', 'close_joint_review')
    .input(z.object({ batch: seen }))
    .output(stepped),
}

const remedy = z.object({ text: z.string().trim().min(1).max(1000), basis: z.string().trim().min(1).max(300) })
/** Whoever objects online does so itself. */
const ways = ['counter', 'letter', 'phone', '12345', 'petition'] as const

/** Publication of a list, and what is said against it. */
export const publication = {
  list: question('batch.read', '/publication/list', 'The publications of a batch and the objections to it')
    .input(z.object({ batch: key }))
    .output(
      z.object({
        publications: z.array(
          z.object({
            id: key,
            number: z.string(),
            from: day,
            to: day,
            workdays: z.number().int(),
            columns: z.array(z.string()),
            basis: z.string(),
            address: z.string(),
            rows: z.number().int(),
            fen,
            isAgain: z.boolean(),
            /** Rows that wait for this notice to be over before they go on. */
            waiting: z.number().int(),
            takenDownOn: day.nullable(),
            files,
          }),
        ),
        objections: z.array(
          seen.extend({
            receipt: z.string(),
            claim: key.nullable(),
            way: z.string(),
            state: z.string(),
            text: z.string(),
            receivedOn: day,
            dueOn: day,
            sheet: z.object({ number: z.string(), due: day }).nullable(),
            answeredOn: day.nullable(),
            isLate: z.boolean(),
            remedy,
            /** What whoever holds the receipt added. */
            added: z.array(z.object({ text: z.string(), on: day })),
            finding: z.enum(['upheld', 'rejected']).nullable(),
            found: z.string().nullable(),
            answer: z.string().nullable(),
            fenAfter: fen.nullable(),
            /** What came with it, and what was found about it. */
            files,
            verbs: z.array(z.string()),
          }),
        ),
        /** Rows that go on and were not made public as they are now; none before the list was. */
        unpublished: z.number().int(),
        least: z.number().int(),
        columns: z.array(z.string()),
      }),
    ),
  publish: act('batch.publish', '/publication/publish', 'Make the signed list public, or rows that changed or came late', 'publish')
    .input(
      z.object({
        batch: key,
        from: day,
        workdays: z.number().int().min(1).max(60),
        columns: z.array(z.string()).min(1).max(10),
        basis: z.string().trim().min(1).max(300),
        address: z.string().trim().min(1).max(300),
        numbersBasis: z.string().trim().max(300).optional(),
        uploads,
      }),
    )
    .output(z.object({ publication: key, number: z.string(), to: day, rows: z.number().int() })),
  end: act('batch.publish', '/publication/end', 'End the publication of a list', 'end_publication')
    .input(z.object({ batch: seen }))
    .output(stepped),
  endNotice: act('batch.publish', '/publication/end-notice', 'End a notice of rows that changed or came late', 'end_notice')
    .input(z.object({ publication: key }))
    .output(z.object({ rows: z.number().int() })),
  keepProof: act('batch.publish', '/publication/keep-proof', 'Keep pictures of a notice as it stood', 'keep_proof')
    .input(z.object({ publication: key, uploads: uploads.unwrap().min(1) }))
    .output(z.object({ files: z.number().int() })),
  takeDown: act('batch.publish', '/publication/take-down', 'Say that a notice was taken down', 'take_down')
    .input(z.object({ publication: key, day, uploads }))
    .output(z.object({ day })),
  receiveObjection: act('objection.receive', '/publication/receive-objection', 'Receive an objection to a published list', 'receive')
    .input(
      z.object({
        batch: key,
        claim: key.optional(),
        way: z.enum(ways),
        text: z.string().trim().min(1).max(2000),
        /** Of a 12345 item or a petition. */
        sheet: z.object({ number: z.string().trim().min(1).max(100), due: day }).optional(),
        uploads,
      }),
    )
    .output(z.object({ objection: key, receipt: z.string(), due: day.nullable() })),
  investigateObjection: act(
    'objection.investigate',
    '/publication/investigate-objection',
    'Say what was found about an objection',
    'investigate',
  )
    .input(
      z.object({
        objection: seen,
        finding: z.enum(['upheld', 'rejected']),
        found: z.string().trim().min(1).max(2000),
        answer: z.string().trim().min(1).max(2000),
        /** What the row then comes to; 0 takes it off the list. */
        fenAfter: fen.optional(),
        /** Confirmed for this case; the usual one where none is given. */
        remedy: remedy.optional(),
        uploads,
      }),
    )
    .output(stepped),
  answerObjection: act('objection.answer', '/publication/answer-objection', 'Answer an objection that another looked into', 'answer')
    .input(z.object({ objection: seen }))
    .output(stepped),
  sendBackObjection: act('objection.answer', '/publication/send-back-objection', 'Send what was found about an objection back', 'send_back')
    .input(z.object({ objection: seen, reason }))
    .output(stepped),
}

/** What whoever holds the receipt of an objection is told, and may add, without signing in. */
export const receipt = {
  ask: question('anybody', '/receipt/ask', 'How far the objection of a receipt is, and its answer')
    .input(z.object({ receipt: z.string().trim().min(1).max(40) }))
    .output(
      z.object({
        state: z.enum(['received', 'investigated', 'answered']),
        receivedOn: day,
        dueOn: day,
        answeredOn: day.nullable(),
        finding: z.enum(['upheld', 'rejected']).nullable(),
        answer: z.string().nullable(),
        remedy: z.string().nullable(),
      }),
    ),
  add: act('anybody', '/receipt/add', 'Add to what was said, while it is not answered', 'add_by_receipt')
    .input(z.object({ receipt: z.string().trim().min(1).max(40), text: z.string().trim().min(1).max(1000) }))
    .output(z.object({ words: z.number().int() })),
}
