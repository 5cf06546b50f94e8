import { z } from 'zod'
import { day, fen, key, question } from './procedure.ts'

const kind = z.enum(['unpaid', 'returned', 'benefits', 'under_way', 'put_off', 'recoveries', 'deferrals'])
/** What was due before today, what has no day, or a month. */
const column = z.union([z.literal('earlier'), z.literal('undated'), z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)])
const of = { fund: z.string().trim().min(1).max(100), year: z.number().int().min(2000).max(2100) }

/** What lies ahead of a fund to the end of a year. */
export const forecast = {
  forecast: question('fund.read', '/fund/forecast', 'What lies ahead of a fund by month: certified, and estimated today')
    .input(z.object(of))
    .output(
      z.object({
        months: z.array(z.string()),
        /** Null where no budget was entered. */
        standing: z.object({ budget: fen, committed: fen, paid: fen, recovered: fen, left: fen }).nullable(),
        /** What was left at the end of a year as two people signed it. */
        certified: z.array(z.object({ year: z.number().int(), left: fen, by: z.string(), secondBy: z.string(), on: day })),
        lines: z.array(
          z.object({
            kind,
            /** Without one nothing is known of the line. */
            hasBasis: z.boolean(),
            cells: z.array(z.object({ column, rows: z.number().int(), fen })),
            rows: z.number().int(),
            fen,
          }),
        ),
        /** What the estimate of benefits rests on. */
        policies: z.array(z.object({ zh: z.string(), round: key, month: z.string(), people: z.number().int(), leftOut: z.number().int() })),
        /** What would be left at the year's end; null without a budget, and of a year that is over. It stops nothing. */
        estimate: fen.nullable(),
      }),
    ),
  forecastRows: question('fund.read', '/fund/forecast-rows', 'The rows behind a figure of what lies ahead of a fund')
    .input(
      z.object({
        ...of,
        kind,
        column: column.optional(),
        after: z.number().int().min(0).default(0),
        size: z.union([z.literal(20), z.literal(50), z.literal(100)]).default(50),
      }),
    )
    .output(
      z.object({
        rows: z.array(
          z.object({
            of: z.object({ kind: z.enum(['batch', 'round', 'recovery', 'deferral']), id: key, name: z.string() }),
            party: z.object({ entity: z.string(), key, name: z.string().nullable() }).nullable(),
            policy: z.string().nullable(),
            state: z.string().nullable(),
            month: z.string().nullable(),
            due: day.nullable(),
            basis: z.string().nullable(),
            instalment: z.number().int().nullable(),
            used: z.number().int().nullable(),
            term: z.number().int().nullable(),
            insurance: z.string().nullable(),
            rows: z.number().int(),
            fen,
          }),
        ),
        /** Where the next page begins; null after the last. */
        next: z.number().int().nullable(),
      }),
    ),
}
