import { changedTexts, describeMissing, lineName, type Plan, type SubstanceFound, stateWords, weighUnsupported } from '../../plans/index.ts'
import type { Console } from '../console.ts'
import { comparisonWords } from './plans.zh.ts'

/** Lines of blocks that the clauses they cite do not say, clause by clause; of those somebody answers for, how many. */
export function showSubstance(plan: Plan, found: SubstanceFound, console: Console): void {
  const weighed = weighUnsupported(found, plan.comparison)
  const open = weighed.filter(({ state }) => state !== 'settled')
  console.line(comparisonWords.looked(found.lines.length, weighed.length, weighed.length - open.length))
  for (const { found: each, state } of open) {
    console.line(`  ${each.line.clause} ${lineName(each.line)}  ${each.line.written}`)
    console.line(`      ${describeMissing(each.missing)}${state === 'unsettled' ? '' : stateWords[state]}`)
  }
  const changed = changedTexts(found, plan.comparison)
  if (changed.length > 0) console.line(comparisonWords.textChanged(changed))
}

/** The same, every line with what was sought, as JSON. */
export function substanceAsJson(plan: Plan, found: SubstanceFound) {
  return {
    looked: found.lines.length,
    unsupported: weighUnsupported(found, plan.comparison).map(({ found: { line, missing }, settled, state }) => ({
      owner: line.owner,
      line: line.line,
      clause: line.clause,
      written: line.written,
      at: line.at,
      hash: line.hash,
      missing,
      message: describeMissing(missing),
      state,
      reason: settled?.reason,
    })),
    changedTexts: changedTexts(found, plan.comparison),
  }
}
