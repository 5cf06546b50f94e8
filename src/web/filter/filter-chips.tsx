import type { ReactNode } from 'react'
import { Mark } from '../parts/mark.tsx'
import { type FilterField, type FilterValues, idsOf, rangeIds, textOf, textsOf } from './fields.ts'

interface FilterChipsProps {
  readonly fields: readonly FilterField[]
  readonly values: FilterValues
  /** Removes what one chip asks for; the names of its values. */
  readonly onRemove: (ids: readonly string[]) => void
  readonly onClear: () => void
  /** At the right: how many there are. */
  readonly children?: ReactNode
}

/** What a list is asked for now, chip by chip, from the address. */
export function FilterChips({ fields, values, onRemove, onClear, children }: FilterChipsProps) {
  const chips = fields.flatMap((field) => {
    const asked = wordsOf(field, values)
    return asked === undefined ? [] : [{ field, asked }]
  })
  return (
    <div className="chips">
      {chips.map(({ field, asked }) => (
        <span className="chip" key={field.id}>
          {asked}
          <button type="button" onClick={() => onRemove(idsOf(field))} aria-label={`去掉条件：${asked}`}>
            <Mark name="cross" />
          </button>
        </span>
      ))}
      {chips.length === 0 ? null : (
        <button type="button" className="link small" onClick={onClear}>
          清除条件
        </button>
      )}
      <span className="chips-end">{children}</span>
    </div>
  )
}

function wordsOf(field: FilterField, values: FilterValues): string | undefined {
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
