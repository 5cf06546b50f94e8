import { type ReactNode, useEffect } from 'react'

interface PageHeadProps {
  readonly title: string
  /** Dates, numbers and sources of what the page shows, one after another. */
  readonly meta?: readonly ReactNode[]
  readonly acts?: ReactNode
  /** The way here, outermost first. */
  readonly trail?: ReactNode
  /** The sentence above the table, with the figure that matters. */
  readonly children?: ReactNode
}

/** The head of a page; the title is also the window's. */
export function PageHead({ title, meta = [], acts, trail, children }: PageHeadProps) {
  useEffect(() => {
    document.title = `${title} · 压舱石`
  }, [title])
  return (
    <header className="page-head">
      {trail === undefined ? null : <p className="trail small">{trail}</p>}
      <div className="page-head-line">
        <h1 tabIndex={-1}>{title}</h1>
        <span className="page-head-meta">
          {meta.map((part, at) => (
            // The parts of a head stand still; their place is their identity.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <span key={at}>{part}</span>
          ))}
        </span>
        {acts === undefined ? null : <span className="page-head-acts">{acts}</span>}
      </div>
      {children === undefined ? null : <div className="page-head-sentence">{children}</div>}
    </header>
  )
}
