import type { FigureMention } from '../../src/documents/mention.ts'
import type { GoldMention, OneOf } from './gold/gold.ts'

type GoldFigure = Extract<GoldMention, { readonly kind: 'figure' }>

/** True when role, bound and the quantity agree, however its unit is written. */
export function sameFigure(gold: GoldFigure, found: FigureMention): boolean {
  if (!choices(gold.role).includes(found.role) || !choices(gold.bound).includes(found.bound)) return false
  const quantity = canonical(found.value ?? null, found.unit)
  return choices(gold.value).some((value) => choices(gold.unit).some((unit) => canonical(value, unit) === quantity))
}

function choices<T>(value: OneOf<T>): readonly T[] {
  return Array.isArray(value) ? value : [value as T]
}

// Escapes: ten thousand, hundred million; the measure words for people; month with and without its measure word; day, working day; year.
const scales: Readonly<Record<string, number>> = { '\u4E07': 1e4, '\u4EBF': 1e8 }
const names: Readonly<Record<string, string>> = {
  '\u540D': '\u4EBA',
  '\u4F4D': '\u4EBA',
  '\u4E2A\u6708': '\u6708',
  '\u5929': '\u65E5',
  '\u4E2A\u5DE5\u4F5C\u65E5': '\u5DE5\u4F5C\u65E5',
  '\u5468\u5C81': '\u5C81',
  '\uFF05': '%',
  '\u767E\u5206\u70B9': '\u4E2A\u767E\u5206\u70B9',
}
const YEAR = '\u5E74'
const MONTH = '\u6708'

/** A quantity in one way of writing: ten thousands multiplied out, years as months, measure words of people made one. */
function canonical(value: string | null, unit: string): string {
  let amount = value === null ? Number.NaN : Number(value)
  let measure = unit.replace(/\s/g, '')
  for (let scale = scales[measure[0] ?? '']; scale !== undefined && measure.length > 0; scale = scales[measure[0] ?? '']) {
    amount *= scale
    measure = measure.slice(1)
  }
  measure = names[measure] ?? measure
  if (measure === YEAR) {
    amount *= 12
    measure = MONTH
  }
  return `${value === null ? '?' : Number(amount.toFixed(6))} ${measure}`
}
