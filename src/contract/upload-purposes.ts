import type { Permission } from './permissions.ts'

/** Kinds of files, told by what is in them; pages are made here and never taken in. */
export const uploadKinds = ['pdf', 'png', 'jpeg', 'ofd', 'docx', 'xlsx', 'csv', 'html'] as const

export type UploadKind = (typeof uploadKinds)[number]

/** What files are handed over for: by whom, of which kinds, how large, and who may open one that belongs to something. */
export interface UploadPurpose {
  /** What whoever hands one over has to hold. */
  readonly send: Permission
  /** What whoever opens one has to hold over a row that it belongs to; its sender may always open it. */
  readonly read: Permission
  readonly kinds: readonly UploadKind[]
  readonly mostBytes: number
}

const megabyte = 1024 * 1024

/** What papers come as: a scan, a picture, a document, a workbook. */
const paperKinds = ['pdf', 'png', 'jpeg', 'ofd', 'docx', 'xlsx'] as const
const paperBytes = 20 * megabyte

const purposes = <const T extends Readonly<Record<string, UploadPurpose>>>(table: T): { readonly [K in keyof T]: UploadPurpose } => table

/** Every end to which a file is handed over, a line each; there is no other way in for a file. */
export const uploadPurposes = purposes({
  /** What an answer to a question rests on: a picture, a scan, a document. */
  verification_evidence: { send: 'verification.answer', read: 'verification.read', kinds: paperKinds, mostBytes: paperBytes },
  /** A letter of inquiry that was filled in as a workbook. */
  verification_workbook: { send: 'verification.answer', read: 'verification.read', kinds: ['xlsx'], mostBytes: 20 * megabyte },
  /** A list of what was paid, to be compared with a screening. */
  paid_list: { send: 'paid.compare', read: 'paid.compare', kinds: ['xlsx', 'csv'], mostBytes: 64 * megabyte },
  /** Papers that were issued here about a batch; those with whole numbers of accounts are for who hands money over. */
  batch_paper: { send: 'paper.issue', read: 'batch.read', kinds: ['docx', 'xlsx'], mostBytes: 64 * megabyte },
  account_paper: { send: 'fund.hand_over', read: 'fund.hand_over', kinds: ['docx', 'xlsx'], mostBytes: 64 * megabyte },
  /** Papers of cases of recovery that were issued here. */
  recovery_paper: { send: 'recovery.handle', read: 'recovery.read', kinds: ['docx', 'xlsx'], mostBytes: 64 * megabyte },
  /** Reminders of contributions that are put off, issued here. */
  deferral_paper: { send: 'deferral.enter', read: 'deferral.read', kinds: ['docx', 'xlsx'], mostBytes: 64 * megabyte },
  /** What an applicant brings, how they agreed that another applies for them, and papers of applications that were issued here. */
  application_material: { send: 'application.receive', read: 'application.read', kinds: paperKinds, mostBytes: paperBytes },
  application_consent: { send: 'application.receive', read: 'application.read', kinds: paperKinds, mostBytes: paperBytes },
  application_paper: { send: 'paper.issue', read: 'application.read', kinds: ['docx', 'xlsx'], mostBytes: 64 * megabyte },
  /** Statements of banks and of finance, and the tables of balances that were issued from them. */
  statement: { send: 'reconciliation.take', read: 'reconciliation.read', kinds: ['csv', 'xlsx'], mostBytes: 64 * megabyte },
  settlement_paper: { send: 'reconciliation.take', read: 'reconciliation.read', kinds: ['docx', 'xlsx'], mostBytes: 64 * megabyte },
  /** Letters of inquiry that were issued here. */
  inquiry_paper: { send: 'verification.open', read: 'verification.read', kinds: ['docx', 'xlsx'], mostBytes: 64 * megabyte },
  /** What goes to a bank, made here, and what the bank answers. */
  bank_file: { send: 'fund.hand_over', read: 'fund.hand_over', kinds: ['csv'], mostBytes: 64 * megabyte },
  bank_answer: { send: 'fund.hand_over', read: 'fund.hand_over', kinds: ['csv'], mostBytes: 64 * megabyte },
  /** Papers of a list on its way to money, each brought by whoever enters it and opened by whoever sees the list there. */
  decision_minutes: { send: 'batch.decide', read: 'batch.read', kinds: paperKinds, mostBytes: paperBytes },
  payment_approval: { send: 'batch.approve', read: 'batch.read', kinds: paperKinds, mostBytes: paperBytes },
  finance_paper: { send: 'fund.account', read: 'batch.read', kinds: paperKinds, mostBytes: paperBytes },
  disbursement_order: { send: 'fund.hand_over', read: 'batch.read', kinds: paperKinds, mostBytes: paperBytes },
  /** What the answer to a doubt rests on; the letter by which a body replied; what a payee signed. */
  doubt_evidence: { send: 'doubt.answer', read: 'batch.read', kinds: paperKinds, mostBytes: paperBytes },
  joint_reply: { send: 'joint.enter', read: 'batch.read', kinds: paperKinds, mostBytes: paperBytes },
  payee_word: { send: 'payee.confirm', read: 'batch.read', kinds: paperKinds, mostBytes: paperBytes },
  /** The notice as it stood where it was made public; what somebody objects with, and what was found about it. */
  notice_proof: { send: 'batch.publish', read: 'batch.read', kinds: paperKinds, mostBytes: paperBytes },
  objection_material: { send: 'objection.receive', read: 'batch.read', kinds: paperKinds, mostBytes: paperBytes },
  objection_finding: { send: 'objection.investigate', read: 'batch.read', kinds: paperKinds, mostBytes: paperBytes },
})

export type UploadPurposeName = keyof typeof uploadPurposes

/** The purpose of a name; undefined where there is none. */
export function uploadPurposeNamed(name: string): UploadPurposeName | undefined {
  return (Object.keys(uploadPurposes) as UploadPurposeName[]).find((purpose) => purpose === name)
}
