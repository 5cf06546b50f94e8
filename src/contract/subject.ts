import { z } from 'zod'
import { act, key, question } from './procedure.ts'

/** What people are looked up as; the ids of the glossary's entities. */
export const subjectEntity = z.enum(['firm', 'insured_unit', 'person', 'organisation'])

/** Kinds of numbers that a subject is known by. */
export const numberScheme = z.enum(['identity_number', 'credit_code', 'unit_number', 'phone', 'account'])

/** Names of places; null where it is not known or does not apply. */
const place = z.string().nullable()

/** A subject as a list shows it: numbers masked, null where one cannot be read. */
export const subjectView = z.object({
  entity: subjectEntity,
  key,
  name: z.string(),
  home: place,
  insured: place,
  operating: place,
  numbers: z.array(z.object({ scheme: numberScheme, number: z.string().nullable() })),
})

/** Why somebody is looked at; short, and without a number of anybody. */
const purpose = z.string().max(200)

export const subject = {
  find: question('subject.read', '/subject/find', 'Who is meant by a name, the last six of a number or a whole number')
    .input(z.object({ text: z.string().max(100), entities: z.array(subjectEntity).min(1).optional(), purpose: purpose.default('find') }))
    .output(
      z.object({
        found: z.array(subjectView),
        isMore: z.boolean(),
        /** How far the names of a demonstration are written, while they are. */
        writing: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
      }),
    ),
  reveal: act('subject.reveal', '/subject/reveal', 'Numbers in clear, to a purpose', 'reveal_numbers')
    .input(z.object({ entity: subjectEntity, keys: z.array(key).min(1).max(100), fields: z.array(numberScheme).min(1), purpose }))
    .output(z.array(z.object({ key, scheme: numberScheme, number: z.string() }))),
}
