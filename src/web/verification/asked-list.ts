import { dayText, text, texts } from '../address/parameters.ts'

const figure = () => text(/^-?\d{1,15}(\.\d{1,2})?$/)

/** Parts of a list's filter that stand in an address as several texts under one name. */
const lists = ['plan', 'status', 'reason', 'review', 'region', 'size', 'industry', 'subject'] as const
/** Amounts, in yuan as an address has them. */
const amounts = ['net', 'gross', 'ceiling'] as const

/** What the address of a new letter says: the run, the policy, the missing fact, and the filter of the list it came from. */
export const declared = {
  run: text(),
  policy: text(),
  missing: text(),
  // Rows that lack a fact are undetermined; what the list was narrowed to beside that goes without saying.
  outcome: texts(),
  plan: texts(),
  status: texts(),
  reason: texts(),
  review: texts(),
  region: texts(/^\d{6}$/),
  size: texts(),
  industry: texts(),
  subject: texts(/^-?\d{1,19}$/),
  netFrom: figure(),
  netTo: figure(),
  grossFrom: figure(),
  grossTo: figure(),
  ceilingFrom: figure(),
  ceilingTo: figure(),
  dayFrom: dayText(),
  dayTo: dayText(),
}

export type Asked = { readonly [K in keyof typeof declared]: (typeof declared)[K]['initial'] }

/** Yuan with at most two decimals as fen. */
function fenOf(yuan: string): string {
  const [whole = '', decimals = ''] = yuan.split('.')
  return String(BigInt(`${whole}${decimals.padEnd(2, '0')}`))
}

type Ends = { readonly from?: string; readonly to?: string }

/** The list as the office is asked for it. */
export function askedList(asked: Asked) {
  const filter: Record<string, string[] | Ends> = {}
  for (const part of lists) if (asked[part].length > 0) filter[part] = [...asked[part]]
  for (const part of amounts) {
    const ends = endsOf(asked[`${part}From`], asked[`${part}To`], fenOf)
    if (ends !== undefined) filter[part] = ends
  }
  const days = endsOf(asked.dayFrom, asked.dayTo, (day) => day)
  if (days !== undefined) filter.day = days
  return { run: asked.run, policy: asked.policy, missing: asked.missing, filter }
}

function endsOf(from: string, to: string, written: (text: string) => string): Ends | undefined {
  if (from === '' && to === '') return undefined
  return { ...(from === '' ? {} : { from: written(from) }), ...(to === '' ? {} : { to: written(to) }) }
}
