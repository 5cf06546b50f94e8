import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { count, sumOfFen } from '../figures/figures.ts'
import { Money } from '../parts/figure.tsx'
import { SelectionBar } from '../table/list-foot.tsx'
import { type Asked, filterOf } from './list-question.ts'
import type { DecisionPage, DecisionRow } from './list-words.zh.ts'

/** How many subjects one letter of inquiry can be about. */
const mostVerified = 50_000

interface VerifyAllProps {
  readonly run: string
  readonly policy: string
  readonly asked: Asked
  readonly page: DecisionPage | undefined
}

/** Sends everybody whom the filter lets through to be verified, once it means one missing fact. */
export function VerifyAll({ run, policy, asked, page }: VerifyAllProps) {
  const [missing, ...more] = asked.missing
  const isUndetermined = asked.outcome.length === 1 && asked.outcome[0] === 'undetermined'
  if (page === undefined || missing === undefined || more.length > 0 || !isUndetermined || page.count.n === 0) return null
  if (page.count.n > mostVerified) return <span className="small">超过 {count(mostVerified)} 户，请先缩小范围再发起核实</span>
  return (
    <Link to="/verification/new" search={{ ...filterOf(asked), run, policy, missing } as never} className="run-button is-inline">
      全部发起核实
    </Link>
  )
}

interface BatchLinkProps {
  readonly run: string
  readonly policy: string
  readonly asked: Asked
}

/** Leads to the batch that would be made of whom the filter lets through: those that get something. */
export function BatchLink({ run, policy, asked }: BatchLinkProps) {
  return (
    <Link to="/batches/new" search={{ ...filterOf(asked), run, policy } as never} className="run-button">
      列入批次
    </Link>
  )
}

interface DeferralsProps {
  readonly run: string
  readonly policy: string
  readonly rows: readonly DecisionRow[]
}

/** Firms whose months are entered at once under one approval. */
const mostDeferred = 20

/** Leads to the register with the firms that somebody picked: those that may put contributions off. */
function DeferralsLink({ run, policy, rows }: DeferralsProps) {
  const fit = rows.filter(({ outcome }) => outcome === 'eligible')
  if (fit.length < rows.length) return <span className="small">所选单位中有不能缓缴的，请只选“符合”的单位</span>
  if (fit.length > mostDeferred) return <span className="small">一次最多登记 {mostDeferred} 户，请分次选</span>
  return (
    <Link
      to="/deferral/take-over"
      search={{ run, policy, subject: fit.map(({ subject }) => subject) } as never}
      className="run-button is-inline"
    >
      登记缓缴
    </Link>
  )
}

interface PickedProps {
  readonly run: string
  readonly policy: string
  readonly page: DecisionPage
  readonly rows: readonly DecisionRow[]
  readonly mayVerify: boolean
  readonly mayDefer: boolean
  readonly onClear: () => void
}

/** What can be done with the rows that somebody picked. */
export function Picked({ run, policy, page, rows, mayVerify, mayDefer, onClear }: PickedProps) {
  const navigate = useNavigate()
  // A letter asks for one fact: one that every picked subject lacks.
  const shared = (rows[0]?.missing ?? []).filter((id) =>
    rows.every(({ outcome, missing }) => outcome === 'undetermined' && missing.includes(id)),
  )
  const [missing] = shared
  const verify = () =>
    void navigate({ to: '/verification/new', search: { run, policy, missing, subject: rows.map(({ subject }) => subject) } as never })
  return (
    <SelectionBar
      count={rows.length}
      unit={page.policy.unit}
      sum={
        <>
          净额 <Money fen={sumOfFen(rows.flatMap(({ net }) => net ?? []))} />
        </>
      }
      acts={
        <>
          {mayVerify ? (
            <>
              <Button type="primary" disabled={missing === undefined} onClick={verify}>
                发起核实
              </Button>
              {missing === undefined ? <span className="small">所选对象没有共同缺的事实</span> : null}
            </>
          ) : null}
          {mayDefer && page.policy.isDeferred ? <DeferralsLink run={run} policy={policy} rows={rows} /> : null}
        </>
      }
      onClear={onClear}
    />
  )
}
