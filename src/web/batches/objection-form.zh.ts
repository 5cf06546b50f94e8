import type { MoreField, MoreTyped } from './more-fields.tsx'
import { receivedWays } from './words.zh.ts'

/** What whoever receives an objection fills in beside what was said: where it came from, and of a sheet its number and term. */
export const objectionChoice = { label: '来源', options: Object.entries(receivedWays).map(([value, label]) => ({ value, label })) }
export const sheetFields: readonly MoreField[] = [
  { name: 'sheet', label: '转办单号，12345 和信访件填写', kind: 'line', isOptional: true },
  { name: 'due', label: '转办单的办理期限', kind: 'day', isOptional: true },
]

/** The sheet as it was typed; none where neither number nor term was. */
export const sheetIn = ({ sheet = '', due = '' }: MoreTyped) => (sheet === '' || due === '' ? {} : { sheet: { number: sheet, due } })
