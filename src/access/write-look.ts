import { type RawBuilder, sql } from 'kysely'
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

/**
 * An INSERT that writes down what a statement shows, as a part of that statement: `shown` is a part of it with the shown subjects as
 * `subject`. A look at nobody is none.
 */
export function lookAt(caller: Caller, { purpose, register, fields }: Omit<Look, 'subjects'>, shown: string): RawBuilder<unknown> {
  return sql`insert into look (account, post, purpose, register, subjects, fields, rows, region)
    select ${caller.account.id}::bigint, ${caller.post.id}::bigint, ${purpose}, ${register}, array_agg(subject), ${[...fields]}::text[],
      count(*), ${caller.post.region.path}
    from ${sql.table(shown)} having count(*) > 0`
}
