import { z } from 'zod'
import { question } from './procedure.ts'

export const interfaces = {
  read: question(
    'interface.read',
    '/interface/read',
    'Every procedure of the office: what it does, who may use it, how it is called',
  ).output(
    z.array(
      z.object({
        /** Its name, and where it is called. */
        procedure: z.string(),
        path: z.string(),
        zh: z.string(),
        /** A permission of the table, `signed_in` or `anybody`. */
        permission: z.string(),
        kind: z.enum(['read', 'write']),
        /** Where it takes something: the fields it must and may be given. */
        required: z.array(z.string()),
        optional: z.array(z.string()),
        example: z.string(),
      }),
    ),
  ),
}
