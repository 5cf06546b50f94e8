import type { MouseEvent, ReactNode } from 'react'
import { office } from '../client/office.ts'
import { pageAccount } from '../client/page-account.ts'

interface FileLinkProps {
  /** `/files/…`, without the account. */
  readonly to: string
  /** Saved under its name; shown in a tab of its own otherwise. */
  readonly isSaved?: boolean
  readonly children: ReactNode
}

/**
 * A file of the office as a link. The address says whose page it stands on, as every call does, and the session is asked first: whoever
 * signed out, or is another by now, is told on the page, where a download would only fail.
 */
export function FileLink({ to, isSaved = false, children }: FileLinkProps) {
  const account = pageAccount()
  const href = account === undefined ? to : `${to}?account=${account}`
  const open = (event: MouseEvent<HTMLAnchorElement>) => {
    // What the browser opens by itself goes as it is; the server sees to it.
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    const link = event.currentTarget
    void office.session.whoAmI().then(
      () => follow(link),
      () => undefined,
    )
  }
  const how = isSaved ? { download: true } : { target: '_blank', rel: 'noreferrer' }
  return (
    <a href={href} onClick={open} {...how}>
      {children}
    </a>
  )
}

/** Follows a link as a click does, past what asks first. */
function follow(link: HTMLAnchorElement): void {
  const copy = link.cloneNode() as HTMLAnchorElement
  copy.hidden = true
  document.body.append(copy)
  copy.click()
  copy.remove()
}
