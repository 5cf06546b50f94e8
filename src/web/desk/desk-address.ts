import { dayText, keyText, oneOf, text } from '../address/parameters.ts'
import { type Group, groups } from './words.zh.ts'

const shown = ['', ...(Object.keys(groups) as Group[])] as const

/** What the address says: since when, and which rows behind a figure. */
export const declared = {
  since: dayText(),
  group: oneOf(shown as readonly ['', ...Group[]]),
  batch: keyText(),
  file: keyText(),
  /** Why rows came back: the layout, the code and the words of the bank. */
  layout: text(),
  code: text(),
  cause: text(),
  after: text(/^\d{1,19}\.\d{1,19}$/),
}
