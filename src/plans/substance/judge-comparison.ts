import { createHash } from 'node:crypto'
import type { Place, Problem } from '../../kernel/problem.ts'
import type { Plan, PlanSet } from '../plan.ts'
import type { Comparison, SettledLine } from '../read/read-comparison.ts'
import type { ComparedLine, SubstanceFound } from './find-unsupported.ts'
import { listLines, type PlanLine } from './list-lines.ts'

/**
 * What becomes of a line its clause does not say: somebody answers for it, nobody does, or somebody did until the line or the text
 * of its clause changed.
 */
export type LineState = 'settled' | 'unsettled' | 'altered' | 'superseded'

/** How far a plan was compared with its text, told without the text. */
export interface ComparisonState {
  /** Clauses that lines of the plan cite, by what is known of them. */
  readonly compared: readonly string[]
  readonly notCompared: readonly string[]
  /** Compared before their blocks became what they are. */
  readonly changed: readonly string[]
  readonly lines: readonly { readonly settled: SettledLine; readonly state: LineState }[]
  /** Reasons nobody could go by, and records of lines that are not there. */
  readonly problems: readonly Problem[]
}

/** What the record of a plan's comparison amounts to now. */
export function judgeComparison(plan: Plan, set: PlanSet): ComparisonState {
  const lines = listLines(plan, set)
  const byId = new Map(lines.map((line) => [lineId(line), line]))
  const cited = [...new Set(lines.map(({ clause }) => clause))]
  const record = plan.comparison ?? { clauses: new Map(), lines: [] }
  const known = cited.filter((clause) => record.clauses.has(clause))
  const changed = known.filter((clause) => record.clauses.get(clause)?.lines !== linesHash(lines, clause))
  return {
    compared: known.filter((clause) => !changed.includes(clause)),
    notCompared: cited.filter((clause) => !record.clauses.has(clause)),
    changed,
    lines: record.lines.flatMap((settled) => {
      const line = byId.get(settled.line)
      return line === undefined ? [] : [{ settled, state: stateOf(settled, line, record.clauses.get(line.clause)?.text) }]
    }),
    problems: [...unknownLines(record, byId), ...reasonProblems(record)],
  }
}

/** How a line stands in the record beside the text of its clause; undefined text is none that anybody can have compared it with. */
function stateOf(settled: SettledLine | undefined, line: PlanLine, text: string | undefined): LineState {
  if (settled === undefined) return 'unsettled'
  if (settled.written !== line.hash) return 'altered'
  if (settled.text !== textMark(text)) return 'superseded'
  return [settled.reason, settled.by, settled.on].includes(undefined) ? 'unsettled' : 'settled'
}

/** The lines that their clauses do not say, each with how it stands in the plan's record. */
export function weighUnsupported(
  { lines, clauses }: SubstanceFound,
  record: Comparison | undefined,
): readonly { readonly found: ComparedLine; readonly settled: SettledLine | undefined; readonly state: LineState }[] {
  const byId = new Map(record?.lines.map((settled) => [settled.line, settled]))
  return lines
    .filter(({ missing }) => missing.length > 0)
    .map((found) => {
      const settled = byId.get(lineId(found.line))
      return { found, settled, state: stateOf(settled, found.line, clauses.get(found.line.clause)) }
    })
}

/** Clauses whose text is another than the one the plan was compared with. */
export function changedTexts({ clauses }: SubstanceFound, record: Comparison | undefined): readonly string[] {
  return [...(record?.clauses ?? [])].filter(([number, { text }]) => clauses.get(number) !== text).map(([number]) => number)
}

/** A line by the ids of its block and of itself. */
export const lineId = ({ owner, line }: PlanLine): string => `${owner}/${line}`

/** A hash over every line that cites a clause, in no order. */
export function linesHash(lines: readonly PlanLine[], clause: string): string {
  const own = lines.filter((line) => line.clause === clause).map((line) => `${lineId(line)} ${line.hash}`)
  return createHash('sha256').update(own.sort().join('\n')).digest('hex').slice(0, MARK_LENGTH)
}

/** The first digits of a clause's hash, or a stroke where the text has no such clause. */
export const textMark = (text: string | undefined): string => text?.slice(0, MARK_LENGTH) ?? '-'

const MARK_LENGTH = 16

function unknownLines({ lines }: Comparison, known: ReadonlyMap<string, PlanLine>): readonly Problem[] {
  return lines.filter(({ line }) => !known.has(line)).map(({ line, at }) => problem('settled_line_unknown', at, { found: line }))
}

/** A reason that is none, or the same again and again, does not say why this line stands as it does. */
function reasonProblems({ lines }: Comparison): readonly Problem[] {
  const plainReason = (reason: string) => reason.normalize('NFKC').replaceAll(/[\s\p{P}\d]/gu, '')
  const counts = new Map<string, number>()
  return lines.flatMap(({ reason, by, on, at, line }) => {
    if (reason === undefined && by === undefined && on === undefined) return []
    if (reason === undefined || by === undefined || on === undefined) return [problem('settled_line_incomplete', at, { found: line })]
    const said = plainReason(reason)
    const times = (counts.get(said) ?? 0) + 1
    counts.set(said, times)
    if ([...said].length < SHORTEST_REASON) return [problem('settled_reason_short', at, { found: reason, least: String(SHORTEST_REASON) })]
    return times > MOST_ALIKE ? [problem('settled_reason_repeated', at, { found: reason, most: String(MOST_ALIKE) })] : []
  })
}

const SHORTEST_REASON = 10
const MOST_ALIKE = 3

function problem(code: string, at: Place, values: Readonly<Record<string, string>>): Problem {
  return { code, severity: 'error', at, with: values }
}
