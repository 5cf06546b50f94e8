import { useEffect, useRef } from 'react'
import { Unit } from './cell.tsx'
import { type Column, isFigure, ownersOf, sortedBy } from './column.ts'
import type { DataTableProps } from './table-props.ts'

interface TableHeadProps<Row> extends DataTableProps<Row> {
  readonly shown: readonly Row[]
}

/** The titles of a table, with the owners above them where there are several. */
export function TableHead<Row>({ columns, selection, shown, keyOf, sort, onSort, hasHead = true }: TableHeadProps<Row>) {
  const owners = ownersOf(columns)
  const hasUnits = columns.some(({ kind, unit }) => kind === 'money' || unit !== undefined)
  return (
    <thead className={hasHead ? undefined : 'unseen'}>
      {owners.length === 0 ? null : (
        <tr className="is-owners">
          {selection === undefined ? null : <td />}
          {owners.map(({ owner, span }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an owner may stand in two places
            <th key={at} colSpan={span} scope="colgroup" className={at > 0 ? 'is-edge' : undefined}>
              {owner}
            </th>
          ))}
        </tr>
      )}
      <tr className={hasUnits ? undefined : 'is-plain'}>
        {selection === undefined ? null : (
          <th scope="col" className="is-box">
            <AllBox
              isAll={shown.length > 0 && shown.every((row) => selection.picked.has(keyOf(row)))}
              isSome={shown.some((row) => selection.picked.has(keyOf(row)))}
              onToggle={() => selection.toggleAll(shown)}
            />
          </th>
        )}
        {columns.map((column) => {
          const direction = sort?.by === column.id ? sort.direction : undefined
          return (
            <th
              key={column.id}
              scope="col"
              className={isFigure(column) ? 'is-right' : undefined}
              aria-sort={direction === undefined ? undefined : direction === 'asc' ? 'ascending' : 'descending'}
            >
              {column.sortable === true && onSort !== undefined ? (
                <button type="button" className="sort" onClick={() => onSort(sortedBy(sort, column.id))}>
                  {column.title}
                  {direction === undefined ? null : <span aria-hidden="true">{direction === 'asc' ? ' ↑' : ' ↓'}</span>}
                </button>
              ) : (
                column.title
              )}
              <Unit column={column as Pick<Column<never>, 'kind' | 'unit'>} />
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function AllBox({ isAll, isSome, onToggle }: { readonly isAll: boolean; readonly isSome: boolean; readonly onToggle: () => void }) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = isSome && !isAll
  }, [isSome, isAll])
  return <input ref={box} type="checkbox" checked={isAll} onChange={onToggle} aria-label="选择本页" />
}
