import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { ActButton } from '../batches/act-button.tsx'
import { ask } from '../client/office.ts'
import { count, sumOfFen, yuan } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { NotApplicable } from '../parts/figure.tsx'
import { Mark } from '../parts/mark.tsx'
import { useMay } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { type Selection, useSelection } from '../table/selection.ts'
import { type Account, entryWord, explainedKinds, type OpenItem, type OpenKind, openKinds } from './words.zh.ts'

const keyOf = ({ kind, source }: OpenItem): string => `${kind}/${source}`
const nameOf = ({ kind, day, reference }: OpenItem): string => `${entryWord(kind)} ${day} ${reference}`

const columns: readonly Column<OpenItem>[] = [
  { id: 'day', title: '日期', kind: 'day', width: 100, cell: ({ day }) => day },
  { id: 'kind', title: '事项', kind: 'text', width: 110, cell: ({ kind }) => entryWord(kind) },
  {
    id: 'reference',
    title: '编号',
    kind: 'text',
    width: 190,
    cell: ({ reference, batch }) =>
      batch === null ? (
        reference || <NotApplicable />
      ) : (
        <Link to={`/batches/${batch}` as never} tabIndex={-1}>
          {reference}
        </Link>
      ),
  },
  { id: 'text', title: '摘要、对方', kind: 'text', cell: ({ text }) => (text === '' ? <NotApplicable /> : text) },
  { id: 'fen', title: '金额', kind: 'money', width: 140, cell: ({ fen }) => fen },
  {
    id: 'standing',
    title: '状态',
    kind: 'state',
    width: 120,
    cell: ({ isWaiting }) =>
      isWaiting ? (
        <span className="status is-review">
          <Mark name="review" />
          勾对待复核
        </span>
      ) : (
        <span className="status is-grey">
          <Mark name="waiting" />
          未达
        </span>
      ),
  },
]

/** What stands on one side alone, kind by kind; whoever keeps the books matches it by hand or says what it is. */
export function OpenSection({ account, asOf }: { readonly account: Account; readonly asOf: string }) {
  const mayTake = useMay()('reconciliation.take')
  const queries = useQueryClient()
  const picked = useSelection(keyOf)
  const again = useMutation(
    ask.reconciliation.matchAgain.act({ onSuccess: () => queries.invalidateQueries({ queryKey: ask.reconciliation.key() }) }),
  )
  const found = again.data?.reduce((sum, { lines }) => sum + lines, 0)
  return (
    <>
      {mayTake ? (
        <p className="section-line">
          勾选两边同一笔钱，金额相等才能勾对；须由另一人复核后生效。
          <Button size="small" loading={again.isPending} onClick={() => again.mutate({ account: account.id })}>
            重新自动勾对
          </Button>
          <span role="status">{found === undefined ? '' : found === 0 ? '没有新对上的。' : `新对上 ${count(found)} 笔。`}</span>
        </p>
      ) : null}
      {(Object.keys(openKinds) as OpenKind[]).map((kind) => (
        <OpenTable key={kind} account={account} asOf={asOf} kind={kind} picked={mayTake ? picked : undefined} />
      ))}
      {mayTake && picked.picked.size > 0 ? <PickedBar account={account.id} picked={picked} /> : null}
    </>
  )
}

interface OpenTableProps {
  readonly account: Account
  readonly asOf: string
  readonly kind: OpenKind
  readonly picked: Selection<OpenItem> | undefined
}

function OpenTable({ account, asOf, kind, picked }: OpenTableProps) {
  const [pages, setPages] = useState<readonly (string | undefined)[]>([undefined])
  const after = pages.at(-1)
  const page = useQuery({
    ...ask.reconciliation.open.query({ input: { account: account.id, kind, asOf, ...(after === undefined ? {} : { after }) } }),
    placeholderData: keepPreviousData,
  })
  const { rows, fen } = account.balance.open[kind]
  const { word, note } = openKinds[kind]
  const next = page.data?.next ?? null
  return (
    <section aria-label={word}>
      <h2>
        {word}
        <span className="small soft">
          {count(rows)} 笔，{yuan(fen)} 元；{note}
        </span>
      </h2>
      <DataTable
        label={word}
        columns={columns}
        rows={page.data?.items}
        keyOf={keyOf}
        nameOf={nameOf}
        isPending={page.isPending}
        error={page.error}
        onRetry={() => void page.refetch()}
        empty={<EmptyLine why="没有。" next="" />}
        {...(picked === undefined ? {} : { selection: picked })}
      />
      {pages.length === 1 && next === null ? null : (
        <p className="form-acts">
          <Button size="small" disabled={pages.length === 1} onClick={() => setPages((before) => before.slice(0, -1))}>
            上一页
          </Button>
          <Button size="small" disabled={next === null} onClick={() => setPages((before) => [...before, next ?? undefined])}>
            下一页
          </Button>
        </p>
      )}
    </section>
  )
}

/** What was picked on both sides, whether it comes to the same, and what can be done with it. */
function PickedBar({ account, picked }: { readonly account: string; readonly picked: Selection<OpenItem> }) {
  const queries = useQueryClient()
  const onSuccess = async () => {
    picked.clear()
    await queries.invalidateQueries({ queryKey: ask.reconciliation.key() })
  }
  const match = useMutation(ask.reconciliation.matchByHand.act({ onSuccess }))
  const explain = useMutation(ask.reconciliation.explain.act({ onSuccess }))
  const all = [...picked.picked.values()]
  const lines = all.filter(({ kind }) => kind === 'line')
  const entries = all.filter(({ kind }) => kind !== 'line')
  const sums = [lines, entries].map((some) => sumOfFen(some.map(({ fen }) => fen)))
  const difference = sumOfFen([sums[0] ?? '0', String(-BigInt(sums[1] ?? '0'))])
  return (
    <section className="picked-bar" aria-label="所选">
      <span>
        对账单 {count(lines.length)} 笔 {yuan(sums[0] ?? '0')} 元，账上 {count(entries.length)} 笔 {yuan(sums[1] ?? '0')} 元
        {difference === '0' ? '，相等' : `，相差 ${yuan(difference)} 元`}
      </span>
      {difference === '0' && all.length > 1 ? (
        <ActButton
          label="勾对"
          look="primary"
          sentence="所选是同一笔钱（或一边互相冲销）。由另一人复核后生效，复核前仍列在未达账项里。"
          fields={{ reason: '理由' }}
          onAct={({ reason }) =>
            match.mutateAsync({
              ...{ account, reason, files: [], lines: lines.map(({ source }) => source) },
              entries: entries.map(({ kind, source }) => ({ kind, source })),
            })
          }
        />
      ) : null}
      {lines.length > 0 && entries.length === 0 ? (
        <ActButton
          label="说明"
          sentence="所选的行不是发放的钱：利息、手续费，或本账户自己的调拨。由另一人复核后不再列为未达。"
          choice={{ label: '是什么', options: explainedKinds }}
          fields={{ reason: '说明和凭据' }}
          onAct={({ choice, reason }) =>
            explain.mutateAsync({
              ...{ account, reason, lines: lines.map(({ source }) => source) },
              kind: choice as (typeof explainedKinds)[number]['value'],
            })
          }
        />
      ) : null}
      <Button onClick={picked.clear}>取消勾选</Button>
    </section>
  )
}
