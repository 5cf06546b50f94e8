import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { oneOf, text } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import { callWords } from '../desk/words.zh.ts'
import { count } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { NotApplicable } from '../parts/figure.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ViewTabs } from '../parts/view-tabs.tsx'
import { useMay, usePost } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { ListFoot } from '../table/list-foot.tsx'
import { CallForm } from './call-form.tsx'
import { type CallList, type PayeeLine, type Reason, reasons, reasonWords, type Turn, turns } from './words.zh.ts'
import '../batches/batches.css'
import './payee-calls.css'

const declared = {
  turn: oneOf(Object.keys(turns) as [Turn, ...Turn[]]),
  body: text(/^[0-9A-Z]+$/),
  reason: oneOf(['', ...Object.keys(reasons)] as ['', ...Reason[]]),
  after: text(/^[0-9A-Z]+ [a-z_]+ -?\d{1,19}$/),
}

const keyOf = ({ payee, region }: PayeeLine): string => `${region.path} ${payee.entity} ${payee.key}`
const nameOf = ({ payee }: PayeeLine): string => payee.name ?? `编号 ${payee.key}`
const phoneKey = ({ payee }: PayeeLine): string => `${payee.entity}/${payee.key}`

function columnsOf(phones: ReadonlyMap<string, string>, onCall: (line: PayeeLine) => void): readonly Column<PayeeLine>[] {
  return [
    { id: 'name', title: '收款方', kind: 'text', cell: nameOf },
    {
      id: 'phone',
      title: '电话',
      kind: 'text',
      width: 116,
      cell: (line) => phones.get(phoneKey(line)) ?? line.payee.phone ?? <span className="soft">没有登记</span>,
    },
    { id: 'region', title: '区县', kind: 'text', width: 84, cell: ({ region }) => region.name },
    { id: 'reason', title: '事由', kind: 'text', width: 132, cell: reasonWords },
    {
      id: 'rows',
      title: '批次、政策',
      kind: 'text',
      width: 220,
      cell: ({ rows }) => rows.map(({ batch, policy, period }) => `${batch.number} ${policy} ${period}`).join('；'),
    },
    { id: 'fen', title: '金额', kind: 'money', width: 112, cell: ({ fen }) => fen },
    {
      id: 'last',
      title: '最近一次',
      kind: 'text',
      width: 200,
      cell: ({ lastCall }) => (lastCall === null ? <NotApplicable /> : `${callWords(lastCall)}（${lastCall.by}，共 ${lastCall.calls} 次）`),
    },
    {
      id: 'enter',
      title: '登记',
      kind: 'text',
      width: 72,
      cell: (line) => (
        <Button type="link" size="small" tabIndex={-1} aria-label={`登记电话：${nameOf(line)}`} onClick={() => onCall(line)}>
          登记
        </Button>
      ),
    },
  ]
}

