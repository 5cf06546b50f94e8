import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import type { UploadPurposeName } from '../contract/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { Work } from '../store/index.ts'
import type { UploadRefusal } from './refusals.ts'

/** What files are to belong to: rows of a register, each with the region it lies in. */
export interface UploadOwner {
  readonly register: string
  readonly rows: readonly { readonly subject: string; readonly region: string }[]
}

/**
 * Lets files of the caller's own belong to rows of a register, in the transaction of what they were handed over for; whoever sees such a
 * row may open them from then on. Refused where one is not the caller's, is gone, or was handed over for something else.
 */
export async function attachUploads(
  db: Work,
  caller: Caller,
  purposes: readonly UploadPurposeName[],
  ids: readonly bigint[],
  { register, rows }: UploadOwner,
): Promise<Result<number, Extract<UploadRefusal, { readonly code: 'upload_not_found' }>>> {
  if (ids.length === 0 || rows.length === 0) return done(0)
  const wanted = [...new Set(ids)]
  const own = await db
    .selectFrom('upload')
    .select('id')
    .where('id', 'in', wanted)
    .where('account', '=', caller.account.id)
    .where('purpose', 'in', [...purposes])
    .where('removed_at', 'is', null)
    .execute()
  if (own.length !== wanted.length) return refused({ code: 'upload_not_found' })
  for (const id of wanted) {
    await sql`
      insert into upload_use (upload, register, subject, region, account)
      select ${id}, ${register}, given.subject, given.region, ${caller.account.id}
      from unnest(${rows.map(({ subject }) => subject)}::text[], ${rows.map(({ region }) => region)}::text[]) given(subject, region)
      on conflict do nothing`.execute(db)
    await writeEvent(db, {
      ...byCaller(caller),
      verb: 'attach_upload',
      register: 'upload',
      subject: String(id),
      region: rows[0]?.region ?? caller.post.region.path,
      detail: { to: register, rows: rows.length },
    })
  }
  return done(wanted.length)
}
