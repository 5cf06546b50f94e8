import type { Work } from '../store/index.ts'
import type { Caller } from './caller.ts'

/** Somebody was shown something about somebody. */
export interface Look {
  /** To which end. */
  readonly purpose: string
  readonly register: string
  readonly subjects: readonly string[]
  /** What was shown of each. */
  readonly fields: readonly string[]
}

/** Writes a look down, in the transaction of the look itself; one at nobody is none. */
export async function writeLook(db: Work, caller: Caller, look: Look): Promise<void> {
  if (look.subjects.length === 0) return
  await db
    .insertInto('look')
    .values({
      account: caller.account.id,
      post: caller.post.id,
      purpose: look.purpose,
      register: look.register,
      subjects: [...look.subjects],
      fields: [...look.fields],
      rows: look.subjects.length,
      region: caller.post.region.path,
    })
    .execute()
}
