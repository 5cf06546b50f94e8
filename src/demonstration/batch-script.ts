import { z } from 'zod'

/** A row of a list by its place in it, the greatest amounts first. */
const place = z.number().int().min(0).default(0)
const few = z.number().int().min(0).max(100).default(0)
const by = z.string()
const paper = { number: z.string(), day: z.iso.date() }

const verdict = { opinion: z.enum(['agrees', 'objects']), text: z.string() }

/** What somebody does with a batch, a kind to an entry; each is done once, in the order written. */
export const batchStep = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('raise_doubt'), by, row: place, reason: z.string() }),
  /** Each agrees at home with what they have of it. */
  z.strictObject({ do: z.literal('check_parts'), by: z.array(by).min(1) }),
  z.strictObject({ do: z.literal('submit'), by }),
  z.strictObject({ do: z.literal('agree'), by }),
  z.strictObject({
    do: z.literal('ask_bodies'),
    by,
    bodies: z.array(z.strictObject({ name: z.string(), way: z.enum(['screen', 'letter']) })).min(1),
  }),
  z.strictObject({ do: z.literal('give_opinion'), by, ...verdict }),
  /** A body's letter is entered by one and looked at by another. */
  z.strictObject({ do: z.literal('enter_opinion'), by, body: z.string(), ...verdict, ...paper, checkedBy: by }),
  z.strictObject({ do: z.literal('close_joint_review'), by }),
  /** Every payee names its account and confirms, but the last so many. */
  z.strictObject({
    do: z.literal('confirm_accounts'),
    by,
    bank: z.string(),
    bankCode: z.string(),
    /** What the numbers of accounts begin with. */
    numbers: z.string(),
    source: z.string(),
    saidBy: z.string(),
    material: z.string(),
    silent: few,
  }),
  z.strictObject({ do: z.literal('check_accounts'), by }),
  z.strictObject({ do: z.literal('close_account_check'), by, reason: z.string() }),
  z.strictObject({ do: z.literal('decide'), by, ...paper }),
  z.strictObject({
    do: z.literal('publish'),
    by,
    from: z.iso.date(),
    workdays: z.number().int(),
    columns: z.array(z.string()),
    basis: z.string(),
    address: z.string(),
  }),
  z.strictObject({
    do: z.literal('object'),
    by,
    way: z.enum(['counter', 'letter', 'phone']),
    row: place,
    text: z.string(),
    looked: z.strictObject({ by, finding: z.enum(['rejected']), found: z.string(), answer: z.string(), answeredBy: by }).optional(),
  }),
  /** Once by each: a list that changed since is rehearsed by another. */
  z.strictObject({ do: z.literal('rehearse'), by }),
  z.strictObject({ do: z.literal('hold_clashes'), by }),
  /** What is held leaves the list, so that the rest can be paid to the last fen. */
  z.strictObject({ do: z.literal('drop_held'), by, reason: z.string() }),
  z.strictObject({ do: z.literal('approve'), by, ...paper }),
  z.strictObject({ do: z.literal('draw_sample'), by, number: z.string(), source: z.string(), lookedAtBy: z.array(by).min(1) }),
  z.strictObject({ do: z.literal('look_at_sample'), by, rows: few, evidence: z.string() }),
  /** Out of indicators by their numbers, one after another as far as each goes. */
  z.strictObject({ do: z.literal('draw_on_indicators'), by, numbers: z.array(z.string()).min(1) }),
  z.strictObject({
    do: z.literal('enter_funds_papers'),
    by,
    papers: z.array(z.strictObject({ kind: z.enum(['funds_plan', 'funds_received', 'treasury_request']), ...paper })).min(1),
  }),
  z.strictObject({ do: z.literal('accept'), by }),
  z.strictObject({ do: z.literal('hand_over'), by, layout: z.string(), ...paper }),
  z.strictObject({
    do: z.literal('take_answer'),
    by,
    layout: z.string(),
    name: z.string(),
    head: z.string(),
    /** What the answer is written in, in the order of the layout: reference, number, amount, day, result, text. */
    headings: z.array(z.string()).length(6),
    succeeded: z.string(),
    /** What becomes of the first rows, one after another; the others succeed. */
    returned: z.array(z.strictObject({ result: z.string(), text: z.string() })).default([]),
    /** So many at the end the bank is silent about. */
    silent: few,
  }),
  /** Somebody calls the first whose money came back. */
  z.strictObject({ do: z.literal('call'), by, outcome: z.enum(['will_come', 'no_answer', 'will_correct']), note: z.string() }),
  /** Finance sees the money of the last row that came back in the account again. */
  z.strictObject({ do: z.literal('see_money_back'), by, ...paper }),
  z.strictObject({ do: z.literal('settle'), by }),
])

/** A list on its way to money: whose, of what, in which order of steps, and how far it has come. */
export const batch = z.strictObject({
  /** By which other entries speak of it. */
  name: z.string().optional(),
  by,
  policy: z.string(),
  /** Of these regions alone; of all that no list has yet where none are given. */
  regions: z.array(z.number().int()).min(1).optional(),
  /** The order of steps that a head lays down for the policy before. */
  order: z
    .strictObject({
      by,
      steps: z.array(z.string()),
      basis: z.string(),
      sample: z
        .strictObject({ share: z.number().int(), least: z.number().int(), mostWrong: z.number().int(), basis: z.string() })
        .optional(),
    })
    .optional(),
  steps: z.array(batchStep).default([]),
})

export type BatchScript = z.infer<typeof batch>
export type BatchStep = z.infer<typeof batchStep>
/** An entry of one kind. */
export type StepOf<K extends BatchStep['do']> = Extract<BatchStep, { readonly do: K }>
