import { listMessages, markAllRead, markRead, unreadMessages } from '../messages/index.ts'
import { callerIn, procedures } from './procedures.ts'

const { message } = procedures

/** What people are told of. */
export const messageProcedures = {
  unread: message.unread.handler(async ({ context }) => ({ unread: await unreadMessages(callerIn(context)) })),
  list: message.list.handler(async ({ input: { before, size }, context }) => {
    const found = await listMessages(callerIn(context), { before: before === undefined ? undefined : BigInt(before), size })
    return {
      messages: found.map(({ id, recordedAt, figures, ...one }) => ({
        ...one,
        id: String(id),
        figures: { ...figures },
        recordedAt: recordedAt.toISOString(),
      })),
      next: found.length < size ? null : String(found.at(-1)?.id),
    }
  }),
  markRead: message.markRead.handler(async ({ input, context }) => ({ marked: await markRead(callerIn(context), input.ids.map(BigInt)) })),
  markAllRead: message.markAllRead.handler(async ({ input, context }) => ({
    marked: await markAllRead(callerIn(context), BigInt(input.through)),
  })),
}
