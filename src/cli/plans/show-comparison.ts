import { type ComparisonState, type Plan, stateWords } from '../../plans/index.ts'
import { comparisonWords } from './plans.zh.ts'

/** How far a plan was compared with its text, in a few words; told without the text. */
export function comparisonSummary(plan: Plan, state: ComparisonState): string {
  if (plan.comparison === undefined) return comparisonWords.never
  const { settled, unsettled, reopened } = countsOf(state)
  return comparisonWords.state(state.compared.length, citedOf(state), settled, unsettled, reopened)
}

/** The clauses never compared or changed since, and the lines nobody answers for. */
export function showComparison(plan: Plan, state: ComparisonState, line: (text: string) => void): void {
  if (plan.comparison === undefined) return
  if (state.notCompared.length > 0) line(comparisonWords.notCompared(state.notCompared))
  if (state.changed.length > 0) line(comparisonWords.changed(state.changed))
  const open = state.lines.filter((each) => each.state !== 'settled')
  if (open.length === 0) return
  line(comparisonWords.waiting(open.length))
  for (const { settled, state: how } of open) line(`  ${settled.clause} ${settled.line}  ${stateWords[how]}  ${settled.missing ?? ''}`)
}

/** The same as JSON; null where the plan was never compared. */
export function comparisonAsJson(plan: Plan, state: ComparisonState) {
  if (plan.comparison === undefined) return null
  const { compared, notCompared, changed, lines } = state
  return {
    compared,
    notCompared,
    changed,
    ...countsOf(state),
    lines: lines.map(({ settled, state: how }) => ({ line: settled.line, clause: settled.clause, state: how, reason: settled.reason })),
  }
}

const citedOf = ({ compared, notCompared, changed }: ComparisonState) => compared.length + notCompared.length + changed.length

function countsOf({ lines }: ComparisonState) {
  const count = (of: (state: string) => boolean) => lines.filter(({ state }) => of(state)).length
  return {
    settled: count((state) => state === 'settled'),
    unsettled: count((state) => state === 'unsettled'),
    reopened: count((state) => state === 'altered' || state === 'superseded'),
  }
}
