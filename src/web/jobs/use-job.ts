import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ask, type office } from '../client/office.ts'

/** A piece of long work as pages show it. */
export type Job = Awaited<ReturnType<typeof office.job.get>>

/** Whether long work waits or runs. */
export const isUnderWay = (job: Pick<Job, 'state'> | undefined): boolean => job?.state === 'waiting' || job?.state === 'running'

/** How often a page asks how far long work is. */
const askedEveryMs = 1_000

/** Follows one piece of long work to its end; `onEnd` hears of it once. */
export function useJob(id: string | undefined, onEnd?: (job: Job) => void): { readonly job: Job | undefined; readonly error: unknown } {
  const { data, error } = useQuery({
    ...ask.job.get.query({ input: { id: id ?? '0' } }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data === undefined || isUnderWay(state.data) ? askedEveryMs : false),
  })
  const job = id === undefined ? undefined : data
  const isOver = job !== undefined && !isUnderWay(job)
  // biome-ignore lint/correctness/useExhaustiveDependencies: an end is told once, whoever listens by then
  useEffect(() => {
    if (isOver) onEnd?.(job)
  }, [id, isOver])
  return { job, error }
}

/** Follows the latest work of a kind: the caller's own, or anybody's in the regions that the caller sees. */
export function useLatestJob(kind: string, isMine: boolean): Job | undefined {
  const { data } = useQuery({
    ...ask.job.list.query({ input: { kind, size: 1, ...(isMine ? { mine: true } : {}) } }),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.jobs[0]) ? askedEveryMs : false),
  })
  return data?.jobs[0]
}

/** Ends long work that waits or runs. */
export function useCancelJob() {
  const queries = useQueryClient()
  return useMutation(ask.job.cancel.act({ onSuccess: () => void queries.invalidateQueries({ queryKey: ask.job.key() }) }))
}
