import { readDone, readInbox, urgencyOf } from '../inbox/index.ts'
import { callerIn, procedures } from './procedures.ts'

const { inbox } = procedures

/** What waits, and what was done. */
export const inboxProcedures = {
  waiting: inbox.waiting.handler(async ({ context }) => {
    const caller = callerIn(context)
    return (await readInbox(caller)).map(({ id, dueOn, actsFor, post, ...item }) => {
      const { kind, workdays } = urgencyOf(caller.day, dueOn, context.office.calendar)
      return {
        ...item,
        id: String(id),
        post: String(post),
        dueOn: dueOn ?? null,
        urgency: { kind, workdays: workdays ?? null },
        actsFor: actsFor ?? null,
      }
    })
  }),
  done: inbox.done.handler(async ({ context }) => [...(await readDone(callerIn(context)))]),
}
