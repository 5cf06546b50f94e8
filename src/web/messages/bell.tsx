import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ask } from '../client/office.ts'
import { Mark } from '../parts/mark.tsx'

/** More than this is said as so many and more. */
const mostShown = 99

/** How many messages wait, and the way to them. */
export function Bell() {
  const { data } = useQuery({ ...ask.message.unread.query({ context: { isAboutSession: true } }), refetchInterval: 60_000, retry: false })
  const many = data?.unread ?? 0
  return (
    <Link to="/messages" className="bell" aria-label={many === 0 ? '消息，没有未读' : `消息，${many} 条未读`}>
      <Mark name="bell" />
      {many === 0 ? null : <span className="bell-count">{many > mostShown ? `${mostShown}+` : many}</span>}
    </Link>
  )
}
