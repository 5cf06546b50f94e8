import type { ClauseAt } from './why.ts'

interface ClauseLinkProps {
  readonly text: string
  readonly at: ClauseAt | null
  readonly onClause: (at: ClauseAt) => void
}

/** What something rests on; a clause of a plan opens beside the page. */
export function ClauseLink({ text, at, onClause }: ClauseLinkProps) {
  if (at === null) return <span>{text}</span>
  return (
    <button type="button" className="link" onClick={() => onClause(at)}>
      {text}
    </button>
  )
}
