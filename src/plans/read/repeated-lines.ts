import type { BlockReader, Entries, Located } from './block-reader.ts'
import { namedEntries } from './check-shape.ts'
import { textOf } from './yaml-source.ts'

/**
 * What a block says as its template says it, taken over or written again word for word: `subject`, `payee`, `amount`, and conditions
 * and reviews by their ids. What it says otherwise is its own.
 */
export function repeatedLines(template: Entries, block: Entries, reader: BlockReader): ReadonlySet<string> {
  const isSame = (one: Located | undefined, other: Located | undefined) =>
    one !== undefined && other !== undefined && wordsOf(one) === wordsOf(other)
  const parts = ['subject', 'payee'].filter((key) => isSame(template.get(key), block.get(key)))
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

const wordsOf = ({ node }: Located): string => (textOf(node) ?? '').replaceAll(/\s+/g, '')
