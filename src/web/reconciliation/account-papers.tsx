import { useMutation, useQuery } from '@tanstack/react-query'
import { ask } from '../client/office.ts'
import { OfficePapers } from '../papers/office-papers.tsx'
import { ErrorLine } from '../parts/error-line.tsx'

/** The tables of balances of an account, month by month. */
export function AccountPapers({ account }: { readonly account: string }) {
  const papers = useQuery(ask.paper.ofAccount.query({ input: { account } }))
  const issue = useMutation(ask.paper.issueOfAccount.act())
  if (papers.data === undefined) return <ErrorLine error={papers.error} onRetry={() => void papers.refetch()} />
  return (
    <OfficePapers
      papers={papers.data}
      register="settlement_account"
      row={account}
      onIssue={async (paper) => {
        await issue.mutateAsync({ account, ...paper })
        await papers.refetch()
      }}
    />
  )
}
