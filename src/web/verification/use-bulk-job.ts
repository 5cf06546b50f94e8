import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ask } from '../client/office.ts'

const isOpen = (state: string | undefined): boolean => state === 'waiting' || state === 'running'

/** My long work of a kind: what is at work, else what was begun on this page; the lists are asked for again as it comes to its end. */
export function useBulkJob(kind: 'verification_answers' | 'verification_checks', isAsked: boolean) {
  const queries = useQueryClient()
  const [begun, setBegun] = useState<string | undefined>()
  const jobs = useQuery({
    ...ask.job.list.query({ input: { kind, mine: true, size: 5 } }),
    enabled: isAsked,
    refetchInterval: ({ state }) => (state.data?.jobs.some((each) => isOpen(each.state)) === true ? 1_000 : false),
  })
  const mine = jobs.data?.jobs ?? []
  const job = mine.find(({ state }) => isOpen(state)) ?? mine.find(({ id }) => id === begun)
  const isAtWork = isOpen(job?.state)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a job came to shows in the lists
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ask.verification.key() })
    void queries.invalidateQueries({ queryKey: ask.inbox.key() })
    void queries.invalidateQueries({ queryKey: ask.message.key() })
  }, [queries, isAtWork, job?.id])
  const begin = ({ id }: { readonly id: string }) => {
    setBegun(id)
    void queries.invalidateQueries({ queryKey: ask.job.key() })
  }
  return { job, isAtWork, begin }
}

export type BulkJob = NonNullable<ReturnType<typeof useBulkJob>['job']>
