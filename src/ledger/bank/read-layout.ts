import { LineCounter, parseDocument } from 'yaml'
import type { Place, Problem } from '../../kernel/problem.ts'
import { type AnswerValue, type BankLayout, bankLayout, type FrameValue, type LayoutColumn, type PaymentValue } from './bank-layout.ts'

/**
 * Reads the layout of a bank's files from YAML: the layout where there is nothing wrong with it, and what is, each at its place. `file`
 * is what places are named by.
 */
export function readBankLayout(
  file: string,
  text: string,
): { readonly layout: BankLayout | undefined; readonly problems: readonly Problem[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  const placeAt = (from: number, to: number): Place => {
    const { line, col } = lines.linePos(from)
    return { file, line, column: col, length: Math.max(1, to - from) }
  }
  const problem = (code: string, at: Place, figures: Readonly<Record<string, string>>): Problem => ({
    code,
    severity: 'error',
    at,
    with: figures,
  })
  const [slip] = document.errors
  if (slip !== undefined) return { layout: undefined, problems: [problem('yaml_syntax', placeAt(...slip.pos), { detail: slip.code })] }
  const placeOf = (path: readonly PropertyKey[]): Place => {
    // The nearest that stands in the file: what is missing has no place of its own.
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as { range?: readonly [number, number, number] } | undefined
      if (node?.range !== undefined) return placeAt(node.range[0], node.range[1])
    }
    return placeAt(0, 1)
  }
  const parsed = bankLayout.safeParse(document.toJS())
  if (!parsed.success)
    return {
      layout: undefined,
      problems: parsed.error.issues.map(({ path, code, message }) =>
        problem('layout_unfit', placeOf(path), { key: path.join('.') || '.', fault: code, detail: message }),
      ),
    }
  const faults = faultsOf(parsed.data)
  const problems = faults.map(({ code, path, figures }) => problem(code, placeOf(path), figures))
  return { layout: faults.length === 0 ? parsed.data : undefined, problems }
}

interface Fault {
  readonly code: string
  readonly path: readonly PropertyKey[]
  readonly figures: Readonly<Record<string, string>>
}

/** What no shape tells: that a payment can be found again, that an answer can be told whole, that every column says one thing. */
function faultsOf({ payment, answer, separator }: BankLayout): readonly Fault[] {
  const values = <V extends string>(columns: readonly LayoutColumn<V>[]) => columns.flatMap(({ value }) => value ?? [])
  const lacks = (code: string, path: readonly PropertyKey[], missing: string): Fault => ({ code, path, figures: { value: missing } })
  const paid: readonly PaymentValue[] = values(payment.columns)
  const answered: readonly AnswerValue[] = values(answer.columns)
  const framed: readonly FrameValue[] = values([...(answer.head ?? []), ...(answer.trailer ?? [])])
  const hasAmount = (found: readonly string[]) => found.includes('yuan') || found.includes('fen')
  const lists: readonly (readonly [readonly PropertyKey[], readonly LayoutColumn<string>[]])[] = [
    [['payment', 'columns'], payment.columns],
    [['payment', 'head'], payment.head ?? []],
    [['payment', 'trailer'], payment.trailer ?? []],
    [['answer', 'columns'], answer.columns],
    [['answer', 'head'], answer.head ?? []],
    [['answer', 'trailer'], answer.trailer ?? []],
  ]
  return [
    ...(['reference', 'number', 'holder'] as const)
      .filter((one) => !paid.includes(one))
      .map((one) => lacks('layout_lacks', ['payment', 'columns'], one)),
    ...(hasAmount(paid) ? [] : [lacks('layout_lacks', ['payment', 'columns'], 'yuan')]),
    ...(['reference', 'result', 'day'] as const)
      .filter((one) => !answered.includes(one))
      .map((one) => lacks('layout_lacks', ['answer', 'columns'], one)),
    ...(hasAmount(answered) ? [] : [lacks('layout_lacks', ['answer', 'columns'], 'yuan')]),
    // Without a count and a sum nobody can tell that an answer was cut off.
    ...(framed.includes('rows') && hasAmount(framed) ? [] : [lacks('answer_without_sum', ['answer'], 'rows')]),
    ...(Object.values(answer.results).some(({ means }) => means === 'succeeded')
      ? []
      : [lacks('layout_lacks', ['answer', 'results'], 'succeeded')]),
    ...lists.flatMap(([path, columns]) => columns.flatMap((one, at) => faultsOfColumn(one, [...path, at], separator))),
    ...(['payment', 'answer'] as const).flatMap((part) =>
      (part === 'payment' ? payment : answer).has_headings
        ? (part === 'payment' ? payment : answer).columns.flatMap(({ header }, at) =>
            header === undefined ? [lacks('column_without_heading', [part, 'columns', at], String(at + 1))] : [],
          )
        : [],
    ),
  ]
}

function faultsOfColumn({ value, text, header }: LayoutColumn<string>, path: readonly PropertyKey[], separator: string): readonly Fault[] {
  const says = value ?? text ?? ''
  return [
    ...((value === undefined) === (text === undefined) ? [{ code: 'column_unclear', path, figures: { value: says } }] : []),
    ...([text, header].some((one) => one?.includes(separator) === true)
      ? [{ code: 'separator_in_text', path, figures: { value: says } }]
      : []),
  ]
}
