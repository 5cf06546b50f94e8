import { useIsFetching } from '@tanstack/react-query'
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { AddressNoticeContext } from '../address/address-notice.ts'
import type { SearchValues } from '../address/search-text.ts'
import { KeyHelp } from '../keys/key-help.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { Bell } from '../messages/bell.tsx'
import { Mark } from '../parts/mark.tsx'
import { OtherAccount } from '../session/other-account.tsx'
import { SignInAgain } from '../session/sign-in-again.tsx'
import { useSession } from '../session/use-session.ts'
import { AccountMenu } from './account-menu.tsx'
import { FindBox } from './find-box.tsx'
import { NavigationBar } from './navigation-bar.tsx'
import { OfficeDate } from './office-date.tsx'
import { OfficeDayContext } from './office-day.ts'
import { OfflineLine } from './offline-line.tsx'

const ChangePasswordPage = lazy(() => import('../session/change-password-page.tsx'))

/** The frame around every page of the office. */
export function OfficeFrame() {
  const { office, mustChangePassword } = useSession()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const [isOpen, setOpen] = useState(false)
  const navigate = useNavigate()
  useKeys([{ stroke: 'g d', what: '到待办', act: () => void navigate({ to: '/' }) }])
  // biome-ignore lint/correctness/useExhaustiveDependencies: going somewhere folds the navigation
  useEffect(() => setOpen(false), [path])
  return (
    <div className={isOpen ? 'frame has-navigation-open' : 'frame'}>
      <a className="skip" href="#main">
        跳到正文
      </a>
      <header className="top">
        <button type="button" className="fold" aria-expanded={isOpen} aria-controls="navigation" onClick={() => setOpen(!isOpen)}>
          <Mark name="menu" />
          导航
        </button>
        <Link to="/" className="brand">
          压舱石
        </Link>
        <span className="bureau">{office.name}</span>
        {mustChangePassword ? null : <FindBox />}
        <span className="top-right">
          <OfficeDate day={office.day} isDemo={office.isDemo} />
          {mustChangePassword ? null : <Bell />}
          <AccountMenu />
        </span>
        <AtWork />
      </header>
      {mustChangePassword ? <nav className="navigation" /> : <NavigationBar id="navigation" />}
      <main className="main" id="main" tabIndex={-1} data-scroll-restoration-id="main">
        <OfflineLine />
        <Suspense fallback={null}>
          {mustChangePassword ? (
            <ChangePasswordPage />
          ) : (
            <OfficeDayContext.Provider value={office.day}>
              <Page key={path} />
            </OfficeDayContext.Provider>
          )}
        </Suspense>
      </main>
      <SignInAgain />
      <OtherAccount />
      <KeyHelp />
    </div>
  )
}

/** The page itself, and above it what of its address nobody understood. */
function Page() {
  const search = useLocation({ select: (location) => location.search as SearchValues })
  const navigate = useNavigate()
  const [declared, setDeclared] = useState<readonly string[] | undefined>()
  const notice = useMemo(() => ({ declare: setDeclared }), [])
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => setDrawn(true), [])
  // A page that declares nothing takes no parameters.
  const misread = declared ?? (isDrawn ? Object.keys(search) : [])
  const forget = () =>
    void navigate({
      to: '.',
      search: ((before: SearchValues) => Object.fromEntries(Object.entries(before).filter(([name]) => !misread.includes(name)))) as never,
      replace: true,
    })
  return (
    <AddressNoticeContext.Provider value={notice}>
      {misread.length === 0 ? null : (
        <p className="notice-line" role="status">
          地址里的“{misread.join('”“')}”本页不认识或看不懂，没有用上。
          <button type="button" className="link" onClick={forget}>
            从地址中去掉
          </button>
        </p>
      )}
      <Outlet />
    </AddressNoticeContext.Provider>
  )
}

/** A thin bar under the top while answers are awaited for longer than a blink. */
function AtWork() {
  const fetching = useIsFetching() > 0
  const [isShown, setShown] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setShown(fetching), fetching ? 100 : 0)
    return () => clearTimeout(timer.current)
  }, [fetching])
  return isShown ? <span className="at-work" aria-hidden="true" /> : null
}
