import { useMutation, useQuery } from '@tanstack/react-query'
import { ask } from '../client/office.ts'
import { useMay } from '../session/use-session.ts'
import { ActButton } from './act-button.tsx'
import { objectionChoice, sheetFields, sheetIn } from './objection-form.zh.ts'
import type { receivedWays } from './words.zh.ts'

interface RowObjectionProps {
  readonly batch: string
  readonly rows: readonly string[]
  readonly onDone: (what: string) => Promise<void>
}

/** Somebody's objection to the one row that is picked, while the list is public. */
export function RowObjection({ batch, rows, onDone }: RowObjectionProps) {
  const mayReceive = useMay()('objection.receive')
  const page = useQuery({ ...ask.publication.list.query({ input: { batch } }), enabled: mayReceive })
  const receive = useMutation(ask.publication.receiveObjection.act())
  const [claim] = rows
  if (!mayReceive || rows.length !== 1 || claim === undefined || (page.data?.publications.length ?? 0) === 0) return null
  return (
    <ActButton
      label="受理异议"
      sentence="受理后给出回执号；这一条暂缓发放，查清并由另一人答复后恢复、更正或取消，其余照常。"
      choice={objectionChoice}
      fields={{ reason: '异议内容' }}
      more={sheetFields}
      files={{ label: '异议材料', purpose: 'objection_material' }}
      onAct={async ({ reason, choice }, uploads, more) => {
        const way = choice as keyof typeof receivedWays
        const { receipt } = await receive.mutateAsync({ batch, claim, way, text: reason, uploads, ...sheetIn(more) })
        await onDone(`已受理，回执号 ${receipt}。`)
      }}
    />
  )
}
