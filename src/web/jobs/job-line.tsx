import { ErrorLine } from '../parts/error-line.tsx'
import { JobBar } from '../parts/job-bar.tsx'
import { isUnderWay, type Job, useCancelJob } from './use-job.ts'

const secondsOfMinute = 60

/** How far long work is, and the way to stop one's own; what broke it, once it is over. Nothing where it came to its end. */
export function JobLine({ job }: { readonly job: Job }) {
  const cancel = useCancelJob()
  if (job.state === 'done') return null
  if (job.state === 'cancelled') return <p role="status">已取消：{job.title}。已做的部分保留着，再发起一次会接着做。</p>
  if (!isUnderWay(job)) return <p className="is-official" role="alert">{`没有办成：${job.error?.message ?? ''}`}</p>
  const before = job.before ?? 0
  const label = job.state === 'waiting' ? (before === 0 ? '即将开始' : `排队中，前面还有 ${before} 项`) : (job.phase ?? job.title)
  const left = job.secondsLeft === null ? {} : { minutesLeft: job.secondsLeft / secondsOfMinute }
  const stop = job.isMine && !job.isCancelAsked ? { onCancel: () => cancel.mutate({ id: job.id }) } : {}
  return (
    <>
      <ErrorLine error={cancel.error} wasWrite />
      <JobBar label={job.isCancelAsked ? '正在取消' : label} percent={percentOf(job)} {...left} {...stop} />
    </>
  )
}

function percentOf({ done, total }: Job): number | undefined {
  if (total === null || total === '0') return undefined
  return Math.min(100, Number((BigInt(done) * 100n) / BigInt(total)))
}
