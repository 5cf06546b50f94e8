import type { ReactNode } from 'react'

/** Why there is nothing, and what to do next, where the rows would be. */
export function EmptyLine({ why, next }: { readonly why: string; readonly next?: ReactNode }) {
  return (
    <p className="empty-line">
      {why}
      {next === undefined ? null : <span className="soft">{next}</span>}
    </p>
  )
}
