import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useContext } from 'react'
import { count } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ExactOnPaperContext, Money, MoneyUnitContext, NotApplicable } from '../parts/figure.tsx'
import { planPath } from '../plans/plans.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { CompositionBar } from './composition-bar.tsx'
import { Growth } from './growth.tsx'
import { clauseOf, type PaymentTotals } from './lead-figures.ts'
import { decidedOf, listPath, type Outcome, outcomeIds, outcomes, type PolicyOverview, resultWords } from './outcomes.zh.ts'

/** One line of the overview: a policy, or the sum over payments. */
export interface PolicyLine {
  readonly id: string
  readonly policy: PolicyOverview | undefined
  readonly money: Pick<PaymentTotals, 'gross' | 'taken' | 'net' | 'ceiling'>
  /** Fen by which the net amount has grown since the screening it is compared with; undefined where it is compared with none. */
  readonly growth: string | undefined
}

interface PolicyTableProps {
  readonly run: string
  readonly lines: readonly PolicyLine[]
  /** The policy that the page shows below. */
  readonly current: string | undefined
  readonly onShow: (policy: string) => void
}

const keyOf = ({ id }: PolicyLine): string => id
const nameOf = ({ policy }: PolicyLine): string => policy?.zh ?? '付款类合计'
const isTotal = ({ policy }: PolicyLine): boolean => policy === undefined

/** What a screening comes to, policy by policy; every count opens its list. */
export function PolicyTable({ run, lines, current, onShow }: PolicyTableProps) {
  const navigate = useNavigate()
  return (
    <ExactOnPaperContext.Provider value={true}>
      <DataTable
        label="各项政策的筛查结果"
        density="overview"
        columns={columnsOf(run, onShow, useContext(MoneyUnitContext) === 'yuan' ? toTheFen : rounded)}
        rows={lines}
        keyOf={keyOf}
        nameOf={nameOf}
        isTotal={isTotal}
        isCurrent={({ id }) => id === current}
        onOpen={({ policy }) => policy !== undefined && void navigate({ to: listPath(run, policy.policy) })}
        empty={<EmptyLine why="这次筛查在您的辖区内没有判定对象。" next="换一次筛查，或请数据管理岗核对登记库的地区范围。" />}
      />
    </ExactOnPaperContext.Provider>
  )
}

/** How wide columns are; amounts to the fen take the room of the words, so that a desk of 1366 shows all of them. */
interface Widths {
  readonly policy: number
  readonly clause: number
  readonly decided: number
  readonly bar: number
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>
  readonly amount: number
  /** What is left over where it is absent. */
  readonly growth?: number
}
const rounded: Widths = {
  policy: 176,
  clause: 84,
  decided: 92,
  bar: 80,
  outcomes: { eligible: 60, needs_review: 54, needs_local_standard: 78, undetermined: 64, ineligible: 68 },
  amount: 76,
}
const toTheFen: Widths = {
  policy: 148,
  clause: 76,
  decided: 88,
  bar: 48,
  outcomes: { eligible: 52, needs_review: 54, needs_local_standard: 78, undetermined: 64, ineligible: 56 },
  amount: 107,
  growth: 106,
}

