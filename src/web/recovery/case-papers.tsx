import { useMutation, useQuery } from '@tanstack/react-query'
import { ask } from '../client/office.ts'
import { OfficePapers } from '../papers/office-papers.tsx'
import { ErrorLine } from '../parts/error-line.tsx'

/** The papers of a case, drawn up and issued from what was entered. */
export function CasePapers({ recovery }: { readonly recovery: string }) {
  const papers = useQuery(ask.paper.ofRecovery.query({ input: { recovery } }))
  const issue = useMutation(ask.paper.issueOfRecovery.act())
  if (papers.data === undefined) return <ErrorLine error={papers.error} onRetry={() => void papers.refetch()} />
  return (
    <OfficePapers
      papers={papers.data}
      register="recovery"
      row={recovery}
      onIssue={async (paper) => {
        await issue.mutateAsync({ recovery, ...paper })
        await papers.refetch()
      }}
    />
  )
}
