import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { oneOf, text } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask, type office } from '../client/office.ts'
import { count, yuan } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { Money, NotApplicable } from '../parts/figure.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ViewTabs } from '../parts/view-tabs.tsx'
import { numberOf } from '../runs/list-words.zh.ts'
import { useMay } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { ListFoot } from '../table/list-foot.tsx'
import { CausesTable, PrintedCauses } from './causes-table.tsx'
import { DifferencesExport } from './differences-export.tsx'
import { IdentityTable } from './identity-table.tsx'
import { Faults } from './reading-panel.tsx'
import { type Comparison, type Group, groups, groupWords, leftOutSentence, roleWords, unitWords } from './words.zh.ts'
import './paid-lists.css'

type Rows = Awaited<ReturnType<typeof office.paidList.rows>>
type Row = Rows['rows'][number]

const declared = {
  group: oneOf(['differs', 'same', 'only_paid', 'only_ours']),
  cause: text(),
  detail: text(),
  by: text(),
  from: text(/^\d{1,9}$/),
}

const keyOf = ({ at }: Row): string => String(at)
const pageSize = 50

/** What a comparison came to: an identity over both lists, the causes of each group, and every row. */
export default function ComparisonPage() {
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const [asked, change] = useParameters(declared)
  const may = useMay()
  const navigate = useNavigate()
  const { group, cause, detail, by } = asked
  const after = Number(asked.from || '0')
  const found = useQuery(ask.paidList.get.query({ input: { id } }))
  const narrowed = cause === '' ? {} : { cause, detail, causePolicy: by }
  const rows = useQuery({
    ...ask.paidList.rows.query({ input: { id, group, after, size: pageSize, ...narrowed } }),
    placeholderData: keepPreviousData,
  })
  const comparison = found.data
  if (comparison === undefined) {
    return (
      <div className="page page-wide">
        <PageHead title="并行核对" trail={<Link to="/paid-lists">并行核对</Link>} />
        <ErrorLine error={found.error} onRetry={() => void found.refetch()} />
        {found.error === null ? <p role="status">正在查询</p> : null}
      </div>
    )
  }
  const whyOf = ({ subjects, decisions }: Row): string | undefined => {
    const [only] = subjects
    if (only === undefined) return undefined
    const list = `/runs/${comparison.run}/policies/${comparison.policy.id}`
    return decisions === 1 ? `${list}/${only}` : list
  }
  const open = (row: Row) => {
    const to = whyOf(row)
    if (to !== undefined) void navigate({ to, ...(row.decisions > 1 ? { search: { subject: row.subjects } as never } : {}) })
  }
  const total = rows.data?.total ?? 0
  const causes = comparison.causes.filter((each) => each.group === group && each.cause !== '')
  return (
    <div className="page page-wide paid-page">
      <PageHead
        title={`${comparison.policy.zh}并行核对`}
        trail={<Link to="/paid-lists">并行核对</Link>}
        meta={[
          <Link key="run" to={`/runs/${comparison.run}/policies/${comparison.policy.id}`}>
            {comparison.day ?? '已删'} 筛查
          </Link>,
          `清单 ${comparison.name}`,
          `${comparison.by}核对`,
          comparison.region,
        ]}
        acts={
          <>
            <Button onClick={() => print()}>打印</Button>
            {may('decision.export') ? <DifferencesExport id={id} /> : null}
          </>
        }
      >
        <Sentence comparison={comparison} />
      </PageHead>
      <IdentityTable comparison={comparison} />
      <ListSentence comparison={comparison} />
      <ViewTabs
        label="各组"
        current={group}
        tabs={groups.map((each) => ({
          id: each,
          label: groupWords[each],
          note: count(countOf(comparison, each)),
          search: each === 'differs' ? {} : { group: each },
        }))}
      />
      <CausesTable
        causes={causes}
        unit={comparison.policy.unit}
        chosen={cause === '' ? undefined : { cause, detail, causePolicy: by }}
        onChoose={(next) =>
          change(
            next === undefined
              ? { cause: '', detail: '', by: '', from: '' }
              : { cause: next.cause, detail: next.detail, by: next.causePolicy, from: '' },
          )
        }
      />
      <div className="paid-rows">
        <DataTable
          label={groupWords[group]}
          columns={columnsOf(comparison, group, whyOf)}
          rows={rows.data?.rows}
          keyOf={keyOf}
          nameOf={(row) => row.name ?? row.key ?? `清单第 ${row.line} 行`}
          onOpen={open}
          isPending={rows.isPending || rows.isPlaceholderData}
          error={rows.error}
          onRetry={() => void rows.refetch()}
          empty={<EmptyLine why={`没有“${groupWords[group]}”的${comparison.policy.unit}。`} next="看其他各组。" />}
        />
        <ListFoot
          range={total === 0 ? '' : `第 ${count(after + 1)}–${count(Math.min(total, after + pageSize))}，共 ${count(total)}`}
          pages={{
            onBefore: after === 0 ? undefined : () => change({ from: after <= pageSize ? '' : String(after - pageSize) }),
            onAfter: after + pageSize >= total ? undefined : () => change({ from: String(after + pageSize) }),
          }}
        />
      </div>
      <PrintedCauses
        unit={comparison.policy.unit}
        groups={(['differs', 'only_paid'] as const).map((each) => ({
          title: groupWords[each],
          causes: comparison.causes.filter((one) => one.group === each),
        }))}
      />
      <Faults sentences={comparison.faultsShown} total={comparison.read.faults} />
    </div>
  )
}

