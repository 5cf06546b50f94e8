import { useMutation, useQuery } from '@tanstack/react-query'
import { ask } from '../client/office.ts'
import { ActButton } from './act-button.tsx'

interface JointObjectionProps {
  readonly batch: string
  readonly rows: readonly string[]
  /** The picked rows in words: so many, so much. */
  readonly whole: string
  readonly onDone: (what: string) => Promise<void>
}

/** What a body of the joint review objects to: the rows that are picked. Nothing where no opinion waits for the reader. */
export function JointObjection({ batch, rows, whole, onDone }: JointObjectionProps) {
  const review = useQuery(ask.jointReview.list.query({ input: { batch } }))
  const give = useMutation(ask.jointReview.give.act())
  const enter = useMutation(ask.jointReview.enter.act())
  const all = review.data?.opinions ?? []
  return (
    <>
      {all
        .filter(({ verbs }) => verbs.includes('give'))
        .map(({ id, version, body }) => (
          <ActButton
            key={id}
            label="会审有异议"
            sentence={`代表${body}对 ${whole}提出异议，其余条目同意。有异议的暂缓发放，等查清。`}
            fields={{ reason: '异议' }}
            onAct={async ({ reason }) => {
              await give.mutateAsync({ id: { id, version }, opinion: 'objects', text: reason, rows: [...rows] })
              await onDone(`已填写会审意见：对 ${rows.length} 条有异议。`)
            }}
          />
        ))}
      {all
        .filter(({ verbs, way }) => way === 'letter' && verbs.includes('enter'))
        .map(({ id, version, body }) => (
          <ActButton
            key={id}
            label={`登记${body}复函：有异议`}
            sentence={`按复函登记${body}对 ${whole}的异议，由另一人复核后暂缓。`}
            fields={{ number: '复函文号', day: '复函日期', reason: '异议' }}
            files={{ label: '复函扫描件', purpose: 'joint_reply' }}
            onAct={async ({ number, day, reason }, uploads) => {
              const said = { opinion: 'objects' as const, text: reason, rows: [...rows] }
              await enter.mutateAsync({ id: { id, version }, ...said, number, day, uploads })
              await onDone('已登记复函，等另一人复核。')
            }}
          />
        ))}
    </>
  )
}
