import { z } from 'zod'
import { jobView } from './job.ts'
import { act, day, fen, key, question } from './procedure.ts'

const order = z.object({
  year: z.number().int().min(2000).max(2100),
  /** Of every policy and every fund where none is named. */
  policies: z.array(z.string().max(80)).max(50).default([]),
  funds: z.array(z.string().max(80)).max(50).default([]),
})
const purpose = z.string().trim().min(2).max(200)

/** Packs of material for audit. */
export const audit = {
  list: question('audit.read', '/audit/list', 'The packs that were asked for, the latest first, with who fetched them when').output(
    z.object({
      packs: z.array(
        z.object({
          id: key,
          number: z.string(),
          year: z.number().int(),
          policies: z.array(z.string()),
          funds: z.array(z.string()),
          accounts: z.enum(['masked', 'whole']),
          purpose: z.string(),
          place: z.string(),
          asker: z.string().nullable(),
          isMine: z.boolean(),
          askedOn: day,
          /** Null while it is written, and where it came to nothing. */
          made: z
            .object({
              at: z.iso.datetime(),
              rows: key,
              bytes: key,
              /** How many of its files do not agree with the ledger. */
              differing: z.number().int(),
              sha256: z.string(),
              files: z.array(
                z.object({ name: z.string(), rows: key, standing: z.enum(['agrees', 'moved', 'differs']), sha256: z.string() }),
              ),
            })
            .nullable(),
          file: z.object({ id: key, expiresAt: z.iso.datetime() }).nullable(),
          state: z.string().nullable(),
          fetched: z.array(z.object({ by: z.string(), at: z.iso.datetime() })),
        }),
      ),
      now: z.iso.datetime(),
    }),
  ),
  choices: question('audit.pack', '/audit/choices', 'Years, policies and funds that a pack can be asked of').output(
    z.object({
      years: z.array(z.number().int()),
      policies: z.array(z.object({ id: z.string(), zh: z.string() })),
      funds: z.array(z.string()),
      /** Whether the post may have whole numbers of accounts. */
      mayWhole: z.boolean(),
      daysKept: z.number().int(),
    }),
  ),
  preview: question('audit.pack', '/audit/preview', 'What a pack would hold')
    .input(order)
    .output(
      z.object({
        batches: z.number().int(),
        recoveries: z.number().int(),
        payments: z.object({ rows: z.number().int(), fen }),
      }),
    ),
  start: act(
    'audit.pack',
    '/audit/start',
    'Write a pack of material for audit; the job gives its number, and GET /files/out/NUMBER the file',
    'ask_audit_pack',
  )
    .input(order.extend({ accounts: z.enum(['masked', 'whole']).default('masked'), purpose }))
    .output(jobView),
}
