import { useMutation, useQuery } from '@tanstack/react-query'
import { ask } from '../client/office.ts'
import { OfficePapers } from '../papers/office-papers.tsx'
import { ErrorLine } from '../parts/error-line.tsx'

/** The official letters to the places that a letter of inquiry asks, beside the workbook that comes back. */
export function LetterPapers({ inquiry }: { readonly inquiry: string }) {
  const papers = useQuery(ask.paper.ofInquiry.query({ input: { inquiry } }))
  const issue = useMutation(ask.paper.issueOfInquiry.act())
  if (papers.data === undefined) return <ErrorLine error={papers.error} onRetry={() => void papers.refetch()} />
  if (papers.data.issued.length === 0 && papers.data.offers.length === 0) return null
  return (
    <section className="workbook" aria-label="核查函">
      <OfficePapers
        papers={papers.data}
        register="inquiry"
        row={inquiry}
        isBeside
        onIssue={async (paper) => {
          await issue.mutateAsync({ inquiry, ...paper })
          await papers.refetch()
        }}
      />
    </section>
  )
}
