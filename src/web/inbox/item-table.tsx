import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { choosePost, chosenPost } from '../client/chosen-post.ts'
import { dayInTable } from '../figures/days.ts'
import { DeadlineMark } from '../parts/status-mark.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { dueWord, groups, type Item, wordsOf } from './items.zh.ts'

const keyOf = ({ id }: Item): string => id
const nameOf = (item: Item): string => wordsOf(item).title
const stateOf = { late: 'late', today: 'today', soon: 'ahead', later: 'ahead', undated: 'ahead' } as const

interface ItemTableProps {
  readonly label: string
  readonly items: readonly Item[] | undefined
  readonly today: string
  readonly isPending: boolean
  readonly error: unknown
  readonly onRetry: () => void
  readonly empty: ReactNode
}

/** What waits, grouped by how near its day is: what, how many, from whom, what next. */
export function ItemTable({ label, items, today, isPending, error, onRetry, empty }: ItemTableProps) {
  const navigate = useNavigate()
  const open = (item: Item) => {
    // A substitute deals with it under the post that is covered.
    if (chosenPost() !== item.post) choosePost(item.post)
    void navigate({ to: wordsOf(item).to })
  }
  const columns: readonly Column<Item>[] = [
    {
      id: 'due',
      title: '期限',
      kind: 'state',
      width: 140,
      cell: (item) => <DeadlineMark state={stateOf[item.urgency.kind]} word={dueWord(item)} />,
    },
    {
      id: 'what',
      title: '事项',
      kind: 'text',
      cell: (item) => {
        const { title, note, to } = wordsOf(item)
        return (
          <>
            <a href={to} className="item-title" tabIndex={-1} onClick={(event) => follow(event, () => open(item))}>
              <b>{title}</b>
            </a>
            <br />
            <small>
              {item.actsFor === null ? '' : `代${item.actsFor}办；`}
              {note}
            </small>
          </>
        )
      },
    },
    { id: 'many', title: '数量', kind: 'figure', width: 84, cell: (item) => wordsOf(item).many },
    {
      id: 'from',
      title: '来自',
      kind: 'text',
      width: 112,
      cell: (item) => (
        <>
          {wordsOf(item).from}
          <br />
          <small>{dayInTable(item.openedOn, today)}</small>
        </>
      ),
    },
    {
      id: 'verb',
      title: '办理',
      kind: 'text',
      width: 56,
      cell: (item) => {
        const { verb, to } = wordsOf(item)
        return (
          <a href={to} tabIndex={-1} onClick={(event) => follow(event, () => open(item))}>
            {verb}
          </a>
        )
      },
    },
  ]
  const many = (kind: Item['urgency']['kind']) => items?.filter(({ urgency }) => urgency.kind === kind).length
  return (
    <DataTable
      label={label}
      density="two_lines"
      hasHead={false}
      columns={columns}
      rows={items}
      keyOf={keyOf}
      nameOf={nameOf}
      onOpen={open}
      groupOf={({ urgency: { kind } }) => ({
        id: kind,
        label: (
          <>
            {groups[kind]}
            <span className="soft"> {many(kind)}</span>
          </>
        ),
      })}
      isPending={isPending}
      error={error}
      onRetry={onRetry}
      empty={empty}
    />
  )
}

/** A plain click goes there inside the page; one that asks for a tab of its own is the browser's. */
function follow(event: React.MouseEvent, go: () => void): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return
  event.preventDefault()
  go()
}
