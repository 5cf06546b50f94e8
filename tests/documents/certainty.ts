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

/** A finding and whether it agrees with the labels. */
interface Judged {
  readonly mention: Mention
  readonly kind: Mention['kind']
  readonly confidence: number
  readonly isRight: boolean
}

/** Every finding with how sure it is and whether it agrees with the labels; what clauses take over is measured by itself. */
export function judgedFindings(read: readonly { readonly reading: Reading; readonly scores: Scores }[]): readonly Judged[] {
  return read.flatMap(({ reading, scores }) =>
    reading.mentions.flatMap(({ mention }) => {
      if (mention.kind === 'unit' && mention.isInherited) return []
      const misses = scores.get(measureOf[mention.kind])?.misses ?? []
      const isWrong = misses.some(({ is, span }) => is === 'extra' && span.from === mention.span.from && span.to === mention.span.to)
      return [{ mention, kind: mention.kind, confidence: mention.confidence, isRight: !isWrong }]
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

/** How often each rule is right, the rules in order of kind and name; those that take from a figure's sureness stand in place of its rule. */
export function precisionByRule(judged: readonly Judged[], rules: ReadonlyMap<Mention, string>): readonly RulePrecision[] {
  const found = new Map<string, RulePrecision>()
  for (const { mention, kind, confidence, isRight } of judged) {
    const rule = `${kind}: ${rules.get(mention) ?? 'in a table'}`
    const before = found.get(rule) ?? { rule, right: 0, wrong: 0, sure: 0 }
    const counted = isRight ? { ...before, right: before.right + 1 } : { ...before, wrong: before.wrong + 1 }
    found.set(rule, { ...counted, sure: Math.max(before.sure, confidence) })
  }
  return [...found.values()].sort((a, b) => a.rule.localeCompare(b.rule))
}

/** How often a rule is right, and how sure its findings are given. */
export interface RulePrecision {
  readonly rule: string
  readonly right: number
  readonly wrong: number
  readonly sure: number
}

/** A line for each rule. */
export function ruleTable(rules: readonly RulePrecision[]): string {
  const width = Math.max(...rules.map(({ rule }) => rule.length)) + 2
  const lines = rules.map(({ rule, right, wrong, sure }) => {
    const cells = [String(right), String(wrong), (right / (right + wrong)).toFixed(3), sure.toFixed(2)]
    return `${rule.padEnd(width)}${cells.map((cell) => cell.padStart(10)).join('')}`
  })
  return [`${'rule'.padEnd(width)}${['right', 'wrong', 'precision', 'given'].map((cell) => cell.padStart(10)).join('')}`, ...lines].join(
    '\n',
  )
}
