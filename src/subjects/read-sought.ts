import { done, type Result, refused } from '../kernel/result.ts'
import { endLength, plainNumber, tailLength } from './numbers/schemes.ts'
import { tellingPairsOf } from './pairs-of.ts'
import type { FindRefusal } from './refusals.ts'

/** What somebody typed, as it is looked for. */
export type Sought =
  | { readonly kind: 'name'; readonly text: string }
  /** The last four of a number, with how the name begins where that was typed too. */
  | { readonly kind: 'end'; readonly number: string; readonly name: string }
  | { readonly kind: 'tail'; readonly number: string }
  | { readonly kind: 'number'; readonly number: string }

/** One character means too many. */
const leastOfName = 2

/** What a text means: digits, with the letters that numbers have, are a number; anything else is a name, four digits after one the end of a number. */
export function readSought(text: string): Result<Sought, FindRefusal> {
  const name = text.trim().replace(/\s+/g, ' ')
  const number = plainNumber(text)
  if (isNumber(number)) return numberSought(number)
  const [, before = '', last = ''] = /^(.*) (\S+)$/.exec(name) ?? []
  const end = plainNumber(last)
  if (before !== '' && isEnd(end)) return nameSought(before, () => ({ kind: 'end', number: end, name: before }))
  return nameSought(name, () => ({ kind: 'name', text: name }))
}

const isNumber = (text: string): boolean => /^[0-9A-Z]+$/.test(text) && /[0-9]/.test(text)

/** The end of an identity number is digits, or X after them. */
const isEnd = (text: string): boolean => text.length === endLength && /^[0-9]{3}[0-9X]$/.test(text)

function numberSought(number: string): Result<Sought, FindRefusal> {
  if (isEnd(number)) return done({ kind: 'end', number, name: '' })
  if (number.length < tailLength) return refused({ code: 'number_in_part', end: endLength, tail: tailLength })
  return done({ kind: number.length === tailLength ? 'tail' : 'number', number })
}

function nameSought(name: string, meant: () => Sought): Result<Sought, FindRefusal> {
  if ([...name].length < leastOfName) return refused({ code: 'text_too_short', least: leastOfName })
  return tellingPairsOf(name).length === 0 ? refused({ code: 'text_too_common', text: name }) : done(meant())
}
