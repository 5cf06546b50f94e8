import { type FigureRule, sureness, TOLD } from './figure-rule.ts'
import type { Surroundings } from './surroundings.ts'

/** Points that are given or taken are told by their measure. */
const POINTS = 0.92

const isCountAimedAt = (around: Surroundings) => around.hasGoalMark && (around.bound === 'at_least' || around.isExact)

/** What a number of persons or things is, in the order the rules are tried. */
export const countRules = [
  {
    id: 'for_each',
    sorts: ['count'],
    says: 'One of something behind "for each" is what the rest is counted by.',
    when: (around) => around.isOne && around.isExact && around.isBasis && !around.isOfPoints,
    role: 'none',
    confidence: 0,
  },
  {
    id: 'bodies',
    sorts: ['count'],
    says: 'Departments, sections and papers are counted in lists, not in provisions.',
    when: (around) => around.isOfBodies,
    role: 'none',
    confidence: 0,
  },
  {
    id: 'count_replaced',
    sorts: ['count'],
    says: 'The older number, from which another is reached, stands already.',
    when: (around) => around.isOldValue,
    role: 'count',
    confidence: TOLD,
  },
  {
    id: 'count_told',
    sorts: ['count'],
    says: 'A number told of the past is done already.',
    when: (around) => around.isTold && !around.isAttributeOrThose && !around.isSizeOf,
    role: 'count',
    confidence: TOLD,
  },
  {
    id: 'count_scored',
    sorts: ['count'],
    says: 'A number for which points are given or taken must be reached.',
    when: (around) => !around.isOfPoints && !around.isPerEach && (around.isScoredAtOnce || (around.isLimit && around.isScored)),
    role: 'threshold',
    confidence: sureness.threshold,
  },
  {
    id: 'scope',
    sorts: ['count'],
    says: 'Industries, regions, stages and the like are the scope of a provision, unless they are set up.',
    when: (around) => !around.isOfPersons && around.isScope && !around.isSetUp && !(around.isUnderGoals && around.isFromBelow),
    role: 'count',
    confidence: sureness.count,
  },
  {
    id: 'grade',
    sorts: ['count'],
    says: 'Points with a limit, or a range of them that is named, make a grade.',
    when: (around) =>
      around.isOfPoints && ((around.isLimit && !around.isCapped && !around.isUnderGoals) || (around.isRange && around.namesGrade)),
    role: 'threshold',
    confidence: sureness.threshold,
  },
  {
    id: 'points_aimed_at',
    sorts: ['count'],
    says: 'Under a heading that announces goals points from below are to be reached.',
    when: (around) => around.isOfPoints && around.isUnderGoals && around.isFromBelow,
    role: 'target',
    confidence: sureness.target,
  },
  {
    id: 'points',
    sorts: ['count'],
    says: 'Points are given and taken, whatever verb stands before them.',
    when: (around) => around.isOfPoints,
    role: 'count',
    confidence: POINTS,
  },
  {
    id: 'count_kept',
    sorts: ['count'],
    says: 'Kept at or within so many.',
    when: (around) => around.isKept && !around.isAttributeOrThose && !around.namesCondition,
    role: 'target',
    confidence: sureness.target,
  },
  {
    id: 'capped',
    sorts: ['count'],
    says: 'At most so many of it are paid for: neither aimed at nor a condition.',
    when: (around) => around.isCapped && (!around.hasGoalMark || around.isMostOfAll) && !around.namesCondition,
    role: 'count',
    confidence: sureness.count,
  },
  {
    id: 'start',
    sorts: ['count'],
    says: 'On the basis of so many.',
    when: (around) => around.isBase,
    role: 'count',
    confidence: sureness.count,
  },
  {
    id: 'count_of_those',
    sorts: ['count'],
    says: 'A number with its limit is an attribute of those the provision is for.',
    when: (around) => around.isAttributeOrThose || (around.bound === 'more_than' && around.hasConditionTail),
    role: 'threshold',
    confidence: sureness.threshold,
  },
  {
    id: 'size_of_count',
    sorts: ['count'],
    says: 'What is so large stands right behind the limit of the number.',
    when: (around) => around.isSizeOf && !around.isPerEach,
    role: 'threshold',
    confidence: sureness.threshold,
  },
  {
    id: 'goal_section_count',
    sorts: ['count'],
    says: 'Under a heading that announces goals, or ahead in a report, words of a condition make a number from below none.',
    when: (around) => around.isUnderGoals && around.namesCondition && (around.isFromBelow || around.isExact) && !around.isWeak,
    role: 'target',
    confidence: sureness.target,
  },
  {
    id: 'from_above',
    sorts: ['count'],
    says: 'Goals are set from below: fewer than so many is a condition, and so is a bracket of sizes.',
    when: (around) => around.isFromAbove || around.isBracket,
    role: 'threshold',
    confidence: sureness.threshold,
  },
  {
    id: 'paid_for',
    sorts: ['count'],
    says: 'Whoever takes on so many is paid for it.',
    when: (around) =>
      (!around.namesGoal || around.takesOn) &&
      around.isLimit &&
      (around.isPaidFor || (around.takesOn && around.entitles)) &&
      !around.hasGoalMark,
    role: 'threshold',
    confidence: sureness.threshold,
  },
  {
    id: 'for_gain',
    sorts: ['count'],
    says: 'Those who have so many get something behind a pause.',
    when: (around) => around.isLimit && around.isForGain && !around.hasGoalMark,
    role: 'threshold',
    confidence: sureness.threshold,
  },
  {
    id: 'count_criterion',
    sorts: ['count'],
    says: 'Where the sentence announces criteria a limited number is one of them.',
    when: (around) => around.isLimit && around.hasCriteria,
    role: 'threshold',
    confidence: sureness.threshold,
  },
  {
    id: 'count_condition',
    sorts: ['count'],
    says: 'Behind words of a condition, unless the sentence promises the number or ends with it.',
    when: (around) =>
      around.namesConditionBesideSums &&
      !isCountAimedAt(around) &&
      !(around.bound === 'at_least' && around.endsSentence && !around.hasSentenceCondition),
    role: 'threshold',
    confidence: sureness.threshold,
  },
  {
    id: 'bare',
    sorts: ['count'],
    says: 'Things and how many of them at least, without any verb: what must be there.',
    when: (around) => around.standsBare,
    role: 'threshold',
    confidence: sureness.threshold,
  },
  {
    id: 'from_below',
    sorts: ['count'],
    says: 'At least, or about, so many that nobody must have are aimed at.',
    when: (around) => around.bound === 'at_least' || around.bound === 'about',
    role: 'target',
    confidence: sureness.target,
  },
  {
    id: 'achieved',
    sorts: ['count'],
    says: 'Behind a verb of achieving, or one of the list it leads in.',
    when: (around) => around.isBesideGoal || around.hasGoal,
    role: 'target',
    confidence: sureness.target,
  },
  {
    id: 'served',
    sorts: ['count'],
    says: 'So many are served with something, or so much is set as a task.',
    when: (around) => (around.isServedTo || around.isSetTask) && !around.isWeak,
    role: 'target',
    confidence: sureness.target,
  },
  {
    id: 'done',
    sorts: ['count'],
    says: 'Behind what is to be done the number that ends the part says how much of it.',
    when: (around) =>
      around.isExact && !around.isBoundBehind && around.isDone && around.pausesAtOnce && !around.isWeak && !around.isNotAimed,
    role: 'target',
    confidence: sureness.target,
  },
  {
    id: 'ahead',
    sorts: ['count'],
    says: 'Under a heading that announces goals, or ahead in a report, a number of things is how many are to be done.',
    when: (around) =>
      around.isUnderGoals &&
      (around.isExact || around.isFromBelow) &&
      !around.isPerEach &&
      !around.isScope &&
      !around.isNotAimed &&
      !around.isWeak,
    role: 'target',
    confidence: sureness.count,
  },
  {
    id: 'count',
    sorts: ['count'],
    says: 'Any other number counts.',
    when: () => true,
    role: 'count',
    confidence: sureness.count,
  },
] as const satisfies readonly FigureRule[]
