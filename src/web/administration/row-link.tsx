import type { ReactNode } from 'react'

interface RowLinkProps {
  readonly onOpen: () => void
  readonly children: ReactNode
}

/** The name of a row, which opens it beside the list; on a telephone, where that stands below the list, the page moves there. */
export function RowLink({ onOpen, children }: RowLinkProps) {
  const open = () => {
    onOpen()
    // It is drawn before the page moves to it.
    setTimeout(() => {
      const panel = document.querySelector('.side-panel')
      if (panel !== null && panel.getBoundingClientRect().top > innerHeight) panel.scrollIntoView({ block: 'start' })
    })
  }
  return (
    <button type="button" className="link" tabIndex={-1} onClick={open}>
      {children}
    </button>
  )
}
