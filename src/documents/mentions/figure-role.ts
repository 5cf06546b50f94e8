import type { FigureRole } from '../mention.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyOf, anyPhrase } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { BY, LEVEL, OF, ON_THE_BASIS, PERSON, YEAR } from '../words/script.zh.ts'
import type { BoundFound } from './bounds.ts'
import type { Measured } from './measures.ts'
import { partAround, sentenceAround } from './part.ts'

interface RolePatterns {
  readonly goal: RegExp
  readonly goalAdjacent: RegExp
  readonly staff: RegExp
  readonly goalMark: RegExp
  readonly announced: RegExp
  readonly goalRate: RegExp
  readonly goalSum: RegExp
  readonly benefit: RegExp
  readonly condition: RegExp
  readonly sentenceCondition: RegExp
  readonly conditionTail: RegExp
  readonly changed: RegExp
  readonly body: RegExp
  readonly scope: RegExp
  readonly basis: RegExp
  readonly forThose: RegExp
  readonly paid: RegExp
  readonly achievement: RegExp
  readonly givenBehind: RegExp
  readonly takingOn: RegExp
  readonly each: RegExp
  readonly goalTail: RegExp
  readonly level: RegExp
  readonly rateGoal: RegExp
  readonly sumHad: RegExp
  readonly givenShare: RegExp
  readonly givenOf: RegExp
  readonly share: RegExp
  readonly kept: RegExp
  readonly forWhom: RegExp
  readonly served: RegExp
  readonly setTask: RegExp
  readonly told: RegExp
  readonly goalBy: RegExp
  readonly settingUp: RegExp
  readonly entitled: RegExp
  readonly those: RegExp
  readonly gets: RegExp
  readonly done: RegExp
  readonly notAimed: RegExp
  readonly givenBy: RegExp
  readonly criteria: RegExp
  readonly sumCondition: RegExp
}

