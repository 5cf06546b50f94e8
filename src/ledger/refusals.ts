import type { Refusal } from '../kernel/result.ts'
import type { ActRefusal } from '../lifecycle/index.ts'
import type { UploadRefusal } from '../uploads/index.ts'
import type { BatchStep, OrderFault } from './batch-life.ts'
import type { ReplyRefusal } from './joint-reply/reply-faults.ts'
import type { MoneyRefusal } from './money-refusals.ts'

export type { AnswerRefusal } from './money-refusals.ts'

/** A file that goes with an act is not its doer's, or was handed over for something else. */
export type NoUpload = Extract<UploadRefusal, { readonly code: 'upload_not_found' }>

/** What a sample came to: rows looked at and found wrong, of how many; the rate of the list as a fraction, and how many may be wrong at most. */
interface SampleFigures {
  readonly looked: number
  readonly wrong: number
  readonly rows: number
  readonly rateOf: bigint
  readonly rateIn: bigint
  readonly most: number
}

/** Why nothing of a batch was made, changed or paid. */
export type LedgerRefusal =
  | ActRefusal
  | MoneyRefusal
  | NoUpload
  | ReplyRefusal
  | (Refusal & { readonly code: 'batch_not_found'; readonly batch: string })
  /** What of a screening can become a batch: nothing, or more than one holds. */
  | (Refusal & {
      readonly code: 'nothing_to_grant'
      readonly rows: number
      readonly taken: number
      readonly twice: number
      readonly outside: number
    })
  /** A top-up that comes to nothing: what a later run decides was granted already, or cannot be told. */
  | (Refusal & {
      readonly code: 'nothing_to_top_up'
      readonly rows: number
      readonly same: number
      readonly above: number
      readonly ungranted: number
      readonly unclear: number
      readonly claimedBack: number
    })
  /** Rows of a top-up of which more was granted meanwhile, so that they would come to more than was decided. Fen. */
  | (Refusal & {
      readonly code: 'top_up_beyond'
      readonly rows: number
      readonly claim: string
      readonly decided: bigint
      readonly granted: bigint
    })
  /** A text that means none of the caller's insured units, or several. */
  | (Refusal & { readonly code: 'unit_unclear'; readonly text: string; readonly found: number })
  | (Refusal & { readonly code: 'succession_unfit'; readonly fault: 'circle' | 'share' | 'denominator' | 'twice' })
  | (Refusal & { readonly code: 'too_many_rows'; readonly rows: number; readonly most: number })
  | (Refusal & { readonly code: 'funds_differ'; readonly funds: readonly string[] })
  | (Refusal & { readonly code: 'no_fund_named'; readonly policy: string })
  /** Paid month by month, by rounds of its own. */
  | (Refusal & { readonly code: 'paid_by_month'; readonly policy: string })
  | (Refusal & { readonly code: 'not_paid_out'; readonly policy: string; readonly result: string })
  /** A step that the order of this batch does not have. */
  | (Refusal & { readonly code: 'step_not_in_order'; readonly step: string; readonly order: readonly string[] })
  | (Refusal & { readonly code: 'order_unfit'; readonly faults: readonly OrderFault[] })
  /** A step that nobody is left for, whoever takes those whose work it judges. */
  | (Refusal & {
      readonly code: 'duties_meet'
      readonly step: BatchStep
      readonly others: readonly BatchStep[]
      readonly people: readonly string[]
    })
  | (Refusal & { readonly code: 'parts_open'; readonly parts: readonly string[] })
  | (Refusal & { readonly code: 'batch_is_empty' })
  /** A row of a batch that its state does not allow this for. */
  | (Refusal & { readonly code: 'batch_in_other_step'; readonly state: string; readonly needed: readonly string[] })
  /** The signed list, its numbered changes and the rows there are do not come to the same. */
  | (Refusal & {
      readonly code: 'counts_differ'
      readonly signedRows: number
      readonly signedFen: bigint
      readonly changedRows: number
      readonly changedFen: bigint
      readonly rows: number
      readonly fen: bigint
    })
  /** The list changed while it was compared; and payment is not approved before it was compared as it stands, last on a day or never. */
  | (Refusal & { readonly code: 'list_changed' })
  | (Refusal & { readonly code: 'rehearsal_needed'; readonly last: string })
  /** The sample before hand-over: not drawn, not looked at, more wrong than is let pass (rates as fractions, limits in ten thousand). */
  | (Refusal & { readonly code: 'public_number_early'; readonly day: string; readonly approved: string })
  | (Refusal & { readonly code: 'sample_drawn'; readonly on: string })
  | (Refusal & { readonly code: 'sample_size_needed' })
  | (Refusal & { readonly code: 'sample_needed' })
  | (Refusal & { readonly code: 'sample_open'; readonly rows: number; readonly drawn: number })
  | (Refusal & { readonly code: 'sample_whole' })
  | (Refusal & { readonly code: 'sample_nobody'; readonly rows: number; readonly of: number })
  | (Refusal & { readonly code: 'sample_row_unfit'; readonly claim: string; readonly rows: number })
  | (Refusal & { readonly code: 'sample_has_limit'; readonly limit: number; readonly basis: string })
  | (Refusal & SampleFigures & { readonly code: 'sample_undecided' })
  | (Refusal & SampleFigures & { readonly code: 'sample_beyond'; readonly limit: number; readonly basis: string })
  /** The plans of the run cannot be read, so that nobody can say what a grant is held to beside others. */
  | (Refusal & { readonly code: 'rules_unreadable'; readonly run: string })
  /** Rows that another grant excludes, which was approved before or comes earlier on the list. */
  | (Refusal & {
      readonly code: 'grants_clash'
      readonly rows: number
      readonly fen: bigint
      readonly first: readonly { readonly claim: string; readonly policy: string; readonly document: string; readonly basis: string }[]
    })
  | (Refusal & {
      readonly code: 'beyond_fund'
      readonly fund: string
      readonly year: number
      readonly left: bigint
      readonly asked: bigint
    })
  /** A fund that does not suffice: nothing is short; a row has no day; a decision waits already, or list or fund moved since. Fen. */
  | (Refusal & { readonly code: 'fund_suffices'; readonly fund: string; readonly left: bigint; readonly asked: bigint })
  | (Refusal & { readonly code: 'shortage_day_unknown'; readonly rows: number })
  | (Refusal & { readonly code: 'shortage_open'; readonly number: string })
  | (Refusal & { readonly code: 'shortage_moved'; readonly decided: bigint; readonly available: bigint; readonly isListChanged: boolean })
  | (Refusal & { readonly code: 'nothing_put_off' })
  /** Rows of another list wait for the fund since before. */
  | (Refusal & {
      readonly code: 'put_off_first'
      readonly fund: string
      readonly number: string
      readonly waiting: bigint
      readonly left: bigint
    })
  /** The second rail: what a fund does not take, and indicators that are drawn on. Fen. */
  | (Refusal & { readonly code: 'fund_takes_other_rail'; readonly fund: string; readonly rail: string })
  | (Refusal & { readonly code: 'indicator_known'; readonly number: string })
  | (Refusal & { readonly code: 'indicator_not_found'; readonly indicator: string })
  | (Refusal & { readonly code: 'indicator_twice'; readonly indicator: string })
  | (Refusal & { readonly code: 'indicator_of_other_fund'; readonly number: string; readonly fund: string; readonly asked: string })
  | (Refusal & { readonly code: 'beyond_indicator'; readonly number: string; readonly left: bigint; readonly asked: bigint })
  | (Refusal & { readonly code: 'draws_differ'; readonly fen: bigint; readonly listFen: bigint })
  | (Refusal & { readonly code: 'fund_without_budget'; readonly fund: string; readonly year: number })
  | (Refusal & { readonly code: 'day_ahead'; readonly day: string; readonly today: string })
  | (Refusal & {
      readonly code: 'text_needed'
      readonly what:
        | 'number'
        | 'basis'
        | 'clause'
        | 'change'
        | 'reason'
        | 'answer'
        | 'evidence'
        | 'address'
        | 'note'
        | 'fault'
        | 'subject'
        | 'decided_by'
    })
  /** Joint review. */
  | (Refusal & { readonly code: 'body_not_found'; readonly body: string })
  | (Refusal & { readonly code: 'not_your_body'; readonly body: string; readonly own: string })
  | (Refusal & { readonly code: 'objection_without_rows'; readonly rows: number })
  | (Refusal & { readonly code: 'nobody_asked' })
  | (Refusal & { readonly code: 'opinions_open'; readonly bodies: readonly string[] })
  /** Publication and what is said against it. */
  | (Refusal & { readonly code: 'published_too_short'; readonly workdays: number; readonly least: number })
  | (Refusal & { readonly code: 'columns_unfit'; readonly column: string })
  | (Refusal & { readonly code: 'numbers_without_basis' })
  | (Refusal & { readonly code: 'days_off_unknown'; readonly from: string })
  | (Refusal & { readonly code: 'published_already'; readonly number: string })
  | (Refusal & { readonly code: 'not_published' })
  | (Refusal & { readonly code: 'publication_running'; readonly number: string; readonly to: string })
  | (Refusal & { readonly code: 'nothing_waits_for_notice'; readonly number: string })
  | (Refusal & { readonly code: 'objections_open'; readonly objections: number })
  /** A 12345 item or a petition without its sheet, or another with one; a day that is over; a receipt that there is none of. */
  | (Refusal & { readonly code: 'sheet_needed'; readonly way: string })
  | (Refusal & { readonly code: 'day_past'; readonly day: string; readonly today: string })
  | (Refusal & { readonly code: 'receipt_unknown' })
  | (Refusal & { readonly code: 'objection_answered' })
  | (Refusal & { readonly code: 'too_many_words'; readonly most: number })
  | (Refusal & { readonly code: 'amount_needed' })
  | (Refusal & { readonly code: 'amount_beyond_approval'; readonly fen: bigint; readonly asked: bigint })

