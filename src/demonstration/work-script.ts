import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { batch } from './batch-script.ts'
import { bank, budget, closing, deferrals, earlier, firm, indicator, rail, recovery, statement } from './money-script.ts'

/** Where rows of a letter end up, in the order in which a letter's rows take their places. */
export const fates = ['released', 'confirmed', 'set_aside', 'returned', 'answered', 'asked'] as const

export type Fate = (typeof fates)[number]

const many = z.number().int().min(0).max(100).default(0)

const part = z.strictObject({
  region: z.number().int(),
  answeredBy: z.string(),
  rows: z.strictObject({ released: many, confirmed: many, set_aside: many, returned: many, answered: many, asked: many }),
})

const letter = z.strictObject({
  by: z.string(),
  policy: z.string(),
  missing: z.string(),
  note: z.string(),
  /** What the answers say, one after another. */
  values: z.array(z.string()).min(1),
  source: z.string(),
  sourceOn: z.iso.date(),
  /** Said of a row that nobody can establish. */
  unverifiable: z.string(),
  checkedBy: z.string(),
  returnedFor: z.string(),
  /** Together no more rows than a page of the letter shows. */
  parts: z
    .array(part)
    .min(1)
    .refine((parts) => parts.reduce((sum, { rows }) => sum + fates.reduce((part, fate) => part + rows[fate], 0), 0) <= 100),
})

const script = z.strictObject({
  /** A post whose holder is away, and who acts for them. */
  covers: z.array(z.strictObject({ by: z.string(), away: z.string(), substitute: z.string(), from: z.iso.date(), to: z.iso.date() })),
  letters: z.array(letter).min(1),
  release: z.strictObject({ by: z.string() }).optional(),
  paid: z
    .strictObject({
      by: z.string(),
      policy: z.string(),
      region: z.number().int(),
      name: z.string(),
      headings: z.tuple([z.string(), z.string(), z.string()]),
    })
    .optional(),
  budgets: z.array(budget).default([]),
  rails: z.array(rail).default([]),
  indicators: z.array(indicator).default([]),
  banks: z.array(bank).default([]),
  batches: z.array(batch).default([]),
  statements: z.array(statement).default([]),
  recoveries: z.array(recovery).default([]),
  deferrals: z.array(deferrals).default([]),
  earlier: z.array(earlier).default([]),
  firms: z.array(firm).default([]),
  closings: z.array(closing).default([]),
  /** Who has read the older half of their messages. */
  readers: z.array(z.string()),
  /** At the end: where the last of them is over, everything is done. */
  exports: z.array(z.strictObject({ by: z.string(), policy: z.string(), region: z.number().int(), purpose: z.string() })).min(1),
})

/** What the people of the demonstration do before anybody looks, letter by letter. */
export type WorkScript = z.infer<typeof script>
export type LetterScript = z.infer<typeof letter>
export type PartScript = z.infer<typeof part>

/** Reads a script such as demo/at-work.yaml; one that is not of its shape is a mistake of ours and throws. */
export function readWorkScript(file: string): WorkScript {
  return script.parse(parse(readFileSync(file, 'utf8')))
}
