import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input, Radio } from 'antd'
import { useContext, useId, useState } from 'react'
import { ask, type office } from '../../client/office.ts'
import { count, yuan } from '../../figures/figures.ts'
import { OfficeDayContext } from '../../frame/office-day.ts'
import { EmptyLine } from '../../parts/empty-line.tsx'
import { ErrorLine } from '../../parts/error-line.tsx'
import { NotApplicable } from '../../parts/figure.tsx'
import { useMay } from '../../session/use-session.ts'
import type { Column } from '../../table/column.ts'
import { DataTable } from '../../table/data-table.tsx'
import { ListFoot } from '../../table/list-foot.tsx'
import { ActButton } from '../act-button.tsx'
import type { SectionProps } from '../section.ts'
import { StateMark } from '../state-mark.tsx'
import { shortageStates, shortageWays } from '../words.zh.ts'

type Shortage = Awaited<ReturnType<typeof office.shortage.read>>
type Decision = Shortage['decisions'][number]
type Preview = Awaited<ReturnType<typeof office.shortage.preview>>
type Way = Decision['way']

/** What the fund lacks for the list, how it was decided to be shared, and what waits for it. */
export function ShortageSection({ view, onDone }: SectionProps) {
  const { id, fund } = view.batch
  const may = useMay()
  const read = useQuery(ask.shortage.read.query({ input: { batch: id } }))
  if (read.data === undefined) return <ErrorLine error={read.error} onRetry={() => void read.refetch()} />
  const { short, decisions, putOff, queue, left, mayPropose } = read.data
  return (
    <>
      <p className="section-line">
        {short === null ? (
          left === null ? (
            `${fund}还没有登记当年的预算。`
          ) : (
            <>
              {fund}余额 <b>{yuan(left)}</b> 元，{putOff.rows === 0 ? '本批次没有资金不足。' : null}
            </>
          )
        ) : (
          <>
            {fund}余额 <b>{yuan(short.left)}</b> 元{short.waiting === '0' ? '' : `，先前暂缓的其他批次在等 ${yuan(short.waiting)} 元`}
            ，可用于本批次 <b className="is-official">{yuan(short.available)}</b> 元，本批次需 <b>{yuan(short.asked)}</b> 元，不够。
          </>
        )}
        {putOff.rows === 0 ? null : (
          <>
            本批次因资金不足暂缓 <b>{count(putOff.rows)}</b> 条 <b>{yuan(putOff.fen)}</b> 元，计入四数的“暂缓”。
          </>
        )}
      </p>
      <ResumeAct view={view} shortage={read.data} onDone={onDone} />
      {queue.length === 0 ? null : <Queue queue={queue} own={id} />}
      <Decisions decisions={decisions} onDone={onDone} />
      {mayPropose && may('batch.decide') ? <Proposal batch={id} onDone={onDone} /> : null}
    </>
  )
}

function ResumeAct({ view, shortage, onDone }: SectionProps & { readonly shortage: Shortage }) {
  const resume = useMutation(ask.shortage.resume.act())
  if (!shortage.mayResume) return null
  return (
    <div className="form-acts">
      <ActButton
        label="恢复暂缓条目"
        look="primary"
        sentence={`余额 ${yuan(shortage.left ?? '0')} 元，等资金的 ${yuan(shortage.putOff.fen)} 元。按决定的先后，余额够几条恢复几条；公示后金额有变的先补公示。`}
        onAct={async () => {
          const { rows, fen, waiting } = await resume.mutateAsync({ batch: view.batch.id })
          await onDone(`已恢复 ${count(rows)} 条 ${yuan(fen)} 元，还有 ${yuan(waiting)} 元在等。`)
        }}
      />
    </div>
  )
}

function Queue({ queue, own }: { readonly queue: Shortage['queue']; readonly own: string }) {
  return (
    <>
      <h2>等这项资金的先后</h2>
      <ol className="put-off-list">
        {queue.map(({ batch, number, policy, decision, since, rows, fen }) => (
          <li key={batch}>
            {batch === own ? (
              '本批次'
            ) : (
              <Link to={`/batches/${batch}`} search={{ section: 'shortage' } as never}>
                {policy}批次 {number}
              </Link>
            )}
            ，{count(rows)} 条 <b>{yuan(fen)}</b> 元，{since} {decision}
          </li>
        ))}
      </ol>
    </>
  )
}

