import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Draft } from '../../src/drafting/index.ts'
import { loadPlans, type PlanSet } from '../../src/plans/index.ts'
import { type PlanFolders, shippedFolders, withFolders } from '../plans/shipped-plans.ts'
import { granted } from '../screening/granted.ts'
import { project } from './draft-text.ts'

/** Problems the head of a draft has until a person has said what the text does not: everything else is a mistake of the drafter. */
const waiting: ReadonlySet<string> = new Set(['bad_region', 'key_missing'])
/** Numbers of articles, circled numbers and clauses of attachments are those of the text, but checking knows only the commonest layout. */
const unknownToChecking = 'bad_clause_number'

/** What loading drafts beside the library and the plans of the project gives. */
export interface Loaded {
  readonly set: PlanSet
  /** Problems in the drafts that nobody expects, as `file:line code values`. */
  readonly problems: readonly string[]
}

/** Loads drafts, each in a folder of its own, beside the plans of the project, or beside these. */
export function loadDrafts(drafts: readonly Draft[], folders: PlanFolders = shippedFolders): Loaded {
  return withFolders(folders, (plans) => {
    for (const [index, { files }] of drafts.entries()) {
      const folder = join(plans, `draft-${index + 1}`)
      mkdirSync(folder)
      for (const [path, text] of files) writeFileSync(join(folder, path), text)
    }
    const set = granted(loadPlans({ plans, glossary: join(project, 'glossary'), register: join(project, 'reference/sources.yaml') }))
    const own = set.problems.filter(({ at }) => at.file.startsWith(join(plans, 'draft-')) || at.file.startsWith('draft-'))
    const unexpected = own.filter(({ code, at }) => code !== unknownToChecking && !(at.file.endsWith('plan.yaml') && waiting.has(code)))
    return {
      set,
      problems: unexpected.map(
        ({ at, code, with: values }) => `${at.file.split('/').slice(-2).join('/')}:${at.line} ${code} ${JSON.stringify(values)}`,
      ),
    }
  })
}
