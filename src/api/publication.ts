import { refused } from '../kernel/result.ts'
import {
  addByReceipt,
  answerObjection,
  askBodies,
  askByReceipt,
  bodiesToAsk,
  checkOpinion,
  closeJointReview,
  countToPublish,
  describeLedgerRefusal,
  describeReplyFault,
  endNotice,
  endPublication,
  enterOpinion,
  enterReply,
  giveOpinion,
  investigateObjection,
  keepProof,
  leastWorkdays,
  listObjections,
  listOpinions,
  listPublications,
  noticeColumns,
  openReply,
  publishList,
  receiveObjection,
  sendBackObjection,
  sendBackOpinion,
  takeDown,
} from '../ledger/index.ts'
import { officeDay } from '../organisation/index.ts'
import { describeUploadRefusal, openUpload } from '../uploads/index.ts'
import { answer } from './answer.ts'
import { filesOut, once, seenIn, stepOut } from './batch.ts'
import { callerIn, type KnownContext, procedures, type RequestContext } from './procedures.ts'

const { jointReview, publication, receipt } = procedures

/** What other bodies say to a list. */
export const jointReviewProcedures = {
  list: jointReview.list.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const opinions = await listOpinions(caller, BigInt(input.batch))
    const bodies = await bodiesToAsk(caller, BigInt(input.batch))
    return {
      opinions: opinions.map(
        ({ id, objected, said, files, letterNumber, dueOn, opinion, text, replyNumber, repliedOn, verbs, ...line }) => ({
          ...line,
          id: String(id),
          letterNumber: letterNumber ?? null,
          dueOn: dueOn ?? null,
          opinion: opinion ?? null,
          text: text ?? null,
          replyNumber: replyNumber ?? null,
          repliedOn: repliedOn ?? null,
          rows: objected.map(String),
          said: said.map(({ claim, ...row }) => ({ ...row, row: String(claim) })),
          files: filesOut(files),
          verbs: [...verbs],
        }),
      ),
      bodies: bodies.map(({ id, name }) => ({ id: String(id), name })),
    }
  }),
  ask: jointReview.ask.handler(({ input, context }) =>
    once(context, 'jointReview.ask', input, (db, caller) =>
      askBodies(
        db,
        caller,
        { batch: BigInt(input.batch), bodies: input.bodies.map(({ body, way }) => ({ body: BigInt(body), way })), due: input.due },
        context.office.calendar,
      ),
    ),
  ),
  give: jointReview.give.handler(({ input, context }) =>
    stepOut(context, 'jointReview.give', input, (db, caller) =>
      giveOpinion(db, caller, seenIn(input.id), opinionIn(input), context.office.calendar),
    ),
  ),
  enter: jointReview.enter.handler(({ input, context }) =>
    stepOut(context, 'jointReview.enter', input, (db, caller) => {
      const reply = { number: input.number, day: input.day, uploads: input.uploads.map(BigInt) }
      return enterOpinion(db, caller, seenIn(input.id), opinionIn(input), reply, context.office.calendar)
    }),
  ),
  previewReply: jointReview.previewReply.handler(async ({ input, context }) => {
    const { draft } = await openedReply(context, input.id, input.workbook)
    const { agreed, said, faults } = draft
    const of = (word: string) => said.filter((row) => row.word === word).length
    return {
      agreed,
      objects: of('objects'),
      defers: of('defers'),
      said: said.slice(0, mostShown).map(({ claim, ...row }) => ({ ...row, row: String(claim) })),
      faults: faults.slice(0, mostShown).map((fault) => ({ cell: fault.cell, code: fault.code, message: describeReplyFault(fault) })),
    }
  }),
  enterReply: jointReview.enterReply.handler(async ({ input, context }) => {
    const { draft, listHash } = await openedReply(context, input.id.id, input.workbook)
    return stepOut(context, 'jointReview.enterReply', input, async (db, caller) => {
      const [first] = draft.faults
      if (first !== undefined) return refused({ code: 'reply_rows_refused', rows: draft.faults.length, first: describeReplyFault(first) })
      const reply = { number: input.number, day: input.day, uploads: [input.workbook, ...input.uploads].map(BigInt) }
      const said = { agreed: draft.agreed, rows: draft.said, listHash }
      return enterReply(db, caller, seenIn(input.id), said, reply, context.office.calendar)
    })
  }),
  check: jointReview.check.handler(({ input, context }) =>
    stepOut(context, 'jointReview.check', input, (db, caller) => checkOpinion(db, caller, seenIn(input.id), context.office.calendar)),
  ),
  sendBack: jointReview.sendBack.handler(({ input, context }) =>
    stepOut(context, 'jointReview.sendBack', input, (db, caller) =>
      sendBackOpinion(db, caller, seenIn(input.id), input.reason, context.office.calendar),
    ),
  ),
  close: jointReview.close.handler(({ input, context }) =>
    stepOut(context, 'jointReview.close', input, (db, caller) =>
      closeJointReview(db, caller, seenIn(input.batch), context.office.calendar),
    ),
  ),
}

/** So many rows, and so many faults, a page shows. */
const mostShown = 200

/** What a body sent back, read beside the list; the same request again reads it again, and is told the same. */
async function openedReply(context: RequestContext & KnownContext, opinion: string, workbook: string) {
  const { office } = context
  const caller = callerIn(context)
  const file = answer(await openUpload(caller, office.uploads, BigInt(workbook), 'joint.enter'), describeUploadRefusal)
  return answer(await openReply(caller, { keys: office.keys }, BigInt(opinion), file.bytes), describeLedgerRefusal)
}

