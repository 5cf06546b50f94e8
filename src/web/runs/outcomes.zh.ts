import type { ComponentProps } from 'react'
import type { office } from '../client/office.ts'
import type { StatusMark } from '../parts/status-mark.tsx'

export type Overview = Awaited<ReturnType<typeof office.run.overview>>
export type PolicyOverview = Overview['policies'][number]
export type Run = Overview['run']
export type Outcome = keyof PolicyOverview['counts']
type OutcomeMark = Extract<ComponentProps<typeof StatusMark>, { readonly of: 'outcome' }>['state']

/** The outcomes in the order they are shown in: the mark of each, its word, and the fill of its part in a bar. */
export const outcomes: Readonly<Record<Outcome, { readonly mark: OutcomeMark; readonly word: string }>> = {
  eligible: { mark: 'eligible', word: '符合' },
  needs_review: { mark: 'review', word: '待复核' },
  needs_local_standard: { mark: 'local', word: '待地方标准' },
  undetermined: { mark: 'missing', word: '待补事实' },
  ineligible: { mark: 'ineligible', word: '不符合' },
}

export const outcomeIds = Object.keys(outcomes) as [Outcome, ...Outcome[]]

/** Those that a policy reaches or may still reach. */
export const reachedOutcomes = outcomeIds.filter((id) => id !== 'ineligible')

/** How many subjects a policy was decided for. */
export const decidedOf = ({ counts }: Pick<PolicyOverview, 'counts'>): number => outcomeIds.reduce((sum, id) => sum + counts[id], 0)

/** What a policy that is no payment gives, in the place where a payment has its amounts. */
export const resultWords: Readonly<Record<PolicyOverview['result'], string>> = {
  money: '付款',
  schedule: '缓缴，不是付款',
  rate: '少缴，不是付款',
  obligation: '应办，不是付款',
}

/** The address of a policy's list in a run. */
export const listPath = (run: string, policy: string): string => `/runs/${run}/policies/${policy}`
