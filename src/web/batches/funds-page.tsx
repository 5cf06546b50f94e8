import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type FormEvent, useContext, useId, useState } from 'react'
import { parseYuan } from '../../kernel/money.ts'
import { oneOf, text } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask, type office } from '../client/office.ts'
import { count, sumOfFen, tenThousandYuan, yuan } from '../figures/figures.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay, usePost } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { Field } from './act-button.tsx'
import { FundForecast } from './forecast.tsx'
import { lineKinds } from './forecast-words.zh.ts'
import { Indicators } from './indicators.tsx'
import '../verification/verification.css'
import './batches.css'

type Fund = Awaited<ReturnType<typeof office.fund.list>>[number]

const declared = {
  year: text(/^20\d{2}$/),
  fund: text(),
  line: oneOf(['', ...lineKinds]),
  column: text(/^(earlier|undated|\d{4}-\d{2})$/),
}
const keyOf = ({ fund }: Fund): string => fund
const columns: readonly Column<Fund>[] = [
  { id: 'fund', title: '资金', kind: 'text', cell: keyOf },
  { id: 'budget', title: '预算', kind: 'money', width: 150, cell: ({ budget }) => budget },
  { id: 'committed', title: '已占用', kind: 'money', width: 150, cell: ({ committed }) => committed },
  { id: 'paid', title: '其中已支付', kind: 'money', width: 150, cell: ({ paid }) => paid },
  { id: 'recovered', title: '当年追回', kind: 'money', width: 150, cell: ({ recovered }) => recovered },
  { id: 'left', title: '余额', kind: 'money', width: 150, cell: ({ left }) => left },
]

/** Funds of a year: what each was given, what approved batches take of it, what was paid, what is left. */
export default function FundsPage() {
  const today = useContext(OfficeDayContext)
  const [{ year: asked, ...shown }, change] = useParameters(declared)
  const year = asked === '' ? today.slice(0, 4) : asked
  const mayAccount = useMay()('fund.account')
  const place = usePost()?.region.name ?? ''
  const funds = useQuery({ ...ask.fund.list.query({ input: { year: Number(year) } }), enabled: year !== '' })
  const sum = (part: 'budget' | 'committed' | 'paid' | 'recovered' | 'left') => sumOfFen(funds.data?.map((fund) => fund[part]) ?? [])
  const go = (to: number) => change({ year: String(to), line: '', column: '' })
  return (
    <div className="page page-wide">
      <PageHead
        title={`${year} 年资金`}
        meta={[place]}
        acts={
          <>
            <Button onClick={() => go(Number(year) - 1)}>{Number(year) - 1} 年</Button>
            <Button onClick={() => go(Number(year) + 1)}>{Number(year) + 1} 年</Button>
          </>
        }
      >
        {funds.data === undefined || funds.data.length === 0 ? (
          '已占用是审批拨付的批次；余额＝预算－已占用＋当年追回。'
        ) : (
          <>
            预算 {tenThousandYuan(sum('budget'))} 万元，已占用 {tenThousandYuan(sum('committed'))} 万元，其中已支付{' '}
            {tenThousandYuan(sum('paid'))} 万元，当年追回 {tenThousandYuan(sum('recovered'))} 万元，余额{' '}
            <b>{tenThousandYuan(sum('left'))}</b> 万元。
          </>
        )}
      </PageHead>
      <div className={mayAccount ? 'fund-room' : undefined}>
        <DataTable
          label={`${year} 年资金`}
          columns={columns}
          rows={funds.data}
          keyOf={keyOf}
          nameOf={keyOf}
          isPending={funds.isPending}
          error={funds.error}
          onRetry={() => void funds.refetch()}
          totals={{
            label: '合计',
            cells: {
              budget: sum('budget'),
              committed: sum('committed'),
              paid: sum('paid'),
              recovered: sum('recovered'),
              left: sum('left'),
            },
          }}
          empty={
            <EmptyLine
              why={`${place} ${year} 年还没有登记预算。`}
              next={mayAccount ? '在右边登记；没有预算的资金不能审批拨付。' : '请基金财务登记；没有预算的资金不能审批拨付。'}
            />
          }
        />
        {mayAccount ? <BudgetForm key={year} year={year} today={today} known={funds.data?.map(keyOf) ?? []} /> : null}
      </div>
      <FundForecast year={Number(year)} funds={funds.data?.map(keyOf) ?? []} shown={shown} />
      <PutOff funds={funds.data ?? []} />
      <Indicators year={Number(year)} mayAccount={mayAccount} />
    </div>
  )
}

