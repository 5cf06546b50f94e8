import { Cell } from './cell.tsx'
import { isFigure, ownerEdges } from './column.ts'
import type { DataTableProps } from './table-props.ts'
import type { RowKeys } from './use-row-keys.tsx'

interface LineProps<Row> extends DataTableProps<Row> {
  readonly row: Row
  readonly before: Row | undefined
  readonly index: number
  readonly span: number
  readonly shown: readonly Row[]
  readonly keys: RowKeys
}

/** One row, and before it the line of its group where one begins. */
export function DataLine<Row>({
  columns,
  row,
  before,
  index,
  span,
  shown,
  keys,
  keyOf,
  nameOf,
  onOpen,
  selection,
  groupOf,
  isTotal,
  isCurrent,
}: LineProps<Row>) {
  const isPicked = selection?.picked.has(keyOf(row)) === true
  const group = groupOf?.(row)
  const isFirstOfGroup = group !== undefined && (before === undefined || groupOf?.(before).id !== group.id)
  const owners = new Set(ownerEdges(columns))
  return (
    <>
      {isFirstOfGroup ? (
        <tr className="is-group">
          <th colSpan={span} scope="rowgroup">
            {group.label}
          </th>
        </tr>
      ) : null}
      <tr
        data-row={index}
        className={
          [isPicked ? 'is-picked' : '', isTotal?.(row) ? 'is-total' : '', isCurrent?.(row) ? 'is-current' : ''].filter(Boolean).join(' ') ||
          undefined
        }
        aria-current={isCurrent?.(row) === true ? true : undefined}
        tabIndex={index === keys.current ? 0 : -1}
        aria-selected={selection === undefined ? undefined : isPicked}
        onFocus={() => keys.setCurrent(index)}
        onDoubleClick={onOpen === undefined ? undefined : () => onOpen(row)}
      >
        {selection === undefined ? null : (
          <td className="is-box">
            <input
              type="checkbox"
              tabIndex={-1}
              checked={isPicked}
              aria-label={`选择${nameOf(row)}`}
              onChange={() => {}}
              onClick={(event) => (event.shiftKey ? selection.pickTo(row, shown) : selection.toggle(row))}
            />
          </td>
        )}
        {columns.map((column) => {
          const content = column.cell(row)
          return (
            <td
              key={column.id}
              data-label={column.title}
              className={
                [isFigure(column) ? 'is-right' : '', owners.has(column.id) ? 'is-edge' : ''].filter(Boolean).join(' ') || undefined
              }
              title={typeof content === 'string' && column.kind === 'text' ? content : undefined}
            >
              <Cell kind={column.kind} content={content} />
            </td>
          )
        })}
      </tr>
    </>
  )
}
