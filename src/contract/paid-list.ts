import { z } from 'zod'
import { paidColumnRoles } from '../kernel/paid-column-roles.ts'
import { jobView } from './job.ts'
import { act, day, fen, key, question } from './procedure.ts'
import { outcomes } from './run.ts'

export const paidUnits = ['yuan', 'thousand', 'ten_thousand'] as const
/** Both alike; both, otherwise; theirs alone; ours alone; money on neither side. */
export const paidGroups = ['same', 'differs', 'only_paid', 'only_ours', 'neither'] as const

const count = z.number().int()
const sheet = z.number().int().min(0).max(200)
const line = z.number().int().min(0).max(2_000_000)

/** How a list is to be read: the table, the line that the headings end on, what each column holds, the unit of amounts. */
const reading = z.object({
  sheet,
  headingLine: line,
  columns: z
    .array(z.object({ at: z.number().int().min(0).max(16_384), heading: z.string().max(500), role: z.enum(paidColumnRoles) }))
    .max(500),
  unit: z.enum(paidUnits),
})

/** What was read of a list: payments, lines beside it, lines that cannot be read. */
const read = z.object({
  payments: count,
  sum: fen,
  leftOut: z.object({ totals: count, note: count, headings_again: count, nothing_due: count, other_policy: count }),
  faults: count,
  /** The list's own sums over all: the line, what it says, whether the payments come to it. */
  stated: z.array(z.object({ line, sum: fen, isEqual: z.boolean() })),
})

const asked = { upload: key, run: z.string().max(80).optional(), policy: z.string().max(80) }

const side = { count, ours: fen, paid: fen }

const view = z.object({
  id: key,
  run: z.string(),
  /** The day of that screening; null where it is gone. */
  day: day.nullable(),
  policy: z.object({ id: z.string(), zh: z.string(), unit: z.string() }),
  name: z.string(),
  sha256: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
  region: z.string(),
  groups: z.array(z.object({ group: z.enum(paidGroups), lines: count, ...side })),
  read,
})

export const paidList = {
  understand: question('paid.compare', '/paid-list/understand', 'How a list that was handed over is read, and what of it cannot be')
    .input(
      z.object({
        ...asked,
        reading: reading.optional(),
        /** The headings end on another line. */ below: z.object({ sheet, line }).optional(),
      }),
    )
    .output(
      z.object({
        sheets: z.array(z.string()),
        reading,
        layout: z.string(),
        /** Told by the headings, as the last list of this form was read, or said by hand. */
        from: z.enum(['headings', 'last_time', 'hand']),
        unitFrom: z.enum(['heading', 'title', 'nobody', 'last_time', 'hand']),
        lacks: z.array(z.enum(['amount', 'identity'])),
        claimedTwice: z.array(z.enum(paidColumnRoles)),
        /** The first rows below the headings, numbers masked. */
        sample: z.array(z.object({ line, cells: z.array(z.string()) })),
        read,
        /** The first of the lines that cannot be read. */
        faults: z.array(z.string()),
      }),
    ),
  start: act(
    'paid.compare',
    '/paid-list/start',
    'Lay a list of what was paid beside a screening, every difference by its cause',
    'compare_paid',
  )
    .input(z.object({ ...asked, reading }))
    .output(jobView),
  list: question('paid.read', '/paid-list/list', 'Lists of what was paid that were laid beside a screening, the latest first').output(
    z.array(view),
  ),
  get: question('paid.read', '/paid-list/get', 'What a comparison came to: groups and causes, each with both sides')
    .input(z.object({ id: key }))
    .output(
      view.extend({
        causes: z.array(
          z.object({
            group: z.enum(paidGroups),
            cause: z.string(),
            detail: z.string(),
            causePolicy: z.string(),
            /** The cause in words; what refuses or is missing by name. */
            zh: z.string(),
            ...side,
          }),
        ),
        columns: z.array(z.object({ heading: z.string(), role: z.enum(paidColumnRoles) })),
        unit: z.enum(paidUnits),
        faultsShown: z.array(z.string()),
      }),
    ),
  rows: question('paid.read', '/paid-list/rows', 'The rows of a comparison, the greatest difference first')
    .input(
      z.object({
        id: key,
        group: z.enum(paidGroups),
        cause: z.string().max(40).optional(),
        detail: z.string().max(2000).optional(),
        causePolicy: z.string().max(80).optional(),
        after: count.min(0).default(0),
        size: z.union([z.literal(20), z.literal(50), z.literal(100)]).default(50),
      }),
    )
    .output(
      z.object({
        rows: z.array(
          z.object({
            /** Its place in the comparison. */
            at: count,
            key: key.nullable(),
            name: z.string().nullable(),
            /** The decisions taken together, the first of them. */
            subjects: z.array(key),
            decisions: count,
            /** The first line of the list, and how many. */
            line: count.nullable(),
            lines: count,
            net: fen,
            gross: fen.nullable(),
            taken: fen,
            awaiting: fen,
            paid: fen,
            heads: count.nullable(),
            outcome: z.enum(outcomes).nullable(),
            region: z.string(),
            cause: z.string(),
            zh: z.string(),
          }),
        ),
        total: count,
      }),
    ),
  export: act('decision.export', '/paid-list/export', 'Write the differences of a comparison into a file', 'export_paid')
    .input(z.object({ id: key, format: z.enum(['csv', 'xlsx']), purpose: z.string().trim().min(2).max(200) }))
    .output(jobView),
}