/** Lists that wait for more of their fund, the first that were put off first: they go on before any other list is approved. */
function PutOff({ funds }: { readonly funds: readonly Fund[] }) {
  const waiting = funds.filter(({ queue }) => queue.length > 0)
  if (waiting.length === 0) return null
  return (
    <section aria-labelledby="put-off">
      <h2 id="put-off">因资金不足暂缓</h2>
      <p>预算增加后按下面的先后恢复，恢复之前不审批同一资金的其他批次。</p>
      <ol className="put-off-list">
        {waiting.flatMap(({ fund, queue }) =>
          queue.map(({ batch, number, policy, decision, since, rows, fen }) => (
            <li key={batch}>
              {fund}：
              <Link to={`/batches/${batch}`} search={{ section: 'shortage' } as never}>
                {policy}批次 {number}
              </Link>
              ，{count(rows)} 条 <b>{yuan(fen)}</b> 元，{since} {decision}
            </li>
          )),
        )}
      </ol>
    </section>
  )
}

interface BudgetFormProps {
  readonly year: string
  readonly today: string
  readonly known: readonly string[]
}

const empty = { fund: '', amount: '', basis: '' }

/** Enters what a fund may spend in a year, or takes some of it back, with the document that says so. */
function BudgetForm({ year, today, known }: BudgetFormProps) {
  const id = useId()
  const queries = useQueryClient()
  const [typed, setTyped] = useState({ ...empty, day: today })
  const [fault, setFault] = useState<{ readonly field: string; readonly what: string } | undefined>()
  const [done, setDone] = useState('')
  // The funds that batches use are the names that a budget has to have.
  const batches = useQuery(ask.batch.list.query({ input: {} }))
  const names = [...new Set([...known, ...(batches.data?.map(({ fund }) => fund) ?? [])])].filter((name) => name !== '')
  const enter = useMutation(
    ask.fund.enterBudget.act({
      onSuccess: async ({ budget }, { fund }) => {
        await queries.invalidateQueries({ queryKey: ask.fund.key() })
        setDone(`已登记，${fund} ${year} 年预算共 ${yuan(budget)} 元。`)
        setTyped({ ...empty, day: today })
      },
    }),
  )
  const fen = parseYuan(typed.amount.normalize('NFKC').replace(/[,\s]/g, ''))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setDone('')
    const found = faultOf(typed, fen, today)
    setFault(found)
    if (found !== undefined || fen === undefined) return document.getElementById(`${id}-${found?.field ?? 'amount'}`)?.focus()
    enter.mutate({ fund: typed.fund.trim(), year: Number(year), fen: String(fen), basis: typed.basis.trim(), day: typed.day })
  }
  const faultOn = (field: string) => (fault?.field === field ? fault.what : undefined)
  return (
    <form className="form side-panel" onSubmit={submit} noValidate aria-label="登记预算">
      <h2>登记 {year} 年预算</h2>
      <ErrorLine error={enter.error} wasWrite />
      <p role="status" className="done-line">
        {done}
      </p>
      <Field id={`${id}-fund`} label="资金" fault={faultOn('fund')}>
        <Input
          id={`${id}-fund`}
          list={`${id}-funds`}
          maxLength={100}
          autoComplete="off"
          value={typed.fund}
          onChange={({ target }) => setTyped({ ...typed, fund: target.value })}
        />
        <datalist id={`${id}-funds`}>
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </Field>
      <Field id={`${id}-amount`} label="金额（元，调减填负数）" fault={faultOn('amount')}>
        <Input
          id={`${id}-amount`}
          inputMode="decimal"
          autoComplete="off"
          value={typed.amount}
          onChange={({ target }) => setTyped({ ...typed, amount: target.value })}
        />
        {fen === undefined ? null : <p className="small">{tenThousandYuan(String(fen))} 万元</p>}
      </Field>
      <Field id={`${id}-basis`} label="依据文号" fault={faultOn('basis')}>
        <Input
          id={`${id}-basis`}
          maxLength={200}
          autoComplete="off"
          value={typed.basis}
          onChange={({ target }) => setTyped({ ...typed, basis: target.value })}
        />
      </Field>
      <Field id={`${id}-day`} label="文件日期" fault={faultOn('day')}>
        <input
          id={`${id}-day`}
          className="day-input"
          type="date"
          max={today}
          value={typed.day}
          onChange={({ target }) => setTyped({ ...typed, day: target.value })}
        />
      </Field>
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={enter.isPending}>
          登记预算
        </Button>
      </div>
    </form>
  )
}

function faultOf(
  { fund, amount, basis, day }: { readonly fund: string; readonly amount: string; readonly basis: string; readonly day: string },
  fen: bigint | undefined,
  today: string,
) {
  if (fund.trim() === '') return { field: 'fund', what: '请填写资金名称，与文件写的一致。' }
  if (fen === undefined || fen === 0n)
    return { field: 'amount', what: amount.trim() === '' ? '请填写金额。' : '请填写不为零的金额，元为单位，最多两位小数。' }
  if (basis.trim() === '') return { field: 'basis', what: '请填写下达预算的文号。' }
  if (day === '') return { field: 'day', what: '请填写文件日期。' }
  if (day > today) return { field: 'day', what: `文件日期不能晚于今天（${today}）。` }
  return undefined
}
