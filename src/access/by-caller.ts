import type { Caller } from './caller.ts'
import type { TrailEvent } from './write-event.ts'

/** What the trail says of who did something: the day, the account, the post, for whom, under which request. */
export function byCaller(caller: Caller): Pick<TrailEvent, 'officeDay' | 'account' | 'post' | 'actingFor' | 'requestId'> {
  const { day, account, post, requestId } = caller
  return {
    officeDay: day,
    account: account.id,
    post: post.id,
    ...(post.covers === undefined ? {} : { actingFor: post.covers }),
    ...(requestId === undefined ? {} : { requestId }),
  }
}
