import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouterHistory,
  redirect,
} from '@tanstack/react-router'
import { noteMove } from './address/came-back.ts'
import { parseSearch, writeSearch } from './address/search-text.ts'
import { queryClient } from './client/query-client.ts'
import { troubleOf } from './client/refusal.ts'
import { BrokenPage, NotFoundPage } from './frame/fault-pages.tsx'
import { OfficeFrame } from './frame/office-frame.tsx'
import { StartPage } from './frame/start-page.tsx'
import type { Screen } from './screen.ts'
import { whoAmI } from './session/use-session.ts'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: BrokenPage })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./session/sign-in-page.tsx')),
})

// Whoever holds a receipt has no account.
const receipt = createRoute({
  getParentRoute: () => root,
  path: '/receipt',
  component: lazyRouteComponent(() => import('./receipt/receipt-page.tsx')),
})

const frame = createRoute({
  getParentRoute: () => root,
  id: 'office',
  component: OfficeFrame,
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(whoAmI())
    } catch (error) {
      if (troubleOf(error).kind !== 'signed_out') throw error
      throw redirect({ to: '/sign-in', search: (location.href === '/' ? {} : { to: location.href }) as never, replace: true })
    }
  },
})

const start = createRoute({ getParentRoute: () => frame, path: '/', component: StartPage })

// Whoever is signed in reads inside the frame that nothing stands at an address.
const nowhere = createRoute({ getParentRoute: () => frame, path: '$', component: NotFoundPage })

/** The router over some screens; the scroll of a page comes back with it. */
export function makeRouter(screens: readonly Screen[], history?: RouterHistory) {
  const pages = screens.map(({ path, load }) =>
    createRoute({ getParentRoute: () => frame, path, component: lazyRouteComponent(load), errorComponent: BrokenPage }),
  )
  const router = createRouter({
    routeTree: root.addChildren([signIn, receipt, frame.addChildren([start, ...pages, nowhere])]),
    parseSearch,
    stringifySearch: writeSearch,
    scrollRestoration: true,
    scrollToTopSelectors: ['#main'],
    defaultPreload: 'intent',
    defaultPendingMs: 100,
    ...(history === undefined ? {} : { history }),
  })
  router.history.subscribe(({ action }) => noteMove(action.type))
  return router
}
