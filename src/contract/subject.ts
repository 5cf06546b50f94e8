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
  /** Where it was established after the register was delivered: by what, and when. */
  established: z.object({ by: z.string(), day }).nullable(),
})

const count = z.number().int()
const counted = z.object({ n: count, kind: z.enum(['exact', 'atLeast']) })
const pageSize = z.union([z.literal(20), z.literal(50), z.literal(100)])

/** Employment and insurance on a line of time; insurance is counted back by its unbroken months. */
const employment = z.union([
  z.object({
    kind: z.literal('spans'),
    total: count,
    spans: z.array(
      z.object({
        key,
        unit: key.nullable(),
        from: day.nullable(),
        /** Null while it lasts, and where nobody knows. */
        to: day.nullable(),
        isEndKnown: z.boolean(),
        insurance: z.union([
          z.object({ kind: z.literal('insured'), from: day, months: count }),
          z.object({ kind: z.enum(['none', 'unknown']) }),
        ]),
      }),
    ),
  }),
  z.object({
    kind: z.literal('months'),
    months: z.array(z.object({ month: z.string(), employed: count, insured: count })),
    undated: count,
    insuranceUnknown: count,
  }),
])

/** A fact about somebody that is or was verified. */
const verified = z.object({
  inquiry: key,
  policy: z.object({ id: z.string(), zh: z.string() }),
  fact: z.string(),
  owner: z.string(),
  state: z.string(),
  region: z.string(),
  dueOn: day.nullable(),
})

const named = z.object({ entity: subjectEntity, key })

export const subject = {
  find: question('subject.read', '/subject/find', 'Who is meant by a name, the last six of a number or a whole number')
    .input(
      z.object({
        text: z.string().max(100),
        entities: z.array(subjectEntity).min(1).optional(),
        /** The path of a region, to look in it alone. */
        region: z.string().max(60).optional(),
        size: pageSize.default(50),
        /** What the page before gave as `next`. */
        after: z.string().max(1000).optional(),
        purpose: purpose.default('find'),
      }),
    )
    .output(
      z.object({
        found: z.array(subjectView),
        next: z.string().nullable(),
        count: counted,
        /** How far the names of a demonstration are written, while they are. */
        writing: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
      }),
    ),
  regions: question('subject.read', '/subject/regions', 'The regions one may look for somebody in, by name or code, the highest first')
    .input(z.object({ text: z.string().max(60) }))
    .output(z.array(z.object({ path: z.string(), name: z.string(), code: z.number().int().nullable() }))),
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
            /** Records that it names: the firm of a unit, the household of a person. */
            beside: z.array(z.object({ entity: z.string(), zh: z.string(), by: z.string(), key, facts: z.array(fact) })),
            /** Null where the register has no employments, or the subject is none that employs or is employed. */
            employment: employment.nullable(),
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
        /** The screenings of the same register, the last first. */
        runs: z.array(z.object({ name: z.string(), day })),
        policies: z.array(
          z.object({
            policy: z.string(),
            zh: z.string(),
            entity: z.string(),
            unit: z.string(),
            result: z.enum(['money', 'schedule', 'rate', 'obligation']),
            /** How many rows of the list are about it, and the first 20 of them. */
            total: z.number().int(),
            rows: z.array(
              z.object({
                subject: key,
                /** Whom the record is about, where it is not the subject itself; null where the reader may not see a name. */
                name: z.string().nullable(),
                plan: z.string(),
                clause: z.string(),
                /** Why, in a few words. */
                say: z.string(),
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
        /** What is or was verified about it and about the records that were decided. */
        verified: z.array(verified),
      }),
    ),
  reveal: act('subject.reveal', '/subject/reveal', 'Numbers in clear, to a purpose', 'reveal_numbers')
    .input(z.object({ entity: subjectEntity, keys: z.array(key).min(1).max(100), fields: z.array(numberScheme).min(1), purpose }))
    .output(z.array(z.object({ key, scheme: numberScheme, number: z.string() }))),
}