const patternsOf = (lexicon: Lexicon): RolePatterns => {
  const { figures, provisions } = lexicon
  const { change_targets, changes } = provisions
  const [raised, lowered] = [changes.raised ?? [], changes.lowered ?? []]
  const tails = anyOf(figures.condition_tails)
  const attribute = figures.condition_tails[0] ?? ''
  const receiver = `[^,\\u3002;\\d]{0,6}(?:${anyOf(figures.receivers)})`
  // "Within three years" is no "within the year".
  const numerals = Object.keys(lexicon.characters.digits).join('')
  return {
    goal: new RegExp(anyOf(figures.goals)),
    goalAdjacent: new RegExp(`${anyOf(figures.goals_adjacent)}[^,\\u3002;\\u3001]{0,2}$`),
    // By a year, said at the start of a sentence or a part of one.
    staff: new RegExp(anyOf(figures.staff), 'g'),
    goalMark: new RegExp(`(?<![\\d${numerals}])${anyOf(figures.goal_marks)}|(?<![\\u4E00-\\u9FFF\\d])${BY}\\d{4}${YEAR}`),
    announced: new RegExp(`(?:${anyOf(figures.goal_announcements)}):[^\\u3002\\n]*$`),
    goalRate: new RegExp(anyOf(figures.goal_rates)),
    goalSum: new RegExp(anyOf(figures.goal_sums)),
    benefit: new RegExp(anyOf(figures.benefit_nouns)),
    condition: new RegExp(anyOf(figures.conditions)),
    sentenceCondition: new RegExp(anyOf(figures.sentence_conditions)),
    conditionTail: new RegExp(`^(?:${tails}|[^,\\u3002;\\d]{0,8}${attribute}(?:[,\\u3002;:]|$))`),
    forThose: new RegExp(`^(?:${anyOf(figures.for_those)})(?!.*(?:${anyOf(figures.benefit_nouns)}|${anyOf(figures.by_what)}))`),
    // So many and more of something, for which so much is paid.
    givenBehind: new RegExp(`^[^,\\u3002;:]{0,8}(?:${anyOf(figures.benefit_nouns)})`),
    paid: new RegExp(
      `^[^\\u3002;]{0,40}?(?:${anyOf(figures.benefit_nouns)})[^\\u3002;\\d]{0,12}\\d[\\d.]*[^\\d\\u3002;]{0,2}${figures.money[0] ?? ''}`,
    ),
    criteria: new RegExp(anyOf(figures.criteria)),
    sumCondition: new RegExp(`(?:${anyOf(figures.sum_conditions)})[^,\\u3002;]{0,6}$`),
    achievement: new RegExp(anyOf([...figures.goal_marks, ...figures.goal_rates, ...figures.achievements])),
    goalTail: new RegExp(`^(?:${anyOf(figures.goal_tails)})`),
    level: new RegExp(`(?<!${anyOf(figures.no_levels)})(?:${anyOf(figures.level_nouns)})[^,\\u3002;\\d]{0,4}$`),
    givenBy: new RegExp(`(?:${anyOf(figures.given_by)})$`),
    settingUp: new RegExp(`(?:${anyOf(figures.setting_up)})[^,\\u3002;\\d]{0,2}$`),
    // The words before it, as an attribute, are whom the rest is for.
    entitled: new RegExp(`^[^\\u3002;]{0,60}?${OF},(?:${anyOf(figures.entitled)})`),
    // Those who have or do so much, and after a pause what they get. Whom something else is for is named anew.
    those: new RegExp(`^${attribute}(?:[,;\\u3002]|${receiver},)`),
    gets: new RegExp(`^(?:(?!${anyOf(figures.for_those)})[^\\u3002;]){0,60}?${attribute}(?:${receiver})?,(?:${anyOf(figures.entitled)})`),
    goalBy: new RegExp(`(?:${anyOf(figures.goal_by)})[^,\\u3002;\\d]{0,6}$`),
    givenShare: new RegExp(`(?:${anyOf(figures.given_by)})[^,\\u3002;]{0,14}$`),
    givenOf: new RegExp(`(?:${anyOf(figures.given_by)}).*${attribute}$`),
    share: new RegExp(`^(?:${anyOf(figures.shares)})`),
    kept: new RegExp(`(?:${anyOf(figures.kept_within)})[^,\\u3002;\\d]{0,2}$`),
    forWhom: new RegExp(`(?:${anyOf(figures.for_whom)})(?:${anyOf(figures.whole_places)})?$`),
    served: new RegExp(`^[^,\\u3002;\\d]{1,16}?(?:${anyOf(figures.served)})`),
    setTask: new RegExp(`^[^,\\u3002;\\d]{0,16}(?:${anyOf(figures.set_tasks)})(?:[,\\u3002;]|$)`),
    told: new RegExp(anyOf(figures.told_facts)),
    sumHad: new RegExp(`(?:${anyOf(figures.sum_conditions)})[^,\\u3002;]{0,10}?${figures.money[0] ?? ''}`),
    done: new RegExp(
      `^(?!.*(?:${anyOf(figures.stands_already)}|(?:${anyOf(figures.stating)})$))[\\u4E00-\\u9FFF\\u3001\\u201C\\u201D]{4,}$`,
    ),
    notAimed: new RegExp(`^(?:${anyOf(figures.not_aimed)})$`),
    rateGoal: new RegExp(
      `(?<!(?:${anyOf(figures.told_facts)})[^,\\u3002;\\d]{0,6})(?:${anyOf(figures.rate_goal_verbs)})[^,\\u3002;\\d\\u3001]{0,3}$`,
    ),
    each: new RegExp(anyOf(figures.per_signs)),
    takingOn: new RegExp(anyOf(figures.taking_on)),
    changed: new RegExp(`${anyPhrase([...raised, ...lowered])}(?:${anyOf(change_targets)})$`),
    body: new RegExp(`^(?:${anyOf(figures.bodies)})`),
    scope: new RegExp(`^[^,\\u3002;\\d\\u3001]{0,6}?(?:${anyOf(figures.scope_nouns)})(?!${LEVEL})`),
    basis: new RegExp(`${anyOf(figures.per_signs)}(?!(?:${anyOf(Object.keys(figures.per))})[^,\\u3002;\\d]{2})[^,\\u3002;\\d]{0,8}$`),
  }
}

/** Digits of a hundred million. */
const hundredMillion = 9

/** What is known of a figure beside the words around it: where its range ends, and whether the heading above announces conditions. */
interface Circumstances {
  readonly rangeTo?: number | undefined
  readonly isCriteria?: boolean
}

