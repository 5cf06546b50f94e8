import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ask } from '../client/office.ts'
import { JobLine } from '../jobs/job-line.tsx'
import { isUnderWay, useLatestJob } from '../jobs/use-job.ts'

/** The screening that is under way in the regions one sees, or one's own that ended last: how far it is, what it came to. */
export function ScreeningPanel() {
  const queries = useQueryClient()
  const latest = useLatestJob('screening', false)
  const isAtWork = isUnderWay(latest)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a screening that ended stands in the list
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ask.run.key() })
  }, [queries, latest?.id, isAtWork])
  if (latest === undefined || (!isAtWork && !latest.isMine)) return null
  return (
    <section className="run-job" aria-label="筛查进度">
      {isAtWork ? (
        <p className="small">
          {latest.title}，{latest.asker}发起
        </p>
      ) : null}
      <JobLine job={latest} />
      {latest.state === 'done' ? <Ended result={latest.result} title={latest.title} /> : null}
    </section>
  )
}

function Ended({ result, title }: { readonly result: Readonly<Record<string, unknown>> | null; readonly title: string }) {
  const run = String(result?.run ?? '')
  return (
    <p role="status">
      {result?.isReused === true ? '同样的筛查已经做过，没有重做。' : '筛查已完成。'}
      <Link to={`/runs/${run}`}>看总览</Link>
      <span className="soft">　{title}</span>
    </p>
  )
}
