import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type FormEvent, useContext, useId, useState } from 'react'
import { text, texts } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { Field } from '../batches/more-fields.tsx'
import { ask } from '../client/office.ts'
import { count, sumOfFen, yuan } from '../figures/figures.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { Money, NotApplicable } from '../parts/figure.tsx'
import { PageHead } from '../parts/page-head.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { ApprovalFields, approvalIn, emptyApproval, faultOfApproval } from './deferral-fields.tsx'
import { type DeferralOffer, firmWord } from './words.zh.ts'
import './deferral.css'

const declared = { run: text(), policy: text(), subject: texts(/^\d{1,19}$/) }
const trail = <Link to="/deferral">缓缴台账</Link>

/** Enters what a screening found that picked firms can put off, under one approval. */
export default function TakeOverPage() {
  const [{ run, policy, subject }] = useParameters(declared)
  const subjects = [...new Set(subject)]
  const offer = useQuery({
    ...ask.deferral.offer.query({ input: { ...(run === '' ? {} : { run }), policy, subjects } }),
    enabled: subjects.length > 0 && policy !== '',
  })
  if (offer.data !== undefined) return <Form offer={offer.data} subjects={subjects} />
  return (
    <div className="page">
      <PageHead title="登记缓缴" trail={trail} />
      <ErrorLine error={offer.error} onRetry={() => void offer.refetch()} />
      {subjects.length === 0 || policy === '' ? (
        <EmptyLine
          why="还没有选定单位。"
          next={
            <>
              打开<Link to="/runs">筛查</Link>，在缓缴政策的拟享受名单中勾选单位，再点“登记缓缴”。
            </>
          }
        />
      ) : offer.error === null ? (
        <p role="status">正在按名单算各单位可缓缴的月份</p>
      ) : null}
    </div>
  )
}

type OfferedFirm = DeferralOffer['firms'][number]

const columns: readonly Column<OfferedFirm>[] = [
  { id: 'firm', title: '单位', kind: 'text', cell: ({ firm }) => firmWord(firm) },
  {
    id: 'months',
    title: '险种、月份、每月金额（元）、补缴期限',
    kind: 'text',
    width: 440,
    cell: ({ schedule, fault }) => (fault === null ? <Schedule lines={schedule ?? []} /> : <span className="is-official">{fault}</span>),
  },
  { id: 'basis', title: '依据', kind: 'text', width: 220, cell: ({ document, clause }) => `${document} ${clause}` },
  {
    id: 'total',
    title: '缓缴合计',
    kind: 'money',
    width: 128,
    cell: ({ total }) => (total === null ? <NotApplicable /> : <Money fen={total} />),
  },
]

function Schedule({ lines }: { readonly lines: NonNullable<OfferedFirm['schedule']> }) {
  return (
    <ul className="deferral-schedule">
      {lines.map(({ insurance, zh, from, to, monthly, due }) => (
        <li key={insurance}>
          {zh} {from} 至 {to}
          {monthly === null ? '' : `，每月 ${yuan(monthly)}`}，{due === null ? '文件没有写补缴期限' : `补缴期限 ${due}`}
        </li>
      ))}
    </ul>
  )
}

function Form({ offer, subjects }: { readonly offer: DeferralOffer; readonly subjects: readonly string[] }) {
  const id = useId()
  const today = useContext(OfficeDayContext)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const takeOver = useMutation(ask.deferral.takeOver.act())
  const [approval, setApproval] = useState(emptyApproval)
  const [due, setDue] = useState({ day: '', basis: '' })
  const [fault, setFault] = useState<{ readonly field: string; readonly what: string } | undefined>()
  const unfit = offer.firms.filter((firm) => firm.fault !== null)
  const isDayOpen = offer.firms.some((firm) => firm.isDayOpen)
  const total = sumOfFen(offer.firms.flatMap((firm) => firm.total ?? []))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const found = faultOfApproval(approval, today) ?? (isDayOpen ? faultOfDue(due) : undefined)
    setFault(found)
    if (found !== undefined) return document.getElementById(`${id}-${found.field}`)?.focus()
    try {
      const input = { run: offer.run, policy: offer.policy.id, subjects: [...subjects], ...approvalIn(approval) }
      const { records } = await takeOver.mutateAsync({ ...input, ...(isDayOpen ? { due } : {}) })
      void queries.invalidateQueries({ queryKey: ask.inbox.key() })
      await queries.invalidateQueries({ queryKey: ask.deferral.key() })
      const [first] = records
      void navigate({ to: records.length === 1 && first !== undefined ? `/deferral/${first.deferral}` : '/deferral', replace: true })
    } catch {
      // The line above the form says what was refused, and what was typed stays.
    }
  }
  const faultOn = (field: string) => (fault?.field === field ? fault.what : undefined)
  return (
    <div className="page page-wide">
      <PageHead title={`登记缓缴：${offer.policy.zh}`} trail={trail} meta={[`筛查 ${offer.run}`]}>
        <b>{count(offer.firms.length)}</b> 户，缓缴合计 <b>{yuan(total)}</b> 元。登记后由另一人复核，复核前不生效。
      </PageHead>
      <DataTable
        label="可缓缴的月份"
        columns={columns}
        rows={offer.firms}
        keyOf={({ firm }) => firm.key}
        nameOf={({ firm }) => firmWord(firm)}
        empty={null}
      />
      {unfit.length > 0 ? (
        <EmptyLine why={`有 ${unfit.length} 户不能从名单登记。`} next="请回到名单去掉这些单位，或从单位页面手工登记并写明依据。" />
      ) : (
        <form className="form deferral-form" onSubmit={(event) => void submit(event)} noValidate aria-label="登记缓缴">
          <ErrorLine error={takeOver.error} wasWrite />
          <ApprovalFields
            id={id}
            typed={approval}
            fault={fault}
            onChange={(of) => {
              setApproval(of)
              setFault(undefined)
            }}
          />
          {isDayOpen ? (
            <>
              <Field id={`${id}-due`} label="文件没有写的补缴期限" fault={faultOn('due')}>
                <input
                  id={`${id}-due`}
                  type="date"
                  className="day-input"
                  value={due.day}
                  onChange={({ target }) => setDue({ ...due, day: target.value })}
                />
              </Field>
              <Field id={`${id}-basis`} label="补缴期限的依据（批复或文件条款）" fault={faultOn('basis')}>
                <Input
                  id={`${id}-basis`}
                  maxLength={300}
                  autoComplete="off"
                  value={due.basis}
                  onChange={({ target }) => setDue({ ...due, basis: target.value })}
                />
              </Field>
            </>
          ) : null}
          <div className="form-acts">
            <Button type="primary" htmlType="submit" loading={takeOver.isPending}>
              登记
            </Button>
          </div>
        </form>
      )}
    </div>
  )
}

function faultOfDue({ day, basis }: { readonly day: string; readonly basis: string }) {
  if (day === '') return { field: 'due', what: '请选补缴期限。' }
  return basis.trim() === '' ? { field: 'basis', what: '请写明补缴期限的依据。' } : undefined
}
