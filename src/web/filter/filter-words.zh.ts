import { type FilterField, type FilterValues, rangeIds, textOf, textsOf } from './fields.ts'

/** What a field asks for, in words; undefined where it asks for nothing. A value that it does not offer stands as it is. */
export function wordsOf(field: FilterField, values: FilterValues): string | undefined {
  switch (field.kind) {
    case 'text':
    case 'day': {
      const text = textOf(values, field.id)
      return text === '' ? undefined : `${field.label}：${text}`
    }
    case 'one':
    case 'some': {
      const chosen = textsOf(values, field.id)
      const labels = chosen.map((value) => field.options.find((option) => option.value === value)?.label ?? value)
      return labels.length === 0 ? undefined : `${field.label}：${labels.join('、')}`
    }
    case 'range': {
      const [from, to] = rangeIds(field.id).map((id) => textOf(values, id))
      if (from === '' && to === '') return undefined
      if (from === '') return `${field.label} ≤ ${to} ${field.unit}`
      return to === '' ? `${field.label} ≥ ${from} ${field.unit}` : `${field.label} ${from}–${to} ${field.unit}`
    }
  }
}

/** What a filter asks for, in words, by the names of its fields. */
export function saidOf(fields: readonly FilterField[], values: FilterValues): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const words = wordsOf(field, values)
      return words === undefined ? [] : [[field.id, words] as const]
    }),
  )
}
