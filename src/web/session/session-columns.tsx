import { Button } from 'antd'
import { timeInChina } from '../../kernel/china-time.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import type { Column } from '../table/column.ts'
import { browserName } from './browser-name.zh.ts'

interface SeenSession {
  readonly createdAt: string
  readonly seenAt: string
  readonly address: string
  readonly agent: string
}

/** When somebody signed in and was last at work. */
export const whenColumns: readonly Column<SeenSession>[] = [
  { id: 'created', title: '登录时间', kind: 'text', width: 150, cell: ({ createdAt }) => timeInChina(createdAt) },
  { id: 'seen', title: '最近操作', kind: 'text', width: 150, cell: ({ seenAt }) => timeInChina(seenAt) },
]

/** From where, and with what. */
export const whereColumns: readonly Column<SeenSession>[] = [
  { id: 'address', title: '来自', kind: 'text', width: 130, cell: ({ address }) => address },
  { id: 'agent', title: '浏览器', kind: 'text', cell: ({ agent }) => <span title={agent}>{browserName(agent)}</span> },
]

interface EndSessionProps {
  readonly word: string
  /** Whose or which it is. */
  readonly what: string
  readonly isPending: boolean
  readonly error: unknown
  readonly onEnd: () => void
}

/** Ends a session; what was refused stands in its place. */
export function EndSessionButton({ word, what, isPending, error, onEnd }: EndSessionProps) {
  if (error !== null) return <ErrorLine error={error} wasWrite />
  return (
    <Button size="small" loading={isPending} aria-label={what} onClick={onEnd}>
      {word}
    </Button>
  )
}
