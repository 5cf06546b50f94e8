import { Link } from '@tanstack/react-router'
import { rooms } from './words.zh.ts'

/** The pages of applications side by side. */
export function RoomTabs({ current }: { readonly current: (typeof rooms)[number]['id'] }) {
  return (
    <nav className="view-tabs" aria-label="申请受理">
      {rooms.map(({ id, word, to }) => (
        <Link key={id} to={to} aria-current={id === current ? 'page' : undefined} activeProps={{}} activeOptions={{ exact: true }}>
          {word}
        </Link>
      ))}
    </nav>
  )
}
