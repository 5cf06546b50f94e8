import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clause, OfficialDocument } from '../../src/documents/index.ts'

/** Numbers that only the plan has, and numbers of passages of the text that the plan lacks. */
export interface NumberGaps {
  readonly unknown: readonly string[]
  readonly absent: readonly string[]
}

/** Lays the numbers of a plan's headings beside those of its text. */
export function compareNumbers(planFolder: string, document: OfficialDocument): NumberGaps {
  const { preamble, closing, clauses, metadata } = document
  const found = new Set([
    ...[preamble, closing].flatMap((clause) => (clause === undefined ? [] : [clause.number])),
    ...clauses.flatMap(numbersOf),
    // A plan lists an attachment even when the text gives only its title.
    ...metadata.attachments.map(({ number }) => `附件${number}`),
  ])
  const written = headingsOf(planFolder)
  return {
    unknown: written.filter((number) => !found.has(number)),
    // What has no provisions under it and is no passage of its own must stand in the plan.
    absent: clauses.flatMap(leavesOf).filter((number) => !written.includes(number)),
  }
}

const numbersOf = (clause: Clause): readonly string[] => [clause.number, ...clause.children.flatMap(numbersOf)]
const leavesOf = (clause: Clause): readonly string[] => (clause.children.length === 0 ? [clause.number] : clause.children.flatMap(leavesOf))

function headingsOf(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/^### (\S+)/gm)].map(([, number = '']) => number))
}
