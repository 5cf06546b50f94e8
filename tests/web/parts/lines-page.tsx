import { ORPCError } from '@orpc/client'
import { EmptyLine } from '../../../src/web/parts/empty-line.tsx'
import { ErrorLine } from '../../../src/web/parts/error-line.tsx'
import { JobBar } from '../../../src/web/parts/job-bar.tsx'
import { PageHead } from '../../../src/web/parts/page-head.tsx'
import { DeadlineMark, StatusMark } from '../../../src/web/parts/status-mark.tsx'

const refused = new ORPCError('REFUSED', {
  status: 422,
  data: { code: 'over_budget', message: '本批金额超过可用资金 15,605,160.42 元。请减少户数，或先申请追加。', figures: {} },
})

/** The lines that tell something, and every state. */
export default function LinesPage() {
  return (
    <div className="page">
      <PageHead title="各种状态与提示" />
      <p>
        {(['eligible', 'review', 'local', 'missing', 'ineligible'] as const).map((state) => (
          <span key={state}>
            <StatusMark of="outcome" state={state} />{' '}
          </span>
        ))}
        {(['unpaid', 'transit', 'paid', 'returned', 'held'] as const).map((state) => (
          <span key={state}>
            <StatusMark of="money" state={state} />{' '}
          </span>
        ))}
        <DeadlineMark state="late" word="逾期 1 个工作日" /> <DeadlineMark state="today" word="今天 17:30" />
      </p>
      <ErrorLine error={refused} wasWrite />
      <ErrorLine error={new TypeError('Failed to fetch')} wasWrite onRetry={() => {}} />
      <JobBar label="精确计数" percent={41} minutesLeft={3} onCancel={() => {}} />
      <EmptyLine why="没有符合条件的单位。" next="去掉“参保职工 ≤ 200 人”可见 9,115 户。" />
    </div>
  )
}
