import { ATTACHMENT, NUMERALS, ORDINAL, PARTS } from '../script.zh.ts'

const NUMBER = `${NUMERALS}0-9`
/** A number as it stands, circled, in brackets, with points, or as that of a chapter, section, article, paragraph or item. */
const STEP = [`[${NUMBER}.\\-\u2460-\u2473\u3220-\u3229]+`, `[\uFF08(][${NUMBER}]+[\uFF09)]`, `${ORDINAL}[${NUMBER}]+[${PARTS}]`].join('|')
/** The word for an attachment, whose clauses begin with it and its number. */
const ATTACHED = `(?:${ATTACHMENT}[0-9]*)?`
const clauseNumber = new RegExp(`^${ATTACHED}(?:${STEP})+$`)

/** Clause numbers are made of numbers, bracketed or named after what they count, and nothing else; a document's name is not. */
export function looksLikeClause(text: string): boolean {
  return clauseNumber.test(text)
}
