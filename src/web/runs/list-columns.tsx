import { Link } from '@tanstack/react-router'
import { Ceiling, MissingFact, Money, NotApplicable, Pending } from '../parts/figure.tsx'
import { StatusMark } from '../parts/status-mark.tsx'
import type { Column } from '../table/column.ts'
import type { Asked, looseColumns } from './list-question.ts'
import { type DecisionPage, type DecisionRow, numberOf, reasonOf, subjectTitle } from './list-words.zh.ts'
import { listPath, outcomes } from './outcomes.zh.ts'

export const looseColumnWords: Readonly<Record<(typeof looseColumns)[number], string>> = {
  size: '规模',
  industry: '行业',
  basis: '依据',
  day: '判定日',
  gross: '核算',
  taken: '互斥扣减',
}

export const nameIn = ({ policy }: DecisionPage, { name, subject }: DecisionRow): string => name ?? numberOf(policy.entity, subject)

/** The columns of a list of decisions, without those that were put away. */
export function columnsOf(run: string, page: DecisionPage, without: Asked['without']): readonly Column<DecisionRow>[] {
  const { words, policy } = page
  const amount = (fen: string | null) => (fen === null ? <NotApplicable /> : <Money fen={fen} />)
  // People and courses have no size of their own; a unit without one lacks a fact.
  const isUnit = policy.entity === 'insured_unit' || policy.entity === 'firm'
  const unknown = (what: string) => (isUnit ? <MissingFact what={what} /> : <NotApplicable />)
  const columns: readonly Column<DecisionRow>[] = [
    {
      id: 'key',
      title: subjectTitle(policy.entity),
      kind: 'text',
      width: 172,
      sortable: true,
      cell: (row) => (
        <Link to={`${listPath(run, policy.id)}/${row.subject}`} tabIndex={-1} title={nameIn(page, row)}>
          {nameIn(page, row)}
        </Link>
      ),
    },
    { id: 'region', title: '参保地', kind: 'text', width: 76, sortable: true, cell: ({ region }) => region.name },
    {
      id: 'size',
      title: '规模',
      kind: 'text',
      width: 58,
      cell: ({ size }) => words.sizes.find(({ id }) => id === size)?.zh ?? unknown('企业规模'),
    },
    { id: 'industry', title: '行业', kind: 'text', width: 96, cell: ({ industry }) => industry?.name ?? unknown('行业') },
    { id: 'basis', title: '依据', kind: 'text', width: 84, cell: ({ plan }) => <Basis page={page} plan={plan} /> },
    { id: 'day', title: '判定日', kind: 'text', width: 90, sortable: true, cell: ({ day }) => day ?? '—' },
    { id: 'gross', title: '核算', kind: 'money', width: 100, sortable: true, cell: ({ gross }) => amount(gross) },
    { id: 'taken', title: '互斥扣减', kind: 'money', width: 84, cell: ({ taken }) => amount(taken) },
    { id: 'net', title: '净额', kind: 'money', width: 108, sortable: true, cell: netOf },
    {
      id: 'outcome',
      title: '结果',
      kind: 'state',
      width: 104,
      cell: ({ outcome }) => <StatusMark of="outcome" state={outcomes[outcome].mark} />,
    },
    { id: 'reason', title: '原因与缺项', kind: 'text', cell: (row) => reasonOf(row, words) || '—' },
  ]
  return columns.filter(({ id }) => !without.some((one) => one === id))
}

function netOf({ outcome, net, ceiling, awaitingReview }: DecisionRow) {
  if (outcome === 'ineligible') return <NotApplicable />
  if (outcome === 'needs_local_standard') return ceiling === null ? <Pending /> : <Ceiling fen={ceiling} />
  if (outcome === 'needs_review' && awaitingReview !== null && awaitingReview !== '0') {
    return (
      <span title="复核通过可付，未计入净额">
        <span className="soft">通过则 </span>
        <Money fen={awaitingReview} />
      </span>
    )
  }
  return net === null ? <Pending /> : <Money fen={net} />
}

function Basis({ page, plan }: { readonly page: DecisionPage; readonly plan: string }) {
  const found = page.words.plans.find(({ id }) => id === plan)
  return <span title={found === undefined ? plan : `${found.number || found.zh} ${found.clause}`}>{found?.clause ?? '—'}</span>
}
