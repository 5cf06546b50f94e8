import type { FigureMention } from '../../mention.ts'
import type { Reader } from '../../words/reader.ts'
import { OF } from '../../words/script.zh.ts'
import { partAround, sentenceAround } from '../part.ts'
import type { BoundFound } from './bounds.ts'
import { type FigurePatterns, figurePatterns } from './figure-patterns.ts'
import type { Measured } from './measures.ts'

/** What is known of a figure beside the words around it: where its range ends, and what the headings above announce. */
export interface Circumstances {
  readonly rangeTo?: number | undefined
  /** Conditions. */
  readonly isCriteria?: boolean
  /** Goals, or what a report will do. */
  readonly isGoals?: boolean
  /** What was done and reached. */
  readonly isReview?: boolean
  /** The sentence speaks of a year before the document's own. */
  readonly isOfPastYear?: boolean
}

/** Everything the rules for figures may ask about one: the figure itself, then the words before it, then those behind it. */
export type Surroundings = ReturnType<typeof surroundingsOf>

/** Looks at a figure's surroundings once, feature by feature. */
export function surroundingsOf(text: string, figure: Measured, bound: BoundFound, reader: Reader, circumstances: Circumstances = {}) {
  const patterns = reader.part(figurePatterns)
  const part = partAround(text, figure.from, figure.from)
  const place: Place = {
    text,
    figure,
    bound,
    patterns,
    rangeTo: circumstances.rangeTo,
    end: Math.max(bound.to, circumstances.rangeTo ?? 0),
    left: part.text.slice(0, figure.from - part.from),
    before: sentenceBefore(text, figure.from, patterns),
  }
  return {
    /** Under a heading that announces goals, or what lies ahead in a report. */
    isUnderGoals: circumstances.isGoals === true,
    isCriteria: circumstances.isCriteria === true,
    /** Told of the past, by the headings above or in its sentence. */
    isTold:
      (circumstances.isReview === true && !patterns.toCome.test(place.before)) ||
      patterns.toldOfPast.test(place.before) ||
      patterns.sameTime.test(place.left) ||
      (circumstances.isOfPastYear === true && !patterns.aims.test(place.before)),
    ...ofItself(place),
    ...ofItsPart(place),
    ...ofItsSentence(place),
    ...ofWhatFollows(place),
    ...ofItsWhole(place),
  }
}

/** A figure in its text; `left` is what stands before it in its part of the sentence, `before` in its sentence, `end` where its range and bound end. */
interface Place {
  readonly text: string
  readonly figure: Measured
  readonly bound: BoundFound
  readonly patterns: FigurePatterns
  readonly rangeTo: number | undefined
  readonly end: number
  readonly left: string
  readonly before: string
}

function ofItself({ text, figure, bound: { bound, to }, patterns }: Place) {
  const isBoundBehind = to > figure.to
  return {
    sort: figure.sort,
    bound,
    digits: figure.value.split('.')[0]?.length ?? 0,
    isOne: figure.value === '1',
    isWeak: figure.isWeak,
    isHan: figure.isHan,
    hasUnit: figure.unit !== '',
    isOfPersons: patterns.persons.test(figure.unit),
    isPriceTenths: figure.isPriceTenths === true,
    isOfPoints: figure.unit === patterns.points,
    /** Papers and times, of which so many are to be handed in. */
    isNotAimed: patterns.notAimed.test(figure.unit),
    isExact: bound === 'exactly',
    isLimit: isLimit(bound),
    isFromBelow: bound === 'at_least' || bound === 'more_than',
    isBoundBehind,
    /** "Fewer than" before it, "and fewer" behind it. */
    isFromAbove: bound === 'less_than' || (bound === 'at_most' && isBoundBehind),
    /** "At most" before it. */
    isCapped: (bound === 'at_most' || bound === 'ceiling') && !isBoundBehind,
    /** Two bounds in a row make a bracket of sizes. */
    isBracket: isBoundBehind && (/\d/.test(text.charAt(to)) || patterns.lessOrMore.test(text.slice(to, to + 6))),
  }
}

