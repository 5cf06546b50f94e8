import { keyText, oneOf, text } from '../address/parameters.ts'
import type { CountId } from './words.zh.ts'

const shown = [
  '',
  'approved',
  'handedOver',
  'succeeded',
  'returned',
  'inProcess',
  'waiting',
  'held',
  'cancelled',
] as const satisfies readonly ('' | CountId)[]

/** What the address of a batch says: which of its sections, and which rows from where on. */
export const declared = {
  section: text(/^[a-z_]+$/),
  show: oneOf(shown),
  part: keyText(),
  /** Which of the drawn rows. */
  sample: oneOf(['', 'mine', 'all', 'wrong'] as const),
  /** Fen and number of the row that the page before ended with. */
  after: text(/^\d{1,19}\.\d{1,19}$/),
}
