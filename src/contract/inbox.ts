import { z } from 'zod'
import { day, key, question } from './procedure.ts'

/** What an item says of its cause; the page makes the sentence. */
const title = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

export const inboxItem = z.object({
  id: key,
  register: z.string(),
  subject: z.string(),
  state: z.string(),
  permission: z.string(),
  region: z.object({ path: z.string(), name: z.string() }),
  /** In how many regions it waits; `region` is the first. */
  places: z.number().int(),
  title,
  openedOn: day,
  dueOn: day.nullable(),
  /** How near its day is; `workdays` late, or left, where the calendar of days off reaches so far. */
  urgency: z.object({ kind: z.enum(['late', 'today', 'soon', 'later', 'undated']), workdays: z.number().int().nullable() }),
  isReturned: z.boolean(),
  post: key,
  actsFor: z.string().nullable(),
})

export const inbox = {
  waiting: question('inbox.read', '/inbox/waiting', 'What waits for me, the earliest due first').output(z.array(inboxItem)),
  done: question('inbox.read', '/inbox/done', 'What I did last').output(
    z.array(
      z.object({
        at: z.iso.datetime(),
        verb: z.string(),
        register: z.string(),
        subject: z.string(),
        region: z.string(),
        rows: z.number().int(),
      }),
    ),
  ),
}
