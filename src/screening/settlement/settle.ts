import type { DuckDb } from '../../store/index.ts'
import { candidates, keyEntitiesOf } from './candidates.ts'
import { capRules, cut } from './cap.ts'
import { earlierPayments } from './earlier-payments.ts'
import { exclude } from './exclusion.ts'
import { unknownHistory } from './history.ts'
import { giveOnce, onceOnlyRules } from './once-only.ts'
import type { Progress, Step } from './progress.ts'
import { dropRelations, makeRelations, type Relation } from './relation.ts'
import { settledDecisions } from './settled.ts'
import { payingVariants, policiesOf, type SettlementInput } from './settlement-input.ts'
import { takeOffPaid, topUpRules } from './top-up.ts'

/**
 * Turns decisions into net amounts and gives the relation `settled`, a table of the session with one row per decision that is due or
 * under review.
 * Where earlier payments are not known, nothing is netted. A rule is applied once for all variants that share it, so the time taken
 * grows with the rows, not with the number of plans.
 */
export async function settle(database: DuckDb, input: SettlementInput): Promise<Relation> {
  const relations = settlementRelations(input)
  const settled = relations.at(-1)
  if (settled === undefined) throw new Error('a settlement ends in what was settled')
  await makeRelations(database, relations)
  await dropRelations(database, relations.slice(0, -1))
  return settled
}

/**
 * Every relation of a settlement, each made from those before it. The order of steps is fixed: exclusion, once only, top-up, cap;
 * each first sets aside who lacks the key that it goes by. Ties go by event date, then subject.
 */
export function settlementRelations(input: SettlementInput): readonly Relation[] {
  return [paymentRelation(input), ...decisionRelations(input)]
}

/** What all parts of a settlement read alike. */
export function paymentRelation(input: SettlementInput): Relation {
  return earlierPayments(input, payingVariants(input.groups))
}

/** The others, made from that one: of a whole settlement, or of policies that are tied (`inputOfPart`). */
export function decisionRelations(input: SettlementInput): readonly Relation[] {
  const variants = payingVariants(input.groups)
  const steps: readonly Step[] = [
    ...input.exclusions.map((exclusion, i) => exclude(exclusion, i + 1, variants)),
    ...onceOnlyRules(variants).map((ruled, i) => giveOnce(ruled, i + 1)),
    ...topUpRules(variants).map((ruled, i) => takeOffPaid(ruled, i + 1)),
    ...capRules(variants).map((ruled, i) => cut(ruled, i + 1)),
  ]
  const start: Progress = { relations: candidates(input), verdicts: [], shares: [], cuts: [] }
  const done = steps.reduce((before, step) => step(before), start)
  return [
    ...done.relations,
    ...unknownHistory(input, variants),
    ...settledDecisions(done, keyEntitiesOf(input.groups), policiesOf(variants)),
  ]
}
