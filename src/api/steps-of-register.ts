import type { Caller } from '../access/index.ts'
import type { Refusal, Result } from '../kernel/result.ts'
import { type ActRefusal, type Answer, onceFor } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { answer } from './answer.ts'
import { callerIn, type KnownContext, type RequestContext } from './procedures.ts'

type Context = RequestContext & KnownContext
/** A request whose number was used for something else: every room refuses it. */
type Reused = Extract<ActRefusal, { readonly code: 'request_reused' }>
type Doing<T, R extends Refusal> = (db: Work, caller: Caller) => Promise<Result<T, R>>

/** How the acts of a room are done: in one transaction, once for each request, refused in the room's own sentences. */
export const onceIn =
  <R extends Refusal>(describe: (refusal: R | Reused) => string) =>
  async <T extends Answer, Q extends R>(context: Context, verb: string, input: unknown, work: Doing<T, Q>): Promise<T> => {
    const caller = callerIn(context)
    return answer<T, R | Reused>(await caller.transact((db) => onceFor<T, Q>(db, caller, verb, input, () => work(db, caller))), describe)
  }

/** The same for a step of a register's row, which comes to the state afterwards. */
export function stepIn<R extends Refusal>(describe: (refusal: R | Reused) => string) {
  const once = onceIn<R>(describe)
  return async <S extends string, Q extends R>(context: Context, verb: string, input: unknown, work: Doing<S, Q>) => ({
    state: (await once(context, verb, input, work)) as string,
  })
}
