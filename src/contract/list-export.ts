import { z } from 'zod'
import { listFilter } from './decision.ts'
import { jobView } from './job.ts'
import { act, question } from './procedure.ts'

export const listExport = {
  options: question('decision.export', '/list-export/options', 'What columns an exported list has, and how long its file is kept')
    .input(z.object({ run: z.string().max(80).optional(), policy: z.string().max(80) }))
    .output(
      z.object({
        columns: z.array(z.string()),
        daysKept: z.number().int(),
        /** The machine's time, by which files expire. */ now: z.iso.datetime(),
      }),
    ),
  start: act(
    'decision.export',
    '/list-export/start',
    'Write a list into a file; the job gives its number, and GET /files/out/NUMBER the file',
    'export_list',
  )
    .input(
      z.object({
        /** The last screening when absent. */
        run: z.string().max(80).optional(),
        policy: z.string().max(80),
        filter: listFilter.default({}),
        sort: z.object({ by: z.string().max(40), direction: z.enum(['asc', 'desc']) }).optional(),
        format: z.enum(['csv', 'xlsx']),
        purpose: z.string().trim().min(2).max(200),
      }),
    )
    .output(jobView),
}
