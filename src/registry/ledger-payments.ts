/** Whose a payment is, by the keys that apply. */
export interface PaymentKeys {
  readonly insured_unit?: bigint
  readonly firm?: bigint
  readonly person?: bigint
  readonly organisation?: bigint
}

interface OfLedger {
  /** Its number in the ledger. */
  readonly number: bigint
  readonly policy: string
  readonly keys: PaymentKeys
  /** The year its policy goes by; undefined where nobody can tell. */
  readonly baseYear: number | undefined
  /** Fen that count. */
  readonly amount: bigint
  /** YYYY-MM-DD. */
  readonly approvedOn: string
  /** What shows it: an id in the files of the office. */
  readonly evidence: string
}

/** A payment that arrived, by its number among the payments. */
export interface LedgerPayment extends OfLedger {
  /** Fen that arrived, of which some may have been claimed back since: what others may have heard of. */
  readonly arrived: bigint
  /** The day the bank says that it arrived. */
  readonly paidOn: string
  /** Since when it counts as paid no more, since the bank brought it back; with the day of arrival this keeps both years. */
  readonly backOn: string | undefined
}

/** What the office's own ledger says was paid, and what is approved and has not arrived, as far as the asker sees it. */
export interface LedgerPayments {
  /** All that arrived, those that came back later among them. */
  readonly paid: readonly LedgerPayment[]
  /** By the number of the row that was granted. */
  readonly pending: readonly OfLedger[]
  /** Numbers of rows that were pending in the snapshot before and are no more. */
  readonly settled: readonly bigint[]
}

/** Keys of the ledger's payments begin above those of deliveries, which have 15 digits at most, and so tell their number. */
const firstKeys = { paid: 2_000_000_000_000_000n, pending: 4_000_000_000_000_000n } as const

/** The key of a record that the ledger's payment or pending row has in a snapshot. */
export function keyInRegistry(kind: keyof typeof firstKeys, number: bigint): bigint {
  return firstKeys[kind] + number
}

/** What a record of a snapshot is in the ledger; undefined where it was delivered. */
export function numberInLedger(key: bigint): { readonly kind: keyof typeof firstKeys; readonly number: bigint } | undefined {
  if (key < firstKeys.paid) return undefined
  return key < firstKeys.pending ? { kind: 'paid', number: key - firstKeys.paid } : { kind: 'pending', number: key - firstKeys.pending }
}

/** The file of a snapshot that says which of its payments the ledger knows, those taken off among them, and what shows each. */
export const paymentsFile = 'payments.parquet'
