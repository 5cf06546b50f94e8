import type { Row } from '../../store/index.ts'

/**
 * What settlement makes of a decision that is due or under review. Only what is due can be `payable`; what is under review and would
 * be is `under_review`. `reserved` is one of which a cap keeps something back for a decision before it that is not certain. Their order
 * is part of every result hash: append only.
 */
export const settlementStatuses = [
  ...(['payable', 'displaced', 'blocked', 'history_unknown', 'overpaid', 'already_paid', 'capped'] as const),
  ...(['under_review', 'reserved'] as const),
] as const
export type SettlementStatus = (typeof settlementStatuses)[number]

/** What a status can be owed to, with what there is to name. */
export type SettlementCause =
  /** Another policy goes before it: one that is due, under review, or may yet turn out to be due. */
  | { readonly kind: 'other_policy'; readonly policy: string }
  /** A payment, by its key in the registry, of this or another policy was made before. */
  | { readonly kind: 'earlier_payment'; readonly policy: string; readonly payment: bigint }
  /** Another decision of the same policy comes first on the same occasion. */
  | { readonly kind: 'same_occasion' }
  /** The key of this entity is missing, and a rule goes by it. */
  | { readonly kind: 'key_unknown'; readonly entity: string }
  /** The plan leaves the limit of its cap to others. */
  | { readonly kind: 'limit_unknown' }
  /** Earlier payments are not declared complete where it stands. */
  | { readonly kind: 'history_incomplete' }
  /** A rule goes by the year, and the year of the decision is not known. */
  | { readonly kind: 'year_unknown' }
  /** This earlier payment may have been for the same: key, year, amount or policy of it cannot be read. */
  | { readonly kind: 'payment_unclear'; readonly payment: bigint }
  /** This payment was approved and has not arrived: whether it counts shows when the bank has answered. */
  | { readonly kind: 'payment_pending'; readonly payment: bigint }
  /** A decision of the same policy that is under review or waits comes first on the same occasion. */
  | { readonly kind: 'same_occasion_open' }
  /** The firm that is to be paid was cancelled by the day of screening. */
  | { readonly kind: 'payee_cancelled' }
  /** It is not known which firm is to be paid, or whether it was cancelled. */
  | { readonly kind: 'payee_unclear' }

export type CauseKind = SettlementCause['kind']

/** What puts under review what the rules grant: somebody has to see who is to be paid. */
export const payeeDoubts = ['payee_cancelled', 'payee_unclear'] as const satisfies readonly CauseKind[]

/** Which statuses are owed to what. */
const causesOf = {
  payable: ['none'],
  displaced: ['other_policy', 'earlier_payment', 'same_occasion'],
  blocked: ['other_policy', 'key_unknown', 'limit_unknown', 'same_occasion_open'],
  history_unknown: ['history_incomplete', 'year_unknown', 'payment_unclear', 'payment_pending'],
  overpaid: ['none'],
  already_paid: ['earlier_payment', 'none'],
  capped: ['none', 'payee_cancelled', 'payee_unclear'],
  under_review: ['none', 'payee_cancelled', 'payee_unclear'],
  reserved: ['none', 'payee_cancelled', 'payee_unclear'],
} as const satisfies Readonly<Record<SettlementStatus, readonly (CauseKind | 'none')[]>>

type CauseNamed<K> = K extends CauseKind ? Extract<SettlementCause, { readonly kind: K }> : undefined

/** A status with what it is owed to. */
export type Standing = {
  readonly [S in SettlementStatus]: { readonly status: S; readonly cause: CauseNamed<(typeof causesOf)[S][number]> }
}[SettlementStatus]

/** The columns a standing is stored in; what a cause does not name is null there. */
export const standingColumns = ['status', 'cause', 'cause_policy', 'cause_entity', 'cause_payment'] as const

/** Reads a standing from a row with its columns; throws where they do not fit together, as only a mistake of ours or a damaged file has them. */
export function standingOf(row: Row): Standing {
  const status = settlementStatuses.find((known) => known === row.status)
  const kind = row.cause === null ? 'none' : row.cause
  const kinds: readonly unknown[] = status === undefined ? [] : causesOf[status]
  if (status === undefined || !kinds.includes(kind)) throw new Error(`no decision stands as ${String(row.status)} owed to ${String(kind)}`)
  // The table above is both what was just looked up and what the type is made of.
  return { status, cause: causeOf(row) } as Standing
}

function causeOf(row: Row): SettlementCause | undefined {
  const [policy, entity] = [String(row.cause_policy), String(row.cause_entity)]
  const payment = () => BigInt(row.cause_payment as bigint)
  const kind = row.cause as CauseKind | null
  switch (kind) {
    case null:
      return undefined
    case 'other_policy':
      return { kind: 'other_policy', policy }
    case 'earlier_payment':
      return { kind: 'earlier_payment', policy, payment: payment() }
    case 'payment_unclear':
      return { kind: 'payment_unclear', payment: payment() }
    case 'payment_pending':
      return { kind: 'payment_pending', payment: payment() }
    case 'key_unknown':
      return { kind: 'key_unknown', entity }
    case 'same_occasion':
    case 'limit_unknown':
    case 'history_incomplete':
    case 'year_unknown':
    case 'same_occasion_open':
    case 'payee_cancelled':
    case 'payee_unclear':
      return { kind }
  }
}
