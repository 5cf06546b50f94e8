import type { ApplicationView } from './words.zh.ts'

/** An application, and what to do once something was done with it. */
export interface ActsProps {
  readonly view: ApplicationView
  readonly onDone: (what: string) => Promise<void>
}
