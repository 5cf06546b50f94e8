import type { Caller } from '../access/index.ts'
import { type JobRefusal, type JobRunner, startJob } from '../jobs/index.ts'
import { type Result, refused } from '../kernel/result.ts'
import { mayWhole, type PackJobInput, packKind } from './pack-job.ts'
import { findScope } from './pack-scope.ts'
import type { PackRefusal } from './refusals.ts'
import { words } from './words.zh.ts'

/** What is asked for. */
export type PackAsked = PackJobInput

/** Asks for a pack; gives the number of the job. Refused at once where there is nothing of the year, or whole accounts are not the asker's to see. */
export async function startPack(
  caller: Caller,
  runner: JobRunner,
  asked: PackAsked,
): Promise<Result<bigint, PackRefusal | Extract<JobRefusal, { readonly code: 'request_id_missing' | 'request_id_taken' }>>> {
  const { year } = asked
  if (year > Number(caller.day.slice(0, 4))) return refused({ code: 'pack_year_ahead', year, today: caller.day })
  if (asked.accounts === 'whole' && !mayWhole(caller)) return refused({ code: 'pack_accounts_masked' })
  const scope = await caller.transact((db) => findScope(db, asked))
  if (scope.batches.length === 0 && scope.recoveries.length === 0) return refused({ code: 'pack_empty', year })
  return startJob(caller, runner, { kind: packKind, title: words.title(year), input: { ...asked }, verb: 'ask_audit_pack' })
}
