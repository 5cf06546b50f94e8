import type { ReactNode } from 'react'
import { EmptyLine } from './empty-line.tsx'
import { ErrorLine } from './error-line.tsx'
import { PageHead } from './page-head.tsx'

/** Whether a piece of an address can be the number of a record. */
export const isRecordNumber = (text: string): boolean => /^\d{1,19}$/.test(text)

interface RecordWaitProps {
  readonly title: string
  readonly trail: ReactNode
  /** The number in the address, which may be anything. */
  readonly number: string
  /** The list to go back to: 批次列表. */
  readonly list: string
  readonly error: unknown
  readonly onRetry: () => void
}

/** The page of a record that is not there yet: asked for, refused, or named by what is no number. */
export function RecordWait({ title, trail, number, list, error, onRetry }: RecordWaitProps) {
  const isKey = isRecordNumber(number)
  return (
    <div className="page page-wide">
      <PageHead title={title} trail={trail} />
      {isKey ? <ErrorLine error={error} onRetry={onRetry} /> : null}
      {isKey ? null : <EmptyLine why={`编号“${number}”不是数字。`} next={`请回到${list}重新选择。`} />}
      {isKey && error === null ? <p role="status">正在查询</p> : null}
    </div>
  )
}
