import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import type { Work } from '../store/index.ts'

/** Writes into the trail what somebody did with a view, in the transaction of it, under the region of the post they did it by. */
export function noteView(db: Work, caller: Caller, verb: string, view: bigint, detail: Readonly<Record<string, unknown>>): Promise<void> {
  return writeEvent(db, {
    ...byCaller(caller),
    verb,
    register: 'saved_view',
    subject: String(view),
    region: caller.post.region.path,
    detail,
  })
}
