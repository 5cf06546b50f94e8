import type { Mention } from '../../src/documents/mention.ts'
import type { Measure, Reading, Scores } from './score.ts'

/** From here on a finding is given as sure. */
export const SURE = 0.9

/** How many findings of a kind are right and wrong, and how many of them are given as sure. */
export interface Certainty {
  readonly right: number
  readonly wrong: number
  readonly sureRight: number
  readonly sureWrong: number
}

const measureOf: Readonly<Record<Mention['kind'], Measure>> = {
  unit: 'units',
  figure: 'figures',
  date: 'date',
  cadence: 'cadence',
  reference: 'reference',
  change: 'change',
  discretion: 'discretion',
  flaw: 'flaw',
}

/** Every finding with how sure it is and whether it agrees with the labels; what clauses take over is measured by itself. */
export function judgedFindings(
  read: readonly { readonly reading: Reading; readonly scores: Scores }[],
): readonly { readonly kind: Mention['kind']; readonly confidence: number; readonly isRight: boolean }[] {
  return read.flatMap(({ reading, scores }) =>
    reading.mentions.flatMap(({ mention }) => {
      if (mention.kind === 'unit' && mention.isInherited) return []
      const misses = scores.get(measureOf[mention.kind])?.misses ?? []
      const isWrong = misses.some(({ is, span }) => is === 'extra' && span.from === mention.span.from && span.to === mention.span.to)
      return [{ kind: mention.kind, confidence: mention.confidence, isRight: !isWrong }]
    }),
  )
}

/** The same counted, by kind. */
export function certaintyByKind(judged: ReturnType<typeof judgedFindings>): ReadonlyMap<Mention['kind'], Certainty> {
  const kinds = [...new Set(judged.map(({ kind }) => kind))]
  return new Map(kinds.map((kind) => [kind, certaintyOf(judged.filter((one) => one.kind === kind))]))
}

/** All of them counted. */
export function certaintyOf(judged: ReturnType<typeof judgedFindings>): Certainty {
  const count = (isRight: boolean, least: number) => judged.filter((one) => one.isRight === isRight && one.confidence >= least).length
  return { right: count(true, 0), wrong: count(false, 0), sureRight: count(true, SURE), sureWrong: count(false, SURE) }
}

/** Of findings given as sure the share that is wrong, and of right ones the share that is given as sure. */
export const falselySure = ({ sureRight, sureWrong }: Certainty) => (sureWrong === 0 ? 0 : sureWrong / (sureRight + sureWrong))
export const keptSure = ({ right, sureRight }: Certainty) => (right === 0 ? 1 : sureRight / right)

/** A line for each kind and one for all. */
export function certaintyTable(judged: ReturnType<typeof judgedFindings>): string {
  const rows = [...certaintyByKind(judged), ['all', certaintyOf(judged)] as const]
  const head = `${'sure'.padEnd(12)}${['right', 'of them sure', 'wrong', 'of them sure', 'falsely sure', 'kept sure'].map((cell) => cell.padStart(14)).join('')}`
  const lines = rows.map(([kind, one]) => {
    const cells = [one.right, one.sureRight, one.wrong, one.sureWrong, falselySure(one).toFixed(4), keptSure(one).toFixed(3)]
    return `${kind.padEnd(12)}${cells.map((cell) => String(cell).padStart(14)).join('')}`
  })
  return [head, ...lines].join('\n')
}
