import { Link } from '@tanstack/react-router'
import { count } from '../../figures/figures.ts'
import { clausePath } from '../../plans/plans.ts'
import { subjectPath } from '../subjects.zh.ts'
import { cellText, type Names, type Section, titleOf } from './dossier.ts'
import { sectionWords } from './words.zh.ts'

interface SectionTableProps {
  readonly section: Section
  readonly names: Names
}

const rightKinds: readonly string[] = ['fen', 'count']

/** One section of a dossier with its rows in the order of time; columns in which no row says anything are left out. */
export function SectionTable({ section, names }: SectionTableProps) {
  const { id, columns, rows, total } = section
  const words = sectionWords[id]?.columns ?? {}
  const shown = columns.map((column, at) => ({ column, at })).filter(({ at }) => rows.some(({ cells }) => (cells[at] ?? null) !== null))
  const isDated = rows.some(({ on }) => on !== null)
  return (
    <section id={`dossier-${id}`} aria-label={titleOf(id)} className="dossier-section">
      <h2>
        {titleOf(id)}
        <small>
          共 {count(total)} 条{total > rows.length ? `，列出 ${count(rows.length)} 条` : ''}
        </small>
      </h2>
      <div className="dossier-scroll">
        <table className="table dossier-table">
          <thead>
            <tr>
              {isDated ? <th scope="col">日期</th> : null}
              {shown.map(({ column }) => (
                <th key={column.id} scope="col" className={rightKinds.includes(column.kind) ? 'is-right' : undefined}>
                  {words[column.id] ?? column.id}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              // Rows are read once and stand still.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <tr key={place}>
                {isDated ? <td className="is-day">{row.on ?? ''}</td> : null}
                {shown.map(({ column, at }) => (
                  <td key={column.id} className={rightKinds.includes(column.kind) ? 'is-right' : `is-${column.kind}`}>
                    <Cell section={id} column={column} cell={row.cells[at] ?? null} names={names} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface CellProps {
  readonly section: string
  readonly column: Section['columns'][number]
  readonly cell: string | null
  readonly names: Names
}

function Cell({ section, column, cell, names }: CellProps) {
  const said = cellText(section, column, cell, names)
  if (cell === null) return <span className="soft">—</span>
  if (column.kind === 'clause') {
    const [plan = '', ...clause] = cell.split(' ')
    return <Link to={clausePath(plan, clause.join(' '))}>{said}</Link>
  }
  if (column.kind === 'subject') {
    const [entity = '', key = ''] = cell.split('/')
    return said === '' ? <span className="soft">姓名名称不在您的辖区内</span> : <Link to={subjectPath(entity, key)}>{said}</Link>
  }
  return said
}
