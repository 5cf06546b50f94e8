import { z } from 'zod'
import { listFilter } from './decision.ts'
import { jobView } from './job.ts'
import { act } from './procedure.ts'

export const listExport = {
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
