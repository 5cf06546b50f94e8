import { type Screen, screen } from './screen.ts'

/** Every screen inside the frame, a line each. A feature is a folder beside this file; its screens are its default exports. */
export const screens: readonly Screen[] = [screen('/password', () => import('./session/change-password-page.tsx'))]
