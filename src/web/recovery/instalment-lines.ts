import { parseDate } from '../../kernel/calendar.ts'
import { formatYuanPlain, parseYuan } from '../../kernel/money.ts'
import { unreadInstalment } from './instalment-lines.zh.ts'

export interface WrittenInstalment {
  readonly day: string
  readonly fen: string
}

/** Instalments as somebody writes them, a line each with its day and yuan; where a line cannot be read, which, and how to write it. */
export function instalmentsIn(typed: string): { readonly instalments: readonly WrittenInstalment[]; readonly fault: string | undefined } {
  const lines = typed
    .normalize('NFKC')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const read = lines.map((line) => {
    const [day = '', amount = '', ...more] = line.split(/\s+/)
    const fen = parseYuan(amount.replaceAll(',', ''))
    return parseDate(day) === undefined || fen === undefined || fen <= 0n || more.length > 0 ? undefined : { day, fen: String(fen) }
  })
  const unread = read.indexOf(undefined)
  const fault = unread < 0 ? undefined : unreadInstalment(unread + 1)
  return { instalments: read.filter((one) => one !== undefined), fault }
}

/** What is not paid of instalments, as somebody would write it; the sum alone where there are none. */
export function writtenInstalments(instalments: readonly { readonly day: string; readonly open: string }[], outstanding: string): string {
  const open = instalments.filter((one) => one.open !== '0')
  if (open.length === 0) return formatYuanPlain(BigInt(outstanding))
  return open.map(({ day, open: fen }) => `${day} ${formatYuanPlain(BigInt(fen))}`).join('\n')
}