function isLimit(bound: FigureMention['bound']): boolean {
  return bound !== 'exactly' && bound !== 'ceiling' && bound !== 'about'
}

function ofItsPart({ text, figure, bound, left, patterns }: Place) {
  const behind = text.slice(figure.to, figure.to + 10)
  const isGivenShare = patterns.givenShare.test(left)
  return {
    isForThose: patterns.forThose.test(left),
    namesBenefit: patterns.benefit.test(left),
    namesCondition: patterns.condition.test(left),
    /** What firms have that are counted is a condition of its own: "firms with a turnover above so much reach so many". */
    namesConditionBesideSums: patterns.condition.test(left.replace(patterns.sumHad, '')),
    namesGoal: patterns.goal.test(left),
    namesGoalRate: patterns.goalRate.test(left),
    isBesideGoal: patterns.goalAdjacent.test(left),
    /** Turnover, capital, income and the like, which are had and not paid. */
    isSumHad: patterns.sumCondition.test(left),
    /** A sum a government aims at; what has been done already is told. */
    isSumAimedAt: patterns.goalSum.test(left) && !patterns.told.test(left),
    isPerEach: patterns.each.test(left),
    isBasis: patterns.basis.test(left),
    /** "For every 50 tons that are lacking", "whenever it rises by half a metre": a step by which something else is counted. */
    isStep: patterns.step.test(left) && (!isLimit(bound.bound) || patterns.stepAtOnce.test(left)),
    /** Right behind a word for raising something to so much, or by so much. */
    isReachedBy: patterns.reachedBy.test(left),
    isKept: patterns.kept.test(left),
    isDueBy: patterns.goalBy.test(left),
    isRateAimedAt: patterns.rateGoal.test(left),
    isChanged: patterns.changed.test(left),
    isOfLevel: patterns.level.test(left),
    isSetUp: patterns.settingUp.test(left),
    takesOn: patterns.takingOn.test(left),
    isDone: patterns.done.test(left),
    /** Said to be what is given: "by 50 %", "by a share of 50 %". */
    isGivenBy: patterns.givenBy.test(left) || (isGivenShare && patterns.share.test(behind)),
    isGivenOfIt: patterns.givenOf.test(left) && patterns.givenBehind.test(behind),
    isGiven: patterns.benefit.test(left) || patterns.givenBehind.test(behind),
    isPaidBefore: patterns.benefit.test(left) || isGivenShare || patterns.each.test(left),
    isMeanLength: patterns.meanLength.test(left),
    isShareStated: patterns.shareStated.test(left),
    isMostOfAll: patterns.mostOfAll.test(left),
    isFullOf: patterns.full.test(left) && patterns.takenOff.test(behind),
    isServedTo: patterns.forWhom.test(left) && patterns.served.test(text.slice(figure.to, figure.to + 24)),
  }
}

function ofItsSentence({ text, figure, before, patterns }: Place) {
  const isMarked = patterns.goalMark.test(before)
  return {
    hasGoalMark: isMarked,
    hasGoal: patterns.goal.test(before),
    hasCriteria: patterns.criteria.test(before),
    hasSentenceCondition: patterns.sentenceCondition.test(before),
    /** Whether the sentence before the figure, or right behind it, names something that is to be achieved. */
    namesAchievement: patterns.achievement.test(before) || isMarked || patterns.achievement.test(text.slice(figure.to, figure.to + 12)),
  }
}

