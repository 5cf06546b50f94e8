import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { count } from '../figures/figures.ts'
import { Ceiling, Money, NotApplicable, Pending } from '../parts/figure.tsx'
import { DecidedTable } from '../runs/decided-table.tsx'
import { outcomeIds } from '../runs/outcomes.zh.ts'
import { useMay } from '../session/use-session.ts'
import type { DecidedPolicy, Decisions } from './subject.ts'

type Row = DecidedPolicy['rows'][number]

interface DecisionsSectionProps {
  readonly decisions: Decisions
  readonly entity: string
  readonly onRun: (run: string) => void
}

const order = (outcome: Row['outcome']): number => outcomeIds.indexOf(outcome)

/** What a screening decided about the subject under every policy, and about what it is part of; what it gets stands first. */
export function DecisionsSection({ decisions, entity, onRun }: DecisionsSectionProps) {
  const { run, runs, day, policies } = decisions
  const own = policies.filter((policy) => policy.entity === entity)
  const beside = policies.filter((policy) => policy.entity !== entity)
  const reached = own.filter(({ rows }) => rows.some(({ outcome }) => outcome !== 'ineligible')).length
  return (
    <section>
      <h2>
        政策判定
        <small>筛查日 {day}</small>
        {runs.length < 2 ? null : (
          <Select<string>
            className="subject-run not-printed"
            aria-label="筛查"
            size="small"
            value={run}
            onChange={onRun}
            popupMatchSelectWidth={false}
            options={runs.map(({ name, day: screened }, at) => ({
              value: name,
              label: `${screened}${at === 0 ? '（最新）' : ''}　${name.slice(0, 8)}`,
            }))}
          />
        )}
      </h2>
      {policies.length === 0 ? (
        <p className="empty-line">这次筛查没有判定到这个对象。地区不在任何文件的范围内，或登记库里没有它。</p>
      ) : (
        <p>
          {own.length === 0
            ? `没有以它为对象的政策，${beside.length} 项政策判定了${partsOf(entity)}。`
            : `${own.length} 项政策判定过，${reached} 项符合或还可能符合${beside.length === 0 ? '' : `；另有 ${beside.length} 项政策判定了${partsOf(entity)}`}。`}
        </p>
      )}
      {own.length === 0 ? null : <DecisionTable label="政策判定" lines={own.flatMap(linesOf)} run={run} />}
      {beside.length === 0 ? null : (
        <>
          <h3 className="subject-beside">{partsOf(entity)}</h3>
          <Beside policies={beside} entity={entity} run={run} />
        </>
      )}
    </section>
  )
}

/** What the policies decide upon of a subject, beside the subject itself. */
const partsOf = (entity: string): string =>
  entity === 'firm' ? '它的参保单位、用工等' : entity === 'person' ? '其用工、培训等' : '它的用工、培训等'

interface Line {
  readonly policy: DecidedPolicy
  readonly row: Row
}

const linesOf = (policy: DecidedPolicy): readonly Line[] => policy.rows.map((row) => ({ policy, row }))

/** Decisions on what the subject is part of: those that may come to something one by one, the others by their number. */
function Beside({ policies, entity, run }: { readonly policies: readonly DecidedPolicy[]; readonly entity: string; readonly run: string }) {
  const isFew = entity === 'person'
  const lines = policies.flatMap(linesOf).filter(({ row }) => isFew || row.outcome !== 'ineligible')
  return (
    <>
      {lines.length === 0 ? null : <DecisionTable label="有关的判定" lines={lines} run={run} hasNames={entity !== 'person'} />}
      {isFew ? null : (
        <p className="small">
          {policies.flatMap(restOf).join('；')}
          {policies.flatMap(restOf).length === 0 ? '' : '。'}
        </p>
      )}
    </>
  )
}

/** What is not listed of a policy. The rows begin with what is granted, so that after one that is refused all others are. */
function restOf({ zh, unit, total, rows }: DecidedPolicy): readonly string[] {
  const shown = rows.filter(({ outcome }) => outcome !== 'ineligible').length
  if (shown === total) return []
  return [`${zh}另有 ${count(total - shown)} ${unit}${shown < rows.length ? '不符合' : '没有列出'}`]
}

interface DecisionTableProps {
  readonly label: string
  readonly lines: readonly Line[]
  readonly run: string
  readonly hasNames?: boolean
}

function DecisionTable({ label, lines, run, hasNames = false }: DecisionTableProps) {
  const sorted = lines.toSorted((a, b) => order(a.row.outcome) - order(b.row.outcome))
  return (
    <DecidedTable
      label={label}
      lines={sorted.map(({ policy, row }) => ({
        key: `${policy.policy} ${row.subject}`,
        policy: (
          <>
            <WhyLink run={run} policy={policy} row={row} />
            {hasNames && row.name !== null ? <span className="small">　{row.name}</span> : null}
          </>
        ),
        clause: row.clause,
        outcome: row.outcome,
        amount: <Amount policy={policy} row={row} />,
        say: row.say,
      }))}
    />
  )
}

/** The way to the page that explains a decision, for whom it is open. */
function WhyLink({ run, policy, row }: { readonly run: string; readonly policy: DecidedPolicy; readonly row: Row }) {
  const may = useMay()
  if (!may('decision.read')) return <>{policy.zh}</>
  return <Link to={`/runs/${run}/policies/${policy.policy}/${row.subject}`}>{policy.zh}</Link>
}

const otherResults = { schedule: '缓（免）缴 ', rate: '每月少缴 ', obligation: '' } as const

/** What it comes to: payable of a payment, in words before it of anything else. */
function Amount({ policy: { result }, row: { outcome, net, gross, ceiling } }: { readonly policy: DecidedPolicy; readonly row: Row }) {
  if (outcome === 'ineligible' || result === 'obligation') return <NotApplicable />
  if (outcome === 'needs_local_standard') return ceiling === null ? <Pending /> : <Ceiling fen={ceiling} />
  const amount = result === 'money' ? net : gross
  if (outcome !== 'eligible' || amount === null) return <Pending />
  return (
    <>
      {result === 'money' ? null : <span className="soft">{otherResults[result]}</span>}
      <Money fen={amount} />
    </>
  )
}
