import type { FigureMention } from '../../documents/index.ts'
import type { Desk } from '../draft.ts'
import { sentences } from '../messages.zh.ts'
import { readable, shifted } from '../read-decimal.ts'

const monthsOfYear = 12

/** A figure as the value of a parameter. */
export interface Typed {
  readonly type: 'money' | 'rate' | 'amount'
  readonly unit: string | undefined
  readonly value: string
  readonly note: string | undefined
}

/** A figure as a parameter's value: money in yuan, shares in percent, everything else in a unit of the vocabulary. */
export function typedValue(mention: FigureMention, line: number, desk: Desk): Typed | undefined {
  const value = readable(mention.value)
  if (value === undefined) return undefined
  const { units } = desk.context.plans.vocabulary
  const zh = (id: string) => units.get(id)?.zh ?? ''
  const { figures } = desk.context.lexicon
  if (mention.unit === '%' || mention.unit === '\u2030')
    return { type: 'rate', unit: undefined, value: `${mention.unit === '%' ? value : shifted(value, -1)}%`, note: undefined }
  if (figures.percent.includes(mention.unit)) {
    desk.ask('percentage_points', line, { text: `${value}${mention.unit}`, written: `${value}%` })
    return { type: 'rate', unit: undefined, value: `${value}%`, note: sentences.percentagePoints }
  }
  const [money = '', per] = mention.unit.split('/')
  if (figures.money.includes(money)) {
    if ((value.split('.')[1]?.length ?? 0) > 2) return undefined
    const isKnown = per === undefined || per.split('\u00B7').every((word) => [...units.values()].some((unit) => unit.zh === word))
    const note = isKnown ? undefined : sentences.unitAsPrinted(mention.unit)
    return { type: 'money', unit: per !== undefined && isKnown ? `${zh('yuan')}/${per}` : undefined, value, note }
  }
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
