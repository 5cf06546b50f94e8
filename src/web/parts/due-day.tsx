import { NotApplicable } from './figure.tsx'
import { Mark } from './mark.tsx'

/** The day that something is due, marked once it is over; nothing is due where there is none. */
export function DueDay({ on, isOverdue }: { readonly on: string | null; readonly isOverdue: boolean }) {
  if (on === null) return <NotApplicable />
  if (!isOverdue) return on
  return (
    <span className="status is-official">
      <Mark name="late" />
      {on} 逾期
    </span>
  )
}