/** What a figure is to its provision; undefined for one that only says what another is counted by. */
export function roleOf(
  text: string,
  figure: Measured,
  bound: BoundFound,
  reader: Reader,
  { rangeTo, isCriteria = false }: Circumstances = {},
): FigureRole | undefined {
  const patterns = reader.part(patternsOf)
  const part = partAround(text, figure.from, figure.from)
  const left = part.text.slice(0, figure.from - part.from)
  const to = Math.max(bound.to, rangeTo ?? 0)
  const isBounded = rangeTo !== undefined || (bound.to > figure.to && bound.bound !== 'about')
  const isUnderBehind =
    (isBounded && patterns.conditionTail.test(text.slice(to, to + 12)) && !patterns.goalTail.test(text.slice(to, to + 8))) ||
    (isLimit(bound) && patterns.forThose.test(left) && isAttribute(text, to))
  const isCondition = isUnderBehind || (isLimit(bound) && patterns.those.test(text.slice(to, to + 12)))
  switch (figure.sort) {
    case 'age':
    case 'duration':
      return figure.sort
    case 'rate':
      if (isCriteria && isLimit(bound)) return 'threshold'
      return rateRole(text, figure, left, isCondition, bound, patterns)
    case 'amount':
      if (isCriteria && (bound.bound === 'at_least' || bound.bound === 'more_than')) return 'threshold'
      if (isHadToGet(text, left, bound, rangeTo, patterns)) return 'threshold'
      return amountRole(text, figure, left, isUnderBehind, bound, patterns)
    case 'count':
      if (isCriteria && isLimit(bound)) return 'threshold'
      return countRole(text, figure, bound, left, isCondition, patterns)
  }
}

// What stands before is an attribute; a stroke leads to more of the same.
const THOSE_OR_MORE = new RegExp(`^[${OF}/]`)
function isLimit({ bound }: BoundFound): boolean {
  return bound !== 'exactly' && bound !== 'ceiling' && bound !== 'about'
}

// What stands before is an attribute; another bound may come first.
const ATTRIBUTE = new RegExp(`^[^,\\u3002;:]{0,14}?${OF}`)

function isAttribute(text: string, to: number): boolean {
  return ATTRIBUTE.test(text.slice(to, to + 16))
}

/** Whether a sum is what those have who get something for it: "a contribution of so much and more, ..., is rewarded". */
function isHadToGet(text: string, left: string, bound: BoundFound, rangeTo: number | undefined, patterns: RolePatterns): boolean {
  const isBounded = rangeTo !== undefined || bound.bound === 'at_least' || bound.bound === 'more_than' || bound.bound === 'less_than'
  const isPaid = patterns.benefit.test(left) || patterns.givenShare.test(left) || patterns.each.test(left)
  return isBounded && !isPaid && patterns.gets.test(text.slice(Math.max(bound.to, rangeTo ?? 0)).slice(0, 80))
}

function rateRole(
  text: string,
  figure: Measured,
  left: string,
  isUnderBehind: boolean,
  { bound, to }: BoundFound,
  patterns: RolePatterns,
): FigureRole {
  if (isUnderBehind) return 'threshold'
  const behind = text.slice(figure.to, figure.to + 10)
  if (bound === 'exactly' && (patterns.givenBy.test(left) || (patterns.givenShare.test(left) && patterns.share.test(behind)))) return 'rate'
  if (bound === 'exactly' && patterns.givenOf.test(left) && patterns.givenBehind.test(behind)) return 'rate'
  const isFromBelow = bound === 'at_least' || bound === 'more_than'
  const before = sentenceBefore(text, figure.from, patterns)
  if ((isFromBelow || bound === 'at_most' || bound === 'less_than') && patterns.criteria.test(before)) return 'threshold'
  // A share that is to be raised to something, or reached by a day, is no condition.
  const isAimedAt = patterns.changed.test(left) || (patterns.goalMark.test(before) && !patterns.sentenceCondition.test(before))
  // A share to be reached with which the sentence ends is no condition of anything.
  const isLast = isFromBelow && ends(text, to)
  if (patterns.condition.test(left) && !isAimedAt) return isLast && !patterns.sentenceCondition.test(before) ? 'target' : 'threshold'
  if (patterns.goalRate.test(left)) return 'target'
  const isGiven = patterns.benefit.test(left) || patterns.givenBehind.test(behind)
  if (patterns.sentenceCondition.test(before) && !isGiven) return 'threshold'
  if (patterns.goalTail.test(text.slice(to, to + 8))) return 'target'
  if (patterns.kept.test(left) && !isGiven) return 'target'
  if (isFromBelow && patterns.goalBy.test(left) && !isGiven) return 'target'
  if (patterns.rateGoal.test(left) && !isGiven && !patterns.changed.test(left)) return 'target'
  const isLevel = bound === 'at_least' && patterns.level.test(left) && !patterns.benefit.test(left) && text.charAt(to) !== OF
  return (patterns.goalMark.test(before) && !patterns.benefit.test(left)) || isLevel ? 'target' : 'rate'
}

