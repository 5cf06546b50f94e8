import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { oneOf, someOf, text } from '../../../src/web/address/parameters.ts'
import { useParameters } from '../../../src/web/address/use-parameters.ts'
import { sumOfFen, yuan } from '../../../src/web/figures/figures.ts'
import type { FilterField } from '../../../src/web/filter/fields.ts'
import { FilterChips } from '../../../src/web/filter/filter-chips.tsx'
import { FilterForm } from '../../../src/web/filter/filter-form.tsx'
import { EmptyLine } from '../../../src/web/parts/empty-line.tsx'
import { Ceiling, MissingFact, MoneyUnitContext, MoneyUnitSwitch, NotApplicable, Pending } from '../../../src/web/parts/figure.tsx'
import { PageHead } from '../../../src/web/parts/page-head.tsx'
import { StatusMark } from '../../../src/web/parts/status-mark.tsx'
import { ViewTabs } from '../../../src/web/parts/view-tabs.tsx'
import type { Column } from '../../../src/web/table/column.ts'
import { CountLine } from '../../../src/web/table/count-line.tsx'
import { DataTable } from '../../../src/web/table/data-table.tsx'
import { ListFoot, SelectionBar } from '../../../src/web/table/list-foot.tsx'
import { useSelection } from '../../../src/web/table/selection.ts'
import { type Firm, firmAt, keyOfFirm, nameOfFirm } from './firms.ts'

const sizes = ['large', 'medium', 'small', 'micro', 'unsized'] as const
const sizeWords = { large: '大型', medium: '中型', small: '小型', micro: '微型', unsized: '不划型' }
const outcomeWords = { eligible: '符合', review: '待复核', local: '待地方标准', missing: '待补事实', ineligible: '不符合' }
const outcomes = ['eligible', 'review', 'local', 'missing', 'ineligible'] as const

const declared = {
  q: text(),
  outcome: oneOf(['', ...outcomes]),
  size: someOf(sizes),
  insuredFrom: text(/^\d{1,6}$/),
  insuredTo: text(/^\d{1,6}$/),
  sort: oneOf(['insured', 'net', 'name']),
  order: oneOf(['desc', 'asc']),
  unit: oneOf(['yuan', 'ten_thousand']),
  after: text(/^\d{1,6}$/),
  slow: text(),
}

const fields: readonly FilterField[] = [
  { kind: 'text', id: 'q', label: '单位名称或编号' },
  { kind: 'one', id: 'outcome', label: '结果', none: '全部', options: outcomes.map((value) => ({ value, label: outcomeWords[value] })) },
  { kind: 'some', id: 'size', label: '规模', none: '不限', options: sizes.map((value) => ({ value, label: sizeWords[value] })) },
  { kind: 'range', id: 'insured', label: '参保职工', unit: '人' },
  { kind: 'day', id: 'since', label: '参保起始' },
]

const columns: readonly Column<Firm>[] = [
  {
    id: 'name',
    title: '单位名称',
    kind: 'text',
    width: 176,
    sortable: true,
    cell: (firm) => (
      <Link to={`/list/${firm.key}`} tabIndex={-1}>
        {firm.name}
      </Link>
    ),
  },
  { id: 'region', title: '参保地', kind: 'text', width: 72, cell: ({ region }) => region },
  { id: 'size', title: '规模', kind: 'text', width: 56, cell: ({ size }) => size },
  { id: 'industry', title: '行业', kind: 'text', width: 70, cell: ({ industry }) => industry },
  { id: 'insured', title: '参保职工', unit: '人', kind: 'figure', width: 84, sortable: true, cell: ({ insured }) => insured },
  {
    id: 'rate',
    title: '裁员率',
    unit: '%',
    kind: 'figure',
    width: 62,
    cell: ({ rate, outcome }) => {
      if (rate === undefined) return <MissingFact what="年初参保职工人数" />
      return outcome === 'ineligible' ? <StatusMark of="condition" state="unmet" word="6.25" /> : rate
    },
  },
  {
    id: 'paid',
    title: '实缴失业保险费',
    unit: '2021年度',
    kind: 'money',
    width: 106,
    cell: ({ paid }) => paid ?? <MissingFact what="实缴失业保险费" />,
  },
  {
    id: 'share',
    title: '返还比例',
    unit: '%',
    kind: 'figure',
    width: 66,
    cell: ({ share }) => (share === 'ceiling' ? <span className="soft">≤ 90</span> : share),
  },
  {
    id: 'net',
    title: '应返还净额',
    kind: 'money',
    width: 106,
    sortable: true,
    cell: ({ net, ceiling }) => net ?? (ceiling === undefined ? <Pending /> : <Ceiling fen={ceiling} />),
  },
  { id: 'outcome', title: '结果', kind: 'state', width: 104, cell: ({ outcome }) => <StatusMark of="outcome" state={outcome} /> },
  { id: 'reason', title: '原因与缺项', kind: 'text', cell: ({ reason }) => reason },
  { id: 'batch', title: '办理', kind: 'text', width: 98, cell: ({ batch }) => (batch === '' ? <NotApplicable /> : batch) },
]

