import { yuan } from '../figures/figures.ts'
import { Money } from '../parts/figure.tsx'
import { StatusMark } from '../parts/status-mark.tsx'
import type { PolicyStanding, Standing } from './call.ts'
import { stageWords } from './words.zh.ts'

const order = Object.keys(stageWords)
const orderOf = ({ stage }: PolicyStanding): number => order.indexOf(stage)

/** Where every policy stands, as it is said: what may still come to something first, what does not apply behind a word. */
export function StandingTable({ standing, entity }: { readonly standing: Standing; readonly entity: string }) {
  const { policies, otherPayments, day, knownOn } = standing
  const sorted = policies.toSorted((a, b) => orderOf(a) - orderOf(b))
  const open = sorted.filter(({ stage }) => stage !== 'not_eligible')
  const refused = sorted.filter(({ stage }) => stage === 'not_eligible')
  return (
    <>
      <p className="small">
        按 {day} 的筛查{knownOn === null ? '' : `，登记截至 ${knownOn}`}；之后的变化还没有反映。
      </p>
      {policies.length === 0 ? <p className="empty-line">最近一次筛查没有判定到{entity === 'person' ? '这个人' : '这个单位'}。</p> : null}
      {open.length === 0 ? null : <Lines label="符合或还可能符合" lines={open} entity={entity} />}
      {open.length === 0 && refused.length > 0 ? <p>没有符合或还可能符合的政策。</p> : null}
      {refused.length === 0 ? null : (
        <details className="behind" open={open.length === 0}>
          <summary>不符合的 {refused.length} 项</summary>
          <p className="small">{refused[0]?.next}</p>
          <Lines label="不符合" lines={refused} entity={entity} />
        </details>
      )}
      {otherPayments.length === 0 ? null : (
        <>
          <h3>其他已付款项</h3>
          <ul>
            {otherPayments.map(({ zh, amount, paidOn, year }) => (
              <li key={`${zh} ${paidOn} ${year} ${amount}`}>
                {zh}　{paidText({ amount, paidOn, year })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

interface LinesProps {
  readonly label: string
  readonly lines: readonly PolicyStanding[]
  readonly entity: string
}

function Lines({ label, lines, entity }: LinesProps) {
  return (
    <ul className="call-policies" aria-label={label}>
      {lines.map(({ policy, subject, zh, name, stage, reason, next, net, paid }) => (
        <li key={`${policy} ${subject}`}>
          <p className="call-policy">
            <b>{zh}</b>
            {name === null || entity === 'person' ? null : <span className="soft">{name}</span>}
            <StatusMark of="outcome" state={stageWords[stage].mark} word={stageWords[stage].word} />
            {net === null || net === '0' ? null : (
              <span>
                <Money fen={net} /> 元<span className="soft">（未批准）</span>
              </span>
            )}
          </p>
          <p>
            {reason}
            {stage === 'not_eligible' ? null : <span className="soft">{next}</span>}
          </p>
          {paid.map((payment) => (
            <p key={`${payment.paidOn} ${payment.year} ${payment.amount}`} className="small">
              以前付过：{paidText(payment)}
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}

const paidText = ({ amount, paidOn, year }: PolicyStanding['paid'][number]): string =>
  [amount === null ? '金额不明' : `${yuan(amount)} 元`, paidOn ?? '日期不明', year === null ? '' : `${year} 年度`]
    .filter((part) => part !== '')
    .join('，')
