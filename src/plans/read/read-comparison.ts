import type { Place } from '../../kernel/problem.ts'
import { suggest } from '../../rules/index.ts'
import type { BlockReader, Entries, Located } from './block-reader.ts'
import type { PlanFolder } from './read-folder.ts'
import { pairsOf, YamlSource } from './yaml-source.ts'

/** The file that says how far a plan was compared with its text. */
export const COMPARISON = 'comparison.yaml'

/** What a plan was compared with, clause by clause, and the lines that somebody answers for. */
export interface Comparison {
  readonly clauses: ReadonlyMap<string, ComparedClause>
  readonly lines: readonly SettledLine[]
}

/** A clause as it stood when it was compared. */
export interface ComparedClause {
  /** SHA-256 over its text. */
  readonly text: string
  /** Over every line that cites it. */
  readonly lines: string
  /** Day of the comparison, YYYY-MM-DD. */
  readonly on: string
}

/** A line that its clause does not say, with who answers for it and why, once somebody does. */
export interface SettledLine {
  /** Id of the block and of the line in it, with a stroke between. */
  readonly line: string
  readonly clause: string
  /** Hash of the line as written when it was recorded. */
  readonly written: string
  /** The first digits of the hash of its clause's text. */
  readonly text: string
  readonly missing: string | undefined
  readonly reason: string | undefined
  readonly by: string | undefined
  readonly on: string | undefined
  /** The reason given before the line or its text changed. */
  readonly former: string | undefined
  readonly at: Place
}

/** Reads `comparison.yaml` of a plan folder; undefined where there is none, or nothing that can be read. */
export function readComparison(folder: PlanFolder, numbers: ReadonlySet<string>, reader: BlockReader): Comparison | undefined {
  const text = folder.files.get(COMPARISON)
  if (text === undefined) return undefined
  const source = new YamlSource(`${folder.path}/${COMPARISON}`, text)
  reader.problems.push(...source.syntaxProblems())
  const at: Located = { node: source.document.contents, source }
  const entries = reader.entries('comparison', at)
  const clauses = pairsOf(entries.get('clauses')?.node).map(({ key, keyNode, value }) => {
    checkClause(key, { node: keyNode, source }, numbers, reader)
    const clause = reader.entries('compared_clause', { node: value, source })
    const textAt = (name: string) => reader.text(clause, name) ?? ''
    return [key, { text: textAt('text'), lines: textAt('lines'), on: textAt('on') }] as const
  })
  return {
    clauses: new Map(clauses),
    lines: reader.blocks('settled_line', entries.get('lines')).map((block) => settledLine(block.entries, block.at, numbers, reader)),
  }
}

function checkClause(found: string, at: Located, numbers: ReadonlySet<string>, reader: BlockReader): void {
  if (!numbers.has(found)) reader.problem(at, 'unknown_clause', { found, write: suggest(found, [...numbers]) ?? '' })
}

function settledLine(entries: Entries, at: Located, numbers: ReadonlySet<string>, reader: BlockReader): SettledLine {
  const text = (name: string) => reader.text(entries, name)
  const lineAt = entries.get('line') ?? at
  const clauseAt = entries.get('clause')
  if (clauseAt !== undefined) checkClause(text('clause') ?? '', clauseAt, numbers, reader)
  return {
    line: text('line') ?? '',
    clause: text('clause') ?? '',
    written: text('written') ?? '',
    text: text('text') ?? '',
    missing: text('missing'),
    reason: text('reason'),
    by: text('by'),
    on: text('on'),
    former: text('former'),
    at: lineAt.source.placeOf(lineAt.node),
  }
}
