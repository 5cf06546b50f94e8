import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { ask, type office } from '../client/office.ts'
import { count } from '../figures/figures.ts'
import { NotApplicable } from '../parts/figure.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { columnWord, forecastWords, insuranceWords, type Line } from './forecast-words.zh.ts'
import { batchStates } from './words.zh.ts'

type Row = Awaited<ReturnType<typeof office.fund.forecastRows>>['rows'][number]

const pathOf = ({ of }: Row): string =>
  ({ batch: `/batches/${of.id}`, round: `/monthly/${of.id}`, recovery: `/recovery/${of.id}`, deferral: `/deferral/${of.id}` })[of.kind]
const nameOf = ({ of, party }: Row): string => (party === null ? of.name : `${party.name ?? party.key} ${of.name}`)
const keyOf = ({ of, party, month, instalment, insurance }: Row): string =>
  [of.kind, of.id, party?.key, month, instalment, insurance].join('/')

const record: Column<Row> = {
  id: 'of',
  title: '批次、案件、登记',
  kind: 'text',
  width: 150,
  cell: (row) => (
    <Link to={pathOf(row)} tabIndex={-1}>
      {row.of.kind === 'round' ? `${row.of.name} 的批次` : row.of.name}
    </Link>
  ),
}
const party: Column<Row> = {
  id: 'party',
  title: '单位、个人',
  kind: 'text',
  cell: ({ party: of }) => of?.name ?? of?.key ?? <NotApplicable />,
}
const policy: Column<Row> = { id: 'policy', title: '政策', kind: 'text', cell: ({ policy: of }) => of ?? <NotApplicable /> }
const month: Column<Row> = { id: 'month', title: '所属月份', kind: 'text', width: 96, cell: ({ month: of }) => of ?? <NotApplicable /> }
const due: Column<Row> = { id: 'due', title: '期限', kind: 'text', width: 110, cell: ({ due: of }) => of ?? '没有约定' }
const fen: Column<Row> = { id: 'fen', title: '金额', kind: 'money', width: 130, cell: ({ fen: of }) => of }

const ofBatches: readonly Column<Row>[] = [
  record,
  policy,
  { id: 'state', title: '到哪一步', kind: 'text', width: 130, cell: ({ state }) => batchStates[state ?? '']?.[1] ?? <NotApplicable /> },
  { id: 'rows', title: '条数', kind: 'figure', width: 90, cell: ({ rows }) => rows },
  fen,
]

const columns: Readonly<Record<Line, readonly Column<Row>[]>> = {
  unpaid: ofBatches,
  returned: ofBatches,
  under_way: ofBatches,
  put_off: ofBatches,
  benefits: [
    party,
    { ...policy, width: 220 },
    month,
    {
      id: 'used',
      title: '此前已领',
      kind: 'text',
      width: 130,
      cell: ({ used, term }) => (term === null ? '没有期限' : `${used ?? 0}/${term} 个月`),
    },
    { ...record, title: '依据' },
    fen,
  ],
  recoveries: [
    party,
    { ...policy, width: 220 },
    record,
    { id: 'instalment', title: '第几期', kind: 'text', width: 80, cell: ({ instalment }) => instalment ?? <NotApplicable /> },
    due,
    fen,
  ],
  deferrals: [
    party,
    record,
    {
      id: 'insurance',
      title: '险种',
      kind: 'text',
      width: 90,
      cell: ({ insurance }) => insuranceWords[insurance ?? ''] ?? <NotApplicable />,
    },
    month,
    due,
    { id: 'basis', title: '期限依据', kind: 'text', width: 220, cell: ({ basis }) => basis ?? <NotApplicable /> },
    fen,
  ],
}

interface ForecastRowsProps {
  readonly year: number
  readonly fund: string
  readonly line: Line
  readonly column: string
}

const size = 50

/** The rows behind one figure of the forecast, page by page. */
export function ForecastRows({ year, fund, line, column }: ForecastRowsProps) {
  const [after, setAfter] = useState(0)
  const read = useQuery({
    ...ask.fund.forecastRows.query({ input: { fund, year, kind: line, after, size, ...(column === '' ? {} : { column }) } }),
    placeholderData: keepPreviousData,
  })
  const title = `${column === '' ? '' : `${columnWord(column)}：`}${forecastWords[line].rows}`
  const next = read.data?.next ?? null
  return (
    <section aria-labelledby="forecast-rows">
      <h3 id="forecast-rows">
        {title}{' '}
        <Link to="." search={{ year: String(year), fund } as never} className="forecast-close">
          收起
        </Link>
      </h3>
      <DataTable
        label={title}
        columns={columns[line]}
        rows={read.data?.rows}
        keyOf={keyOf}
        nameOf={nameOf}
        isPending={read.isPending}
        error={read.error}
        onRetry={() => void read.refetch()}
        empty={<p className="empty-line">这一格现在没有条目。</p>}
      />
      {after === 0 && next === null ? null : (
        <div className="form-acts">
          <Button disabled={after === 0} onClick={() => setAfter(Math.max(0, after - size))}>
            上一页
          </Button>
          <span>
            第 {count(after + 1)} 至 {count(after + (read.data?.rows.length ?? 0))} 条
          </span>
          <Button disabled={next === null} onClick={() => setAfter(next ?? 0)}>
            下一页
          </Button>
        </div>
      )}
    </section>
  )
}
