import type { Mention, OfficialDocument } from '../documents/index.ts'
import type { DraftContext } from './draft.ts'

/** Plans whose documents this one implements or forwards, told by their numbers, and those named by whoever asked for the draft. */
export function upperPlans(
  document: OfficialDocument,
  mentions: ReadonlyMap<string, readonly Mention[]>,
  context: DraftContext,
): readonly string[] {
  const byNumber = new Map(
    [...context.plans.plans.values()].flatMap(({ id, number }) => (number === undefined ? [] : [[plain(number), id] as const])),
  )
  const own = document.metadata.number?.value
  const found = [...mentions.values()].flat().flatMap((mention) => {
    if (mention.kind !== 'reference' || mention.number === undefined) return []
    if (mention.relation !== 'implements' && mention.relation !== 'forwards') return []
    const id = byNumber.get(plain(mention.number))
    return id === undefined || (own !== undefined && plain(own) === plain(mention.number)) ? [] : [id]
  })
  return [...new Set([...context.upper, ...found])]
}

/** Numbers are compared without the brackets and spaces around the year, which everyone writes differently. */
function plain(number: string): string {
  return number.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '')
}
