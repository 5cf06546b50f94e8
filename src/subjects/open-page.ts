import { type Caller, writeLook } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { keyText, type SubjectKey } from './entities.ts'
import type { ShowRefusal } from './refusals.ts'
import type { Keys } from './secrets/open-keys.ts'
import { type ShownSubject, showSubjects } from './show-subjects.ts'

/**
 * A subject whose page somebody opens, which is written down. Refused where it is not there for the caller, in the same words as where
 * it is not there at all; whoever shows facts of it asks here first.
 */
export async function openPage(
  caller: Caller,
  keys: Keys,
  subject: SubjectKey,
  purpose: string,
  fields: readonly string[] = ['page'],
): Promise<Result<ShownSubject, ShowRefusal>> {
  if (purpose.trim() === '') return refused({ code: 'purpose_missing' })
  const ring = keys.ring()
  return caller.transact(async (db) => {
    const rows = await db.selectFrom('subject').selectAll().where('entity', '=', subject.entity).where('key', '=', subject.key).execute()
    const [shown] = await showSubjects(db, ring, rows, caller.day)
    if (shown === undefined) return refused({ code: 'subject_not_found' })
    await writeLook(db, caller, { purpose: purpose.trim(), register: 'subject', subjects: [keyText(subject)], fields })
    return done(shown)
  })
}
