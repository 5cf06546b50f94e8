import type { Question } from '../document.ts'
import { type Passage, spanIn } from '../mentions/passages.ts'

/** A question about a part of a passage, with the number of its clause. */
export function asking(passage: Passage, code: string, from: number, to: number, values: Readonly<Record<string, string>> = {}): Question {
  return { code, span: spanIn(passage, from, to), with: { clause: passage.clause.number, ...values } }
}
