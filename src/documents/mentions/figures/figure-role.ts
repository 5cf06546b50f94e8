import type { FigureRole } from '../../mention.ts'
import { type FigureDoubt, type FigureRule, sureness } from './figure-rule.ts'
import { type FigureDoubtId, type FigureRuleId, figureDoubts, figureRules } from './figure-rules.ts'
import type { Surroundings } from './surroundings.ts'

/** What a figure is to its provision, by which rule, how surely, and what took from that. */
export interface FigureJudged {
  readonly rule: FigureRuleId | 'listed'
  /** `none` for a number that only says what another is counted by. */
  readonly role: FigureRole | 'none'
  readonly confidence: number
  readonly doubt: FigureDoubtId | undefined
}

/** Judges a figure by the first rule that holds for its surroundings. */
export function judge(around: Surroundings): FigureJudged {
  const rule = ruleFor(around)
  return { rule: rule.id, role: rule.role, ...sureOf(around, rule.role, rule.confidence) }
}

/** Judges a figure listed beside another of its sort: it is what that one is. */
export function judgeListed(around: Surroundings, role: FigureRole): FigureJudged {
  return { rule: 'listed', role, ...sureOf(around, role, sureness[role]) }
}

/** The first rule that holds; the last of every sort always does. */
export function ruleFor(around: Surroundings): FigureRule & { readonly id: FigureRuleId } {
  const rules: readonly (FigureRule & { readonly id: FigureRuleId })[] = figureRules
  const found = rules.find(({ sorts, when }) => sorts.includes(around.sort) && when(around))
  if (found === undefined) throw new Error(`no rule for a figure of the sort ${around.sort}`)
  return found
}

function sureOf(around: Surroundings, role: FigureJudged['role'], confidence: number): Pick<FigureJudged, 'confidence' | 'doubt'> {
  const doubts: readonly (FigureDoubt & { readonly id: FigureDoubtId })[] = figureDoubts
  const doubt = role === 'none' ? undefined : doubts.find(({ when }) => when(around, role))
  return { confidence: doubt?.confidence ?? confidence, doubt: doubt?.id }
}
