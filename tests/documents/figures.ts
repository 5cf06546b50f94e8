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
const scales: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }
const names: Readonly<Record<string, string>> = {
  名: '人',
  位: '人',
  个月: '月',
  天: '日',
  个工作日: '工作日',
  周岁: '岁',
  '\uFF05': '%',
  百分点: '个百分点',
}
const YEAR = '年'
const MONTH = '月'

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
