import type { office } from '../client/office.ts'
import { falseWord, trueWord, yes } from './found.zh.ts'

export type Letter = Awaited<ReturnType<typeof office.verification.list>>
export type LetterRow = Letter['rows'][number]

/** A value in the words of the form: what holds or does not is true or not. */
export function foundWord(value: string | null, isYesOrNo: boolean): string {
  if (!isYesOrNo) return value ?? ''
  return value === yes ? trueWord : falseWord
}
