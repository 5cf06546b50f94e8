import { z } from 'zod'
import { act, day, fen, key, question } from './procedure.ts'
import { outcomes } from './run.ts'

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

/** A fact of the register with who delivers it. Of money the value is fen, of a choice or a place its name, of another record its key. */
const fact = z.object({
  id: z.string(),
  zh: z.string(),
  source: z.string(),
  kind: z.enum(['boolean', 'text', 'date', 'region', 'month', 'enumeration', 'number', 'money', 'reference']),
  /** What a reference leads to. */
  entity: z.string().nullable(),
  /** Null where it is not known. */
  value: z.string().nullable(),
})

const named = z.object({ entity: subjectEntity, key })

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
  page: question('subject.read', '/subject/page', 'A firm, unit or person: facts, employments, earlier payments; numbers masked')
    .input(named.extend({ purpose: purpose.default('page') }))
    .output(
      z.object({
        subject: subjectView,
        /** The facts of the snapshot that was screened last; null where nothing was screened or it has nothing of the subject. */
        register: z
          .object({
            snapshot: z.object({ id: z.string(), title: z.string(), knownOn: day }),
            facts: z.array(fact),
            /** Records that name the subject, at most 50 of each kind, the last first. */
            related: z.array(
              z.object({
                entity: z.string(),
                zh: z.string(),
                by: z.string(),
                total: z.number().int(),
                records: z.array(z.object({ key, facts: z.array(fact) })),
              }),
            ),
            /** Names of those that the records lead to, as far as the caller may see them. */
            names: z.array(named.extend({ name: z.string() })),
          })
          .nullable(),
      }),
    ),
  decisions: question('subject.read', '/subject/decisions', 'What the last screening decided about a subject under every policy')
    .input(named.extend({ run: z.string().optional(), purpose: purpose.default('page') }))
    .output(
      z.object({
        run: z.string(),
        day,
        policies: z.array(
          z.object({
            policy: z.string(),
            zh: z.string(),
            entity: z.string(),
            /** How many rows of the list are about it, and the first 20 of them. */
            total: z.number().int(),
            rows: z.array(
              z.object({
                subject: key,
                plan: z.string(),
                outcome: z.enum(outcomes),
                status: z.string().nullable(),
                gross: fen.nullable(),
                net: fen.nullable(),
                ceiling: fen.nullable(),
                day: day.nullable(),
              }),
            ),
          }),
        ),
      }),
    ),
  reveal: act('subject.reveal', '/subject/reveal', 'Numbers in clear, to a purpose', 'reveal_numbers')
    .input(z.object({ entity: subjectEntity, keys: z.array(key).min(1).max(100), fields: z.array(numberScheme).min(1), purpose }))
    .output(z.array(z.object({ key, scheme: numberScheme, number: z.string() }))),
}
