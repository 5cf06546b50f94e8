import type { Lexicon } from '../../words/lexicon.ts'
import { anyOf, anyPhrase } from '../../words/pattern.ts'
import { BY, CONJUNCTIONS, HAN, LEVEL, OF, ON_THE_BASIS, PAUSE, PERSON, QUOTES, STOP, YEAR } from '../../words/script.zh.ts'

/** Behind a number, in the same part of a sentence: that it is a fine. */
export const fineBehind = ({ fines }: Lexicon['figures']): RegExp => new RegExp(`^[^,${STOP};:]{0,24}?(?:${anyOf(fines)})`)

/** What the words around a figure are recognised by; named after what they make of it. */
export const figurePatterns = (lexicon: Lexicon) => {
  const { figures, provisions } = lexicon
  const { change_targets, changes } = provisions
  const [raised, lowered] = [changes.raised ?? [], changes.lowered ?? []]
  const tails = anyOf(figures.condition_tails)
  const attribute = figures.condition_tails[0] ?? ''
  const receiver = `[^,${STOP};\\d]{0,6}(?:${anyOf(figures.receivers)})`
  // "Within three years" is no "within the year".
  const numerals = Object.keys(lexicon.characters.digits).join('')
  return {
    // "Within the year" is no goal within so many of them.
    goal: new RegExp(
      `(?<![\\d${numerals}])${anyOf(figures.goals.filter((word) => word.startsWith(YEAR)))}|${anyOf(figures.goals.filter((word) => !word.startsWith(YEAR)))}`,
    ),
    goalAdjacent: new RegExp(`${anyOf(figures.goals_adjacent)}[^,${STOP};${PAUSE}]{0,2}$`),
    // By a year, said at the start of a sentence or a part of one.
    staff: new RegExp(anyOf(figures.staff), 'g'),
    goalMark: new RegExp(`(?<![\\d${numerals}])${anyOf(figures.goal_marks)}|(?<![${HAN}\\d])${BY}\\d{4}${YEAR}`),
    announced: new RegExp(`(?:${anyOf(figures.goal_announcements)}):[^${STOP}\\n]*$`),
    goalRate: new RegExp(anyOf(figures.goal_rates)),
    goalSum: new RegExp(anyOf(figures.goal_sums)),
    benefit: new RegExp(anyOf(figures.benefit_nouns)),
    condition: new RegExp(anyOf(figures.conditions)),
    sentenceCondition: new RegExp(anyOf(figures.sentence_conditions)),
    conditionTail: new RegExp(`^(?:${tails}|[^,${STOP};\\d]{0,8}${attribute}(?:[,${STOP};:]|$))`),
    forThose: new RegExp(`^(?:${anyOf(figures.for_those)})(?!.*(?:${anyOf(figures.benefit_nouns)}|${anyOf(figures.by_what)}))`),
    // So many and more of something, for which so much is paid.
    givenBehind: new RegExp(`^[^,${STOP};:]{0,8}(?:${anyOf(figures.benefit_nouns)})`),
    paid: new RegExp(
      `^[^${STOP};]{0,40}?(?:${anyOf(figures.benefit_nouns)})[^${STOP};\\d]{0,12}\\d[\\d.]*[^\\d${STOP};]{0,2}${figures.money[0] ?? ''}`,
    ),
    criteria: new RegExp(anyOf(figures.criteria)),
    sumCondition: new RegExp(`(?:${anyOf(figures.sum_conditions)})[^,${STOP};]{0,6}$`),
    achievement: new RegExp(anyOf([...figures.goal_marks, ...figures.goal_rates, ...figures.achievements])),
    goalTail: new RegExp(`^(?:${anyOf(figures.goal_tails)})`),
    level: new RegExp(`(?<!${anyOf(figures.no_levels)})(?:${anyOf(figures.level_nouns)})[^,${STOP};\\d]{0,4}$`),
    givenBy: new RegExp(`(?:${anyOf(figures.given_by)})$`),
    settingUp: new RegExp(`(?:${anyOf(figures.setting_up)})[^,${STOP};\\d]{0,2}$`),
    // The words before it, as an attribute, are whom the rest is for.
    entitled: new RegExp(`^[^${STOP};]{0,60}?${OF},(?:${anyOf(figures.entitled)})`),
    // Those who have or do so much, and after a pause what they get. Whom something else is for is named anew.
    those: new RegExp(`^${attribute}(?:[,;${STOP}]|${receiver},)`),
    gets: new RegExp(`^(?:(?!${anyOf(figures.for_those)})[^${STOP};]){0,60}?${attribute}(?:${receiver})?,(?:${anyOf(figures.entitled)})`),
    scored: new RegExp(
      `^(?:[^${STOP};\\d]|\\d(?![^${STOP};]{0,3}${figures.points})){0,24}?(?:(?:${anyOf(figures.scoring)})\\d[\\d.]*${figures.points}|${anyOf(figures.no_points)})`,
    ),
    scoredAtOnce: new RegExp(`^${attribute}?,?(?:${anyOf(figures.scoring)})\\d[\\d.]*${figures.points}`),
    graded: new RegExp(`^(?:[(][^()]{1,4}[)])?(?:${anyOf(figures.graded)})`),
    sized: new RegExp(`^(?:${anyOf(figures.sized)})`),
    givenThing: new RegExp(`^${attribute}?[${HAN}]{0,3}?(?:${anyOf(figures.given_things)})`),
    shareStated: new RegExp(`(?:${anyOf(figures.share_words)})[\\d.%${PAUSE}${CONJUNCTIONS}]*$`),
    full: new RegExp(`${figures.full}$`),
    takenOff: new RegExp(`^(?:${anyOf(figures.taken_off)})`),
    meanLength: new RegExp(anyOf(figures.mean_lengths)),
    mostOfAll: new RegExp(anyOf(figures.at_most_of_all)),
    goalBy: new RegExp(`(?:${anyOf(figures.goal_by)})[^,${STOP};\\d]{0,6}$`),
    givenShare: new RegExp(`(?:${anyOf(figures.given_by)})[^,${STOP};]{0,14}$`),
    givenOf: new RegExp(`(?:${anyOf(figures.given_by)}).*${attribute}$`),
    share: new RegExp(`^(?:${anyOf(figures.shares)})`),
    kept: new RegExp(`(?:${anyOf(figures.kept_within)})[^,${STOP};\\d]{0,2}$`),
    forWhom: new RegExp(`(?:${anyOf(figures.for_whom)})(?:${anyOf(figures.whole_places)})?$`),
    served: new RegExp(`^[^,${STOP};\\d]{1,16}?(?:${anyOf(figures.served)})`),
    setTask: new RegExp(`^[^,${STOP};\\d]{0,16}(?:${anyOf(figures.set_tasks)})(?:[,${STOP};]|$)`),
    told: new RegExp(anyOf(figures.told_facts)),
    points: figures.points,
    sameTime: new RegExp(anyOf(figures.same_times)),
    toldOfPast: new RegExp(
      `^(?:${anyOf(figures.told_times)}|[${HAN}]{1,3}(?:${anyOf(figures.told_since)}))(?!${anyOf(figures.not_told_behind)})(?!.*(?:${anyOf([...figures.ahead, ...figures.goal_marks])}))`,
    ),
    oldBefore: new RegExp(`(?:${anyOf(provisions.change_sources)})[^,${STOP};]{0,14}$`),
    oldBehind: new RegExp(
      `^[^,${STOP};\\d]{0,6}?${anyPhrase([...raised, ...lowered, ...(changes.raised_from_only ?? []), ...(changes.lowered_from_only ?? [])])}(?:${anyOf(change_targets)})`,
    ),
    toCome: new RegExp(anyOf(figures.to_come)),
    fined: new RegExp(`(?:${anyOf(figures.fined_before)})$`),
    fine: fineBehind(figures),
    aims: new RegExp(anyOf([...figures.ahead, ...figures.goal_marks])),
    sumHad: new RegExp(`(?:${anyOf(figures.sum_conditions)})[^,${STOP};]{0,10}?${figures.money[0] ?? ''}`),
    done: new RegExp(`^(?!.*(?:${anyOf(figures.stands_already)}|(?:${anyOf(figures.stating)})$))[${HAN}${PAUSE}${QUOTES}]{4,}$`),
    notAimed: new RegExp(`^(?:${anyOf(figures.not_aimed)})$`),
    rateGoal: new RegExp(
      `(?<!(?:${anyOf(figures.told_facts)})[^,${STOP};\\d]{0,6})(?:${anyOf(figures.rate_goal_verbs)})[^,${STOP};\\d${PAUSE}]{0,3}$`,
    ),
    each: new RegExp(anyOf(figures.per_signs)),
    takingOn: new RegExp(anyOf(figures.taking_on)),
    changed: new RegExp(`${anyPhrase([...raised, ...lowered])}(?:${anyOf(change_targets)})$`),
    body: new RegExp(`^(?:${anyOf(figures.bodies)})`),
    scope: new RegExp(`^[^,${STOP};\\d${PAUSE}]{0,6}?(?:${anyOf(figures.scope_nouns)})(?!${LEVEL})`),
    // More numbers of the kind may be listed between the first and the end of the sentence.
    ends: new RegExp(`^(?:${PAUSE}[\\d.]+[${HAN}]{1,3}){0,6}(?:[${STOP};\\n]|$)`),
    joins: new RegExp(`^[${CONJUNCTIONS}]\\d`),
    pause: new RegExp(`^(?:[,;${STOP}\\n]|$)`),
    // What stands before is an attribute; another bound may come first.
    attribute: new RegExp(`^[^,${STOP};:]{0,14}?${OF}`),
    // What stands before is an attribute; a stroke leads to more of the same.
    thoseOrMore: new RegExp(`^[${OF}/]`),
    // Persons are counted in a scope, they are none.
    persons: new RegExp(`^${PERSON}`),
    // "On the basis of so many" says from where one starts.
    base: new RegExp(`^[^,${STOP};]{0,4}${ON_THE_BASIS}`),
    stepAtOnce: new RegExp(`(?:${anyOf(figures.steps)})$`),
    step: new RegExp(`${anyOf(figures.per_signs)}[${HAN}]{0,4}?(?<!${anyOf(figures.negations)})(?:${anyOf(figures.steps)})[${HAN}]{0,3}$`),
    reachedBy: new RegExp(`(?:${anyOf(figures.reached_by)})$`),
    lessOrMore: new RegExp(`^(?:${anyOf([...(figures.before.less_than ?? []), ...(figures.before.at_most ?? [])])})\\d`),
    basis: new RegExp(
      `${anyOf(figures.per_signs)}(?!(?:[${numerals}]?${anyOf(Object.keys(lexicon.time.rhythm_signs))}|${anyOf(Object.keys(figures.per))})[^,${STOP};\\d]{2})[^,${STOP};\\d]{0,8}$`,
    ),
  }
}

export type FigurePatterns = ReturnType<typeof figurePatterns>
