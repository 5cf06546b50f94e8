import { formatYuan } from '../kernel/money.ts'
import {
  type CauseNames,
  causeText,
  doubtWords,
  type ListRow,
  type RunOnDisk,
  statusWords,
  type VariantRecord,
} from '../screening/index.ts'
import type { WhyDecision } from './explain-decision.ts'
import { conclusionWords, sentenceWords, totalWords, whyWords } from './words.zh.ts'

/** What a decision comes to: in a few words, with the amount that people ask for first, and in a sentence or two. */
export interface Conclusion {
  readonly say: string
  /** What the amount beside it is; empty where there is none. */
  readonly amountIs: string
  /** Fen. */
  readonly amount: bigint | undefined
  readonly sentences: readonly string[]
}

/** The conclusion of a recorded decision. */
export function concludeDecision({ recorded, variant, settled, told, names: causes }: WhyDecision): Conclusion {
  const { outcome } = recorded
  const words = totalWords[variant.result]
  const isMoney = variant.result === 'money'
  const isReview = isUnderReview(recorded)
  const due = isMoney ? recorded.net : recorded.gross
  const amount = isReview ? (recorded.awaitingReview ?? recorded.gross) : outcome === 'eligible' ? due : undefined
  const names = (ids: readonly string[]) =>
    [...variant.conditions, ...variant.reviews].filter(({ id }) => ids.includes(id)).map(({ zh }) => zh)
  // Counted as they are listed below it.
  const count = told?.conditions.length ?? variant.conditions.length
  const missing = told?.missing.map(({ zh }) => zh) ?? []
  const standing = settled?.standing
  const isPlain =
    standing === undefined || standing.status === 'payable' || (standing.status === 'under_review' && standing.cause === undefined)
  const sentences = [
    outcome === 'eligible' ? sentenceWords.allMet(count) : '',
    outcome === 'ineligible' ? sentenceWords.failed(names(recorded.failed), count) : '',
    outcome === 'undetermined' && missing.length > 0 ? sentenceWords.missing(missing) : '',
    outcome === 'needs_review' && recorded.reviews.length > 0 ? sentenceWords.reviews(names(recorded.reviews)) : '',
    outcome === 'needs_local_standard'
      ? recorded.ceiling === undefined || recorded.ceiling === 0n
        ? sentenceWords.noAmount
        : sentenceWords.ceiling(formatYuan(recorded.ceiling))
      : '',
    isPlain
      ? ''
      : sentenceWords.status(statusWords[standing.status], standing.cause === undefined ? '' : causeText(standing.cause, causes)),
    recorded.due === undefined ? '' : sentenceWords.due(recorded.due),
  ]
  return {
    say: conclusionWords[outcome](variant.zh),
    amountIs: amount === undefined ? '' : isReview ? words.would : words.total,
    amount,
    sentences: sentences.filter((sentence) => sentence !== ''),
  }
}

/** What settlement takes off an amount, and why. */
export interface SettlementLine {
  readonly label: string
  readonly basis: string
  /** Fen; undefined where it is not known yet. */
  readonly less: bigint | undefined
}

/** What settlement makes of the amount, a line each; none where nothing is settled. */
export function settlementLines({ recorded, variant, settled, known, names }: WhyDecision): readonly SettlementLine[] {
  if (variant.result !== 'money' || settled === undefined || recorded.gross === undefined) return []
  const paidBefore = BigInt(settled.paidBefore)
  const taken = recorded.taken === undefined ? undefined : recorded.taken - paidBefore
  const { status, cause } = settled.standing
  const because = cause === undefined ? '' : causeText(cause, names)
  const isTaken = taken !== 0n || status === 'blocked' || status === 'history_unknown'
  const reserved = settled.reserved === undefined || settled.reserved === '0' ? '' : whyWords.reserved(formatYuan(BigInt(settled.reserved)))
  const text = isTaken ? [statusWords[status], because] : [whyWords.noTaken]
  return [
    { label: whyWords.paidBefore, basis: whyWords.paidBeforeBasis[known.run.record.settlement.earlierPayments], less: paidBefore },
    { label: whyWords.taken, basis: [...text, reserved].filter((part) => part !== '').join(whyWords.comma), less: taken },
  ]
}

/** Whether a person has to look before anything is paid: at the decision, or at who is to be paid. */
function isUnderReview({ outcome, status }: ListRow): boolean {
  return outcome === 'needs_review' || status === 'under_review'
}

/** The sum at the end of the arithmetic: payable, or what a review would bring; undefined where the policy reckons nothing. */
export function totalOf({ recorded, variant }: WhyDecision): { readonly label: string; readonly fen: bigint | undefined } | undefined {
  const words = totalWords[variant.result]
  if (variant.result === 'obligation' || recorded.gross === undefined) return undefined
  const isReview = isUnderReview(recorded)
  const fen = variant.result === 'money' ? (isReview ? recorded.awaitingReview : recorded.net) : recorded.gross
  return { label: isReview ? words.would : words.total, fen }
}

/** What stands in the way under another policy, or what settlement makes of it, in a few words. */
export function otherInWords(
  { variant, row }: { readonly variant: VariantRecord; readonly row: ListRow },
  { record }: RunOnDisk,
  names: CauseNames,
): string {
  const named = (ids: readonly string[]) =>
    [...variant.conditions, ...variant.reviews].filter(({ id }) => ids.includes(id)).map(({ zh }) => zh)
  const missing = () => {
    const list = record.lists.policies.find(({ policy }) => policy === variant.policy)?.variants.find(({ id }) => id === variant.id)
    return (list?.missing ?? []).filter(({ key }) => row.missing.includes(key)).map(({ zh }) => zh)
  }
  const settled = () => {
    if (row.status === undefined || row.status === 'payable' || row.status === 'under_review') return []
    const policy = row.causePolicy === undefined ? '' : (names.policies.get(row.causePolicy) ?? row.causePolicy)
    return [policy === '' ? statusWords[row.status] : whyWords.becauseOf(statusWords[row.status], policy)]
  }
  const doubt = () => {
    const word = row.cause === undefined ? undefined : doubtWords[row.cause]
    return word === undefined ? [] : [word]
  }
  const words = {
    ineligible: () => (row.failed.length === 0 ? [] : [whyWords.unmet(named(row.failed))]),
    undetermined: () => missing().map(whyWords.lacking),
    needs_local_standard: () => [],
    needs_review: () => [...named(row.reviews), ...settled(), ...doubt()],
    eligible: settled,
  }[row.outcome]()
  return words.join(whyWords.comma)
}
