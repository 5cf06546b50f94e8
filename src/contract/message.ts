import { z } from 'zod'
import { act, day, key, question } from './procedure.ts'

export const messageView = z.object({
  id: key,
  kind: z.enum(['letter_sent', 'rows_returned', 'due_tomorrow', 'due_passed', 'job_done', 'job_failed']),
  /** What it is about; with the register it says where it leads. */
  register: z.string(),
  subject: z.string(),
  /** What the page makes the sentence of; nothing of a person. */
  figures: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  day,
  recordedAt: z.iso.datetime(),
  isRead: z.boolean(),
})

export const message = {
  unread: question('signed_in', '/message/unread', 'How many messages of mine are unread').output(z.object({ unread: z.number().int() })),
  list: question('signed_in', '/message/list', 'My messages, the last first')
    .input(z.object({ before: key.optional(), size: z.number().int().min(1).max(100).default(50) }))
    .output(z.object({ messages: z.array(messageView), next: key.nullable() })),
  markRead: act('signed_in', '/message/mark-read', 'Note that I have read some messages', 'read_message')
    .input(z.object({ ids: z.array(key).min(1).max(100) }))
    .output(z.object({ marked: z.number().int() })),
  markAllRead: act('signed_in', '/message/mark-all-read', 'Note that I have read every message up to one', 'read_message')
    .input(z.object({ through: key }))
    .output(z.object({ marked: z.number().int() })),
}