const countOf = ({ groups: all }: Comparison, group: Group): number => all.find((each) => each.group === group)?.count ?? 0

function Sentence({ comparison }: { readonly comparison: Comparison }) {
  const { unit } = comparison.policy
  const of = (group: Group) => comparison.groups.find((each) => each.group === group)
  const same = of('same')
  const compared = groups.reduce((sum, group) => sum + countOf(comparison, group), 0)
  const hundredths = compared === 0 ? 0 : Math.floor(((same?.count ?? 0) * 1000) / compared) / 10
  return (
    <>
      比对 {count(compared)} {unit}，<b>{count(same?.count ?? 0)}</b> {unit}金额一致（{hundredths}%）；
      {count(countOf(comparison, 'differs'))} {unit}
      金额不同，清单多出 {count(countOf(comparison, 'only_paid'))}，应享未享 <b>{count(countOf(comparison, 'only_ours'))}</b> {unit}、
      {yuan(of('only_ours')?.ours ?? '0')} 元。
    </>
  )
}

function ListSentence({ comparison: { read, columns, unit } }: { readonly comparison: Comparison }) {
  const used = columns.filter(({ role }) => role !== 'unused' && role !== 'account')
  return (
    <p className="small soft paid-note">
      清单读得发放 {count(read.payments)} 行、{yuan(read.sum)} 元，读不出 {count(read.faults)} 行
      {leftOutSentence(read) === '' ? '' : `，${leftOutSentence(read)}`}
      {read.stated.map(({ line, sum, isEqual }) => `；第 ${line} 行合计 ${yuan(sum)} 元${isEqual ? '相符' : '不符'}`).join('')}。列的认法：
      {used.map(({ heading, role }) => `${heading}＝${roleWords[role]}`).join('，')}；金额按{unitWords[unit]}。
    </p>
  )
}

function columnsOf(comparison: Comparison, group: Group, whyOf: (row: Row) => string | undefined): readonly Column<Row>[] {
  const { unit } = comparison.policy
  const isUnit = unit === '户'
  const columns: readonly (Column<Row> | undefined)[] = [
    group === 'only_ours'
      ? undefined
      : {
          id: 'line',
          title: '清单行',
          kind: 'text',
          width: 84,
          cell: ({ line, lines }) => (line === null ? '—' : lines > 1 ? `${line} 等 ${lines} 行` : String(line)),
        },
    {
      id: 'name',
      title: isUnit ? '单位' : '人员',
      kind: 'text',
      width: 220,
      cell: (row) => {
        const to = whyOf(row)
        const name = row.name ?? (row.key === null ? '（未对上）' : numberOf(isUnit ? 'insured_unit' : 'person', row.key))
        return to === undefined ? (
          <span className="soft">{name}</span>
        ) : (
          <Link to={to} {...(row.decisions > 1 ? { search: { subject: row.subjects } as never } : {})} tabIndex={-1} title={name}>
            {name}
          </Link>
        )
      },
    },
    { id: 'region', title: '参保地', kind: 'text', width: 90, cell: ({ region }) => (region === '' ? '—' : region) },
    {
      id: 'decisions',
      title: '判定',
      unit: '项',
      kind: 'figure',
      width: 60,
      cell: ({ decisions }) => (decisions === 0 ? <NotApplicable /> : decisions),
    },
    group === 'only_ours'
      ? undefined
      : { id: 'paid', title: '清单金额', kind: 'money', width: 116, cell: ({ paid }) => <Money fen={paid} /> },
    {
      id: 'gross',
      title: '核算',
      kind: 'money',
      width: 108,
      cell: ({ gross }) => (gross === null ? <NotApplicable /> : <Money fen={gross} />),
    },
    { id: 'taken', title: '互斥扣减', kind: 'money', width: 96, cell: ({ taken }) => <Money fen={taken} /> },
    { id: 'net', title: '筛查净额', kind: 'money', width: 116, cell: ({ net }) => <Money fen={net} /> },
    group === 'differs' || group === 'only_paid'
      ? {
          id: 'delta',
          title: '筛查减清单',
          kind: 'money',
          width: 116,
          cell: ({ net, paid }) => <Money fen={String(BigInt(net) - BigInt(paid))} />,
        }
      : undefined,
    group === 'same' || group === 'only_ours' ? undefined : { id: 'why', title: '原因', kind: 'text', cell: ({ zh }) => zh || '—' },
  ]
  return columns.filter((column) => column !== undefined)
}