const decisionColumns = (onDone: SectionProps['onDone']): readonly Column<Decision>[] => [
  { id: 'number', title: '决定文号、日期', kind: 'text', cell: ({ number, decidedOn }) => `${number}，${decidedOn}` },
  { id: 'by', title: '决定', kind: 'text', width: 120, cell: ({ decidedBy }) => decidedBy },
  { id: 'way', title: '分配办法', kind: 'text', width: 108, cell: ({ way }) => shortageWays[way] },
  { id: 'available', title: '分配', kind: 'money', width: 116, cell: ({ available }) => available },
  {
    id: 'rows',
    title: '全额、部分、暂缓',
    kind: 'text',
    width: 132,
    cell: ({ full, part, none }) => `${count(full)}、${count(part)}、${count(none)} 条`,
  },
  { id: 'state', title: '情况', kind: 'state', width: 108, cell: ({ state }) => <StateMark looks={shortageStates} state={state} /> },
  { id: 'who', title: '登记、同意', kind: 'text', width: 108, cell: ({ enteredBy, agreedBy }) => `${enteredBy}、${agreedBy ?? '—'}` },
  { id: 'reason', title: '理由', kind: 'text', width: 160, cell: ({ reason }) => reason },
  {
    id: 'acts',
    title: '办理',
    kind: 'text',
    width: 168,
    cell: (row) => (row.verbs.length === 0 ? <NotApplicable /> : <DecisionActs row={row} onDone={onDone} />),
  },
]

function Decisions({ decisions, onDone }: { readonly decisions: readonly Decision[]; readonly onDone: SectionProps['onDone'] }) {
  if (decisions.length === 0)
    return <EmptyLine why="还没有分配决定。" next="资金不足时由处长登记怎样分配，另一人同意后办理；没有默认的办法。" />
  return (
    <>
      <h2>分配决定</h2>
      <DataTable
        label="分配决定"
        columns={decisionColumns(onDone)}
        rows={decisions}
        keyOf={({ id }) => id}
        nameOf={({ number }) => `决定 ${number}`}
        empty={null}
      />
    </>
  )
}

function DecisionActs({ row, onDone }: { readonly row: Decision; readonly onDone: SectionProps['onDone'] }) {
  const agree = useMutation(ask.shortage.agree.act())
  const decline = useMutation(ask.shortage.decline.act())
  const seen = { id: row.id, version: row.version }
  return (
    <span className="form-acts">
      <ActButton
        label="同意分配"
        look="small"
        sentence={`按“${shortageWays[row.way]}”分配 ${yuan(row.available)} 元：${count(row.full)} 条全额，${count(row.part)} 条一部分，${count(row.none)} 条暂缓。`}
        onAct={async () => {
          await agree.mutateAsync({ shortage: seen })
          await onDone('已同意，没有分到的已暂缓，其余可以审批。')
        }}
      />
      <ActButton
        label="不同意"
        look="small"
        sentence="名单和金额不变，由处长重新登记。"
        fields={{ reason: '不同意的理由' }}
        onAct={async ({ reason }) => {
          await decline.mutateAsync({ shortage: seen, reason })
          await onDone('已退回分配决定。')
        }}
      />
    </span>
  )
}

const rowColumns: readonly Column<Preview['rows'][number]>[] = [
  { id: 'payee', title: '收款方', kind: 'text', cell: ({ payee }) => payee.name ?? `编号 ${payee.key}` },
  { id: 'claim', title: '条目', kind: 'text', width: 96, cell: ({ claim }) => `第 ${claim} 条` },
  { id: 'period', title: '年度', kind: 'text', width: 60, cell: ({ period }) => period },
  { id: 'day', title: '发生日期', kind: 'text', width: 100, cell: ({ day }) => day ?? <NotApplicable /> },
  { id: 'fen', title: '应发', kind: 'money', width: 124, cell: ({ fen }) => fen },
  { id: 'granted', title: '这次分到', kind: 'money', width: 124, cell: ({ granted }) => granted },
  { id: 'waits', title: '暂缓', kind: 'money', width: 124, cell: ({ waits }) => waits },
]
const pageSize = 100

