import { createHash } from 'node:crypto'
import type { PaidColumnRole } from '../../kernel/paid-column-roles.ts'
import { headingRanks, headingUnit, type UnitOfAmounts, unitSigns } from './headings.zh.ts'

/** What a heading says its column holds, and how surely: of two columns for one role the lower rank is meant. */
export function roleOfHeading(heading: string): { readonly role: PaidColumnRole; readonly rank: number } {
  const plain = plainHeading(heading)
  for (const [role, ranks] of headingRanks) {
    const rank = ranks.findIndex((pattern) => pattern.test(plain))
    if (rank >= 0) return { role, rank }
  }
  return { role: 'unused', rank: 0 }
}

/** The unit that a heading names in brackets or behind a stroke. */
export function unitInHeading(heading: string): UnitOfAmounts | undefined {
  const narrow = heading.normalize('NFKC').replace(/\s/g, '')
  return unitSigns.find(([sign]) => new RegExp(`[(/:\\[]${sign}[)\\]]?`).test(narrow))?.[1]
}

/** A heading without what changes from office to office: brackets and what stands in them, blanks, quotes, case. */
export function plainHeading(heading: string): string {
  const narrow = heading
    .normalize('NFKC')
    .replace(/[\s"'*#:]/g, '')
    .toLowerCase()
  return narrow.replace(/\([^()]*\)|\[[^[\]]*\]/g, '').replace(headingUnit, '') || narrow
}

/** What tells lists of one form from all others: the headings in their order. A list of the same form is understood as the last one was. */
export function layoutOf(headings: readonly string[]): string {
  return createHash('sha256').update(headings.map(plainHeading).join('\n')).digest('hex').slice(0, 32)
}
