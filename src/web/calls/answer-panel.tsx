import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { callerKinds } from '../../contract/index.ts'
import { ask } from '../client/office.ts'
import { useKeys } from '../keys/use-keys.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { entityWords, type Subject, subjectPath } from '../subjects/subjects.zh.ts'
import type { Call, CallerKind, Check } from './call.ts'
import { StandingTable } from './standing-table.tsx'
import { TellingList } from './telling-list.tsx'
import { callerWords } from './words.zh.ts'

/** The answer to a caller about one subject: who calls, what must match, what may be said. */
export function AnswerPanel({ subject }: { readonly subject: Subject }) {
  const [caller, setCaller] = useState<CallerKind>()
  const words = callerWords(subject.entity === 'person')
  useKeys(callerKinds.map((kind, at) => ({ stroke: String(at + 1), what: `来电人：${words[kind]}`, act: () => setCaller(kind) })))
  return (
    <section className="call-answer" aria-label={`关于${subject.name}`}>
      <h2>
        {subject.name}
        <small>{entityWords[subject.entity]}</small>
      </h2>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a line in old browsers */}
      <div className="call-callers" role="group" aria-label="来电人">
        <span className="soft">来电人</span>
        {callerKinds.map((kind, at) => (
          <button key={kind} type="button" aria-pressed={caller === kind} onClick={() => setCaller(kind)}>
            {words[kind]} <kbd>{at + 1}</kbd>
          </button>
        ))}
      </div>
      {caller === undefined ? (
        <p className="empty-line">先问清来电人是谁，再选上面一项。</p>
      ) : (
        <Answer key={caller} subject={subject} caller={caller} />
      )}
    </section>
  )
}

function Answer({ subject, caller }: { readonly subject: Subject; readonly caller: CallerKind }) {
  const { data, error, refetch } = useQuery({
    ...ask.call.answer.query({ input: { entity: subject.entity, key: subject.key, caller } }),
    gcTime: 0,
  })
  if (data === undefined) {
    return (
      <>
        <ErrorLine error={error} onRetry={() => void refetch()} />
        {error === null ? <p className="soft">正在查……</p> : null}
      </>
    )
  }
  return <Told call={data} />
}

function Told({ call }: { readonly call: Call }) {
  const [matched, setMatched] = useState<readonly string[]>([])
  const { checks, standing, subject, telling } = call
  const needed = checks.filter(({ isNeeded }) => isNeeded)
  const left = needed.filter(({ id }) => !matched.includes(id)).length
  const isOpen = standing !== null && left === 0
  return (
    <div className="call-told">
      <div>
        {checks.length === 0 ? null : <Checks checks={checks} matched={matched} onMatch={setMatched} />}
        <TellingList telling={telling} />
      </div>
      <div>
        <h3>各项政策</h3>
        {standing === null ? (
          <p className="call-stop">
            <b>这样的来电人，不能告诉{subject.entity === 'person' ? '别人的情况' : '单位的情况'}。</b>
            只说政策是什么、到哪里办；要查具体情况，请本人或单位经办人联系。
          </p>
        ) : null}
        {standing !== null && left > 0 ? (
          <p className="call-stop">
            <b>先核对，还差 {left} 项。</b>对不上的，不要告知任何情况，请对方带证件到窗口。
          </p>
        ) : null}
        {isOpen ? (
          <>
            <StandingTable standing={standing} entity={subject.entity} />
            <p className="small not-printed">
              <Link to={subjectPath(subject.entity, subject.key)}>打开{subject.entity === 'person' ? '一人一档' : '一户一档'}</Link>
            </p>
          </>
        ) : null}
      </div>
    </div>
  )
}

interface ChecksProps {
  readonly checks: readonly Check[]
  readonly matched: readonly string[]
  readonly onMatch: (ids: readonly string[]) => void
}

/** What the caller is asked. What the office does not know cannot be compared, and so never matches. */
function Checks({ checks, matched, onMatch }: ChecksProps) {
  return (
    <fieldset className="call-checks">
      <legend>先核对</legend>
      {checks.map(({ id, ask: sentence, expected, isNeeded }) => (
        <label key={id} className={expected === null ? 'is-unknown' : undefined}>
          <input
            type="checkbox"
            checked={matched.includes(id)}
            disabled={expected === null}
            onChange={(event) => onMatch(event.target.checked ? [...matched, id] : matched.filter((each) => each !== id))}
          />
          <span>
            {sentence}
            {isNeeded ? <span className="small">　必须对上</span> : null}
            <br />
            <b>{expected ?? '登记库没有，不能核对'}</b>
          </span>
        </label>
      ))}
      <p className="small">让对方报，不要念给对方听。核对哪几项由本单位规定，这里列出系统能核对的。</p>
    </fieldset>
  )
}
