import { byCaller, type Caller, type TrailEvent, writeEvent } from '../access/index.ts'
import type { Work } from '../store/index.ts'

type Noted = Pick<TrailEvent, 'verb' | 'register' | 'subject' | 'region' | 'from' | 'to' | 'version' | 'reason' | 'detail'>

/** Writes what an administrator did into the trail, under their post, in the transaction of what was done. */
export function note(db: Work, caller: Caller, event: Noted): Promise<void> {
  return writeEvent(db, { ...byCaller(caller), ...event })
}
