import { parse } from 'yaml'
import type { Mention, OfficialDocument } from '../../documents/index.ts'
import { parseReferenceTable } from '../../kernel/reference-table.ts'
import { findUnsupported, type Plan, parseSubstanceWords, type SubstanceFound } from '../../plans/index.ts'
import type { Workspace } from '../workspace.ts'

/** Looks up what the blocks of a plan say in the clauses of its text that they cite. */
export function compareSubstance(
  plan: Plan,
  document: OfficialDocument,
  mentions: ReadonlyMap<string, readonly Mention[]>,
  workspace: Workspace,
): SubstanceFound {
  const words = parseSubstanceWords(parse(workspace.glossary('wordings.yaml')), parse(workspace.reference('documents/substance.yaml')))
  const industries = parseReferenceTable(workspace.reference('industries.csv'), ['code', 'name', 'level'])
  return findUnsupported(plan, workspace.set, document, mentions, words, new Map(industries.map(({ code, name }) => [code, name])))
}
