import { Button } from 'antd'
import { useRef } from 'react'
import { ErrorLine } from '../parts/error-line.tsx'
import { Cell } from './cell.tsx'
import { isFigure } from './column.ts'
import { DataLine } from './data-line.tsx'
import { TableHead } from './table-head.tsx'
import type { DataTableProps } from './table-props.ts'
import { useDelay } from './use-delay.ts'
import { useRowKeys } from './use-row-keys.tsx'

/** The list of the office: one page of rows, with keys, sorting, picking, waiting, faults and emptiness as they are everywhere. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, keyOf, onOpen, selection, isPending = false, error, onRetry, empty, totals, density = 'list' } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const isLate = useDelay(isPending, 100)
  const isVeryLate = useDelay(isPending, 2_000)
  const shown: readonly Row[] = isLate || rows === undefined ? none : rows
  const keys = useRowKeys(body, shown, keyOf, onOpen, selection)
  const span = columns.length + (selection === undefined ? 0 : 1)
  const leastWidth = columns.reduce((sum, { width = 140 }) => sum + width, selection === undefined ? 0 : 28)
  const hasFault = error !== null && error !== undefined
  return (
    <div className="table-room" data-scroll-restoration-id={`table:${label}`}>
      {hasFault ? <ErrorLine error={error} {...(onRetry === undefined ? {} : { onRetry })} /> : null}
      {isVeryLate ? (
        <p className="table-wait" role="status">
          正在查询
          {props.onCancel === undefined ? null : (
            <Button type="link" size="small" onClick={props.onCancel}>
              取消
            </Button>
          )}
        </p>
      ) : null}
      <table className={`table is-${density}`} style={{ minWidth: leastWidth }} aria-busy={isPending}>
        <caption className="unseen">{label}</caption>
        <colgroup>
          {selection === undefined ? null : <col className="is-box" style={{ width: 28 }} />}
          {columns.map(({ id, width }) => (
            <col key={id} style={width === undefined ? undefined : { width }} />
          ))}
        </colgroup>
        <TableHead {...props} shown={shown} />
        <tbody ref={body} onKeyDown={keys.onKeyDown}>
          {isLate ? <Bars span={span} /> : null}
          {shown.map((row, index) => (
            <DataLine key={keyOf(row)} {...props} row={row} before={shown[index - 1]} index={index} span={span} keys={keys} shown={shown} />
          ))}
          {!isPending && !hasFault && rows?.length === 0 ? (
            <tr className="is-empty">
              <td colSpan={span}>{empty}</td>
            </tr>
          ) : null}
        </tbody>
        {totals === undefined || shown.length === 0 ? null : (
          <tfoot>
            <tr>
              {selection === undefined ? null : <td />}
              {columns.map((column, at) => {
                const content = totals.cells[column.id]
                return at === 0 ? (
                  <th key={column.id} scope="row">
                    {totals.label}
                  </th>
                ) : (
                  <td key={column.id} data-label={column.title} className={isFigure(column) ? 'is-right' : undefined}>
                    {content === undefined ? null : <Cell kind={column.kind} content={content} />}
                  </td>
                )
              })}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

/** One and the same, so that waiting is no change of rows. */
const none: readonly never[] = []
const barRows = Array.from({ length: 12 }, (_, index) => index)

function Bars({ span }: { readonly span: number }) {
  return barRows.map((index) => (
    <tr key={index} className="is-bar">
      <td colSpan={span}>
        <span />
      </td>
    </tr>
  ))
}
