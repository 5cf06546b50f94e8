import type { Span } from '../../document.ts'
import type { DateMention, FigureMention } from '../../mention.ts'

/** What is known of a text before its figures are read. */
export interface FigureContext {
  readonly year: number | undefined
  /** First of the years that the title plans for, where no day says when the document was made. */
  readonly plannedFrom?: number | undefined
  readonly dates: readonly DateMention[]
  /** Spans whose numbers have already been read as something else, in order. */
  readonly taken: readonly Span[]
  /** Hears by which rule a figure was judged. */
  readonly onJudged?: ((figure: FigureMention, rule: string) => void) | undefined
  /** Whether the heading above announces conditions. */
  readonly isCriteria?: boolean
  /** Whether the headings above announce what was done and reached. */
  readonly isReview?: boolean
  /** Under a heading that announces goals, or ahead in a report. */
  readonly isGoals?: boolean
}