function amountRole(
  text: string,
  figure: Measured,
  left: string,
  isUnderBehind: boolean,
  { bound }: BoundFound,
  patterns: RolePatterns,
): FigureRole {
  const digits = figure.value.split('.')[0]?.length ?? 0
  const hasMark = patterns.goalMark.test(sentenceBefore(text, figure.from, patterns))
  if (isUnderBehind && (patterns.forThose.test(left) || patterns.sumCondition.test(left))) return 'threshold'
  // Hundreds of millions are aimed at by a government, not paid to anyone.
  // What a firm has in so many words is no goal.
  const isFact =
    bound === 'exactly' && patterns.sumCondition.test(left) && !patterns.each.test(left) && !THOSE_OR_MORE.test(text.charAt(figure.to))
  // What has been done already is told and not aimed at.
  const isSum = patterns.goalSum.test(left) && !patterns.told.test(left)
  if (digits >= hundredMillion && (hasMark || (isSum && !isFact))) return 'target'
  if (isFact) return 'amount'
  if (patterns.sumCondition.test(left)) return 'threshold'
  if (patterns.benefit.test(left)) return 'amount'
  if (isUnderBehind) return 'threshold'
  return isSum && (hasMark || digits >= hundredMillion - 1) ? 'target' : 'amount'
}

// Persons are counted in a scope, they are none.
const PERSONS = new RegExp(`^${PERSON}`)

// "On the basis of so many" says from where one starts.
const BASE = new RegExp(`^[^,\\u3002;]{0,4}${ON_THE_BASIS}`)

