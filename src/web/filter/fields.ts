export interface Option {
  readonly value: string
  readonly label: string
}

/** One thing a list can be asked for. Its values stand in the address under its id; an amount has two, `<id>From` and `<id>To`, in yuan. */
export type FilterField =
  | { readonly kind: 'text'; readonly id: string; readonly label: string; readonly width?: number }
  | { readonly kind: 'one'; readonly id: string; readonly label: string; readonly options: readonly Option[]; readonly none: string }
  | { readonly kind: 'some'; readonly id: string; readonly label: string; readonly options: readonly Option[]; readonly none: string }
  | { readonly kind: 'day'; readonly id: string; readonly label: string }
  | { readonly kind: 'range'; readonly id: string; readonly label: string; readonly unit: string }

export type FilterValues = Readonly<Record<string, string | readonly string[]>>

export const rangeIds = (id: string): readonly [from: string, to: string] => [`${id}From`, `${id}To`]

/** The names under which a field's values stand. */
export const idsOf = (field: FilterField): readonly string[] => (field.kind === 'range' ? rangeIds(field.id) : [field.id])

export const textOf = (values: FilterValues, id: string): string => {
  const value = values[id]
  return typeof value === 'string' ? value : ''
}

export const textsOf = (values: FilterValues, id: string): readonly string[] => {
  const value = values[id]
  return value === undefined || value === '' ? [] : typeof value === 'string' ? [value] : value
}
