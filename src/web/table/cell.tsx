import { useContext } from 'react'
import { dayInTable } from '../figures/days.ts'
import { count } from '../figures/figures.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { Money, MoneyUnitContext, moneyUnitWord } from '../parts/figure.tsx'
import type { CellContent, Column } from './column.ts'

/** The content of a cell as its column has it. */
export function Cell({ kind, content }: { readonly kind: Column<never>['kind']; readonly content: CellContent }) {
  const officeDay = useContext(OfficeDayContext)
  if (typeof content === 'object') return content
  if (kind === 'money') return <Money fen={String(content)} />
  if (kind === 'day') return <>{dayInTable(String(content), officeDay)}</>
  return <>{typeof content === 'string' ? content : count(content)}</>
}

/** The unit under a title. */
export function Unit({ column }: { readonly column: Pick<Column<never>, 'kind' | 'unit'> }) {
  const unit = useContext(MoneyUnitContext)
  if (column.kind !== 'money') return column.unit === undefined ? null : <i>{column.unit}</i>
  return <i>{[moneyUnitWord(unit), column.unit].filter(Boolean).join('，')}</i>
}
