import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { keyText, oneOf } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ActButton } from '../batches/act-button.tsx'
import { StateMark } from '../batches/state-mark.tsx'
import { ask } from '../client/office.ts'
import { sumOfFen, yuan } from '../figures/figures.ts'
import { DueDay } from '../parts/due-day.tsx'
import { EmptyLine } from '../parts/empty-line.tsx'
import { useMay } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { RegisterList } from '../table/register-list.tsx'
import { groups, payeeWord, type RecoveryLine, recoveryStates } from './words.zh.ts'
import './recovery.css'

const declared = {
  show: oneOf(['all', 'late', ...groups.map(({ id }) => id)] as ['all', 'late', ...(typeof groups)[number]['id'][]]),
  batch: keyText(),
  before: keyText(),
}
const keyOf = ({ id }: RecoveryLine): string => id
const nameOf = ({ number, payee }: RecoveryLine): string => `追回 ${number} ${payeeWord(payee)}`

const columns: readonly Column<RecoveryLine>[] = [
  {
    id: 'number',
    title: '案号',
    kind: 'text',
    width: 96,
    cell: ({ id, number }) => (
      <Link to={`/recovery/${id}`} tabIndex={-1}>
        {number}
      </Link>
    ),
  },
  { id: 'payee', title: '退款单位或个人', kind: 'text', cell: ({ payee }) => payeeWord(payee) },
  { id: 'policy', title: '政策', kind: 'text', width: 148, cell: ({ policy }) => policy.zh },
  { id: 'owed', title: '应退', kind: 'money', width: 116, cell: ({ sums }) => sums.owed },
  { id: 'received', title: '已退', kind: 'money', width: 116, cell: ({ sums }) => sumOfFen([sums.received, sums.offset]) },
  { id: 'outstanding', title: '未退余额', kind: 'money', width: 116, cell: ({ sums }) => sums.outstanding },
  { id: 'state', title: '环节', kind: 'state', width: 136, cell: ({ state }) => <StateMark looks={recoveryStates} state={state} /> },
  { id: 'due', title: '下一步期限', kind: 'text', width: 112, cell: ({ dueOn, isOverdue }) => <DueDay on={dueOn} isOverdue={isOverdue} /> },
  { id: 'opened', title: '立案', kind: 'day', width: 92, cell: ({ openedOn }) => openedOn },
]

/** Money that is claimed back, case by case, and where each stands. */
export default function RecoveriesPage() {
  const navigate = useNavigate()
  const may = useMay()
  const [{ show, batch, before }, change] = useParameters(declared)
  const group = groups.find(({ id }) => id === show)
  const page = useQuery({
    ...ask.recovery.list.query({
      input: {
        size: 50,
        ...(group === undefined ? {} : { states: [...group.states] }),
        ...(show === 'late' ? { isOverdue: true } : {}),
        ...(batch === '' ? {} : { batch }),
        ...(before === '' ? {} : { before }),
      },
    }),
    placeholderData: keepPreviousData,
  })
  const search = (of: string) => ({ ...(of === 'all' ? {} : { show: of }), ...(batch === '' ? {} : { batch }) })
  return (
    <RegisterList
      title="追回"
      acts={may('recovery.rule') ? <OffsetRule /> : null}
      sumUp={(rows) => (
        <>
          未退余额 <b>{yuan(sumOfFen(rows.map(({ sums }) => sums.outstanding)))}</b> 元
        </>
      )}
      above={
        batch === '' ? null : (
          <p className="section-line">
            只看一个批次的追回。
            <Link to="." search={{} as never}>
              看全部
            </Link>
          </p>
        )
      }
      views={{
        label: '按环节',
        current: show,
        tabs: [
          { id: 'all', label: '全部', search: search('all') },
          { id: 'late', label: '逾期', search: search('late') },
          ...groups.map(({ id, word }) => ({ id, label: word, search: search(id) })),
        ],
      }}
      label="追回"
      columns={columns}
      keyOf={keyOf}
      nameOf={nameOf}
      onOpen={({ id }) => void navigate({ to: `/recovery/${id}` })}
      empty={<Empty show={show} mayOpen={may('recovery.open')} />}
      page={page}
      before={before}
      onNext={(from) => change({ before: from })}
    />
  )
}

function Empty({ show, mayOpen }: { readonly show: string; readonly mayOpen: boolean }) {
  if (show === 'late') return <EmptyLine why="没有逾期的追回。" next="点“全部”看在办的追回。" />
  if (show !== 'all')
    return <EmptyLine why={`没有${groups.find(({ id }) => id === show)?.word ?? ''}的追回。`} next="点“全部”看其他环节的追回。" />
  return (
    <EmptyLine
      why="您的辖区内还没有追回。"
      next={mayOpen ? '在批次明细中勾选已到账的条目，点“追回”立案。' : '经办或稽核从批次的已到账条目立案后，会列在这里。'}
    />
  )
}

/** Lays down whether the place keeps what is owed off later payments, by which document. */
function OffsetRule() {
  const queries = useQueryClient()
  const lay = useMutation(ask.recovery.layDownOffset.act())
  const [done, setDone] = useState('')
  return (
    <>
      <span role="status" className="small">
        {done}
      </span>
      <ActButton
        label="规定抵扣"
        sentence="没有文件规定可以抵扣的，不能从后续发放中扣回应退的款。"
        choice={{
          label: '本地规定',
          options: [
            { value: 'on', label: '可以抵扣' },
            { value: 'off', label: '停用抵扣' },
          ],
        }}
        more={[{ name: 'basis', label: '依据文件和条款', kind: 'line', most: 300 }]}
        onAct={async ({ choice }, _, { basis = '' }) => {
          const { isInForce } = await lay.mutateAsync({ isInForce: choice === 'on', basis })
          await queries.invalidateQueries({ queryKey: ask.recovery.key() })
          setDone(isInForce ? '已规定可以抵扣。' : '已停用抵扣。')
        }}
      />
    </>
  )
}
