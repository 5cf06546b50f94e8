import { levelOf, type PaperKind } from '../../contract/index.ts'
import { refused } from '../../kernel/result.ts'
import { isWithin } from '../../organisation/index.ts'
import type { PaperOffer, PaperSource } from '../../papers/index.ts'
import { findBatch } from '../find-batch.ts'
import { approvalPaper } from './approval-paper.ts'
import { bankOrderPaper } from './bank-order-paper.ts'
import type { BatchPaper, PaperTools } from './batch-paper.ts'
import { changePaper } from './change-paper.ts'
import { jointLetterPaper } from './joint-letter-paper.ts'
import { noticePaper } from './notice-paper.ts'
import { noticeReportPaper } from './notice-report-paper.ts'
import { paymentOrderPaper } from './payment-order-paper.ts'
import { replyPaper } from './reply-paper.ts'
import { samplePaper } from './sample-paper.ts'
import { treasuryRequestPaper } from './treasury-request-paper.ts'

/** The papers of a batch in the order in which they come about. */
const papers: Partial<Readonly<Record<PaperKind, BatchPaper>>> = {
  joint_letter: jointLetterPaper,
  notice: noticePaper,
  objection_reply: replyPaper,
  notice_report: noticeReportPaper,
  change_sheet: changePaper,
  approval_sheet: approvalPaper,
  sample_record: samplePaper,
  treasury_request: treasuryRequestPaper,
  payment_order: paymentOrderPaper,
  bank_order: bankOrderPaper,
}

/** The papers of batches. They speak of the whole list: whoever reaches a part of its place alone is offered none. */
export function batchPapers(tools: PaperTools): PaperSource {
  return {
    register: 'batch',
    async offers(caller, subject) {
      return caller.transact(async (db) => {
        const found = await findBatch(db, subject)
        if (found.kind === 'refused' || !isWithin(found.value.region, caller.ranges)) return []
        const batch = found.value
        const offers: PaperOffer[] = []
        for (const [kind, paper] of Object.entries(papers) as [PaperKind, BatchPaper][]) {
          const mine = caller.posts.some(({ role }) => levelOf(paper.permission, role) !== undefined)
          for (const { about, note, waits } of await paper.offers(db, batch, caller.day))
            offers.push({ kind, about, note, standing: waits ?? (mine ? 'may' : 'others') })
        }
        return offers
      })
    },
    async describe(caller, subject, { kind, about }) {
      const found = await caller.transact((db) => findBatch(db, subject))
      const paper = papers[kind]
      if (found.kind === 'refused' || paper === undefined) return refused({ code: 'paper_not_found', kind })
      return paper.describe({ caller, batch: found.value, tools }, about)
    },
  }
}
