import { Button } from 'antd'
import { count } from '../figures/figures.ts'
import { JobBar } from '../parts/job-bar.tsx'

interface CountLineProps {
  /** How many there are; `at_least` says that there are more than was counted. */
  readonly of: { readonly n: number; readonly kind: 'exact' | 'at_least' } | undefined
  readonly unit: string
  readonly estimate?: number
  readonly onExact?: () => void
  /** The exact count while it runs. */
  readonly job?: { readonly percent: number | undefined; readonly onCancel?: () => void }
}

/** How many rows a list has in all: exact to 10,000, beyond that on demand. */
export function CountLine({ of, unit, estimate, onExact, job }: CountLineProps) {
  if (of === undefined) return <span className="count-line" role="status" />
  if (job !== undefined) return <JobBar label="精确计数" {...job} />
  return (
    <span className="count-line">
      <span role="status">
        共{' '}
        <b>
          {count(of.n)}
          {of.kind === 'at_least' ? '+' : ''}
        </b>{' '}
        {unit}
      </span>
      {estimate === undefined || of.kind === 'exact' ? null : (
        <span className="soft">
          估计约 {count(estimate)} {unit}
        </span>
      )}
      {of.kind === 'exact' || onExact === undefined ? null : (
        <Button type="link" size="small" onClick={onExact}>
          精确计数
        </Button>
      )}
    </span>
  )
}
