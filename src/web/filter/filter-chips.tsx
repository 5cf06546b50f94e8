import type { ReactNode } from 'react'
import { Mark } from '../parts/mark.tsx'
import { type FilterField, type FilterValues, idsOf } from './fields.ts'
import { wordsOf } from './filter-words.zh.ts'

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
