import type { BlockReader, Entries, Located } from './block-reader.ts'
import { namedEntries } from './check-shape.ts'
import { textOf } from './yaml-source.ts'

/**
 * What a block says as its template says it, taken over or written again word for word: `subject`, `payee`, `region`, `amount`, and conditions
 * and reviews by their ids. What it says otherwise is its own.
 */
export function repeatedLines(template: Entries, block: Entries, reader: BlockReader): ReadonlySet<string> {
  const isSame = (one: Located | undefined, other: Located | undefined) =>
    one !== undefined && other !== undefined && wordsOf(one) === wordsOf(other)
  const parts = ['subject', 'payee', 'region'].filter((key) => isSame(template.get(key), block.get(key)))
  const amountOf = (entries: Entries) => {
    const at = entries.get('amount')
    return at === undefined ? undefined : reader.entries('amount', at).get('value')
  }
  const amount = isSame(amountOf(template), amountOf(block)) ? ['amount'] : []
  const tests = (['conditions', 'reviews'] as const).flatMap((key) => {
    const above = namedEntries(template.get(key))
    return namedEntries(block.get(key)).filter((own) => {
      const other = above.find(({ id }) => id === own.id)
      const test = (entry: typeof own) => reader.entries('condition', entry.at, entry.keyAt).get('test')
      return other !== undefined && isSame(test(other), test(own))
    })
  })
  return new Set([...parts, ...amount, ...tests.map(({ id }) => id)])
}

const wordsOf = ({ node }: Located): string => inOrder(textOf(node) ?? '')

/** An expression whose alternatives, or whose requirements, stand in an order of their own: in which one they are written says nothing. */
function inOrder(text: string): string {
  const parts = partsOf(text)
  const operators = new Set(parts.flatMap(({ operator }) => operator ?? []))
  const words = parts.map(({ words: each }) => each.replaceAll(/\s+/g, ''))
  const [operator = ''] = operators
  return operators.size === 1 ? words.sort().join(` ${operator} `) : text.replaceAll(/\s+/g, '')
}

/** The parts of an expression outside brackets, each with what joins it to the next. */
function partsOf(text: string): readonly { readonly words: string; readonly operator: string | undefined }[] {
  const parts: { words: string; operator: string | undefined }[] = []
  let depth = 0
  let from = 0
  for (const match of text.matchAll(/[()]|\s(and|or)\s/g)) {
    const [sign, operator] = match
    if (operator === undefined) depth += sign === '(' ? 1 : -1
    else if (depth === 0) {
      parts.push({ words: text.slice(from, match.index), operator })
      from = match.index + sign.length
    }
  }
  return [...parts, { words: text.slice(from), operator: undefined }]
}