/** A list of firms, after the picture of a list. */
export default function ListPage() {
  const [asked, change] = useParameters(declared)
  const navigate = useNavigate()
  const selection = useSelection(keyOfFirm)
  const start = Number(asked.after === '' ? '0' : asked.after)
  const page = useQuery({
    queryKey: ['firms', asked],
    queryFn: async () => {
      if (asked.slow !== '') await new Promise((done) => setTimeout(done, Number(asked.slow)))
      if (asked.q === '没有') return []
      return Array.from({ length: 50 }, (_, index) => firmAt(start + index))
    },
    placeholderData: keepPreviousData,
  })
  const picked = [...selection.picked.values()]
  const net = sumOfFen(picked.flatMap((firm) => firm.net ?? []))
  return (
    <MoneyUnitContext.Provider value={asked.unit}>
      <div className="page page-fill">
        <PageHead
          title="失业保险稳岗返还名单"
          meta={['筛查 2022-12-05', '数据截至 2022-11-25', '编号 21b09404']}
          acts={
            <>
              <MoneyUnitSwitch unit={asked.unit} onChange={(unit) => change({ unit })} />
              <Button>列</Button>
              <Button>导出</Button>
              <Button onClick={() => print()}>打印</Button>
            </>
          }
        />
        <ViewTabs
          label="保存的视图"
          current="small"
          tabs={[
            { id: 'all', label: '全部', note: '66,976', search: {} },
            { id: 'ready', label: '可入批次', note: '4,212', search: { outcome: 'eligible' } },
            { id: 'missing', label: '缺年初人数', note: '4,529', search: { outcome: 'missing' } },
            { id: 'local', label: '待地方标准', note: '12,702', search: { outcome: 'local' } },
            {
              id: 'small',
              label: '中小单位 200 人以下',
              note: '已改动',
              search: { size: ['small', 'micro', 'unsized'], insuredTo: '200' },
            },
          ]}
        >
          <Button type="link" size="small">
            保存视图
          </Button>
        </ViewTabs>
        <FilterForm fields={fields} values={asked} onQuery={(values) => change({ ...values, after: '' })} />
        <FilterChips
          fields={fields}
          values={asked}
          onRemove={(ids) => change({ ...Object.fromEntries(ids.map((id) => [id, id === 'size' ? [] : ''])), after: '' })}
          onClear={() => change({ q: '', outcome: '', size: [], insuredFrom: '', insuredTo: '', after: '' })}
        >
          <CountLine
            of={{ n: page.data?.length === 0 ? 0 : 10_000, kind: page.data?.length === 0 ? 'exact' : 'at_least' }}
            unit="户"
            estimate={58_300}
            onExact={() => {}}
          />
        </FilterChips>
        <DataTable
          label="失业保险稳岗返还名单"
          columns={columns}
          rows={page.data}
          keyOf={keyOfFirm}
          nameOf={nameOfFirm}
          onOpen={(firm) => void navigate({ to: `/list/${firm.key}` })}
          sort={{ by: asked.sort, direction: asked.order }}
          onSort={({ by, direction }) => change({ sort: by as 'net', order: direction, after: '' })}
          selection={selection}
          isPending={page.isPending || page.isPlaceholderData}
          onCancel={() => {}}
          error={page.error}
          empty={<EmptyLine why="没有符合条件的单位。" next="去掉“参保职工 ≤ 200 人”可见 9,115 户。" />}
        />
        <ListFoot
          picked={
            picked.length === 0 ? null : (
              <SelectionBar
                count={picked.length}
                unit="户"
                sum={`应返还 ${yuan(net)} 元`}
                acts={
                  <>
                    <Button type="primary">加入批次</Button>
                    <Button>指派复核</Button>
                    <Button>导出所选</Button>
                  </>
                }
                onClear={selection.clear}
              />
            )
          }
          range={`第 ${start + 1}–${start + 50} 户`}
          pages={{
            onBefore: start === 0 ? undefined : () => change({ after: start === 50 ? '' : String(start - 50) }),
            onAfter: () => change({ after: String(start + 50) }),
          }}
        />
      </div>
    </MoneyUnitContext.Provider>
  )
}
