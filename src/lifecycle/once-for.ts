import { createHash } from 'node:crypto'
import type { Caller } from '../access/index.ts'
import { done, type Refusal, type Result, refused } from '../kernel/result.ts'
import type { Work } from '../store/index.ts'
import type { ActRefusal } from './refusals.ts'

type Reused = Extract<ActRefusal, { code: 'request_reused' }>
/** What a write gives, so that it can be given again. */
export type Answer = string | number | boolean | null | readonly Answer[] | { readonly [name: string]: Answer }

/**
 * Does a write once for its request: sent again with the same input, it gives the same answer and does nothing; with another input it
 * is refused. The answer has to be plain JSON. A request without a number is done as it comes.
 */
export async function onceFor<T extends Answer, R extends Refusal>(
  db: Work,
  caller: Caller,
  verb: string,
  input: unknown,
  work: () => Promise<Result<T, R>>,
): Promise<Result<T, R | Reused>> {
  const { requestId } = caller
  if (requestId === undefined) return work()
  const hash = createHash('sha256')
    .update(JSON.stringify([verb, input], (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)))
    .digest()
  // Of the asker's own requests: another's number is no key to another's answer.
  const before = await db
    .selectFrom('applied')
    .select(['input_hash', 'answer'])
    .where('request_id', '=', requestId)
    .where('account', '=', caller.account.id)
    .executeTakeFirst()
  if (before !== undefined)
    return before.input_hash.equals(hash) ? done(before.answer as T) : refused({ code: 'request_reused', requestId })
  const result = await work()
  // Two of the same at one moment: the key lets one of them be kept, and the other's transaction fails and is sent again.
  if (result.kind === 'done')
    await db
      .insertInto('applied')
      .values({ request_id: requestId, account: caller.account.id, verb, input_hash: hash, answer: JSON.stringify(result.value) })
      .execute()
  return result
}
