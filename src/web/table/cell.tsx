import { useContext } from 'react'
import { dayInTable } from '../figures/days.ts'
import { count } from '../figures/figures.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { ExactOnPaperContext, Money, type MoneyUnit, MoneyUnitContext, moneyUnitWord } from '../parts/figure.tsx'
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
  const isExactOnPaper = useContext(ExactOnPaperContext) && unit !== 'yuan'
  if (column.kind !== 'money') return column.unit === undefined ? null : <i>{column.unit}</i>
  const words = (of: MoneyUnit) => [moneyUnitWord(of), column.unit].filter(Boolean).join('，')
  if (!isExactOnPaper) return <i>{words(unit)}</i>
  return (
    <>
      <i className="screen-only">{words(unit)}</i>
      <i className="paper-only">{words('yuan')}</i>
    </>
  )
}
