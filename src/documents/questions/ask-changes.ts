import type { Question } from '../document.ts'
import type { Amendment } from '../mentions/find-amendments.ts'

/** Values that take the place of older ones from a day nobody names: what is due for the time before cannot be told. Asked once for a clause. */
export function askChanges(amendments: readonly Amendment[]): readonly Question[] {
  const open = amendments.filter(
    ({ kind, from, to, since }) =>
      (kind === 'raised' || kind === 'lowered') && from !== undefined && to !== undefined && since === undefined,
  )
  return [...new Set(open.map(({ clause }) => clause))].flatMap((clause) => {
    const own = open.filter((each) => each.clause === clause)
    const [first] = own
    if (first === undefined) return []
    const text = own.map(({ subject, from, to }) => `${subject?.value ?? ''} ${from}\u2192${to}`.trim()).join('\u3001')
    return [{ code: 'change_without_start', span: first.span, with: { clause, text } }]
  })
}
