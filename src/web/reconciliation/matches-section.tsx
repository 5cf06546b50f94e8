import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { ActButton } from '../batches/act-button.tsx'
import { StateMark } from '../batches/state-mark.tsx'
import { ask } from '../client/office.ts'
import { count } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { NotApplicable } from '../parts/figure.tsx'
import { useMay } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { type MatchRow, matchKind, matchStandings, wayWord } from './words.zh.ts'

const keyOf = ({ id }: MatchRow): string => id
const nameOf = ({ id, kind }: MatchRow): string => `${matchKind(kind)} ${id}`

const columns: readonly Column<MatchRow>[] = [
  { id: 'kind', title: '事项', kind: 'text', width: 88, cell: ({ kind }) => matchKind(kind) },
  { id: 'way', title: '怎么对上的', kind: 'text', width: 150, cell: ({ way }) => wayWord(way) },
  { id: 'rows', title: '对账单、账上', kind: 'text', width: 110, cell: ({ lines, entries }) => `${count(lines)}、${count(entries)} 笔` },
  { id: 'fen', title: '金额', kind: 'money', width: 130, cell: ({ fen }) => fen },
  { id: 'day', title: '对齐日', kind: 'day', width: 96, cell: ({ settledOn }) => settledOn },
  {
    id: 'reason',
    title: '理由',
    kind: 'text',
    cell: ({ reason, checkReason }) =>
      reason === '' && (checkReason ?? '') === '' ? (
        <NotApplicable />
      ) : (
        [reason, checkReason].filter((one) => one !== null && one !== '').join('；')
      ),
  },
  { id: 'by', title: '办理', kind: 'text', width: 130, cell: ({ by, checkedBy }) => (checkedBy === null ? by : `${by}／${checkedBy}`) },
  {
    id: 'standing',
    title: '状态',
    kind: 'state',
    width: 96,
    cell: ({ standing }) => <StateMark looks={matchStandings} state={standing} />,
  },
  { id: 'acts', title: '复核', kind: 'text', width: 150, cell: (row) => <MatchActs row={row} /> },
]

function MatchActs({ row: { id, standing, isMine } }: { readonly row: MatchRow }) {
  const mayCheck = useMay()('reconciliation.check')
  const queries = useQueryClient()
  const onSuccess = () => queries.invalidateQueries({ queryKey: ask.reconciliation.key() })
  const agree = useMutation(ask.reconciliation.agree.act({ onSuccess }))
  const reject = useMutation(ask.reconciliation.reject.act({ onSuccess }))
  const apart = useMutation(ask.reconciliation.takeApart.act({ onSuccess }))
  if (!mayCheck || (standing !== 'waiting' && standing !== 'counts')) return <NotApplicable />
  if (isMine) return <span className="soft small">须由另一人办理</span>
  if (standing === 'counts')
    return (
      <ActButton
        label="拆开"
        look="small"
        sentence="拆开后这些条目回到未达账项，可以重新勾对。"
        fields={{ reason: '理由' }}
        onAct={({ reason }) => apart.mutateAsync({ match: id, reason })}
      />
    )
  return (
    <span className="form-acts">
      <ActButton label="同意" look="small" sentence="同意后这条勾对生效，不再列为未达。" onAct={() => agree.mutateAsync({ match: id })} />
      <ActButton
        label="退回"
        look="small"
        sentence="退回后这些条目回到未达账项。"
        fields={{ reason: '理由' }}
        onAct={({ reason }) => reject.mutateAsync({ match: id, reason })}
      />
    </span>
  )
}

/** What was matched and explained, those that wait for a second look first. */
export function MatchesSection({ account }: { readonly account: string }) {
  const [pages, setPages] = useState<readonly (string | undefined)[]>([undefined])
  const before = pages.at(-1)
  const page = useQuery({
    ...ask.reconciliation.matches.query({ input: { account, ...(before === undefined ? {} : { before }) } }),
    placeholderData: keepPreviousData,
  })
  const next = page.data?.next ?? null
  return (
    <>
      <DataTable
        label="勾对记录"
        columns={columns}
        rows={page.data?.matches}
        keyOf={keyOf}
        nameOf={nameOf}
        isPending={page.isPending}
        error={page.error}
        onRetry={() => void page.refetch()}
        empty={<EmptyLine why="还没有勾对。" next="导入对账单后自动勾对；对不上的在“未达账项”里手工勾对。" />}
      />
      {pages.length === 1 && next === null ? null : (
        <p className="form-acts">
          <Button size="small" disabled={pages.length === 1} onClick={() => setPages((all) => all.slice(0, -1))}>
            上一页
          </Button>
          <Button size="small" disabled={next === null} onClick={() => setPages((all) => [...all, next ?? undefined])}>
            下一页
          </Button>
        </p>
      )}
    </>
  )
}
