import type { FigureMention } from '../documents/index.ts'
import type { Desk } from './draft.ts'
import { readable, shifted } from './read-decimal.ts'

/** A share in percent, whatever it is printed in: thousandths, basis points, times. */
export interface Percent {
  readonly value: string
  /** Printed as points of percent, or of a hundredth of one: a difference, which a plan writes as a share. */
  readonly isDifference: boolean
}

/** A figure as a share in percent; undefined where it is none, or cannot be read. */
export function percentOf({ value, unit }: Pick<FigureMention, 'value' | 'unit'>, { context }: Desk): Percent | undefined {
  const places = context.words.percentScales[unit]
  const plain = readable(value)
  if (places === undefined || plain === undefined) return undefined
  return { value: shifted(plain, Number(places)), isDifference: context.words.percentDifferences.test(unit) }
}
