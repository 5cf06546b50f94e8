import type { Linked, PlanSet } from '../../plans/index.ts'
import { countDecisions } from '../count-decisions.ts'
import { decideSubjects, type ScreeningPlace } from '../decide-subjects.ts'
import type { VariantGroup } from '../group-variants.ts'
import { reconcileSubjects } from '../reconcile.ts'
import type { RunRecord, VariantRecord } from '../runs/run-record.ts'
import { settleDecisions } from '../settle-decisions.ts'
import type { Engine } from './engine.ts'
import { type Asked, askAll } from './statement.ts'

/** What a run's record says that comes from rows. */
export type Screened = Pick<RunRecord, 'variants' | 'subjects' | 'settlement' | 'resultHash'>

/**
 * The script of a screening: decide, count, reconcile, settle, hash. Lists are no part of it, they are laid out afterwards from the
 * files that it makes.
 */
export function screeningScript(
  groups: readonly VariantGroup[],
  place: Pick<ScreeningPlace, 'vocabulary' | 'manifest'>,
  set: PlanSet,
  linked: Linked,
  engine: Engine,
): Asked<Screened> {
  const counting = askAll(
    groups.flatMap((group) => group.variants.map((variant) => countDecisions(group, variant, place.vocabulary, engine))),
  )
  const subjects = reconcileSubjects(groups, place, engine, linked.leftOut)
  const settling = settleDecisions(groups, place, set, linked, engine)
  return {
    statements: [
      ...groups.flatMap((group) => decideSubjects(group, place, engine)),
      ...[counting, subjects, settling].flatMap(({ statements }) => statements),
    ],
    read: (answers) => {
      const { settlement, net, resultHash } = settling.read(answers)
      const variants = counting.read(answers).map((variant): VariantRecord => ({ ...variant, net: net.get(variant.id) }))
      return { variants, subjects: subjects.read(answers), settlement, resultHash }
    },
  }
}
