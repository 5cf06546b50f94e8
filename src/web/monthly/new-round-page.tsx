import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { oneOf, text } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import { count, yuan } from '../figures/figures.ts'
import { BindingAct } from '../parts/binding-act.tsx'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay } from '../session/use-session.ts'
import { ListFoot } from '../table/list-foot.tsx'
import { KindsTable } from './kinds-table.tsx'
import { PeopleTable } from './people-table.tsx'
import { isPaid, kinds, kindWords, monthWord, type Preview } from './words.zh.ts'
import './monthly.css'

const declared = {
  policy: text(/^[a-z_0-9]+$/),
  month: text(/^\d{4}-\d{2}$/),
  show: oneOf(['all', ...kinds] as ['all', ...(typeof kinds)[number][]]),
  reason: text(/^[\w.[\]:]+$/),
  from: text(/^\d{1,7}$/),
}
const trail = <Link to="/monthly">按月发放</Link>
const size = 50

/** What a month would hold of a policy, person by person, and the batch of it once somebody says so. */
export default function NewRoundPage() {
  const [{ policy, month, show, reason, from }] = useParameters(declared)
  const isAsked = policy !== '' && month !== ''
  const preview = useQuery({ ...ask.monthly.preview.query({ input: { policy, month } }), enabled: isAsked })
  const { data } = preview
  if (!isAsked)
    return (
      <div className="page">
        <PageHead title="建当月批次" trail={trail} />
        <EmptyLine why="还没有选定政策和月份。" next={<>回到{trail}，点要建的月份。</>} />
      </div>
    )
  return (
    <div className="page page-wide">
      <PageHead
        title={data === undefined ? monthWord(month) : `${data.policy.zh} ${monthWord(month)}`}
        trail={trail}
        meta={
          data === undefined
            ? []
            : [
                <Link key="run" to={`/runs/${data.run}/policies/${policy}`}>{`筛查 ${data.run.slice(0, 8)}`}</Link>,
                `数据截至 ${data.dataOn}`,
              ]
        }
      >
        {data === undefined ? ' ' : <Sentence preview={data} />}
      </PageHead>
      <ErrorLine error={preview.error} onRetry={() => void preview.refetch()} />
      {data === undefined && preview.error === null ? <p role="status">正在逐人核对上月和本月</p> : null}
      {data === undefined ? null : (
        <>
          <KindsTable counted={data.kinds} current={show} searchOf={(kind) => ({ policy, month, show: kind })} />
          <Reasons preview={data} current={reason} />
          <Warnings preview={data} />
          <Make preview={data} />
          <h2>{show === 'all' ? '全部人员' : `${kindWords[show]}的人员`}</h2>
          <People policy={policy} month={month} show={show} reason={reason} from={Number(from || 0)} />
        </>
      )}
    </div>
  )
}

function Sentence({ preview: { kinds: counted, already, last } }: { readonly preview: Preview }) {
  const paid = counted.filter(({ kind }) => isPaid(kind))
  return (
    <>
      本月应发 <b>{count(paid.reduce((sum, { rows }) => sum + rows, 0))}</b> 人次，
      <b>{yuan(String(paid.reduce((sum, { fen }) => sum + BigInt(fen), 0n)))}</b> 元
      {already > 0 ? `；另有 ${count(already)} 人本月已列入批次` : ''}。
      {last === null ? '这项政策还没有建过批次。' : `已建到 ${monthWord(last)}。`}
    </>
  )
}

/** Why people are stopped or suspended, each number leading to its people. */
function Reasons({ preview, current }: { readonly preview: Preview; readonly current: string }) {
  const { reasons, policy, month } = preview
  if (reasons.length === 0) return null
  return (
    <p className="section-line">
      停发、中止的理由：
      {reasons.map(({ kind, id, zh, rows }, at) => (
        <span key={`${kind} ${id}`}>
          {at > 0 ? '；' : ''}
          <Link
            to="."
            search={{ policy: policy.id, month, show: kind, reason: id } as never}
            aria-current={current === id ? 'true' : undefined}
          >
            {kindWords[kind]}（{zh}）{count(rows)} 人
          </Link>
        </span>
      ))}
    </p>
  )
}

