import { Link, useRouter } from '@tanstack/react-router'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'

/** Nothing stands at this address. */
export function NotFoundPage() {
  return (
    <div className="page">
      <PageHead title="没有这一页" />
      <EmptyLine why="地址可能抄漏了，或者这一页已经改名。" next={<Link to="/">回到首页</Link>} />
    </div>
  )
}

/** A page that could not be drawn, or an office that does not answer. */
export function BrokenPage({ error }: { readonly error: unknown }) {
  const router = useRouter()
  return (
    <div className="page">
      <PageHead title="这一页没有打开" />
      <ErrorLine error={error} onRetry={() => void router.invalidate()} />
    </div>
  )
}
