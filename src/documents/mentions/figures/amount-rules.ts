import { type FigureRule, sureness, TOLD } from './figure-rule.ts'
import type { Surroundings } from './surroundings.ts'

/** Digits of a hundred million: so much is aimed at by a government, not paid to anyone. */
const HUNDRED_MILLION = 9

/** A sum a firm has in so many words is no goal. */
const isFact = (around: Surroundings) => around.isExact && around.isSumHad && !around.isPerEach && !around.goesOnAsMore

/** What a sum is, in the order the rules are tried. */
export const amountRules = [
  {
    id: 'sum_told',
    sorts: ['amount'],
    says: 'A sum told of the past is spent or reached already.',
    when: (around) => around.isTold && !around.isAttributeOrThose && !around.isSizeOf,
    role: 'amount',
    confidence: TOLD,
  },
  {
    id: 'sum_scored',
    sorts: ['amount'],
    says: 'A limited sum for which points are given or taken decides on them.',
    when: (around) => !around.isPerEach && around.isLimit && around.isScored,
    role: 'threshold',
    confidence: sureness.threshold,
  },
  {
    id: 'fined',
    sorts: ['amount'],
    says: 'A sum of a fine or of damages is taken, whatever limits it.',
    when: (around) => around.isFine,
    role: 'amount',
    confidence: sureness.amount,
  },
  {
    id: 'full_of',
    sorts: ['amount'],
    says: 'A purchase of so much, from which something is taken off.',
    when: (around) => around.isFullOf,
    role: 'threshold',
    confidence: sureness.threshold,
  },
  {
    id: 'size_of_sum',
    sorts: ['amount'],
    says: 'What is so large stands right behind the limit of the sum.',
    when: (around) => around.isSizeOf,
    role: 'threshold',
    confidence: sureness.threshold,
  },
  {
    id: 'goal_section_sum',
    sorts: ['amount'],
    says: 'Under a heading that announces goals, or ahead in a report, a sum from below that nobody is paid is to be reached.',
    when: (around) => around.isUnderGoals && around.isFromBelow && !around.namesBenefit && !around.isAttributeOrThose,
    role: 'target',
    confidence: sureness.target,
  },
  {
    id: 'sum_reached',
    sorts: ['amount'],
    says: 'Under a heading that announces goals, or ahead in a report, an exact sum to which or by which something rises that nobody is paid.',
    when: (around) => around.isUnderGoals && around.isExact && around.isReachedBy && !around.namesBenefit && !around.isPerEach,
    role: 'target',
    confidence: sureness.target,
  },
  {
    id: 'had_to_get',
    sorts: ['amount'],
    says: 'A sum that those have who get something behind a pause.',
    when: (around) =>
      (around.isRange || around.isFromBelow || around.bound === 'less_than') && !around.isPaidBefore && around.isForGainBehindRange,
    role: 'threshold',
    confidence: sureness.threshold,
  },
  {
    id: 'sum_of_those',
    sorts: ['amount'],
    says: 'A sum with its limit is an attribute of those named before it, or of what they have.',
    when: (around) => around.isAttribute && (around.isForThose || around.isSumHad),
    role: 'threshold',
    confidence: sureness.threshold,
  },
  {
    id: 'sum_compared',
    sorts: ['amount'],
    says: 'More or less than so much, as an attribute of what it is said of.',
    when: (around) => (around.bound === 'less_than' || around.bound === 'more_than') && around.isAttributeMark && !around.namesBenefit,
    role: 'threshold',
    confidence: sureness.threshold,
  },
  {
    id: 'sum_of_millions',
    sorts: ['amount'],
    says: 'Hundreds of millions in a sentence that promises, or behind what is lent, invested or raised.',
    when: (around) => around.digits >= HUNDRED_MILLION && (around.hasGoalMark || (around.isSumAimedAt && !isFact(around))),
    role: 'target',
    confidence: sureness.target,
  },
  {
    id: 'sum_in_fact',
    sorts: ['amount'],
    says: 'What a firm or household has in so many words is told.',
    when: isFact,
    role: 'amount',
    confidence: sureness.amount,
  },
  {
    id: 'sum_had',
    sorts: ['amount'],
    says: 'Turnover, capital, income and the like decide who falls under the provision.',
    when: (around) => around.isSumHad,
    role: 'threshold',
    confidence: sureness.threshold,
  },
  {
    id: 'sum_paid',
    sorts: ['amount'],
    says: 'Behind the name of a benefit a sum is paid.',
    when: (around) => around.namesBenefit,
    role: 'amount',
    confidence: sureness.amount,
  },
  {
    id: 'sum_as_attribute',
    sorts: ['amount'],
    says: 'A sum with its limit that is an attribute of whom the provision is for.',
    when: (around) => around.isAttribute,
    role: 'threshold',
    confidence: sureness.threshold,
  },
  {
    id: 'sum_promised',
    sorts: ['amount'],
    says: 'A sum lent, invested or raised, where the sentence promises it or it is of tens of millions.',
    when: (around) => around.isSumAimedAt && (around.hasGoalMark || around.digits >= HUNDRED_MILLION - 1),
    role: 'target',
    confidence: sureness.target,
  },
  {
    id: 'amount',
    sorts: ['amount'],
    says: 'Any other sum is paid or told.',
    when: () => true,
    role: 'amount',
    confidence: sureness.amount,
  },
] as const satisfies readonly FigureRule[]
