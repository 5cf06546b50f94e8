import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal, Radio, Select } from 'antd'
import { type FormEvent, useContext, useId, useState } from 'react'
import { ask } from '../client/office.ts'
import { count, yuan } from '../figures/figures.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { JobLine } from '../jobs/job-line.tsx'
import { isUnderWay, useJob } from '../jobs/use-job.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { accountWords } from './words.zh.ts'

const leastPurpose = 2

/** The button that asks for a pack, and what it asks for: year, policies, funds, how accounts are shown, to which end. */
export function PackButton({ onWritten }: { readonly onWritten: () => void }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        申请资料包
      </Button>
      <Modal open={isOpen} title="申请审计资料包" footer={null} onCancel={() => setOpen(false)} destroyOnHidden width={560}>
        <PackForm
          onWritten={() => {
            onWritten()
            setOpen(false)
          }}
        />
      </Modal>
    </>
  )
}

function PackForm({ onWritten }: { readonly onWritten: () => void }) {
  const id = useId()
  const thisYear = Number(useContext(OfficeDayContext).slice(0, 4))
  const queries = useQueryClient()
  const choices = useQuery(ask.audit.choices.query())
  const [chosenYear, setYear] = useState<number | undefined>()
  const [policies, setPolicies] = useState<string[]>([])
  const [funds, setFunds] = useState<string[]>([])
  const [accounts, setAccounts] = useState<'masked' | 'whole'>('masked')
  const [purpose, setPurpose] = useState('')
  const [started, setStarted] = useState<string | undefined>()
  const years = choices.data?.years ?? []
  const year = chosenYear ?? years[0] ?? thisYear
  const preview = useQuery({
    ...ask.audit.preview.query({ input: { year, policies, funds } }),
    enabled: choices.data !== undefined,
    placeholderData: keepPreviousData,
  })
  const start = useMutation(ask.audit.start.act({ onSuccess: (job) => setStarted(job.id) }))
  const { job, error } = useJob(started, ({ state }) => {
    void queries.invalidateQueries({ queryKey: ask.audit.key() })
    if (state === 'done') onWritten()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start.mutate({ year, policies, funds, accounts, purpose: purpose.trim() })
  }
  const isAtWork = start.isPending || isUnderWay(job) || (started !== undefined && job === undefined)
  const isEmpty = preview.data !== undefined && preview.data.batches === 0 && preview.data.recoveries === 0
  return (
    <form className="form audit-form" onSubmit={submit} noValidate aria-label="申请审计资料包">
      <ErrorLine error={start.error ?? error ?? choices.error ?? preview.error} wasWrite={start.error !== null} />
      <div className="field">
        <label htmlFor={`${id}-year`}>年度</label>
        <Select
          id={`${id}-year`}
          value={year}
          options={(years.length === 0 ? [thisYear] : years).map((each) => ({ value: each, label: `${each} 年` }))}
          onChange={setYear}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-policies`}>政策（不选就是全部）</label>
        <Select
          id={`${id}-policies`}
          mode="multiple"
          value={policies}
          placeholder="全部政策"
          optionFilterProp="label"
          options={(choices.data?.policies ?? []).map(({ id: value, zh }) => ({ value, label: zh }))}
          onChange={setPolicies}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-funds`}>资金（不选就是全部）</label>
        <Select
          id={`${id}-funds`}
          mode="multiple"
          value={funds}
          placeholder="全部资金"
          options={(choices.data?.funds ?? []).map((fund) => ({ value: fund, label: fund }))}
          onChange={setFunds}
        />
      </div>
      {choices.data?.mayWhole === true ? (
        <Radio.Group aria-label="收款账号" value={accounts} onChange={({ target }) => setAccounts(target.value as typeof accounts)}>
          <Radio value="masked">账号{accountWords.masked}</Radio>
          <Radio value="whole">{accountWords.whole}（每个都记入查看记录）</Radio>
        </Radio.Group>
      ) : (
        <p className="small">账号{accountWords.masked}。</p>
      )}
      <div className="field">
        <label htmlFor={`${id}-purpose`}>用途</label>
        <Input
          id={`${id}-purpose`}
          value={purpose}
          maxLength={200}
          autoComplete="off"
          placeholder="如：2022 年度就业补助资金审计"
          onChange={(event) => setPurpose(event.target.value)}
        />
      </div>
      <p role="status">
        {preview.data === undefined ? (
          '正在统计……'
        ) : isEmpty ? (
          `${year} 年在您的管辖范围内没有批次，也没有追回案件。`
        ) : (
          <>
            {year} 年涉及 <b>{count(preview.data.batches)} 个批次</b>、支付 {count(preview.data.payments.rows)} 笔{' '}
            <b>{yuan(preview.data.payments.fen)} 元</b>、追回案件 {count(preview.data.recoveries)} 件。
          </>
        )}
      </p>
      <p className="small soft">
        资料包含收款方名称和掩码的证件号码，只能由您本人下载，每次下载都有记录；文件保留 {choices.data?.daysKept ?? 7} 天，过期可重新申请。
      </p>
      {job === undefined ? null : <JobLine job={job} />}
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={isAtWork} disabled={isEmpty || purpose.trim().length < leastPurpose}>
          申请
        </Button>
        {purpose.trim().length < leastPurpose ? <span className="small">写明用途后才能申请，它会写在交接清单上</span> : null}
      </div>
    </form>
  )
}
