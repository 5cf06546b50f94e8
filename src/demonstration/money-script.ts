import { z } from 'zod'

const by = z.string()
const fen = z.string().regex(/^\d+$/)
const day = z.iso.date()

/** What a fund may spend in a year. */
export const budget = z.strictObject({ by, fund: z.string(), year: z.number().int(), fen, basis: z.string(), day })

/** By which way the money of a fund goes, and the document that says so. */
export const rail = z.strictObject({ by, fund: z.string(), rail: z.enum(['fiscal_account', 'treasury', 'central']), basis: z.string() })

export const indicator = z.strictObject({
  by,
  fund: z.string(),
  year: z.number().int(),
  number: z.string(),
  functionSubject: z.string(),
  economicSubject: z.string(),
  sourceLevel: z.enum(['central', 'province', 'city', 'county']),
  fen,
  day,
})

/** Until which hour a bank takes files of a layout in, and within how many working days it answers. */
export const bank = z.strictObject({ by, layout: z.string(), hour: z.string(), workdays: z.number().int(), basis: z.string() })

/** An account of a fund, and its statement laid beside the ledger. */
export const statement = z.strictObject({
  by,
  fund: z.string(),
  name: z.string(),
  bank: z.string(),
  number: z.string(),
  openedOn: day,
  fen,
  rhythm: z.strictObject({ by, cadence: z.enum(['workday', 'week', 'month']), workdays: z.number().int(), basis: z.string() }),
  layout: z.string(),
  file: z.string(),
  /** The lines above those of the money: {number}, {from}, {to}, {opening} and {closing} are put in. */
  head: z.array(z.string()).min(1),
  /** What a line of ours says it is for. */
  came: z.string(),
  went: z.string(),
  /** Batches whose money came into the account by then, and those that the bank has paid out. */
  batches: z.array(z.string()).min(1),
  paid: z.array(z.string()),
  /** Lines that are no money of the ledger; one that is explained by hand is agreed with by another. */
  others: z.array(
    z.strictObject({
      fen: z.string().regex(/^-?\d+$/),
      text: z.string(),
      explained: z.strictObject({ kind: z.enum(['interest', 'fee', 'transfer']), reason: z.string(), agreedBy: by }).optional(),
    }),
  ),
})

/** Half of a payment that is claimed back, and the notice of it. */
export const recovery = z.strictObject({
  by,
  batch: z.string(),
  basis: z.string(),
  clause: z.string(),
  facts: z.string(),
  notice: z.strictObject({
    number: z.string(),
    day,
    text: z.string(),
    service: z.strictObject({ day, way: z.enum(['in_person', 'post', 'electronic']), by: z.string() }),
    term: z.strictObject({ days: z.number().int(), unit: z.enum(['workdays', 'days']), basis: z.string() }),
  }),
})

/** Contributions that firms of a list put off, one firm to each fate. */
export const deferrals = z.strictObject({
  by,
  checkedBy: by,
  receivedBy: by,
  ruledBy: by,
  policy: z.string(),
  approval: z.strictObject({ number: z.string(), day, by: z.string() }),
  lateFeeClause: z.string(),
  /** Where the document has no day to repay. */
  due: z.strictObject({ day, basis: z.string() }),
  fates: z.array(z.enum(['entered', 'returned', 'standing', 'repaid', 'settled', 'to_withdraw'])).max(20),
  returnedFor: z.string(),
  voucher: z.string(),
  payer: z.string(),
  paidOn: day,
  withdrawal: z.strictObject({ number: z.string(), day, reason: z.string() }),
  reminder: z.strictObject({ days: z.number().int(), basis: z.string() }),
})

export type DeferralsScript = z.infer<typeof deferrals>

/** A day of a fund that is signed by whoever handled it, and by finance. */
export const closing = z.strictObject({ fund: z.string(), by, secondBy: by })

/** Who speaks for the first payee of a batch that has said nothing yet. */
export const firm = z.strictObject({
  login: z.string(),
  batch: z.string(),
  /** Who knows its number, and who gives the post. */
  numberBy: by,
  by,
  region: z.number().int(),
  body: z.string(),
})

/** A list of what an earlier system paid. */
export const earlier = z.strictObject({
  by,
  policy: z.string(),
  region: z.number().int(),
  year: z.number().int(),
  system: z.string(),
  basis: z.string(),
  name: z.string(),
  headings: z.tuple([z.string(), z.string(), z.string()]),
})

export type BudgetScript = z.infer<typeof budget>
export type RailScript = z.infer<typeof rail>
export type IndicatorScript = z.infer<typeof indicator>
export type BankScript = z.infer<typeof bank>
export type StatementScript = z.infer<typeof statement>
export type RecoveryScript = z.infer<typeof recovery>
export type ClosingScript = z.infer<typeof closing>
export type FirmScript = z.infer<typeof firm>
export type EarlierScript = z.infer<typeof earlier>
