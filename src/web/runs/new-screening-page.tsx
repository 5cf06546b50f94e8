import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Input, Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { recordedTimeInWords } from '../../kernel/china-time.ts'
import { ask } from '../client/office.ts'
import { count } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import type { Run } from './outcomes.zh.ts'
import {
  type DayDoubt,
  dayDoubts,
  draftOf,
  type Offer,
  orderOf,
  type ScreeningDraft,
  sameScreening,
  wantedMasks,
} from './screening-draft.ts'
import './runs.css'

const trail = <Link to="/runs">筛查</Link>

/** What a screening can be asked with; begins it when somebody says so. */
export default function NewScreeningPage() {
  const offer = useQuery({ ...ask.screening.options.query(), staleTime: 0 })
  if (offer.data === undefined) {
    return (
      <div className="page">
        <PageHead title="发起筛查" trail={trail} />
        <ErrorLine error={offer.error} onRetry={() => void offer.refetch()} />
        {offer.error === null ? <p role="status">正在查询</p> : null}
      </div>
    )
  }
  if (!offer.data.snapshots.some(({ problem }) => problem === null)) {
    return (
      <div className="page">
        <PageHead title="发起筛查" trail={trail} />
        <EmptyLine why="还没有可以筛查的登记库快照。" next="请数据管理岗先载入名册，再来发起。" />
      </div>
    )
  }
  return <ScreeningForm offer={offer.data} />
}

function ScreeningForm({ offer }: { readonly offer: Offer }) {
  const [draft, setDraft] = useState(() => draftOf(offer))
  /** The day that somebody said is meant. */
  const [meant, setMeant] = useState('')
  const navigate = useNavigate()
  const queries = useQueryClient()
  const runs = useQuery(ask.run.list.query())
  const start = useMutation(
    ask.screening.start.act({
      onSuccess: () => {
        void queries.invalidateQueries({ queryKey: ask.job.key() })
        void navigate({ to: '/runs' })
      },
    }),
  )
  const change = (some: Partial<ScreeningDraft>) => setDraft({ ...draft, ...some })
  const masks = wantedMasks(offer, draft)
  const isWhole = draft.plans.length > 0 && draft.day !== '' && masks.every(({ plan, mask }) => (draft.years[plan]?.[mask] ?? '') !== '')
  const same = sameScreening(runs.data ?? [], offer, draft)
  const doubts = dayDoubts(offer, draft)
  const isSure = doubts.length === 0 || meant === draft.day
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isWhole || !isSure) return
    start.mutate(orderOf(offer, draft))
  }
  return (
    <div className="page">
      <PageHead title="发起筛查" trail={trail}>
        <Sentence offer={offer} draft={draft} />
      </PageHead>
      <form className="columns" onSubmit={submit} noValidate aria-label="发起筛查">
        <PlanChoice offer={offer} chosen={draft.plans} onChange={(plans) => change({ plans })} />
        <div className="form side-panel">
          <ErrorLine error={start.error} wasWrite />
          <SnapshotChoice offer={offer} value={draft.snapshot} onChange={(snapshot) => change({ snapshot })} />
          <DayChoice value={draft.day} onChange={(day) => change({ day })} />
          {doubts.length === 0 ? null : (
            <Doubts doubts={doubts} day={draft.day} isSure={isSure} onChange={(sure) => setMeant(sure ? draft.day : '')} />
          )}
          {masks.map(({ plan, mask, title }) => (
            <YearChoice
              key={`${plan} ${mask}`}
              label={`${title} 中的 ${mask} 是哪一年`}
              value={draft.years[plan]?.[mask] ?? ''}
              onChange={(year) => change({ years: { ...draft.years, [plan]: { ...draft.years[plan], [mask]: year } } })}
            />
          ))}
          {same === undefined ? null : <AlreadyDone run={same} />}
          <div className="form-acts">
            <Button type="primary" htmlType="submit" loading={start.isPending} disabled={!isWhole || !isSure}>
              发起筛查
            </Button>
          </div>
          {isWhole && !isSure ? <p className="small">筛查日与平常相差较远，请核对并勾选后再发起。</p> : null}
          {isWhole ? (
            <p className="small">可以离开此页；中途停机或取消，已认定的部分保留，再发起会接着做。</p>
          ) : (
            <p className="small">{draft.plans.length === 0 ? '请至少选择一个政策文件。' : '请把筛查日和年份填完整。'}</p>
          )}
        </div>
      </form>
    </div>
  )
}