function countRole(
  text: string,
  figure: Measured,
  bound: BoundFound,
  left: string,
  isUnderBehind: boolean,
  patterns: RolePatterns,
): FigureRole | undefined {
  if (figure.value === '1' && bound.bound === 'exactly' && patterns.basis.test(left)) return undefined
  const behind = text.slice(figure.to, figure.to + 12)
  if (patterns.body.test(behind)) return undefined
  if (!PERSONS.test(figure.unit) && patterns.scope.test(behind) && !patterns.settingUp.test(left)) return 'count'
  // "Fewer than", "up to so many": goals are set from below. Two bounds in a row make a bracket of sizes.
  if (patterns.kept.test(left) && !isUnderBehind && !patterns.condition.test(left)) return 'target'
  const isFromAbove = bound.bound === 'less_than' || (bound.bound === 'at_most' && bound.to > figure.to)
  const isBracket = bound.to > figure.to && /\d/.test(text.charAt(bound.to))
  const isUnderBefore = bound.bound === 'more_than' && patterns.conditionTail.test(text.slice(bound.to, bound.to + 12))
  const isAim =
    patterns.goalMark.test(sentenceBefore(text, figure.from, patterns)) && (bound.bound === 'at_least' || bound.bound === 'exactly')
  const isTaking = !patterns.goal.test(left) || patterns.takingOn.test(left)
  // What firms have that are counted is a condition of its own: "firms with a turnover above so much reach so many".
  const isConditional = patterns.condition.test(left.replace(patterns.sumHad, ''))
  const isCriterion = isLimit(bound) && patterns.criteria.test(sentenceBefore(text, figure.from, patterns))
  // "At most so much of it is paid for" is neither aimed at nor a condition.
  const isCapped = (bound.bound === 'at_most' || bound.bound === 'ceiling') && bound.to === figure.to
  if (isCapped && !patterns.goalMark.test(sentenceBefore(text, figure.from, patterns)) && !patterns.condition.test(left)) return 'count'
  if (BASE.test(behind)) return 'count'
  const isPaidFor =
    isTaking &&
    isLimit(bound) &&
    (patterns.paid.test(text.slice(figure.to, figure.to + 60)) ||
      (patterns.takingOn.test(left) && patterns.entitled.test(text.slice(figure.to, figure.to + 70)))) &&
    !patterns.goalMark.test(sentenceBefore(text, figure.from, patterns))
  const isForGain =
    isLimit(bound) &&
    patterns.gets.test(text.slice(bound.to, bound.to + 80)) &&
    !patterns.goalMark.test(sentenceBefore(text, figure.from, patterns))
  // What is reached with the end of the sentence is no condition of anything.
  const isReached =
    bound.bound === 'at_least' && ends(text, bound.to) && !patterns.sentenceCondition.test(sentenceBefore(text, figure.from, patterns))
  if (
    isUnderBehind ||
    isFromAbove ||
    isBracket ||
    isUnderBefore ||
    isPaidFor ||
    isForGain ||
    isCriterion ||
    (!isAim && !isReached && isConditional)
  )
    return 'threshold'
  if (standsBare(text, figure, bound, patterns)) return 'threshold'
  if (bound.bound === 'at_least' || bound.bound === 'about') return 'target'
  // A list of goals names its verb once: "set up 10 of these, 20 of those".
  if (patterns.goalAdjacent.test(left) || patterns.goal.test(sentenceBefore(text, figure.from, patterns))) return 'target'
  const isServed = patterns.forWhom.test(left) && patterns.served.test(text.slice(figure.to, figure.to + 24))
  if ((isServed || patterns.setTask.test(text.slice(figure.to, figure.to + 24))) && !figure.isWeak) return 'target'
  // "Repair dams: 42": behind what is to be done the number that ends the part says how much of it.
  const isAmountDone =
    bound.bound === 'exactly' && bound.to === figure.to && patterns.done.test(left) && /^(?:[,;(\u3002\n]|$)/.test(behind)
  return isAmountDone && !figure.isWeak && !patterns.notAimed.test(figure.unit) ? 'target' : 'count'
}

const PAUSE = /^(?:[,;\u3002\n]|$)/

/** Things and how many of them at least, in a sentence without any verb: what must be there, not what is to be done. */
function standsBare(text: string, figure: Measured, bound: BoundFound, patterns: RolePatterns): boolean {
  if (bound.bound !== 'at_least' || bound.to === figure.to || !PAUSE.test(text.slice(bound.to, bound.to + 1))) return false
  const before = sentenceBefore(text, figure.from, patterns).replace(patterns.staff, '')
  return !patterns.goal.test(before) && !patterns.goalAdjacent.test(before) && !patterns.achievement.test(before)
}

// More numbers of the kind may be listed between the first and the end of the sentence.
const END = /^(?:\u3001[\d.]+[\u4E00-\u9FFF]{1,3}){0,6}(?:[\u3002;\n]|$)/

/** Whether a sentence, or one of its parts between semicolons, ends here. */
function ends(text: string, at: number): boolean {
  return END.test(text.slice(at, at + 60))
}

/** What stands before a place in its sentence; what is announced as goals holds past the semicolons of their list. */
function sentenceBefore(text: string, at: number, { announced }: RolePatterns): string {
  const sentence = sentenceAround(text, at, at)
  const list = announced.exec(text.slice(Math.max(0, at - LONGEST_LIST), at))?.[0]
  return list ?? sentence.text.slice(0, at - sentence.from)
}

const LONGEST_LIST = 300

/** Whether the sentence before a figure, or right behind it, names something that is to be achieved. */
export function namesAchievement(text: string, figure: Measured, reader: Reader): boolean {
  const patterns = reader.part(patternsOf)
  const { achievement, goalMark } = patterns
  const before = sentenceBefore(text, figure.from, patterns)
  return achievement.test(before) || goalMark.test(before) || achievement.test(text.slice(figure.to, figure.to + 12))
}

/** Whether nothing but its place tells that a number of things is a condition. */
export function isOnlyListed(text: string, figure: Measured, bound: BoundFound, reader: Reader): boolean {
  return figure.sort === 'count' && standsBare(text, figure, bound, reader.part(patternsOf))
}
