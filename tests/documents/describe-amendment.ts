import type { Amendment } from '../../src/documents/index.ts'

/** One line for each: clause, what is done, to what, from, to, since, until. */
export function describeAmendment({ clause, kind, subject, from, to, since, until }: Amendment): string {
  return [clause, kind, subject?.value, from, to, since, until].map((part) => part ?? '-').join(' | ')
}
