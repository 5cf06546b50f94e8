import type { FigureRole } from '../../mention.ts'
import { amountRules } from './amount-rules.ts'
import { countRules } from './count-rules.ts'
import { type FigureDoubt, type FigureRule, sureness } from './figure-rule.ts'
import { rateRules } from './rate-rules.ts'
import type { Surroundings } from './surroundings.ts'

const alone = <Sort extends 'age' | 'duration'>(sort: Sort, says: string) =>
  ({
    id: sort,
    sorts: [sort],
    says,
    when: () => true,
    role: sort,
    confidence: sureness[sort],
  }) as const

/** The rules in the order they are tried: the first that holds says what a figure is. */
export const figureRules = [
  alone('age', 'Years of age are an age.'),
  {
    id: 'goal_length',
    sorts: ['duration'],
    says: 'Under a heading that announces goals a mean length of time with a limit is to be reached.',
    when: (around) => around.isUnderGoals && around.isMeanLength && around.isLimit,
    role: 'target',
    confidence: sureness.target,
  },
  {
    id: 'step',
    sorts: ['count', 'duration'],
    says: 'So much more or less of something, by which points or something else are counted.',
    when: (around) => around.isStep && !around.isBoundBehind && !around.isOfPoints && (!around.isOne || around.isScored),
    role: 'threshold',
    confidence: sureness.threshold,
  },
  alone('duration', 'A length of time is one, whatever it bounds.'),
  {
    id: 'recognised',
    sorts: ['rate', 'count'],
    says: 'Under a heading that announces conditions whatever has a limit must be met.',
    when: (around) => around.isCriteria && around.isLimit,
    role: 'threshold',
    confidence: sureness.threshold,
  },
  {
    id: 'recognised_sum',
    sorts: ['amount'],
    says: 'Under a heading that announces conditions a sum from below must be had.',
    when: (around) => around.isCriteria && around.isFromBelow,
    role: 'threshold',
    confidence: sureness.threshold,
  },
  ...rateRules,
  ...amountRules,
  ...countRules,
] as const satisfies readonly FigureRule[]

export type FigureRuleId = (typeof figureRules)[number]['id']

const isUnnamedGoal = (around: Surroundings, role: FigureRole) => role === 'target' && !around.namesAchievement

/** What takes from the sureness of a figure, in the order it is asked. */
export const figureDoubts = [
  {
    id: 'only_listed',
    says: 'Nothing but its place tells that a number of things is a condition.',
    when: (around, role) => role === 'threshold' && !around.isCriteria && around.sort === 'count' && around.standsBare,
    confidence: 0.55,
  },
  {
    id: 'weak_goal',
    says: 'Nothing is to be achieved, and what is counted has no measure, or one that counts too much else.',
    when: (around, role) => (!around.hasUnit || around.isWeak) && isUnnamedGoal(around, role),
    confidence: 0.5,
  },
  {
    id: 'weak',
    says: 'What is counted has no measure, or one that counts too much else.',
    when: (around) => !around.hasUnit || around.isWeak,
    confidence: 0.6,
  },
  {
    id: 'spelled',
    says: 'Counts in Chinese characters are often words.',
    when: (around) => around.isHan && around.sort === 'count',
    confidence: 0.65,
  },
  {
    id: 'unnamed_goal',
    says: 'A goal whose sentence names nothing that is to be achieved, under no heading that announces goals.',
    when: (around, role) => isUnnamedGoal(around, role) && !around.isUnderGoals,
    confidence: 0.55,
  },
  {
    id: 'bound_before',
    says: 'A condition whose bound stands before its number, where goals have theirs as well.',
    when: (around, role) => role === 'threshold' && !around.isBoundBehind && !around.isScored && !around.isOfPoints,
    confidence: 0.85,
  },
] as const satisfies readonly FigureDoubt[]

export type FigureDoubtId = (typeof figureDoubts)[number]['id']
