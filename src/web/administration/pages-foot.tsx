import { useRouter } from '@tanstack/react-router'
import { officePage } from '../../contract/index.ts'
import { ListFoot } from '../table/list-foot.tsx'

interface PagesFootProps {
  readonly rows: readonly { readonly id: string }[] | undefined
  /** After which row the page stands; empty on the first. */
  readonly after: string
  readonly onAfter: (after: string) => void
}

/** The ways to the pages before and after; nothing where everything stands on one. */
export function PagesFoot({ rows = [], after, onAfter }: PagesFootProps) {
  const router = useRouter()
  const last = rows.length < officePage ? undefined : rows.at(-1)
  if (after === '' && last === undefined) return null
  return (
    <ListFoot
      pages={{
        onBefore: after === '' ? undefined : () => router.history.back(),
        onAfter: last === undefined ? undefined : () => onAfter(last.id),
      }}
    />
  )
}
