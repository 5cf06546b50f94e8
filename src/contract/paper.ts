import { z } from 'zod'
import { paperKinds } from './paper-kinds.ts'
import { act, day, fen, key, question } from './procedure.ts'

/** Which paper: its kind, and which of its kind about the same. */
const which = {
  kind: z.enum(paperKinds),
  about: z.string().min(1).max(80),
}

/** Papers there are about something: those that were issued with their files, and those that can be drawn up. */
const papersView = z.object({
  issued: z.array(
    z.object({
      id: key,
      ...which,
      number: z.string(),
      /** The number in the body's own register of papers. */
      documentNumber: z.string().nullable(),
      title: z.string(),
      day,
      by: z.string(),
      purpose: z.string(),
      /** The SHA-256 of what it says. */
      hash: z.string(),
      rows: z.number().int().nullable(),
      fen: fen.nullable(),
      /** GET /files/in/UPLOAD gives the bytes as they were issued; those that the reader may not open are left out. */
      files: z.array(
        z.object({
          format: z.enum(['word', 'sheet', 'page', 'annex']),
          name: z.string(),
          upload: key,
          sha256: z.string(),
          bytes: z.number().int(),
        }),
      ),
    }),
  ),
  /** GET /files/paper/REGISTER/ROW/KIND/ABOUT/FORMAT gives a draft. */
  offers: z.array(
    z.object({
      ...which,
      note: z.string(),
      /** `may` where nothing stands against issuing it, `others` where it is another post's, else what it waits for. */
      standing: z.string(),
    }),
  ),
})

const order = {
  ...which,
  /** To which end it is taken out; the work it is drawn up for where nothing is said. */
  purpose: z.string().trim().min(2).max(200).optional(),
  documentNumber: z.string().trim().min(1).max(60).optional(),
}
const issued = z.object({ paper: key, number: z.string() })

/** Official papers: issued once under a number, their bytes kept. */
export const paper = {
  ofBatch: question('batch.read', '/paper/of-batch', 'The papers of a batch: issued, and to be issued')
    .input(z.object({ batch: key }))
    .output(papersView),
  ofInquiry: question('verification.read', '/paper/of-inquiry', 'The papers of a letter of inquiry: issued, and to be issued')
    .input(z.object({ inquiry: key }))
    .output(papersView),
  issueOfInquiry: act('paper.issue', '/paper/issue-of-inquiry', 'Issue the paper of a letter of inquiry to a place', 'issue_paper')
    .input(z.object({ inquiry: key, ...order }))
    .output(issued),
  ofAccount: question('reconciliation.read', '/paper/of-account', 'The papers of an account that is reconciled: issued, and to be issued')
    .input(z.object({ account: key }))
    .output(papersView),
  issueOfAccount: act('paper.issue', '/paper/issue-of-account', 'Issue the table of balances of an account', 'issue_paper')
    .input(z.object({ account: key, ...order }))
    .output(issued),
  ofRecovery: question('recovery.read', '/paper/of-recovery', 'The papers of a case of recovery: issued, and to be issued')
    .input(z.object({ recovery: key }))
    .output(papersView),
  issueOfRecovery: act('paper.issue', '/paper/issue-of-recovery', 'Issue a paper of a case of recovery', 'issue_paper')
    .input(z.object({ recovery: key, ...order }))
    .output(issued),
  ofApplication: question('application.read', '/paper/of-application', 'The papers of an application: issued, and to be issued')
    .input(z.object({ application: key }))
    .output(papersView),
  issueOfApplication: act('paper.issue', '/paper/issue-of-application', 'Issue a paper of an application', 'issue_paper')
    .input(z.object({ application: key, ...order }))
    .output(issued),
  ofDeferral: question('deferral.read', '/paper/of-deferral', 'The papers of contributions that are put off: issued, and to be issued')
    .input(z.object({ deferral: key }))
    .output(papersView),
  issueOfDeferral: act('paper.issue', '/paper/issue-of-deferral', 'Issue a reminder of contributions that are put off', 'issue_paper')
    .input(z.object({ deferral: key, ...order }))
    .output(issued),
  issueOfBatch: act('paper.issue', '/paper/issue-of-batch', 'Issue a paper of a batch under the next number', 'issue_paper')
    .input(z.object({ batch: key, ...order }))
    .output(issued),
}
