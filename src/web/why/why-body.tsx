import { yuan } from '../figures/figures.ts'
import { Arithmetic, type ArithmeticLine } from '../parts/arithmetic.tsx'
import { StatusMark } from '../parts/status-mark.tsx'
import { ClauseLink } from './clause-link.tsx'
import { ConditionsTable } from './conditions-table.tsx'
import { OthersTable } from './others-table.tsx'
import { WayPanel } from './way-panel.tsx'
import type { ClauseAt, Why } from './why.ts'
import { noticeWords, outcomeMarks, ownWords } from './words.zh.ts'

interface WhyBodyProps {
  readonly why: Why
  readonly onClause: (at: ClauseAt) => void
}

/** The conclusion, how the amount came about, the conditions, and what else the subject gets. */
export function WhyBody({ why, onClause }: WhyBodyProps) {
  const { told, policy, others, run } = why
  const met = (told?.conditions ?? []).filter(({ verdict }) => verdict === 'met').length
  return (
    <div className="columns why-columns">
      <div>
        <Verdict why={why} />
        {told === null ? null : (
          <>
            <AmountSection why={why} onClause={onClause} />
            <section className="why-section">
              <h2>
                逐项条件
                <small>
                  {told.conditions.length} 项，满足 {met} 项
                </small>
              </h2>
              <ConditionsTable conditions={told.conditions} entity={policy.entity} onClause={onClause} />
            </section>
          </>
        )}
        {others.length === 0 ? null : (
          <section className="why-section">
            <h2>{ownWords[policy.entity] ?? '本项'}的其他政策</h2>
            <OthersTable why={why} />
          </section>
        )}
        <p className="small why-trace">
          <span>筛查编号 {run.name.slice(0, 8)}</span>
          <span>规则版本 {why.plan.hash.slice(0, 8)}</span>
          <span>数据快照 {run.snapshot.id.slice(0, 8)}</span>
          <span>
            筛查日 {run.day}，按 {run.knownOn} 所知
          </span>
          <span>判定一次作出，更正只增不改</span>
        </p>
      </div>
      <WayPanel why={why} />
    </div>
  )
}

function Verdict({ why: { conclusion, row, notices } }: { readonly why: Why }) {
  const { say, amount, amountIs, sentences } = conclusion
  return (
    <section className="verdict">
      <p className="verdict-say">
        <StatusMark of="outcome" state={outcomeMarks[row.outcome]} word={amount === null ? say : `${say}，${amountIs}`} />
        {amount === null ? null : (
          <span className="counted">
            {' '}
            <b>{yuan(amount)}</b> 元
          </span>
        )}
      </p>
      <p>{sentences.join('')}</p>
      {notices.map((notice) => (
        <p key={notice} className="why-notice">
          {noticeWords[notice]}
        </p>
      ))}
    </section>
  )
}

/** Nothing where the policy reckons nothing; where nothing is granted, what it would come to. */
function AmountSection({ why, onClause }: WhyBodyProps) {
  const { told, settlement, total } = why
  if (told === null || told.lines.length === 0) return null
  const lines: readonly ArithmeticLine[] = [
    ...told.lines.map(({ label, basis, clause, value, isSum }, at) => ({
      id: String(at),
      label,
      basis: <ClauseLink text={basis} at={clause} onClause={onClause} />,
      value,
      isSum,
    })),
    ...settlement.map(({ label, basis, less }, at) => ({
      id: `settlement ${at}`,
      label,
      basis,
      value: less === null ? '待定' : `− ${yuan(less)}`,
    })),
  ]
  const isOpen = total === null || total.fen === null
  return (
    <section className="why-section">
      <h2>
        怎么算的
        {told.isSupposed ? (
          <small>{why.row.outcome === 'ineligible' ? '不符合，以下是' : '尚不能判定，以下是'}各项条件都符合时的算法</small>
        ) : null}
      </h2>
      <Arithmetic
        lines={lines}
        total={{
          label: total?.label ?? '应付',
          value: isOpen ? (why.row.outcome === 'ineligible' ? '0.00' : '待定') : yuan(total.fen ?? '0'),
        }}
      />
    </section>
  )
}
