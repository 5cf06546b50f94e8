import type { FieldType } from '../rules/index.ts'

/** The two values of a fact that holds or does not. */
export const yesAndNo = { true: '是', false: '否' } as const

/** How a value is written, for whoever fills it in. */
export function expectedForm(type: FieldType): string {
  switch (type.kind) {
    case 'boolean':
      return '是或否'
    case 'date':
      return '日期，如 2022-03-01；没有发生写 9999-12-31'
    case 'month':
      return '月份，如 2022-03'
    case 'region':
      return '六位区划代码，如 500103'
    case 'enumeration':
      return '列出的名称之一'
    case 'text':
      return type.code === 'industry' ? '国民经济行业分类代码，如 H6210' : '文字'
    case 'number':
      return numberForm(type)
    case 'reference':
    case 'relation':
      return '（不能直接填写）'
  }
}

function numberForm({ dimension, scale, low, high }: Extract<FieldType, { readonly kind: 'number' }>): string {
  const range = `${shown(low, scale)} 至 ${shown(high, scale)}`
  if (scale === 0) return `整数，${range}`
  return dimension.includes('yuan') ? `金额（元），最多 ${scale} 位小数，${range}` : `数字，最多 ${scale} 位小数，${range}`
}

function shown(value: bigint, scale: number): string {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
  const decimals = digits.slice(digits.length - scale).replace(/0+$/, '')
  const whole = digits.slice(0, digits.length - scale)
  return `${value < 0n ? '-' : ''}${scale === 0 ? digits : whole}${scale === 0 || decimals === '' ? '' : `.${decimals}`}`
}

/** A region with those of the past that it answers for. */
export const placeWords = (name: string, past: readonly string[]): string =>
  past.length === 0 ? name : `${name}（含原${past.join('、')}）`

/** What of an input was not as the contract wants it, and what to do. */
export function badInput(faults: readonly { readonly path: string; readonly message: string }[]): string {
  const [first] = faults
  if (first === undefined) return '提交的内容不合要求。请改正后再试。'
  return `提交的内容不合要求（${first.path === '' ? '' : `“${first.path}”：`}${first.message}）。请改正后再试。`
}
