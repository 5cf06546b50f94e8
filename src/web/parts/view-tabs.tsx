import { useRouter } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'

export interface ViewTab {
  readonly id: string
  readonly label: string
  /** How many stand behind it, or 已改动. */
  readonly note?: string
  readonly search: Readonly<Record<string, string | readonly string[]>>
}

interface ViewTabsProps {
  readonly label: string
  readonly tabs: readonly ViewTab[]
  readonly current: string
  /** At the right: saving the view, the keys of the list. */
  readonly children?: ReactNode
}

/** The saved views of a list, each an address. Which one is shown is the page's to say: a changed view is still that view. */
export function ViewTabs({ label, tabs, current, children }: ViewTabsProps) {
  const router = useRouter()
  const go = (event: MouseEvent<HTMLAnchorElement>, search: ViewTab['search']) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return
    event.preventDefault()
    void router.navigate({ to: '.', search: search as never })
  }
  return (
    <nav className="view-tabs" aria-label={label}>
      {tabs.map(({ id, label: name, note, search }) => (
        <a
          key={id}
          href={router.buildLocation({ to: '.', search: search as never }).href}
          aria-current={id === current ? 'page' : undefined}
          onClick={(event) => go(event, search)}
        >
          {name}
          {note === undefined ? null : <span className="view-note">{note}</span>}
        </a>
      ))}
      <span className="view-tabs-end">{children}</span>
    </nav>
  )
}