/** Payees who have to be called, place by place; each call is entered with what came of it. */
export default function PayeeCallsPage() {
  const place = usePost()?.region.name ?? ''
  const [{ turn, body, reason, after }, change] = useParameters(declared)
  const queries = useQueryClient()
  const [open, setOpen] = useState<PayeeLine | undefined>()
  const [done, setDone] = useState('')
  const [phones, setPhones] = useState<ReadonlyMap<string, string>>(new Map())
  const room = useRef<HTMLDivElement>(null)
  const [region = '', entity = '', key = ''] = after.split(' ')
  const page = useQuery({
    ...ask.payeeCall.list.query({
      input: {
        ...{ turn, size: 50 },
        ...(body === '' ? {} : { body }),
        ...(reason === '' ? {} : { reason }),
        ...(after === '' ? {} : { after: { region, entity, key } }),
      },
    }),
    placeholderData: keepPreviousData,
  })
  const list = page.data
  const rows = list?.payees
  const next = list?.next ?? null
  const columns = useMemo(() => columnsOf(phones, setOpen), [phones])
  const many = (of: Turn) => sumOf(list, of, body)
  const search = (of: Turn) => ({ turn: of, ...(body === '' ? {} : { body }), ...(reason === '' ? {} : { reason }) })
  const onDone = (what: string) => {
    const at = rows?.findIndex((line) => open !== undefined && keyOf(line) === keyOf(open)) ?? -1
    setDone(what)
    setOpen(turn === 'now' ? rows?.[at + 1] : undefined)
    void queries.invalidateQueries({ queryKey: ask.payeeCall.key() })
    void queries.invalidateQueries({ queryKey: ask.desk.key() })
  }
  const onClose = () => {
    setOpen(undefined)
    room.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus()
  }
  return (
    <div className="page page-wide calls-page" ref={room}>
      <PageHead
        title="催办电话单"
        meta={[place, ...(body === '' ? [] : [nameOfBody(list, body)])]}
        acts={
          <span className="call-selects form-acts">
            <select aria-label="经办机构" value={body} onChange={({ target }) => change({ body: target.value, after: '' })}>
              <option value="">全部经办机构</option>
              {bodiesOf(list).map(({ path, name }) => (
                <option key={path} value={path}>
                  {name}
                </option>
              ))}
            </select>
            <select aria-label="事由" value={reason} onChange={({ target }) => change({ reason: target.value as Reason, after: '' })}>
              <option value="">全部事由</option>
              {Object.entries(reasons).map(([value, word]) => (
                <option key={value} value={value}>
                  {word}
                </option>
              ))}
            </select>
            <Phones rows={rows ?? []} onShown={setPhones} />
            <Button onClick={() => window.print()}>打印</Button>
          </span>
        }
      >
        {list === undefined ? (
          ' '
        ) : (
          <>
            现在要打 <b>{count(many('now'))}</b> 户，约了改日 {count(many('later'))} 户，已打、等回音 {count(many('called'))} 户。
            <span className="screen-only">选中一户按 Enter 登记；电话里说的放弃、改账户都要另办书面。</span>
          </>
        )}
      </PageHead>
      <ViewTabs
        label="按时间"
        current={turn}
        tabs={(Object.keys(turns) as Turn[]).map((id) => ({ id, label: turns[id], note: count(many(id)), search: search(id) }))}
      />
      <p className="done-line" role="status">
        {done}
      </p>
      {open === undefined || list === undefined ? null : (
        <CallForm key={keyOf(open)} line={open} phone={phones.get(phoneKey(open))} list={list} onDone={onDone} onClose={onClose} />
      )}
      <DataTable
        label="催办电话单"
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        nameOf={nameOf}
        onOpen={setOpen}
        isCurrent={(line) => open !== undefined && keyOf(line) === keyOf(open)}
        isPending={page.isPending || page.isPlaceholderData}
        error={page.error}
        onRetry={() => void page.refetch()}
        empty={<Empty turn={turn} />}
      />
      <ListFoot
        picked={null}
        range={rows === undefined ? '' : `本页 ${rows.length} 户`}
        {...(after === '' && next === null
          ? {}
          : {
              pages: {
                onBefore: after === '' ? undefined : () => history.back(),
                onAfter: next === null ? undefined : () => change({ after: `${next.region} ${next.entity} ${next.key}` }),
              },
            })}
      />
    </div>
  )
}

const bodiesOf = (list: CallList | undefined) => [...new Map(list?.counts.map(({ body }) => [body.path, body]) ?? []).values()]
const nameOfBody = (list: CallList | undefined, path: string): string => bodiesOf(list).find((body) => body.path === path)?.name ?? ''
const sumOf = (list: CallList | undefined, turn: Turn, body: string): number =>
  (list?.counts ?? [])
    .filter((each) => each.turn === turn && (body === '' || each.body.path === body))
    .reduce((sum, { payees }) => sum + payees, 0)

function Empty({ turn }: { readonly turn: Turn }) {
  if (turn === 'now') return <EmptyLine why="现在没有要打的电话。" next="收款方没有表示意愿、没有账户或退票的，会列在这里。" />
  return <EmptyLine why={`没有“${turns[turn]}”的。`} next="点“现在要打”看要打的。" />
}

/** The telephone numbers of the page in clear, to the purpose of calling; each look is written down. */
function Phones({
  rows,
  onShown,
}: {
  readonly rows: readonly PayeeLine[]
  readonly onShown: (phones: ReadonlyMap<string, string>) => void
}) {
  const mayReveal = useMay()('subject.reveal')
  const reveal = useMutation(ask.subject.reveal.act({ gcTime: 0 }))
  const known = rows.filter(({ payee }) => payee.phone !== null)
  if (!mayReveal || known.length === 0) return null
  const show = async () => {
    const shown = new Map<string, string>()
    for (const [entity, of] of Map.groupBy(known, ({ payee }) => payee.entity)) {
      const keys = [...new Set(of.map(({ payee }) => payee.key))]
      const numbers = await reveal.mutateAsync({ entity: entity as 'person', keys, fields: ['phone'], purpose: '催办电话' })
      for (const { key, number } of numbers) shown.set(`${entity}/${key}`, number)
    }
    onShown(shown)
  }
  return (
    <>
      <ErrorLine error={reveal.error} wasWrite />
      <Button loading={reveal.isPending} onClick={() => void show().catch(() => undefined)}>
        显示本页号码
      </Button>
    </>
  )
}
