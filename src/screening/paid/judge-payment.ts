import { yuan } from '../messages.zh.ts'
import type { RecordFault } from './read-records.ts'

/** Why a cell of a list of payments is not taken. */
export type PaymentFault = 'no_policy' | 'no_subject' | 'not_a_subject' | 'subject_shortened' | 'no_amount' | 'not_an_amount'

/** What is wrong with a line of a list of payments, and in which text. */
export interface RowFault {
  readonly line: number
  readonly fault: RecordFault | PaymentFault
  readonly text: string
}

export interface Payment {
  readonly policy: string
  readonly subject: string
  /** In fen. */
  readonly amount: bigint
}

export type JudgedPayment =
  | { readonly kind: 'payment'; readonly payment: Payment }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'fault'; readonly fault: PaymentFault; readonly text: string }

/**
 * Reads one row as people write it. `isEmptyNothing`: in the column of amounts that the product itself writes, an empty cell says
 * that nothing is due; anywhere else it says nothing at all, and is not guessed at.
 */
export function judgePayment(
  cells: { readonly policy: string; readonly subject: string; readonly amount: string },
  isEmptyNothing: boolean,
): JudgedPayment {
  const [policy, subject, amount] = [spelled(cells.policy), spelled(cells.subject), spelled(cells.amount)]
  const fault = (found: PaymentFault, text: string): JudgedPayment => ({ kind: 'fault', fault: found, text })
  if (policy === '') return fault('no_policy', '')
  if (subject === '') return fault('no_subject', '')
  if (/^\d(\.\d+)?e\+?\d+$/i.test(subject)) return fault('subject_shortened', subject)
  if (!/^-?\d{1,18}$/.test(subject)) return fault('not_a_subject', subject)
  if (amount === '') return isEmptyNothing ? { kind: 'nothing' } : fault('no_amount', '')
  const fen = fenOf(amount)
  return fen === undefined ? fault('not_an_amount', amount) : { kind: 'payment', payment: { policy, subject, amount: fen } }
}

/** Full-width signs as their narrow selves, without blanks around and without the apostrophe that keeps a cell from being a formula. */
function spelled(cell: string): string {
  return cell
    .normalize('NFKC')
    .trim()
    .replace(/^'(?=[=+@-])/, '')
}

const currency = '\u00A5'

/** Yuan with at most two decimals, thousands set apart or not, with or without sign of currency; undefined for anything else. */
function fenOf(text: string): bigint | undefined {
  const match = new RegExp(`^(-?)${currency}? ?(\\d{1,13}|\\d{1,3}(?:,\\d{3}){1,4})(?:\\.(\\d{1,2}))?(?: ?${yuan})?$`).exec(text)
  if (match === null) return undefined
  const [, sign = '', whole = '', decimals = ''] = match
  return BigInt(`${sign}${whole.replaceAll(',', '')}${decimals.padEnd(2, '0')}`)
}
