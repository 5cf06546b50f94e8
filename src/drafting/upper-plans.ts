import type { Mention, OfficialDocument } from '../documents/index.ts'
import type { DraftContext } from './draft.ts'

/** The documents above: plans by id, and numbers of those no plan has. */
export interface UpperPlans {
  readonly ids: readonly string[]
  readonly unknown: readonly string[]
}

/** Plans whose documents this one implements or forwards, told by their numbers, and those named by whoever asked for the draft. */
export function upperPlans(
  document: OfficialDocument,
  mentions: ReadonlyMap<string, readonly Mention[]>,
  context: DraftContext,
): UpperPlans {
  const byNumber = new Map(
    [...context.plans.plans.values()].flatMap(({ id, number }) => (number === undefined ? [] : [[plain(number), id] as const])),
  )
  const own = document.metadata.number?.value
  const numbers = [...mentions.values()].flat().flatMap((mention) => {
    if (mention.kind !== 'reference' || mention.number === undefined) return []
    const isAbove = mention.relation === 'implements' || mention.relation === 'forwards'
    return isAbove && (own === undefined || plain(own) !== plain(mention.number)) ? [mention.number] : []
  })
  const found = numbers.flatMap((number) => byNumber.get(plain(number)) ?? [])
  return {
    ids: [...new Set([...context.upper, ...found])],
    unknown: [...new Set(numbers.filter((number) => !byNumber.has(plain(number))))],
  }
}

/** Numbers are compared without the brackets and spaces around the year, which everyone writes differently. */
function plain(number: string): string {
  return number.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '')
}