function Warnings({ preview: { leads, unclear, refusalsUntold, missed } }: { readonly preview: Preview }) {
  const said = [
    ...(missed.length > 0 ? [`已对照以前 ${missed.map(monthWord).join('、')} 的筛查找漏发的月份。`] : []),
    ...(leads > 0 ? [`${count(leads)} 个已发的月份晚于停发事实，建批次后列为多发线索，可从那里立案追回。`] : []),
    ...(unclear > 0
      ? [`${count(unclear)} 个以前的月份说不清该不该补：停发没有日期，而那个月的筛查用的是旧数据。请用新数据重新筛查那个月。`]
      : []),
    ...(refusalsUntold > 0 ? [`${count(refusalsUntold)} 人有拒绝工作或培训的登记，本地没有规定几次停发，没有停发。`] : []),
  ]
  return (
    <>
      {said.map((sentence) => (
        <p key={sentence} className="small soft">
          {sentence}
        </p>
      ))}
    </>
  )
}

function Make({ preview }: { readonly preview: Preview }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const may = useMay()
  const make = useMutation(ask.monthly.make.act())
  const { policy, month, run, kinds: counted, funds, leads } = preview
  const all = counted.reduce((sum, { rows }) => sum + rows, 0)
  if (!may('batch.make') || all + leads === 0) return null
  const paid = counted.filter(({ kind }) => isPaid(kind))
  const rows = paid.reduce((sum, one) => sum + one.rows, 0)
  const fen = String(paid.reduce((sum, one) => sum + BigInt(one.fen), 0n))
  const mustType = count(rows === 0 ? all : rows)
  const confirm = async () => {
    const made = await make.mutateAsync({ policy: policy.id, month, run })
    void queries.invalidateQueries({ queryKey: ask.batch.key() })
    void queries.invalidateQueries({ queryKey: ask.inbox.key() })
    await queries.invalidateQueries({ queryKey: ask.monthly.key() })
    void navigate({ to: `/monthly/${made.round}`, replace: true })
  }
  return (
    <div className="form-acts">
      <BindingAct
        label={rows === 0 ? '记下本月变动' : '建当月批次'}
        sentence={
          rows === 0
            ? `${policy.zh}${monthWord(month)}没有应发的；记下 ${count(all)} 人的停发、中止。`
            : `把${policy.zh}${monthWord(month)} ${count(rows)} 人次、${yuan(fen)} 元列入一个批次，使用${funds[0]?.fund ?? ''}，并记下停发、中止。每人每月只发一次；各经办机构会收到初审待办。`
        }
        mustType={mustType}
        onConfirm={confirm}
        {...(funds.length > 1 ? { reason: '应发的来自几项资金，一个批次只用一项。请先统一方案里的资金。' } : {})}
      />
    </div>
  )
}

interface PeopleProps {
  readonly policy: string
  readonly month: string
  readonly show: 'all' | (typeof kinds)[number]
  readonly reason: string
  readonly from: number
}

function People({ policy, month, show, reason, from }: PeopleProps) {
  const [, change] = useParameters(declared)
  const input = { policy, month, size, from, ...(show === 'all' ? {} : { kind: show }), ...(reason === '' ? {} : { reason }) } as const
  const page = useQuery({ ...ask.monthly.people.query({ input }), placeholderData: keepPreviousData })
  const of = page.data?.of ?? 0
  return (
    <>
      <PeopleTable
        rows={page.data?.rows}
        isPending={page.isPending || page.isPlaceholderData}
        error={page.error}
        onRetry={() => void page.refetch()}
      />
      {of > size ? (
        <ListFoot
          picked={null}
          range={`第 ${count(from + 1)}–${count(Math.min(from + size, of))} 人次，共 ${count(of)} 人次`}
          pages={{
            onBefore: from === 0 ? undefined : () => change({ from: String(Math.max(0, from - size)) }),
            onAfter: from + size >= of ? undefined : () => change({ from: String(from + size) }),
          }}
        />
      ) : null}
    </>
  )
}
