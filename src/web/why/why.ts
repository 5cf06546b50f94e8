import type { office } from '../client/office.ts'

/** A decision as the page shows it. */
export type Why = Awaited<ReturnType<typeof office.decision.explain>>
export type Told = NonNullable<Why['told']>
export type Condition = Told['conditions'][number]
export type ClauseAt = NonNullable<Condition['basis']['clause']>

/** How a clause stands in the address of the page. */
export const clauseKey = ({ plan, clause }: ClauseAt): string => `${plan}~${clause}`

/** The address of a decision. */
export const whyPath = (run: string, policy: string, subject: string): string => `/runs/${run}/policies/${policy}/${subject}`