function columnsOf(run: string, onShow: (policy: string) => void, widths: Widths): readonly Column<PolicyLine>[] {
  return [
    {
      id: 'policy',
      title: '政策',
      kind: 'text',
      width: widths.policy,
      cell: ({ policy }) =>
        policy === undefined ? (
          <b>付款类合计</b>
        ) : (
          <button type="button" className="link is-cut" title={policy.zh} onClick={() => onShow(policy.policy)}>
            {policy.zh}
          </button>
        ),
    },
    {
      id: 'clause',
      title: '条款',
      kind: 'text',
      width: widths.clause,
      cell: ({ policy }) => (policy === undefined ? <NotApplicable /> : <Clause run={run} policy={policy} />),
    },
    {
      id: 'decided',
      title: '判定',
      unit: '户、人等',
      kind: 'figure',
      width: widths.decided,
      cell: ({ policy }) => (policy === undefined ? <NotApplicable /> : `${count(decidedOf(policy))} ${policy.unit}`),
    },
    {
      id: 'bar',
      title: '构成',
      unit: '不含不符合',
      kind: 'text',
      width: widths.bar,
      cell: ({ policy }) => (policy === undefined ? <NotApplicable /> : <CompositionBar counts={policy.counts} />),
    },
    ...outcomeIds.map(
      (id): Column<PolicyLine> => ({
        id,
        title: outcomes[id].word,
        kind: 'figure',
        ...(widths.outcomes[id] === undefined ? {} : { width: widths.outcomes[id] }),
        cell: ({ policy }) => (policy === undefined ? <NotApplicable /> : countLink(run, policy, id)),
      }),
    ),
    money('gross', '核算', widths.amount),
    paid('taken', '互斥扣减', widths.amount),
    paid('net', '净额', widths.amount),
    {
      ...paid('ceiling', '待定上限', widths.amount),
      cell: (line) =>
        line.policy?.result === 'money' && line.money.ceiling === '0' && line.policy.counts.needs_local_standard > 0 ? (
          <span className="soft">无法估</span>
        ) : (
          ofPayment(line, line.money.ceiling)
        ),
    },
    {
      id: 'growth',
      title: '净额较上次',
      kind: 'money',
      ...(widths.growth === undefined ? {} : { width: widths.growth }),
      cell: ({ policy, growth }) => {
        if (policy !== undefined && policy.result !== 'money') return <span className="soft">{resultWords[policy.result]}</span>
        if (growth === undefined) return <NotApplicable />
        return <Growth fen={growth} isStrong={policy === undefined} />
      },
    },
  ]
}

function countLink(run: string, policy: PolicyOverview, outcome: Outcome): ReactElement {
  const n = policy.counts[outcome]
  if (n === 0) return <span className="soft">0</span>
  return (
    <Link
      to={listPath(run, policy.policy)}
      search={{ outcome: [outcome] } as never}
      className={outcome === 'ineligible' ? 'is-quiet' : undefined}
      aria-label={`${policy.zh}，${outcomes[outcome].word} ${count(n)} ${policy.unit}，看名单`}
    >
      {count(n)}
    </Link>
  )
}

const money = (id: 'gross', title: string, width: number): Column<PolicyLine> => ({
  id,
  title,
  kind: 'money',
  width,
  cell: ({ policy, money: sums }) =>
    policy?.result === 'obligation' ? <NotApplicable /> : <Amount fen={sums[id]} isStrong={policy === undefined} />,
})

const paid = (id: 'taken' | 'net' | 'ceiling', title: string, width: number): Column<PolicyLine> => ({
  id,
  title,
  kind: 'money',
  width,
  cell: (line) => ofPayment(line, line.money[id], id === 'net'),
})

function ofPayment({ policy }: PolicyLine, fen: string, isStrong = false): ReactElement {
  if (policy !== undefined && policy.result !== 'money') return <NotApplicable />
  return <Amount fen={fen} isStrong={isStrong || policy === undefined} />
}

function Amount({ fen, isStrong }: { readonly fen: string; readonly isStrong: boolean }) {
  return isStrong && fen !== '0' ? (
    <b>
      <Money fen={fen} />
    </b>
  ) : (
    <Money fen={fen} />
  )
}

function Clause({ run, policy }: { readonly run: string; readonly policy: PolicyOverview }) {
  const { plan, clause, number, others } = clauseOf(policy)
  return (
    <span title={`${number} ${clause}${others === 0 ? '' : `，另有 ${others} 份文件`}`}>
      {plan === '' ? (
        clause
      ) : (
        <Link to={planPath(plan)} search={{ run } as never} hash={clause} className="is-quiet">
          {clause}
        </Link>
      )}
      {others === 0 ? null : <span className="soft"> 等</span>}
    </span>
  )
}