/** Refusals of some codes, as an operation declares its own. */
export type RefusedWith<C extends LedgerRefusal['code']> = Extract<LedgerRefusal, { readonly code: C }>

export type NotFound = RefusedWith<'batch_not_found'>
/** A batch that is not there, or stands in another step. */
export type NotInStep = RefusedWith<'batch_not_found' | 'batch_in_other_step'>
/** Why a step of a batch was not taken, whatever its own guard says. */
export type StepRefusal = ActRefusal | NotInStep | RefusedWith<'step_not_in_order'>
/** Why a paper was not kept. */
export type PaperRefusal = RefusedWith<'text_needed' | 'day_ahead' | 'upload_not_found'>
/** Why an opinion of the joint review was not taken. */
export type OpinionRefusal = ActRefusal | NotInStep | RefusedWith<'text_needed' | 'objection_without_rows'>
/** Why a list was not made public. */
export type NoticeFault = RefusedWith<
  'text_needed' | 'published_too_short' | 'columns_unfit' | 'numbers_without_basis' | 'days_off_unknown'
>
/** What stands against rows that are named one by one, and against the accounts they are to go to. */
export type RowsFault = RefusedWith<'row_not_found' | 'claim_twice' | 'claim_in_other_state'>
export type AccountFault = RowsFault | RefusedWith<'account_not_found' | 'account_of_another' | 'account_replaced'>
/** Why an account was not entered. */
export type AccountRefusal = RefusedWith<
  | 'text_needed'
  | 'payee_not_found'
  | 'payee_name_unknown'
  | 'account_number_unfit'
  | 'bank_code_unfit'
  | 'holder_differs'
  | 'account_not_registered'
  | 'account_not_found'
  | 'account_replaced'
>
/** Why nothing was handed over to a bank. */
export type HandOverRefusal =
  | PaperRefusal
  | RefusedWith<'fund_takes_other_rail' | 'draws_differ'>
  | RefusedWith<'sample_needed' | 'sample_open' | 'sample_beyond' | 'sample_undecided'>
  | RefusedWith<'nothing_to_hand_over' | 'accounts_unchecked' | 'funds_paper_differs' | 'value_unfit' | 'account_damaged'>
