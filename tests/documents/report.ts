import { f1, type Measure, precision, recall, type Score, type Scores } from './score.ts'

/** Precision, recall and F1 by measure, one to a line. */
export function scoreTable(scores: Scores): string {
  const rows = [...scores].filter(([, score]) => score.gold + score.found > 0).map(([measure, score]) => row(measure, score))
  const head = ['', 'labels', 'found', 'right', 'precision', 'recall', 'F1']
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((cells) => cells[column]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')
  return [head, ...rows].map(line).join('\n')
}

function row(measure: Measure, score: Score): readonly string[] {
  const counts = [score.gold, score.found, score.right].map(String)
  return [measure, ...counts, ...[precision(score), recall(score), f1(score)].map((value) => value.toFixed(3))]
}

/** Every label missed and every finding too many, in the order of the text. */
export function missList(file: string, score: Score): string {
  return score.misses.map(({ is, clause, span, label }) => `${file}\t${is}\t${clause}\t${span.from}-${span.to}\t${label}`).join('\n')
}
