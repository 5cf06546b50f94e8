import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Mention } from '../src/documents/mention.ts'
import { certaintyTable, judgedFindings, precisionByRule, ruleTable } from '../tests/documents/certainty.ts'
import { type Labelled, loadOwnGold } from '../tests/documents/gold/load-gold.ts'
import { genreOf, genres, loadBlindGold } from '../tests/documents/gold-blind/load-blind.ts'
import { loadSecondBlindGold } from '../tests/documents/gold-blind-2/load-second.ts'
import { loadThirdBlindGold } from '../tests/documents/gold-blind-3/load-third.ts'
import { loadFourthBlindGold } from '../tests/documents/gold-blind-4/load-fourth.ts'
import { readForScoring } from '../tests/documents/read-for-scoring.ts'
import { scoreTable } from '../tests/documents/report.ts'
import { addScores, f1, type Measure, type Reading, type Scores, scoreReading } from '../tests/documents/score.ts'
import { loadOfficialGold } from '../tests/texts/official-gold.ts'
import { areTextsNamed } from '../tests/texts/official-texts.ts'
import { type Line, seconds } from './report.ts'

const goals: readonly [Measure, number][] = [
  ['clauses', 0.98],
  ['units', 0.98],
  ['figures', 0.95],
]
/** Sixty pages of twenty-two lines of twenty-eight characters, the measure of an official page. */
const pagesLength = 60 * 22 * 28

/** Precision and recall of the reader on texts labelled by hand (those of the project, and the official ones where the environment names them), printed by kind, and how long sixty pages take. */
export function benchDocuments(): readonly Line[] {
  const present = [...loadOwnGold(), ...(areTextsNamed() ? loadOfficialGold() : [])]
  const sum = addScores(present.map((labelled) => readingOf(labelled).scores))
  console.log(`\n${scoreTable(sum)}\n`)
  console.log(`${certaintyTable(judgedFindings(present.map(readingOf)))}\n`)
  printBlind('blind', loadBlindGold())
  printBlind('blind, second set', loadSecondBlindGold())
  printBlind('blind, third set', loadThirdBlindGold())
  printBlind('blind, fourth set', loadFourthBlindGold())
  printRules([...present, ...loadBlindGold(), ...loadSecondBlindGold()])
  return [...goals.map(([measure, goal]) => asLine(measure, goal, sum, present.length)), ...sixtyPages(present.map(({ text }) => text))]
}

/** Prints how often each rule is right over all labelled texts, beside how sure it is given. */
function printRules(texts: readonly Labelled[]): void {
  const rules = new Map<Mention, string>()
  const read = texts.map(({ gold, text }) => {
    const reading = readForScoring(gold.file, text, (mention, rule) => rules.set(mention, rule))
    return { reading, scores: scoreReading(gold.documents, reading, text) }
  })
  console.log(`${ruleTable(precisionByRule(judgedFindings(read), rules))}\n`)
}

function readingOf({ gold, text }: Labelled): { readonly reading: Reading; readonly scores: Scores } {
  const reading = readForScoring(gold.file, text)
  return { reading, scores: scoreReading(gold.documents, reading, text) }
}

/** Prints the same for the texts the reader was not made with, by genre and in all; no goal stands on them. */
function printBlind(set: string, texts: readonly Labelled[]): void {
  const read = texts.map((labelled) => ({ genre: genreOf(labelled.gold.file), ...readingOf(labelled) }))
  for (const genre of genres) {
    const own = read.filter((one) => one.genre === genre).map(({ scores }) => scores)
    console.log(`${set}, ${genre}, ${own.length} texts\n${scoreTable(addScores(own))}\n`)
  }
  console.log(`${set}, all, ${read.length} texts\n${scoreTable(addScores(read.map(({ scores }) => scores)))}\n`)
  console.log(`${certaintyTable(judgedFindings(read))}\n`)
}

function asLine(measure: Measure, goal: number, scores: Scores, files: number): Line {
  const score = scores.get(measure)
  const value = score === undefined ? 0 : f1(score)
  const counts = score === undefined ? '' : `${score.right} of ${score.gold} labels, ${score.found} found`
  return {
    what: `documents: ${measure}, F1`,
    measured: value.toFixed(3),
    goal: `${goal}`,
    isMet: value >= goal,
    beside: `${counts}, ${files} files`,
  }
}

setFlagsFromString('--expose-gc')
/** What is held is what a full collection leaves. */
const collectGarbage = runInNewContext('gc') as () => void

function pages(count: number, texts: readonly string[]): string {
  const all = texts.join('\n')
  const length = (count * pagesLength) / 60
  return all.repeat(Math.ceil(length / all.length)).slice(0, length)
}

/** Reads a text and says how long it took, in seconds, and by how much the heap stood higher while its result was held, in MB. */
function readPages(count: number, texts: readonly string[]): { readonly taken: number; readonly held: number } {
  const text = pages(count, texts)
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  const start = performance.now()
  const reading = readForScoring(`${count} pages`, text)
  const taken = (performance.now() - start) / 1000
  collectGarbage()
  const held = (process.memoryUsage().heapUsed - before) / 2 ** 20
  if (reading.clauses.length === 0) throw new Error('nothing was read')
  return { taken, held }
}

function sixtyPages(texts: readonly string[]): readonly Line[] {
  const sixty = readPages(60, texts)
  const some = readPages(600, texts)
  const many = readPages(2400, texts)
  const ratio = many.taken / some.taken
  return [
    {
      what: 'documents: sixty pages read',
      measured: seconds(sixty.taken),
      goal: '1 s',
      isMet: sixty.taken < 1,
      beside: `${pages(60, texts).length} characters`,
    },
    {
      what: 'documents: four times six hundred pages',
      measured: `${ratio.toFixed(1)} x the time`,
      goal: '5 x',
      isMet: ratio <= 5,
      beside: `heap held ${some.held.toFixed(0)} MB and ${many.held.toFixed(0)} MB`,
    },
  ]
}
