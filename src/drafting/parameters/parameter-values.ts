import type { FigureMention } from '../../documents/index.ts'
import type { Desk } from '../draft.ts'
import { sentences } from '../messages.zh.ts'
import { readable } from '../read-decimal.ts'
import { type Percent, percentOf } from '../read-percent.ts'

const monthsOfYear = 12

/** More digits before the point than a parameter may hold. */
const MONEY_DIGITS = 11
const AMOUNT_DIGITS = 10
/** A hundred times the whole is the most a rate may be. */
const HIGHEST_RATE = 10_000

/** A figure as the value of a parameter. */
export interface Typed {
  readonly type: 'money' | 'rate' | 'amount'
  readonly unit: string | undefined
  readonly value: string
  readonly note: string | undefined
  /** Of a share above the whole, which a parameter must allow for. */
  readonly range?: readonly string[]
}

/** A figure as a parameter's value: money in yuan, shares in percent, everything else in a unit of the vocabulary. */
export function typedValue(mention: FigureMention, line: number, desk: Desk): Typed | undefined {
  const { units } = desk.context.plans.vocabulary
  const zh = (id: string) => units.get(id)?.zh ?? ''
  const { figures } = desk.context.reader.lexicon
  const share = percentOf(mention, desk)
  if (share !== undefined) return rateOf(mention, share, line, desk)
  const value = readable(mention.value)
  if (value === undefined) return undefined
  const [money = '', per] = mention.unit.split('/')
  if (figures.money.includes(money)) {
    if ((value.split('.')[1]?.length ?? 0) > 2 || wholeDigits(value) > MONEY_DIGITS) return undefined
    const isKnown = per === undefined || per.split('\u00B7').every((word) => [...units.values()].some((unit) => unit.zh === word))
    const note = isKnown ? undefined : sentences.unitAsPrinted(mention.unit)
    return { type: 'money', unit: per !== undefined && isKnown ? `${zh('yuan')}/${per}` : undefined, value, note }
  }
  if (wholeDigits(value) > AMOUNT_DIGITS) return undefined
  if (mention.role === 'age') return { type: 'amount', unit: zh('year'), value, note: undefined }
  // Lengths of time are counted in months and days, as everywhere in the library.
  if (mention.role === 'duration' && mention.unit === zh('year') && /^\d{1,3}(\.5)?$/.test(value))
    return { type: 'amount', unit: zh('month'), value: String(Number(value) * monthsOfYear), note: undefined }
  if (mention.role === 'duration' && figures.durations[mention.unit] === figures.durations[zh('day')] && mention.unit !== '')
    return { type: 'amount', unit: zh('day'), value, note: undefined }
  const known = [...units.values()].some((unit) => unit.zh === mention.unit)
  if (known) return { type: 'amount', unit: mention.unit, value, note: undefined }
  const used = mention.role === 'duration' ? zh('day') : zh('item')
  if (mention.role !== 'duration') desk.ask('unit_unknown', line, { unit: mention.unit, used })
  return { type: 'amount', unit: used, value, note: sentences.unitAsPrinted(mention.unit) }
}

function rateOf(mention: FigureMention, { value, isDifference }: Percent, line: number, desk: Desk): Typed | undefined {
  if (Number(value) > HIGHEST_RATE || (value.split('.')[1]?.length ?? 0) > 4) return undefined
  const written = `${value}%`
  if (isDifference) desk.ask('percentage_points', line, { text: `${mention.value}${mention.unit}`, written })
  const isAboveWhole = Number(value) > 100
  if (isAboveWhole) desk.ask('above_whole', line, { text: written })
  return {
    type: 'rate',
    unit: undefined,
    value: written,
    note: isDifference ? sentences.percentagePoints : undefined,
    ...(isAboveWhole ? { range: ['0%', written] } : {}),
  }
}

function wholeDigits(value: string): number {
  return value.split('.')[0]?.length ?? 0
}
