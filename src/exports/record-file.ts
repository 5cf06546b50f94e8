import { type Caller, type MachineClock, writeEvent } from '../access/index.ts'
import type { Permission } from '../contract/index.ts'
import type { JobContext, JobData } from '../jobs/index.ts'
import { timeInChina } from '../kernel/china-time.ts'
import { footerOfDifferences } from './exports.zh.ts'

/** How long a file is kept. */
export const daysKept = 7

/** A file that was written for somebody. */
export interface WrittenFile {
  readonly sha256: string
  readonly bytes: number
  readonly rows: number
  readonly name: string
  readonly kind: 'csv' | 'xlsx' | 'zip'
  readonly purpose: string
  /** What of, as it was asked. */
  readonly asked: object
}

/**
 * Writes down that a file was written in a job, for whom and until when it is kept; from then on it is handed out to its asker while they
 * hold the permission. Said again for the same job it gives the same number.
 */
export async function recordFile(
  clock: MachineClock,
  { job, asAsker }: Pick<JobContext, 'job' | 'asAsker'>,
  asker: Caller,
  permission: Permission,
  file: WrittenFile,
): Promise<JobData> {
  const made = clock.now()
  const expires = new Date(made.getTime() + daysKept * 86_400_000)
  const now = await asAsker()
  const caller = now.kind === 'done' ? now.value : asker
  const { account, post, day } = caller
  const id = await caller.transact(async (db) => {
    const there = await db.selectFrom('file_out').select('id').where('job', '=', job.id).executeTakeFirst()
    if (there !== undefined) return there.id
    const row = await db
      .insertInto('file_out')
      .values({
        job: job.id,
        account: account.id,
        region: post.region.path,
        permission,
        name: file.name,
        kind: file.kind,
        sha256: file.sha256,
        bytes: BigInt(file.bytes),
        rows: BigInt(file.rows),
        asked: JSON.stringify(file.asked),
        purpose: file.purpose,
        made_at: made,
        expires_at: expires,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await writeEvent(db, {
      officeDay: day,
      account: account.id,
      post: post.id,
      verb: 'write_file',
      register: 'file_out',
      subject: String(row.id),
      region: post.region.path,
      detail: { rows: file.rows, sha256: file.sha256, purpose: file.purpose },
    })
    return row.id
  })
  return { file: String(id), name: file.name, rows: file.rows, bytes: file.bytes, expiresAt: expires.toISOString() }
}

/** What stands below the rows of a file that is no list of decisions: who took it out, when, of what and to which end. */
export function footerOf(
  { account, post }: Caller,
  clock: MachineClock,
  about: { readonly run: string; readonly policy: string; readonly rows: number; readonly purpose: string },
): readonly string[] {
  return footerOfDifferences({ who: account.name, post: post.body, when: timeInChina(clock.now()), ...about })
}
