import { Button, Popover } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Mark } from '../parts/mark.tsx'
import { useOpenView, useViewActs, useViews } from './use-views.ts'
import { isSameSearch, type ListState, type ViewedList, viewNamed } from './view.ts'
import { ViewsPanel } from './views-panel.tsx'
import './views.css'

interface ViewsMenuProps {
  readonly of: ViewedList
  readonly now: ListState
  /** The view that the address names; empty where it names none. */
  readonly open: string
}

/** The views of a list: which one is open, the others, and what can be done with them. */
export function ViewsMenu({ of, now, open }: ViewsMenuProps) {
  const [isOpen, setOpen] = useState(false)
  const { data } = useViews(of)
  const acts = useViewActs()
  const openView = useOpenView()
  const trigger = useRef<HTMLButtonElement>(null)
  const current = viewNamed(data, open)
  const isChanged = current !== undefined && !isSameSearch(current.search, now.search)
  const close = () => {
    setOpen(false)
    trigger.current?.focus()
  }
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={isOpen}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <Opened onLeave={close}>
          {data === undefined ? null : (
            <ViewsPanel
              of={of}
              now={now}
              views={data}
              current={current}
              isChanged={isChanged}
              acts={acts}
              onOpen={(view) => {
                openView(view)
                close()
              }}
            />
          )}
        </Opened>
      }
    >
      <Button ref={trigger} aria-expanded={isOpen} aria-haspopup="dialog">
        <span className="view-name" title={current?.name}>
          {current === undefined ? '视图' : `视图：${current.name}`}
        </span>
        {isChanged ? <span className="small">已改动</span> : null}
        <Mark name="down" />
      </Button>
    </Popover>
  )
}

interface OpenedProps {
  readonly onLeave: () => void
  readonly children: React.ReactNode
}

/** What opened takes the focus, and gives it back when somebody leaves it by Escape. */
function Opened({ onLeave, children }: OpenedProps) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => panel.current?.focus(), [])
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.stopPropagation()
    onLeave()
  }
  return (
    <div className="views" role="dialog" aria-label="视图" tabIndex={-1} ref={panel} onKeyDown={leave}>
      {children}
    </div>
  )
}