function ofWhatFollows({ text, figure, bound, patterns, end, left }: Place) {
  const behind = text.slice(figure.to, figure.to + 12)
  return {
    /** So many points are given or taken for it: at once, or by the end of the sentence. */
    isScored: patterns.scored.test(text.slice(end, end + 48)),
    isScoredAtOnce: patterns.scoredAtOnce.test(text.slice(end, end + 12)),
    namesGrade: patterns.graded.test(text.slice(end, end + 8)),
    /** What is so large stands right behind its limit. */
    isSizeOf: bound.to > figure.to && patterns.sized.test(text.slice(bound.to, bound.to + 8)),
    isOfGivenThing: patterns.givenThing.test(text.slice(bound.to, bound.to + 10)),
    /** The older value, which another replaces: "from so much up to so much". */
    isOldValue: patterns.oldBefore.test(left) && patterns.oldBehind.test(text.slice(figure.to, figure.to + 24)),
    /** So much is a fine, damages or the like. */
    isFine:
      patterns.fine.test(text.slice(figure.to, figure.to + 34)) ||
      patterns.fined.test(text.slice(Math.max(0, figure.from - 12), figure.from)),
    isOfBodies: patterns.body.test(behind),
    isScope: patterns.scope.test(behind),
    isBase: patterns.base.test(behind),
    isSetTask: patterns.setTask.test(text.slice(figure.to, figure.to + 24)),
    isPaidFor: patterns.paid.test(text.slice(figure.to, figure.to + 60)),
    entitles: patterns.entitled.test(text.slice(figure.to, figure.to + 70)),
    /** Those who have so much get something behind a pause. */
    isForGain: patterns.gets.test(text.slice(bound.to, bound.to + 80)),
    isForGainBehindRange: patterns.gets.test(text.slice(end).slice(0, 80)),
    hasConditionTail: patterns.conditionTail.test(text.slice(bound.to, bound.to + 12)),
    hasGoalTail: patterns.goalTail.test(text.slice(bound.to, bound.to + 8)),
    isAttributeMark: text.charAt(bound.to) === OF,
    endsSentence: patterns.ends.test(text.slice(bound.to, bound.to + 60)),
    pausesOrGoesOn: /^(?:[,;(\u3001\u3002\n]|$)/.test(behind) || patterns.joins.test(behind),
    pausesAtOnce: /^(?:[,;(\u3002\n]|$)/.test(behind),
    goesOnAsMore: patterns.thoseOrMore.test(text.charAt(figure.to)),
  }
}

function ofItsWhole({ text, figure, bound, patterns, rangeTo, end, left, before }: Place) {
  const isBounded = rangeTo !== undefined || (bound.to > figure.to && bound.bound !== 'about')
  const tail = text.slice(end, end + 12)
  const isUnderBehind =
    (isBounded && patterns.conditionTail.test(tail) && !patterns.goalTail.test(text.slice(end, end + 8))) ||
    (isLimit(bound.bound) && patterns.forThose.test(left) && patterns.attribute.test(text.slice(end, end + 16)))
  const bare = before.replace(patterns.staff, '')
  return {
    isRange: rangeTo !== undefined,
    /** Those with so much: the figure and its bound are an attribute of whom the provision is for. */
    isAttribute: isUnderBehind,
    isAttributeOrThose: isUnderBehind || (isLimit(bound.bound) && patterns.those.test(tail)),
    /** Things and how many of them at least, in a sentence without any verb: what must be there, not what is to be done. */
    standsBare:
      bound.bound === 'at_least' &&
      bound.to > figure.to &&
      patterns.pause.test(text.slice(bound.to, bound.to + 1)) &&
      !patterns.goal.test(bare) &&
      !patterns.goalAdjacent.test(bare) &&
      !patterns.achievement.test(bare),
  }
}

const LONGEST_LIST = 300

/** What stands before a place in its sentence; what is announced as goals holds past the semicolons of their list. */
function sentenceBefore(text: string, at: number, { announced }: FigurePatterns): string {
  const sentence = sentenceAround(text, at, at)
  const list = announced.exec(text.slice(Math.max(0, at - LONGEST_LIST), at))?.[0]
  return list ?? sentence.text.slice(0, at - sentence.from)
}
