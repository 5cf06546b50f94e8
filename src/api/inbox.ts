import { readDone, readInbox } from '../work/index.ts'
import { callerIn, procedures } from './procedures.ts'

const { inbox } = procedures

/** What waits, and what was done. */
export const inboxProcedures = {
  waiting: inbox.waiting.handler(async ({ context }) =>
    (await readInbox(callerIn(context))).map(({ id, dueOn, actsFor, ...item }) => ({
      ...item,
      id: String(id),
      dueOn: dueOn ?? null,
      actsFor: actsFor ?? null,
    })),
  ),
  done: inbox.done.handler(async ({ context }) => [...(await readDone(callerIn(context)))]),
}
