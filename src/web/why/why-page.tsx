import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { text } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import { useKeys } from '../keys/use-keys.ts'
import { DrawerRoom } from '../parts/clause-drawer.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ClausePanel } from './clause-panel.tsx'
import { neighbourOf } from './neighbours.ts'
import { PrintSheet } from './print-sheet.tsx'
import { clauseKey, whyPath } from './why.ts'
import './why.css'
import { WhyBody } from './why-body.tsx'
import { WhyHead } from './why-head.tsx'

const declared = { clause: text() }

/** Why one subject gets what it gets, or does not. */
export default function WhyPage() {
  const { run = '', policy = '', subject = '' } = useParams({ strict: false }) as Readonly<Record<string, string | undefined>>
  const [{ clause }, change] = useParameters(declared)
  const navigate = useNavigate()
  const isKey = /^\d{1,19}$/.test(subject)
  const { data: why, error, refetch } = useQuery({ ...ask.decision.explain.query({ input: { run, policy, subject } }), enabled: isKey })
  const [edge, setEdge] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another decision stands elsewhere in the list
  useEffect(() => setEdge(''), [subject])
  const turn = async (side: 'before' | 'after') => {
    const to = await neighbourOf(run, policy, subject, side).catch(() => undefined)
    if (to === undefined) setEdge(side === 'before' ? '前面没有了，或不是从名单进来的。' : '后面没有了，或不是从名单进来的。')
    else void navigate({ to: whyPath(run, policy, to) })
  }
  const clauses = why?.told?.clauses ?? []
  const shown = clauses.find((each) => clauseKey(each) === clause)
  const [first] = clauses
  useKeys([
    { stroke: '[', what: '名单里的上一个', act: () => void turn('before') },
    { stroke: ']', what: '名单里的下一个', act: () => void turn('after') },
    {
      stroke: 'c',
      what: '打开或合上条款',
      act: () => change({ clause: shown !== undefined || first === undefined ? '' : clauseKey(first) }),
    },
  ])
  const list = `/runs/${run}/policies/${policy}`
  if (why === undefined)
    return (
      <div className="page">
        <PageHead
          title="认定依据"
          trail={
            <>
              <Link to={list}>名单</Link> / 认定依据
            </>
          }
        />
        {isKey ? (
          <ErrorLine error={error} onRetry={() => void refetch()} />
        ) : (
          <p className="empty-line">编号“{subject}”不是数字，请回到名单重新选择。</p>
        )}
        {isKey && error === null ? <p className="soft">正在按当时的数据说明这项判定……</p> : null}
      </div>
    )
  const drawer = shown === undefined ? null : <ClausePanel clause={shown} run={why.run.name} onClose={() => change({ clause: '' })} />
  return (
    <DrawerRoom drawer={drawer}>
      <div className="page why">
        <WhyHead
          why={why}
          list={list}
          onRun={(other) => void navigate({ to: whyPath(other, policy, subject) })}
          acts={<Button onClick={() => print()}>打印</Button>}
        />
        <p className="small soft why-edge" role="status">
          {edge}
        </p>
        <WhyBody why={why} onClause={(at) => change({ clause: clauseKey(at) })} />
        <PrintSheet why={why} />
      </div>
    </DrawerRoom>
  )
}
