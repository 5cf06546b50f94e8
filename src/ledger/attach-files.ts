import type { Caller } from '../access/index.ts'
import type { UploadPurposeName } from '../contract/index.ts'
import { done, type Result } from '../kernel/result.ts'
import type { Work } from '../store/index.ts'
import { attachUploads } from '../uploads/index.ts'
import type { NoUpload } from './refusals.ts'

/** Something of the ledger that files belong to: a row of a register, in its region. */
export interface FileOwner {
  readonly register: 'batch_paper' | 'doubt' | 'joint_opinion' | 'confirmation' | 'publication' | 'objection'
  readonly subjects: readonly bigint[]
  readonly region: string
}

/** Lets files of the caller's own belong to rows of the ledger, in the transaction of what they were handed over for. Gives how many. */
export async function attachFiles(
  db: Work,
  caller: Caller,
  purpose: UploadPurposeName,
  uploads: readonly bigint[] | undefined,
  { register, subjects, region }: FileOwner,
): Promise<Result<number, NoUpload>> {
  if (uploads === undefined || uploads.length === 0) return done(0)
  const rows = subjects.map((subject) => ({ subject: String(subject), region }))
  return attachUploads(db, caller, [purpose], uploads, { register, rows })
}