function Sentence({ offer, draft }: { readonly offer: Offer; readonly draft: ScreeningDraft }) {
  const snapshot = offer.snapshots.find(({ name }) => name === draft.snapshot)
  return (
    <>
      将按 <b>{draft.plans.length}</b> 个政策文件，以 {draft.day === '' ? '（未填）' : draft.day} 为筛查日，逐户逐人判定
      {snapshot === undefined
        ? ''
        : ` ${snapshot.title ?? snapshot.name}（数据截至 ${snapshot.knownOn ?? '不明'}）的 ${count(snapshot.firms)} 户单位、${count(snapshot.persons)} 人`}
      。
    </>
  )
}

function AlreadyDone({ run }: { readonly run: Run }) {
  return (
    <p className="small" role="status">
      {run.at === '' ? '' : `${recordedTimeInWords(run.at).slice(0, 16)} `}已按这些输入筛查过，
      <Link to={`/runs/${run.name}`}>直接看结果</Link>
      。政策文件和程序没有变动时，再发起也不会重做。
    </p>
  )
}

interface ChoiceProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

function SnapshotChoice({ offer, value, onChange }: ChoiceProps & { readonly offer: Offer }) {
  const id = useId()
  const broken = offer.snapshots.filter(({ problem }) => problem !== null)
  return (
    <div className="field">
      <label htmlFor={id}>登记库快照</label>
      <Select
        id={id}
        className="is-wide"
        value={value}
        onChange={onChange}
        popupMatchSelectWidth={false}
        options={offer.snapshots
          .filter(({ problem }) => problem === null)
          .map(({ name, title, knownOn }) => ({ value: name, label: `${title ?? name}（${name}，数据截至 ${knownOn ?? '不明'}）` }))}
      />
      {broken.length === 0 ? null : (
        <p className="small soft" title={broken.map(({ problem }) => problem).join('\n')}>
          不能用的：{broken.map(({ name }) => name).join('、')}
        </p>
      )}
    </div>
  )
}

function DayChoice({ value, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>筛查日</label>
      <Input id={id} type="date" value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  )
}

interface DoubtsProps {
  readonly doubts: readonly DayDoubt[]
  readonly day: string
  readonly isSure: boolean
  readonly onChange: (isSure: boolean) => void
}

const doubtWords: Readonly<Record<DayDoubt['kind'], string>> = { from_today: '今天', from_data: '数据截至日' }

/** That the day may be a slip, and that somebody says it is none. */
function Doubts({ doubts, day, isSure, onChange }: DoubtsProps) {
  return (
    <div className="field" role="status">
      {doubts.map(({ kind, days, from }) => (
        <p key={kind} className="small is-near">
          筛查日 {day} 与{doubtWords[kind]}（{from}）相差 {count(days)} 天。
        </p>
      ))}
      <Checkbox checked={isSure} onChange={({ target }) => onChange(target.checked)}>
        筛查日无误
      </Checkbox>
    </div>
  )
}

function YearChoice({ label, value, onChange }: ChoiceProps & { readonly label: string }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        inputMode="numeric"
        maxLength={4}
        value={value}
        placeholder="四位年份"
        onChange={(event) => onChange(event.target.value.replaceAll(/\D/g, ''))}
      />
    </div>
  )
}

interface PlanChoiceProps {
  readonly offer: Offer
  readonly chosen: readonly string[]
  readonly onChange: (plans: readonly string[]) => void
}

function PlanChoice({ offer, chosen, onChange }: PlanChoiceProps) {
  const whole = offer.plans.filter(({ isBroken }) => !isBroken).map(({ id }) => id)
  return (
    <fieldset className="plan-choice">
      <legend>
        政策文件
        <span className="soft small">
          {' '}
          选中 {chosen.length} / {whole.length} 个
        </span>
      </legend>
      <p>
        <Checkbox
          checked={chosen.length === whole.length}
          indeterminate={chosen.length > 0 && chosen.length < whole.length}
          onChange={({ target }) => onChange(target.checked ? whole : [])}
        >
          全部
        </Checkbox>
      </p>
      {offer.plans.map(({ id, title, number, issuer, isBroken }) => (
        <p key={id}>
          <Checkbox
            disabled={isBroken}
            checked={chosen.includes(id)}
            onChange={({ target }) => onChange(whole.filter((each) => (each === id ? target.checked : chosen.includes(each))))}
          >
            {title}
            <span className="soft"> {[number, issuer].filter((part) => part !== null && part !== '').join('，')}</span>
            {isBroken ? <span className="is-near">（有错误，不能据以认定；请先改正）</span> : null}
          </Checkbox>
        </p>
      ))}
    </fieldset>
  )
}
