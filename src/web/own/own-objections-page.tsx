import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ActButton } from '../batches/act-button.tsx'
import { StateMark } from '../batches/state-mark.tsx'
import { objectionStates } from '../batches/words.zh.ts'
import { ask } from '../client/office.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import './own.css'

/** Lists that are public, to which a firm or a person may object, and what it objected to before. */
export default function OwnObjectionsPage() {
  const queries = useQueryClient()
  const page = useQuery(ask.own.objectable.query())
  const object = useMutation(ask.own.object.act())
  const [done, setDone] = useState('')
  const notices = page.data?.notices ?? []
  const mine = page.data?.mine ?? []
  return (
    <div className="page own">
      <PageHead title="公示和异议">公示期内可以提出异议；凭回执号查询办理情况，不用登录也能查。</PageHead>
      <ErrorLine error={page.error} onRetry={() => void page.refetch()} />
      <p className="done-line" role="status">
        {done}
      </p>
      <section className="own-part" aria-labelledby="own-notices">
        <h2 id="own-notices">正在公示的名单</h2>
        {page.data !== undefined && notices.length === 0 ? (
          <EmptyLine why="现在没有正在公示的名单。" next="公示期过后请到经办机构反映。" />
        ) : null}
        <ul className="own-rows">
          {notices.map(({ batch, place, policy, number, from, to, address }) => (
            <li key={batch} className="own-notice">
              <p>
                <b>{policy}</b> {place} 第 {number} 号，{from} 至 {to}
              </p>
              <p className="soft small">公示地址：{address}</p>
              <ActButton
                label="提出异议"
                sentence={`对${place}“${policy}”公示名单的异议。请写明具体的事实，受理后给出回执号。`}
                more={[{ name: 'text', label: '异议内容', kind: 'text', most: 2000 }]}
                onAct={async (_, __, { text = '' }) => {
                  const { receipt, due } = await object.mutateAsync({ batch, text })
                  await queries.invalidateQueries({ queryKey: ask.own.key() })
                  setDone(`已受理，回执号 ${receipt}${due === null ? '' : `，${due} 前查清`}。请记下回执号。`)
                }}
              />
            </li>
          ))}
        </ul>
      </section>
      {mine.length === 0 ? null : (
        <section className="own-part" aria-labelledby="own-mine">
          <h2 id="own-mine">我提出的异议</h2>
          <ul className="own-rows">
            {mine.map(({ receipt, state, receivedOn, dueOn }) => (
              <li key={receipt}>
                <Link to="/receipt" search={{ receipt } as never}>
                  <span>{receipt}</span>
                  <StateMark looks={objectionStates} state={state} />
                  <span className="soft small">
                    {receivedOn} 受理{state === 'answered' ? '' : `，${dueOn} 前查清`}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
