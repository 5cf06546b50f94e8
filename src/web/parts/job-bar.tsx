import { Button } from 'antd'

interface JobBarProps {
  /** What is being done: 精确计数. */
  readonly label: string
  /** How much is done, in hundredths; undefined while nobody knows. */
  readonly percent: number | undefined
  readonly minutesLeft?: number
  readonly onCancel?: () => void
}

/** Long work: a thin bar, how much is done, how long it takes, and the way to stop it. One may leave meanwhile. */
export function JobBar({ label, percent, minutesLeft, onCancel }: JobBarProps) {
  const done = percent === undefined ? '正在准备' : `已完成 ${percent}%`
  const left = minutesLeft === undefined ? '' : minutesLeft < 1 ? '，不到 1 分钟' : `，约 ${Math.ceil(minutesLeft)} 分钟`
  return (
    <div className="job">
      <progress className="unseen" max={100} value={percent} aria-label={label} />
      <span className="job-track" aria-hidden="true">
        <span style={{ width: `${percent ?? 0}%` }} />
      </span>
      <span role="status">
        {label}：{done}
        {left}
      </span>
      <span className="soft">可以离开此页</span>
      {onCancel === undefined ? null : (
        <Button type="link" size="small" onClick={onCancel}>
          取消
        </Button>
      )}
    </div>
  )
}
