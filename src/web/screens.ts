import { type Screen, screen } from './screen.ts'

/** Every screen inside the frame, a line each. A feature is a folder beside this file; its screens are its default exports. */
export const screens: readonly Screen[] = [
  screen('/password', () => import('./session/change-password-page.tsx')),
  screen('/sessions', () => import('./session/own-sessions-page.tsx')),
  screen('/plans', () => import('./plans/plans-page.tsx')),
  screen('/plans/compare/$policy', () => import('./plans/compare-page.tsx')),
  screen('/plans/$plan', () => import('./plans/plan-page.tsx')),
  screen('/runs', () => import('./runs/runs-page.tsx')),
  screen('/runs/$run', () => import('./runs/overview-page.tsx')),
  screen('/runs/$run/changes/$policy', () => import('./runs/changes-page.tsx')),
  screen('/runs/$run/missing', () => import('./runs/missing-page.tsx')),
  screen('/runs/$run/policies/$policy', () => import('./runs/list-page.tsx')),
  screen('/runs/$run/policies/$policy/$subject', () => import('./why/why-page.tsx')),
  screen('/verification', () => import('./verification/letters-page.tsx')),
  screen('/verification/new', () => import('./verification/new-letter-page.tsx')),
  screen('/verification/$inquiry', () => import('./verification/letter-page.tsx')),
  screen('/subjects', () => import('./subjects/subjects-page.tsx')),
  screen('/subjects/$entity/$key', () => import('./subjects/subject-page.tsx')),
  screen('/administration/bodies', () => import('./administration/bodies-page.tsx')),
  screen('/administration/accounts', () => import('./administration/accounts-page.tsx')),
  screen('/administration/posts', () => import('./administration/posts-page.tsx')),
  screen('/administration/permissions', () => import('./administration/permissions-page.tsx')),
  screen('/administration/sessions', () => import('./administration/sessions-page.tsx')),
  screen('/administration/trail', () => import('./administration/trail-page.tsx')),
  screen('/administration/interface', () => import('./administration/interface-page.tsx')),
  screen('/administration/health', () => import('./administration/health-page.tsx')),
]
