import { Button } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { type Trouble, troubleOf } from '../client/refusal.ts'

interface ErrorLineProps {
  /** What a call threw; nothing is drawn where there is none. */
  readonly error: unknown
  /** Whether the call would have changed something: then the line says that nothing was changed. */
  readonly wasWrite?: boolean
  readonly onRetry?: () => void
  readonly children?: ReactNode
}

const sentences: Readonly<Record<Trouble['kind'], (code: string) => string>> = {
  refused: () => '这一步没有办成。请核对填写的内容后再试。',
  signed_out: () => '登录已失效，请重新登录。',
  not_permitted: () => '您当前的岗位没有此项权限。需要时请安全管理员调整岗位。',
  unreachable: () => '连不上服务器。请检查网络后重试；已填写的内容还在。',
  broken: () => '系统出错，未能完成。请稍后重试；仍然出错时，请把编号告诉系统管理员。',
}

/** What happened, that nothing changed, what to do, and the number to report: a line with a red rule. What was typed stays. */
export function ErrorLine({ error, wasWrite = false, onRetry, children }: ErrorLineProps) {
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (error !== null && error !== undefined) line.current?.scrollIntoView({ block: 'nearest' })
  }, [error])
  if (error === null || error === undefined) return null
  const trouble = troubleOf(error)
  const isUnsure = wasWrite && (trouble.kind === 'unreachable' || trouble.kind === 'broken')
  return (
    <div className="error-line" role="alert" ref={line}>
      <p>
        {trouble.message ?? sentences[trouble.kind](trouble.code)}
        {wasWrite && !isUnsure ? <span className="soft">　没有改动任何数据。</span> : null}
        {isUnsure ? <span className="soft">　不能确定是否已办成，再按一次不会重复办理。</span> : null}
      </p>
      {children}
      <p className="small">
        {onRetry === undefined ? null : (
          <Button type="link" size="small" onClick={onRetry}>
            重试
          </Button>
        )}
        {trouble.request === undefined ? null : `编号 ${trouble.request}`}
      </p>
    </div>
  )
}
