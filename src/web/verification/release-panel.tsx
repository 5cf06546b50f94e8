import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useEffect, useId, useState } from 'react'
import { ask } from '../client/office.ts'
import { count } from '../figures/figures.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { JobBar } from '../parts/job-bar.tsx'

/** Confirmed facts and payments that wait for a snapshot, and the way to make one. */
export function ReleasePanel() {
  const id = useId()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<string | undefined>()
  const releasable = useQuery(ask.verification.releasable.query())
  const jobs = useQuery({
    ...ask.job.list.query({ input: { kind: 'release', mine: true, size: 1 } }),
    refetchInterval: ({ state }) => (isOpen(state.data?.jobs[0]?.state) ? 1_500 : false),
  })
  const refresh = () => void queries.invalidateQueries({ queryKey: ask.job.key() })
  const start = useMutation(ask.verification.release.act({ onSuccess: refresh }))
  const [job] = jobs.data?.jobs ?? []
  const isAtWork = isOpen(job?.state)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a job came to shows in the lists
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ask.verification.key() })
    void queries.invalidateQueries({ queryKey: ask.inbox.key() })
  }, [queries, isAtWork])
  if (releasable.data === undefined) return <ErrorLine error={releasable.error} />
  const { facts, payments, snapshots } = releasable.data
  const snapshot = snapshots.find(({ name }) => name === chosen) ?? snapshots[0]
  const isNothing = facts + payments.paid + payments.pending === 0
  const total = job?.total === null || job === undefined ? undefined : Number(job.total)
  return (
    <section className="release" aria-label="更新数据">
      <ErrorLine error={start.error} wasWrite />
      <p>
        核实、受理所得：<b>{count(facts)}</b> 项已复核，{facts === 0 ? '没有待并入数据的。' : '还没有并入数据。'}
      </p>
      <p>
        发放情况：<b>{count(payments.paid)}</b> 笔已到账、<b>{count(payments.pending)}</b> 笔在途。
        {snapshot === undefined || isNothing
          ? null
          : `所选数据中已有 ${count(snapshot.payments.paid)} 笔已到账、${count(snapshot.payments.pending)} 笔在途，更新后与台账一致，重复更新不会重复计入。`}
      </p>
      {isNothing || snapshot === undefined || isAtWork ? null : (
        <div className="release-line">
          <label htmlFor={id}>并入</label>
          <Select
            id={id}
            value={snapshot.name}
            onChange={setChosen}
            popupMatchSelectWidth={false}
            options={snapshots.map(({ name, title, knownOn }) => ({ value: name, label: `${title}（${name}，数据截至 ${knownOn}）` }))}
          />
          <Button type="primary" loading={start.isPending} onClick={() => start.mutate({ snapshot: snapshot.name })}>
            更新数据
          </Button>
        </div>
      )}
      {job === undefined || !isAtWork ? null : (
        <JobBar
          label={job.phase ?? job.title}
          percent={total === undefined || total === 0 ? undefined : Math.floor((Number(job.done) * 100) / total)}
        />
      )}
      {job?.state === 'failed' ? <p className="is-official">上次更新没有办成：{job.error?.message}</p> : null}
      {job?.state === 'done' ? (
        <p role="status">
          已生成数据 {String(job.result?.snapshot ?? '')}，并入 {count(Number(job.result?.facts ?? 0))} 项核实和受理所得的事实；其中已发放{' '}
          {count(Number(job.result?.paid ?? 0))} 笔、在途 {count(Number(job.result?.pending ?? 0))} 笔，退回扣除{' '}
          {count(Number(job.result?.back ?? 0))} 笔，与交付数据重合、只计一次的 {count(Number(job.result?.delivered ?? 0))} 笔。
          <Link to="/runs">用新数据再筛查一次</Link>，结果与上次对比即可看到这些单位和人员的变化。
        </p>
      ) : null}
    </section>
  )
}

const isOpen = (state: string | undefined): boolean => state === 'waiting' || state === 'running'
