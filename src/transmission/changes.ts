import { compareCadences } from './cadences.ts'
import { compareDates, periodsMadeDays } from './dates.ts'
import { compareFigures } from './figures.ts'
import type { TransmissionFinding } from './findings.ts'
import { standsAlone } from './gaps.ts'
import type { Matched } from './matches.ts'
import type { Sentence } from './sentences.ts'
import { compareDiscretion, findOffices } from './units.ts'
import type { TransmissionWords } from './words.ts'

/** For each sentence below the one above it says over again. */
export type Answers = ReadonlyMap<Sentence, Sentence>

/** What became of the figures, days, rhythms, offices and choices of a sentence where it is taken up. */
export function compareSaid(
  sentence: Sentence,
  matched: readonly Matched[],
  answers: Answers,
  words: TransmissionWords,
): TransmissionFinding[] {
  const [best] = matched
  if (best === undefined) return []
  const given = speakingOf(sentence, matched, answers)
  const near = best.match.wordingCoverage >= LIKE_ENOUGH ? nearOf(sentence, best, answers) : []
  return [
    ...periodsMadeDays(compareFigures(sentence, given, near, words), sentence, given, words),
    ...compareDates(sentence, given, near, words),
    ...compareCadences(sentence, given, near),
    ...findOffices(sentence, near, words),
    ...compareDiscretion(sentence, near, words),
  ]
}

/** From which likeness of wording on what a passage adds is an addition to this sentence and no other matter. */
const LIKE_ENOUGH = 0.15

/** The sentences of the best passage that name the same, all where the sentence names nothing; never those that answer another one. */
function nearOf(sentence: Sentence, best: Matched, answers: Answers): readonly Sentence[] {
  const said = best.sentences.filter((one) => !one.isHeading && (answers.get(one) ?? sentence) === sentence)
  const names = new Set(sentence.subjects.filter(({ kind }) => standsAlone(kind)).map(({ name }) => name))
  return names.size === 0 ? said : said.filter((one) => one.subjects.some(({ name }) => names.has(name)))
}

/**
 * The sentences below whose figures and days may answer those of a sentence above: the best passage but for what speaks of another
 * instrument, and other sentences of the same one.
 */
function speakingOf(sentence: Sentence, matched: readonly Matched[], answers: Answers): readonly Sentence[] {
  const instruments = new Set(sentence.subjects.filter(({ kind }) => kind === 'instrument').map(({ name }) => name))
  const [best, ...others] = matched
  const isAnswer = (one: Sentence) => answers.get(one) === sentence
  const isSame = (one: Sentence) => one.subjects.some(({ name }) => instruments.has(name))
  const isOther = (one: Sentence) => !isSame(one) && one.subjects.some(({ kind }) => kind === 'instrument')
  const passage = (best?.sentences ?? []).filter((one) => instruments.size === 0 || !isOther(one) || isAnswer(one))
  const around = (best?.clause.sentences ?? []).filter((one) => !one.isFrame && isSame(one))
  const further = others.flatMap((match) => match.sentences.filter(isSame))
  const all = [...new Set([...passage, ...around, ...further])]
  // What says the sentence over again goes first where several are equally like it.
  return [...all.filter(isAnswer), ...all.filter((one) => !isAnswer(one))]
}
