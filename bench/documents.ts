import { type Labelled, loadGold } from '../tests/documents/gold/load-gold.ts'
import { readForScoring } from '../tests/documents/read-for-scoring.ts'
import { scoreTable } from '../tests/documents/report.ts'
import { addScores, f1, type Measure, type Scores, scoreReading } from '../tests/documents/score.ts'
import { type Line, seconds } from './report.ts'

const goals: readonly [Measure, number][] = [
  ['clauses', 0.98],
  ['units', 0.98],
  ['figures', 0.95],
]
/** Sixty pages of twenty-two lines of twenty-eight characters, the measure of an official page. */
const pagesLength = 60 * 22 * 28

/** Precision and recall of the reader on texts labelled by hand, printed by kind, and how long sixty pages take. */
export function benchDocuments(): readonly Line[] {
  const present = loadGold().filter((entry): entry is Labelled & { readonly text: string } => entry.text !== undefined)
  const scores = present.map(({ gold, text }) => scoreReading(gold.documents, readForScoring(gold.file, text), text))
  const sum = addScores(scores)
  console.log(`\n${scoreTable(sum)}\n`)
  return [...goals.map(([measure, goal]) => asLine(measure, goal, sum, present.length)), sixtyPages(present.map(({ text }) => text))]
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

function sixtyPages(texts: readonly string[]): Line {
  const all = texts.join('\n')
  const text = all.repeat(Math.ceil(pagesLength / all.length)).slice(0, pagesLength)
  const start = performance.now()
  readForScoring('sixty pages', text)
  const taken = (performance.now() - start) / 1000
  return {
    what: 'documents: sixty pages read',
    measured: seconds(taken),
    goal: '1 s',
    isMet: taken < 1,
    beside: `${text.length} characters`,
  }
}
