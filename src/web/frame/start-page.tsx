import { Navigate } from '@tanstack/react-router'
import { lazy, useContext } from 'react'
import { DoorsContext } from '../navigation.tsx'
import { EmptyLine } from '../parts/empty-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay, useSession } from '../session/use-session.ts'
import { openDoors } from './places.ts'

const InboxPage = lazy(() => import('../inbox/inbox-page.tsx'))

/** The first page: what waits, or the first place that is open to the post. */
export function StartPage() {
  const { account } = useSession()
  const places = openDoors(useContext(DoorsContext), useMay()).flatMap((door) => door.places)
  const first = places[0]?.to === '/' ? places[0] : (places.find(({ isStart }) => isStart) ?? places[0])
  if (first?.to === '/') return <InboxPage />
  if (first !== undefined) return <Navigate to={first.to} replace />
  return (
    <div className="page">
      <PageHead title={account.name} />
      <EmptyLine why="您今天在岗的岗位没有可以在这里办理的业务。" next="岗位或起止日期不对时，请安全管理员调整。" />
    </div>
  )
}
