import { Button } from 'antd'

interface ConflictLineProps {
  readonly who: string
  /** When, in words: 10:21. */
  readonly when: string
  readonly changes: readonly { readonly field: string; readonly from: string; readonly to: string }[]
  readonly onCompare?: () => void
  readonly onUseMine?: () => void
}

/** Somebody else was faster: who, when, what changed, and the two ways on. */
export function ConflictLine({ who, when, changes, onCompare, onUseMine }: ConflictLineProps) {
  return (
    <div className="error-line" role="alert">
      <p>
        {who} {when} 已改
        {changes.map(({ field, from, to }) => `${field} ${from} → ${to}`).join('，')}。您填写的内容还在，没有覆盖。
      </p>
      <p>
        {onCompare === undefined ? null : (
          <Button type="link" size="small" onClick={onCompare}>
            查看差别
          </Button>
        )}
        {onUseMine === undefined ? null : (
          <Button type="link" size="small" onClick={onUseMine}>
            用我的再提交
          </Button>
        )}
      </p>
    </div>
  )
}
