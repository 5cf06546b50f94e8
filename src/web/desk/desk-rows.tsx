import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useParameters } from '../address/use-parameters.ts'
import { claimName, whyPath } from '../batches/claim.ts'
import { StateMark } from '../batches/state-mark.tsx'
import { claimStates } from '../batches/words.zh.ts'
import { ask } from '../client/office.ts'
import { yuan } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { NotApplicable } from '../parts/figure.tsx'
import { useMay } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { ListFoot } from '../table/list-foot.tsx'
import { useSelection } from '../table/selection.ts'
import { DeskActs } from './desk-acts.tsx'
import { declared } from './desk-address.ts'
import { callWords, causeWord, type DeskRow, type DeskView, type Group, groups } from './words.zh.ts'

const keyOf = ({ claim }: DeskRow): string => claim.id
const nameOf = ({ claim }: DeskRow): string => claimName(claim)

function columnsOf(group: Group, mayAskWhy: boolean): readonly Column<DeskRow>[] {
  const isSilent = group === 'silent'
  const cause: readonly Column<DeskRow>[] = [
    {
      id: 'cause',
      title: '银行说明',
      kind: 'text',
      width: 200,
      cell: ({ cause: of, wasPaid }) =>
        of === null ? <NotApplicable /> : `${causeWord(of.word, of.code)}${wasPaid ? '（成功后退回）' : ''}`,
    },
  ]
  return [
    {
      id: 'name',
      title: '收款方',
      kind: 'text',
      cell: ({ claim, batch }) => {
        const name = claim.payee.name ?? claimName(claim)
        return mayAskWhy ? (
          <Link to={whyPath(claim, batch.policy.id)} tabIndex={-1}>
            {name}
          </Link>
        ) : (
          name
        )
      },
    },
    {
      id: 'batch',
      title: '批次',
      kind: 'text',
      width: 96,
      cell: ({ batch }) => (
        <Link to={`/batches/${batch.id}`} tabIndex={-1} title={batch.policy.zh}>
          {batch.number}
        </Link>
      ),
    },
    { id: 'region', title: '区县', kind: 'text', width: 84, cell: ({ claim }) => claim.region.name },
    { id: 'fen', title: '金额', kind: 'money', width: 116, cell: ({ claim }) => claim.fen },
    {
      id: 'account',
      title: '收款账户',
      kind: 'text',
      width: 148,
      cell: ({ claim: { account } }) =>
        account === null ? (
          <NotApplicable />
        ) : (
          <span title={`${account.holder} ${account.bank}`}>{`尾号 ${account.tail} ${account.bank}`}</span>
        ),
    },
    ...(group === 'succeeded' || isSilent ? [] : cause),
    { id: 'on', title: isSilent ? '报盘日期' : '银行日期', kind: 'day', width: 84, cell: ({ on }) => on },
    { id: 'state', title: '状态', kind: 'state', width: 116, cell: ({ claim }) => <StateMark looks={claimStates} state={claim.state} /> },
    ...(group === 'succeeded'
      ? []
      : [
          {
            id: 'call',
            title: '最近一次电话',
            kind: 'text',
            width: 168,
            cell: ({ lastCall }: DeskRow) => (lastCall === null ? <NotApplicable /> : callWords(lastCall)),
          } as const,
        ]),
  ]
}

/** The rows behind a figure, and what can be done with them. */
export function DeskRows({ group, view }: { readonly group: Group; readonly view: DeskView }) {
  const [{ since, batch, file, layout, code, cause, after }, change] = useParameters(declared)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const mayAskWhy = useMay()('decision.read')
  const selection = useSelection(keyOf)
  const [done, setDone] = useState('')
  const [fen = '', id = ''] = after.split('.')
  const page = useQuery({
    ...ask.desk.rows.query({
      input: {
        ...{ group, size: 50 },
        ...(since === '' ? {} : { since }),
        ...(batch === '' ? {} : { batch }),
        ...(file === '' ? {} : { file }),
        ...(layout === '' ? {} : { cause: { layout, code, text: cause } }),
        ...(after === '' ? {} : { after: { fen, id } }),
      },
    }),
    placeholderData: keepPreviousData,
  })
  const rows = page.data?.rows
  const next = page.data?.next ?? null
  const columns = useMemo(() => columnsOf(group, mayAskWhy), [group, mayAskWhy])
  const picked = [...selection.picked.values()].map((row) => rows?.find((each) => keyOf(each) === keyOf(row)) ?? row)
  const batchNumber = rows?.find((row) => row.batch.id === batch)?.batch.number
  const word = view.returns.find((line) => line.cause.layout === layout && line.cause.code === code && line.cause.text === cause)
  const narrowed = [
    ...(batch === '' ? [] : [`批次 ${batchNumber ?? ''}`]),
    ...(file === '' ? [] : [`文件 ${view.silent.find((each) => each.file === file)?.number ?? ''}`]),
    ...(layout === '' ? [] : [causeWord(word?.word ?? (cause === '' ? null : cause), code)]),
  ]
  const onDone = async (what: string) => {
    selection.clear()
    for (const room of [ask.inbox, ask.batch, ask.payment]) void queries.invalidateQueries({ queryKey: room.key() })
    await queries.invalidateQueries({ queryKey: ask.desk.key() })
    setDone(what)
  }
  return (
    <>
      <h2>{[groups[group].word, ...narrowed].join('：')}</h2>
      <p className="section-line">
        {groups[group].next}{' '}
        <Link to="." search={(since === '' ? {} : { since }) as never}>
          回到全部
        </Link>
      </p>
      <p className="done-line" role="status">
        {done}
      </p>
      <DataTable
        label={groups[group].word}
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        nameOf={nameOf}
        selection={selection}
        {...(mayAskWhy ? { onOpen: ({ claim, batch: of }: DeskRow) => void navigate({ to: whyPath(claim, of.policy.id) }) } : {})}
        isPending={page.isPending || page.isPlaceholderData}
        error={page.error}
        onRetry={() => void page.refetch()}
        empty={<EmptyLine why={`没有“${groups[group].word}”的条目。`} next="点“回到全部”看其他。" />}
      />
      <ListFoot
        picked={picked.length === 0 ? null : <DeskActs picked={picked} onClear={selection.clear} onDone={onDone} />}
        range={
          rows === undefined
            ? ''
            : `本页 ${rows.length} 条，${yuan(String(rows.reduce((sum, { claim }) => sum + BigInt(claim.fen), 0n)))} 元`
        }
        {...(after === '' && next === null
          ? {}
          : {
              pages: {
                onBefore: after === '' ? undefined : () => history.back(),
                onAfter: next === null ? undefined : () => change({ after: `${next.fen}.${next.id}` }),
              },
            })}
      />
    </>
  )
}
