import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Caller, type MachineClock, writeEvent } from '../access/index.ts'
import { sha256Of } from '../files/index.ts'
import { minuteInChina } from '../kernel/china-time.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { ExportRefusal } from './refusals.ts'

/** A file to be sent. */
export interface HandedFile {
  readonly path: string
  readonly name: string
  readonly kind: 'csv' | 'xlsx' | 'zip'
  readonly bytes: number
}

/**
 * Hands an exported file to who exported it, as long as they hold the permission and it is kept; who took it, and when, is written down
 * as a look and in the trail before the first byte leaves. Refused where it is another's, over, or not what was written.
 */
export async function handOutFile(
  caller: Caller,
  folder: string,
  id: bigint,
  clock: MachineClock,
): Promise<Result<HandedFile, ExportRefusal>> {
  const { account, post, day } = caller
  const file = await caller.transact((db) =>
    db
      .selectFrom('file_out')
      .select(['name', 'kind', 'sha256', 'bytes', 'rows', 'region', 'purpose', 'expires_at', 'removed_at'])
      .where('id', '=', id)
      .where('account', '=', account.id)
      .executeTakeFirst(),
  )
  if (file === undefined) return refused({ code: 'file_not_found' })
  if (file.removed_at !== null || file.expires_at <= clock.now())
    return refused({ code: 'file_expired', expiresAt: minuteInChina(file.expires_at) })
  const path = join(folder, `${file.sha256}.${file.kind}`)
  if (!(await isWhole(path, file.bytes, file.sha256))) return refused({ code: 'file_damaged', name: file.name })
  await caller.transact(async (db) => {
    await db
      .insertInto('look')
      .values({
        account: account.id,
        post: post.id,
        purpose: file.purpose,
        register: 'file_out',
        subjects: [String(id)],
        fields: ['decisions'],
        rows: Number(file.rows),
        region: file.region,
      })
      .execute()
    await db
      .insertInto('file_out_fetch')
      .values({ file: id, region: post.region.path, account: account.id, fetched_at: clock.now() })
      .execute()
    await writeEvent(db, {
      officeDay: day,
      account: account.id,
      post: post.id,
      verb: 'download_file',
      register: 'file_out',
      subject: String(id),
      region: file.region,
      detail: { sha256: file.sha256, rows: String(file.rows) },
    })
  })
  return done({ path, name: file.name, kind: file.kind as HandedFile['kind'], bytes: Number(file.bytes) })
}

async function isWhole(path: string, bytes: bigint, sha256: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined || BigInt(found.size) !== bytes) return false
  return (await sha256Of(path)) === sha256
}
