import { Link } from '@tanstack/react-router'
import { type Step, StepLine } from '../parts/step-line.tsx'
import { useMay } from '../session/use-session.ts'
import type { Why } from './why.ts'

/** What is still to be done, by whom; for a decision that grants nothing, what stands in its way. */
export function WayPanel({ why }: { readonly why: Why }) {
  const { row, policy, told } = why
  const missing = told?.missing ?? []
  const isPayment = policy.result === 'money' && row.outcome !== 'ineligible'
  return (
    <aside className="side-panel" aria-label={isPayment ? '离到账还差什么' : '还差什么'}>
      <h2>{isPayment ? '离到账还差什么' : '还差什么'}</h2>
      {isPayment ? <StepLine label="离到账还差什么" isUpright steps={stepsOf(why)} /> : <Standing why={why} />}
      {missing.length === 0 ? null : <MissingFacts why={why} />}
    </aside>
  )
}

function stepsOf({ run, row, conclusion, told }: Why): readonly Step[] {
  const open: Step[] = []
  const missing = told?.missing.length ?? 0
  if (row.outcome === 'undetermined')
    open.push({ id: 'facts', label: '补齐事实', state: 'now', who: `缺 ${missing} 项，见下`, note: '补齐后重新筛查' })
  if (row.outcome === 'needs_review') open.push({ id: 'review', label: '人工复核', state: 'now', who: conclusion.sentences[0] ?? '' })
  if (row.outcome === 'needs_local_standard')
    open.push({ id: 'local', label: '等地方标准', state: 'now', who: '文件没有定下金额，由当地规定', note: '标准明确后重新筛查' })
  const isSettled = row.outcome === 'eligible' && row.net !== null
  const isNothing = row.net === '0' && row.outcome === 'eligible' && row.awaitingReview === '0'
  if (isNothing) return [decided(run.day), { id: 'none', label: '结算后没有应付', state: 'done', who: conclusion.sentences.at(-1) ?? '' }]
  if (row.outcome === 'eligible' && !isSettled)
    open.push({ id: 'settle', label: '结算待定', state: 'now', who: conclusion.sentences.at(-1) ?? '' })
  const state = open.length === 0 ? 'now' : 'waiting'
  return [
    decided(run.day),
    ...open,
    { id: 'batch', label: '列入批次', state, who: '经办列入，复核人核对' },
    { id: 'public', label: '公示', state: 'waiting' },
    { id: 'approve', label: '批准', state: 'waiting' },
    { id: 'pay', label: '交付银行并到账', state: 'waiting' },
  ]
}

const decided = (day: string): Step => ({ id: 'decided', label: '筛查判定', state: 'done', who: day })

function Standing({ why: { row, told, conclusion } }: { readonly why: Why }) {
  const unmet = (told?.conditions ?? []).filter(({ verdict }) => verdict === 'unmet')
  if (row.outcome === 'ineligible')
    return (
      <ul className="why-gaps">
        {unmet.map(({ id, zh, parts, sources }) => (
          <li key={id}>
            <b>{zh}</b>
            {parts
              .filter(({ holds }) => holds === false)
              .map(({ required, value }) => (
                <p key={required}>
                  要求 {required}；现为 {value}
                </p>
              ))}
            {sources.every(({ verified }) => verified !== null) ? null : (
              <p className="small">
                事实有误的，请到
                {sources
                  .filter(({ verified }) => verified === null)
                  .map(({ name }) => `“${name}”`)
                  .join('、')}
                的来源部门更正
              </p>
            )}
          </li>
        ))}
      </ul>
    )
  return <p>{conclusion.sentences.join('')}</p>
}

function MissingFacts({ why: { run, policy, subject, told } }: { readonly why: Why }) {
  const may = useMay()
  return (
    <>
      <h2>缺少的事实</h2>
      <ul className="why-gaps">
        {told?.missing.map(({ key, zh, path, owner }) => (
          <li key={`${key} ${zh}`}>
            <b>{path === '' ? zh : path}</b>
            <p className="small">{owner === '' ? '文件没有定下，不是登记事实' : `由${owner}提供`}</p>
            {key !== '' && owner !== '' && may('verification.open') ? (
              <Link
                className="not-printed"
                to="/verification/new"
                search={{ run: run.name, policy: policy.id, missing: key, subject } as never}
              >
                发起核实
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}
