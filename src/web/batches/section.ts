import type { ComponentType } from 'react'
import type { BatchView } from './words.zh.ts'

export interface SectionProps {
  readonly view: BatchView
  /** Says what came of an act once the page shows the batch as it is after it. */
  readonly onDone: (what: string) => Promise<void>
}

/** One section of the page of a batch, behind a tab. */
export interface Section {
  readonly id: string
  readonly label: string
  /** How many stand behind it. */
  readonly note?: (view: BatchView) => string
  /** Whether it has anything to say about this batch; always where it is left out. */
  readonly isShown?: (view: BatchView) => boolean
  readonly draw: ComponentType<SectionProps>
}
