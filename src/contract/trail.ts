import { z } from 'zod'
import { day, key, question } from './procedure.ts'

const asked = {
  who: z.string().trim().max(60).default(''),
  register: z.string().max(40).default(''),
  subject: z.string().trim().max(100).default(''),
  from: day.optional(),
  to: day.optional(),
  before: key.optional(),
}
const told = { id: key, at: z.iso.datetime(), login: z.string().nullable(), name: z.string().nullable(), region: z.string().nullable() }

export const trail = {
  events: question('trail.read', '/trail/events', 'What was done, the latest first')
    .input(z.object({ ...asked, verb: z.string().max(40).default('') }))
    .output(
      z.object({
        events: z.array(
          z.object({
            ...told,
            officeDay: day,
            verb: z.string(),
            register: z.string(),
            subject: z.string(),
            from: z.string().nullable(),
            to: z.string().nullable(),
            reason: z.string().nullable(),
            detail: z.record(z.string(), z.unknown()),
            isSealed: z.boolean(),
          }),
        ),
        next: key.nullable(),
      }),
    ),
  looks: question('trail.read', '/trail/looks', 'Who looked at whom, the latest first')
    .input(z.object(asked))
    .output(
      z.object({
        looks: z.array(
          z.object({
            ...told,
            purpose: z.string(),
            register: z.string(),
            subjects: z.array(z.string()),
            fields: z.array(z.string()),
            rows: z.number().int(),
            isSealed: z.boolean(),
          }),
        ),
        next: key.nullable(),
      }),
    ),
}
