import type { OfficialDocument } from '../../src/documents/index.ts'
import { draftPlan } from '../../src/drafting/index.ts'
import type { Plan } from '../../src/plans/index.ts'
import type { PlanFolders } from '../plans/shipped-plans.ts'
import { context } from './draft-text.ts'
import { loadDrafts } from './load-draft.ts'

/** What a drafter can be measured by: each fact of a plan as a line of text. */
const facts: Readonly<Record<string, (plan: Plan) => readonly string[]>> = {
  'units with role': ({ orders }) => [
    ...new Set(
      [...orders.tasks.values()].flatMap(({ clause, responsibility: { lead, support, responsible } }) =>
        Object.entries({ lead, support, responsible }).flatMap(([role, names]) => names.map((name) => `${clause} ${role} ${name}`)),
      ),
    ),
  ],
  'targets with value': ({ orders }) =>
    [...orders.targets.values()].flatMap(({ clause, value }) => (value === undefined ? [] : [`${clause} ${value.digits} ${value.scale}`])),
  'reports with rhythm': ({ orders }) =>
    [...orders.forms.values()].map(({ clause, cadence }) => `${clause} ${cadence?.every} ${cadence?.dueDay} ${cadence?.dueAfterEnd}`),
  // A draft proposes a template of the library; a plan may give what it builds on one an id of its own.
  'policies proposed': ({ clauses, policies }) =>
    clauses.flatMap(({ number, blocks }) =>
      blocks.filter(({ kind }) => kind === 'policy').map(({ id }) => `${number} ${policies.get(id)?.extends ?? id}`),
    ),
}

/** How many facts of one kind the plans hold, the drafts hold, and both do. */
export interface DraftScore {
  readonly what: string
  readonly right: number
  readonly wanted: number
  readonly found: number
  /** What only the plan (-) or only its draft (+) holds. */
  readonly differences: readonly string[]
}

/** A plan that a person made of a text. */
export interface HandMade {
  readonly id: string
  readonly document: OfficialDocument
}

/** How much of plans made by hand the drafts of their texts held already; `folders` are where the plans lie, with all they stand on. */
export function scoreDrafts(made: readonly HandMade[], folders: PlanFolders): readonly DraftScore[] {
  const { set } = loadDrafts(
    made.map(({ document }) => draftPlan(document, context)),
    folders,
  )
  const pairs = made.map(({ id }, i) => {
    const [plan, draft] = [set.plans.get(id), set.plans.get(`draft-${i + 1}`)]
    if (plan === undefined || draft === undefined) throw new Error(`${id} or its draft did not load`)
    return { plan, draft }
  })
  return Object.entries(facts).map(([what, factsOf]) => {
    const lists = pairs.map(({ plan, draft }) => ({ wanted: factsOf(plan), found: factsOf(draft) }))
    const sum = (count: (lists: { readonly wanted: readonly string[]; readonly found: readonly string[] }) => number) =>
      lists.reduce((total, each) => total + count(each), 0)
    return {
      what,
      right: sum(({ wanted, found }) => inCommon(wanted, found)),
      wanted: sum(({ wanted }) => wanted.length),
      found: sum(({ found }) => found.length),
      differences: lists.flatMap(({ wanted, found }, i) => [
        ...without(wanted, found).map((line) => `- ${made[i]?.id} ${line}`),
        ...without(found, wanted).map((line) => `+ ${made[i]?.id} ${line}`),
      ]),
    }
  })
}

/** The lines of one list that the other lacks. */
const without = (lines: readonly string[], others: readonly string[]) => lines.filter((line) => !others.includes(line))

/** How many lines two lists share, each line counted as often as it stands in both. */
function inCommon(wanted: readonly string[], found: readonly string[]): number {
  const left = new Map<string, number>()
  for (const line of found) left.set(line, (left.get(line) ?? 0) + 1)
  return wanted.filter((line) => {
    const times = left.get(line) ?? 0
    left.set(line, times - 1)
    return times > 0
  }).length
}