interface OpinionIn {
  readonly opinion: 'agrees' | 'objects'
  readonly text: string
  readonly rows: readonly string[]
}

const opinionIn = ({ opinion, text, rows }: OpinionIn) => ({ opinion, text, objected: rows.map(BigInt) })

/** Publication of a list, and what is said against it. */
export const publicationProcedures = {
  list: publication.list.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const id = BigInt(input.batch)
    const publications = await listPublications(caller, id)
    const objections = await listObjections(caller, id)
    return {
      publications: publications.map(({ id: number, fen, takenDownOn, columns, files, ...line }) => ({
        ...line,
        id: String(number),
        columns: [...columns],
        fen: String(fen),
        takenDownOn: takenDownOn ?? null,
        files: filesOut(files),
      })),
      objections: objections.map(
        ({ id: number, claim, finding, found, answer, fenAfter, files, verbs, sheet, answeredOn, remedy, added, ...line }) => ({
          ...line,
          sheet: sheet === undefined ? null : { ...sheet },
          answeredOn: answeredOn ?? null,
          // Until it is answered the term of the sheet counts, where there is one.
          isLate: (answeredOn ?? caller.day) > (sheet?.due ?? line.dueOn),
          remedy: { ...remedy },
          added: added.map((word) => ({ ...word })),
          id: String(number),
          claim: claim === undefined ? null : String(claim),
          finding: finding ?? null,
          found: found ?? null,
          answer: answer ?? null,
          fenAfter: fenAfter === undefined ? null : String(fenAfter),
          files: filesOut(files),
          verbs: [...verbs],
        }),
      ),
      unpublished: await countToPublish(caller, id),
      least: leastWorkdays,
      columns: [...noticeColumns],
    }
  }),
  publish: publication.publish.handler(({ input, context }) =>
    once(context, 'publication.publish', input, (db, caller) => {
      const { batch, uploads, ...publishing } = input
      return publishList(db, caller, BigInt(batch), { ...publishing, uploads: uploads.map(BigInt) }, context.office.calendar)
    }),
  ),
  end: publication.end.handler(({ input, context }) =>
    stepOut(context, 'publication.end', input, (db, caller) => endPublication(db, caller, seenIn(input.batch), context.office.calendar)),
  ),
  endNotice: publication.endNotice.handler(async ({ input, context }) => ({
    rows: await once(context, 'publication.endNotice', input, (db, caller) =>
      endNotice(db, caller, BigInt(input.publication), context.office.calendar),
    ),
  })),
  keepProof: publication.keepProof.handler(async ({ input, context }) => ({
    files: await once(context, 'publication.keepProof', input, (db, caller) =>
      keepProof(db, caller, BigInt(input.publication), input.uploads.map(BigInt)),
    ),
  })),
  takeDown: publication.takeDown.handler(async ({ input, context }) => ({
    day: await once(context, 'publication.takeDown', input, (db, caller) =>
      takeDown(db, caller, BigInt(input.publication), input.day, input.uploads.map(BigInt)),
    ),
  })),
  receiveObjection: publication.receiveObjection.handler(({ input, context }) =>
    once(context, 'publication.receiveObjection', input, (db, caller) =>
      receiveObjection(
        db,
        caller,
        {
          batch: BigInt(input.batch),
          claim: input.claim === undefined ? undefined : BigInt(input.claim),
          way: input.way,
          text: input.text,
          sheet: input.sheet,
          uploads: input.uploads.map(BigInt),
        },
        context.office.calendar,
      ),
    ),
  ),
  investigateObjection: publication.investigateObjection.handler(({ input, context }) =>
    stepOut(context, 'publication.investigateObjection', input, (db, caller) => {
      const { objection, fenAfter, uploads, remedy, ...found } = input
      const after = fenAfter === undefined ? undefined : BigInt(fenAfter)
      const what = { ...found, remedy, fenAfter: after, uploads: uploads.map(BigInt) }
      return investigateObjection(db, caller, seenIn(objection), what, context.office.calendar)
    }),
  ),
  answerObjection: publication.answerObjection.handler(({ input, context }) =>
    stepOut(context, 'publication.answerObjection', input, (db, caller) =>
      answerObjection(db, caller, seenIn(input.objection), context.office.calendar),
    ),
  ),
  sendBackObjection: publication.sendBackObjection.handler(({ input, context }) =>
    stepOut(context, 'publication.sendBackObjection', input, (db, caller) =>
      sendBackObjection(db, caller, seenIn(input.objection), input.reason, context.office.calendar),
    ),
  ),
}

/** What whoever holds a receipt is told, and adds. Nobody signs in for it; how often it may be asked, the server bounds. */
export const receiptProcedures = {
  ask: receipt.ask.handler(async ({ input, context }) => {
    const {
      answeredOn,
      finding,
      answer: said,
      remedy,
      ...told
    } = answer(await askByReceipt(context.office.store, input.receipt), describeLedgerRefusal)
    return { ...told, answeredOn: answeredOn ?? null, finding: finding ?? null, answer: said ?? null, remedy: remedy ?? null }
  }),
  add: receipt.add.handler(async ({ input, context }) => {
    const { store, clock, settings } = context.office
    const day = officeDay(clock.now(), settings.dayOffset)
    return { words: answer(await addByReceipt(store, { ...input, day }), describeLedgerRefusal) }
  }),
}