/** Chooses a way, shows row by row what it would come to, and only then enters the decision. */
function Proposal({ batch, onDone }: { readonly batch: string; readonly onDone: SectionProps['onDone'] }) {
  const id = useId()
  const today = useContext(OfficeDayContext)
  const [way, setWay] = useState<Way | undefined>()
  const [typed, setTyped] = useState('')
  const [first, setFirst] = useState<readonly string[]>([])
  const [after, setAfter] = useState(0)
  const propose = useMutation(ask.shortage.propose.act())
  const isReady = way !== undefined && (way !== 'by_priority' || first.length > 0)
  const preview = useQuery({
    ...ask.shortage.preview.query({ input: { batch, way: way ?? 'pro_rata', first: [...first], after, size: pageSize } }),
    enabled: isReady,
    placeholderData: keepPreviousData,
  })
  const shown = isReady ? preview.data : undefined
  const named = typed.match(/\d+/g) ?? []
  return (
    <>
      <h2>怎样分配</h2>
      <Radio.Group
        aria-label="分配办法"
        value={way}
        options={Object.entries(shortageWays).map(([value, label]) => ({ value, label }))}
        onChange={({ target }) => {
          setWay(target.value as Way)
          setAfter(0)
        }}
      />
      {way === 'by_priority' ? (
        <div className="field">
          <label htmlFor={id}>先发的条目（按先后写条目号，一行一个；没有写的排在后面）</label>
          <Input.TextArea id={id} rows={3} value={typed} onChange={({ target }) => setTyped(target.value)} />
          <Button disabled={named.length === 0} onClick={() => setFirst(named)}>
            按这个先后试算
          </Button>
        </div>
      ) : null}
      <ErrorLine error={isReady ? preview.error : null} onRetry={() => void preview.refetch()} />
      {shown === undefined ? (
        <p className="small soft">选了办法先逐条试算，登记之前什么都不改变。</p>
      ) : (
        <>
          <p role="status">
            可用 {yuan(shown.available)} 元，分到 <b>{yuan(shown.granted)}</b> 元；{count(shown.full)} 条全额，{count(shown.part)}{' '}
            条一部分，
            {count(shown.none)} 条暂缓。
          </p>
          <DataTable
            label="逐条试算"
            columns={rowColumns}
            rows={shown.rows}
            keyOf={({ claim }) => claim}
            nameOf={({ claim }) => `第 ${claim} 条`}
            isPending={preview.isPlaceholderData}
            empty={null}
          />
          {shown.total > pageSize ? (
            <ListFoot
              range={`第 ${count(after + 1)}–${count(Math.min(after + pageSize, shown.total))} 条，共 ${count(shown.total)} 条`}
              pages={{
                onBefore: after === 0 ? undefined : () => setAfter(Math.max(0, after - pageSize)),
                onAfter: after + pageSize >= shown.total ? undefined : () => setAfter(after + pageSize),
              }}
            />
          ) : null}
          <div className="form-acts">
            <ActButton
              label="登记分配决定"
              look="primary"
              sentence={`按“${shortageWays[way ?? 'pro_rata']}”分配 ${yuan(shown.granted)} 元。登记后由另一人同意，同意之前什么都不改变。`}
              fields={{ number: '决定文号', day: '决定日期', reason: '理由' }}
              more={[{ name: 'by', label: '作出决定的会议或负责人', kind: 'line' }]}
              mustType={yuan(shown.granted).replaceAll(',', '')}
              onAct={async ({ number, day, reason }, _, { by = '' }) => {
                await propose.mutateAsync({ batch, way: way ?? 'pro_rata', first: [...first], number, day: day || today, by, reason })
                setWay(undefined)
                await onDone('已登记分配决定，待另一人同意。')
              }}
            />
          </div>
        </>
      )}
    </>
  )
}
