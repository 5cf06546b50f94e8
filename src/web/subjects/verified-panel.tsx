import { Link } from '@tanstack/react-router'
import { useMay } from '../session/use-session.ts'
import { VerificationMark } from '../verification/states.tsx'
import type { Verified } from './subject.ts'

const underWay = ['asked', 'answered', 'confirmed']

/** What is being verified about the subject, and what was. */
export function VerifiedPanel({ verified }: { readonly verified: readonly Verified[] }) {
  const may = useMay()
  const open = verified.filter(({ state }) => underWay.includes(state))
  const over = verified.filter(({ state }) => !underWay.includes(state))
  return (
    <>
      <h2>核实中的事项</h2>
      {open.length === 0 ? <p className="soft">没有正在核实的事实。</p> : null}
      <VerifiedList verified={open} isLinked={may('verification.read')} />
      {over.length === 0 ? null : (
        <>
          <h2>核实过的事项</h2>
          <VerifiedList verified={over} isLinked={may('verification.read')} />
        </>
      )}
    </>
  )
}

function VerifiedList({ verified, isLinked }: { readonly verified: readonly Verified[]; readonly isLinked: boolean }) {
  if (verified.length === 0) return null
  return (
    <ul className="subject-gaps">
      {verified.map(({ inquiry, policy, fact, owner, state, region, dueOn }) => (
        <li key={`${inquiry} ${policy.id} ${fact} ${state}`}>
          <b>{isLinked ? <Link to={`/verification/${inquiry}`}>{fact}</Link> : fact}</b>
          <p>
            <VerificationMark state={state} />
          </p>
          <p className="small">
            {policy.zh}，由{region}核实（{owner}）{dueOn === null ? '' : `，期限 ${dueOn}`}
          </p>
        </li>
      ))}
    </ul>
  )
}
