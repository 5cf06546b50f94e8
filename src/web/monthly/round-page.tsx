import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { keyText, oneOf } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { stepWord } from '../batches/words.zh.ts'
import { ask } from '../client/office.ts'
import { count } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { ListFoot } from '../table/list-foot.tsx'
import { KindsTable } from './kinds-table.tsx'
import { PeopleTable } from './people-table.tsx'
import { kinds, kindWords, type Lead, monthWord, type Round } from './words.zh.ts'
import './monthly.css'

const declared = { show: oneOf(['all', ...kinds] as ['all', ...(typeof kinds)[number][]]), after: keyText() }
const trail = <Link to="/monthly">按月发放</Link>

/** A round that was made: what it held and why, and what has to be looked at again. */
export default function RoundPage() {
  const { round = '' } = useParams({ strict: false }) as { readonly round?: string }
  const rounds = useQuery(ask.monthly.rounds.query({ input: {} }))
  const one = rounds.data?.find(({ id }) => id === round)
  if (one !== undefined) return <Made round={one} />
  return (
    <div className="page page-wide">
      <PageHead title="按月发放" trail={trail} />
      <ErrorLine error={rounds.error} onRetry={() => void rounds.refetch()} />
      {rounds.data === undefined ? null : <EmptyLine why="没有这个月的发放，或不在您的经办范围内。" next={<>回到{trail}重新选择。</>} />}
      {rounds.data === undefined && rounds.error === null ? <p role="status">正在查询</p> : null}
    </div>
  )
}

function Made({ round }: { readonly round: Round }) {
  const [{ show, after }, change] = useParameters(declared)
  const { id, policy, month, turn, batch, leads, run, dataOn, madeOn, madeBy } = round
  const people = useQuery({
    ...ask.monthly.roundPeople.query({
      input: { round: id, size: 50, ...(show === 'all' ? {} : { kind: show }), ...(after === '' ? {} : { after }) },
    }),
    placeholderData: keepPreviousData,
  })
  const next = people.data?.next ?? null
  return (
    <div className="page page-wide">
      <PageHead
        title={`${policy.zh} ${monthWord(month)}${turn > 1 ? `（第 ${turn} 次）` : ''}`}
        trail={trail}
        meta={[
          <Link key="run" to={`/runs/${run}/policies/${policy.id}`}>{`筛查 ${run.slice(0, 8)}`}</Link>,
          `数据截至 ${dataOn}`,
          `${madeBy} ${madeOn} 建`,
        ]}
      >
        {batch === null ? (
          '这个月没有应发的，只记下了停发和中止。'
        ) : (
          <>
            应发的在<Link to={`/batches/${batch.id}`}>批次 {batch.number}</Link>，现在{stepWord(batch.state)}。
          </>
        )}
      </PageHead>
      <KindsTable counted={round.kinds} current={show} searchOf={(kind) => ({ show: kind })} />
      {leads > 0 ? <Leads round={id} /> : null}
      <h2>{show === 'all' ? '全部人员' : `${kindWords[show]}的人员`}</h2>
      <PeopleTable
        rows={people.data?.rows}
        isPending={people.isPending || people.isPlaceholderData}
        error={people.error}
        onRetry={() => void people.refetch()}
      />
      {after !== '' || next !== null ? (
        <ListFoot
          picked={null}
          range={people.data === undefined ? '' : `本页 ${count(people.data.rows.length)} 人次`}
          pages={{
            onBefore: after === '' ? undefined : () => history.back(),
            onAfter: next === null ? undefined : () => change({ after: next }),
          }}
        />
      ) : null}
    </div>
  )
}

const nameOf = ({ name, person }: Lead): string => name ?? `编号 ${person}`
const columns: readonly Column<Lead>[] = [
  { id: 'name', title: '姓名', kind: 'text', width: 112, cell: nameOf },
  { id: 'month', title: '多发的月份', kind: 'text', width: 92, cell: ({ month }) => month },
  { id: 'fen', title: '金额', kind: 'money', width: 108, cell: ({ fen }) => fen },
  { id: 'reason', title: '停发的理由', kind: 'text', cell: ({ reason }) => reason },
  { id: 'on', title: '事实日期', kind: 'text', width: 92, cell: ({ on }) => on },
  { id: 'batch', title: '批次', kind: 'text', width: 96, cell: ({ batch }) => <Link to={`/batches/${batch.id}`}>{batch.number}</Link> },
  {
    id: 'next',
    title: '追回',
    kind: 'text',
    width: 132,
    cell: ({ isClaimedBack, state, claim }) =>
      isClaimedBack ? (
        '已立案'
      ) : state === 'paid' ? (
        <Link to="/recovery/new" search={{ claim } as never}>
          立案追回
        </Link>
      ) : (
        '还没有到账'
      ),
  },
]

function Leads({ round }: { readonly round: string }) {
  const leads = useQuery(ask.monthly.leads.query({ input: { round } }))
  return (
    <>
      <h2>停发以后才知道、已经发了的月份</h2>
      <DataTable
        label="多发线索"
        columns={columns}
        rows={leads.data}
        keyOf={({ id }) => id}
        nameOf={nameOf}
        isPending={leads.isPending}
        error={leads.error}
        onRetry={() => void leads.refetch()}
        empty={<EmptyLine why="没有多发的月份。" next="停发的事实早于已发的月份时，会列在这里。" />}
      />
    </>
  )
}
