import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Mark } from './mark.tsx'

interface DrawerRoomProps {
  /** The page, which narrows while the drawer stands beside it. */
  readonly children: ReactNode
  readonly drawer: ReactNode
}

/** A page and, where one is open, the drawer at its side. */
export function DrawerRoom({ children, drawer }: DrawerRoomProps) {
  const isOpen = drawer !== null && drawer !== undefined && drawer !== false
  return (
    <div className={isOpen ? 'drawer-room is-open' : 'drawer-room'}>
      <div className="drawer-page">{children}</div>
      {drawer}
    </div>
  )
}

interface ClauseDrawerProps {
  /** Document and clause: 渝人社办〔2022〕209号 二（一）2. */
  readonly title: string
  readonly source?: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A clause beside what rests on it. It takes the focus when it opens; Esc closes it and gives the focus back. */
export function ClauseDrawer({ title, source, onClose, children }: ClauseDrawerProps) {
  const id = useId()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const before = document.activeElement
    head.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <aside
      className="drawer"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
          event.stopPropagation()
          onClose()
        }
      }}
    >
      <div className="drawer-head">
        <h2 id={id} ref={head} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className="drawer-close" onClick={onClose} aria-label="关闭条款">
          <Mark name="cross" />
        </button>
      </div>
      {source === undefined ? null : <p className="small">{source}</p>}
      {children}
    </aside>
  )
}
