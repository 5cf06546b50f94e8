import {
  type BoundProgram,
  childrenOf,
  definitionBody,
  type Facts,
  type Node,
  type RecordPath,
  rootsOf,
  type Vocabulary,
  wayOf,
} from '../../../src/rules/index.ts'
import type { Dice } from '../world/dice.ts'
import { candidatesFor, thresholdsOf } from './candidates.ts'
import { placesOf, type Step, withValue } from './slots.ts'

/** A subject for a program: every fact it reads at or beside one of its thresholds, a few unknown, relations with up to two records. */
export function madeUpFacts(bound: BoundProgram, vocabulary: Vocabulary, dice: Dice): Facts {
  const thresholds = thresholdsOf(bound)
  const unknownOdds = dice.pick([4, 12, 30])
  const withRecords = relationsOf(bound).reduce<Facts>((facts, { steps, field }) => {
    const records = Array.from({ length: dice.roll(3) }, (): Facts => ({}))
    return withValue(facts, { steps, field, type: { kind: 'boolean' }, isCode: false }, records)
  }, {})
  return placesOf(bound, withRecords).reduce((facts, place) => {
    if (dice.once(unknownOdds)) return facts
    const values = candidatesFor(place, null, thresholds, vocabulary)
    const coarse = place.isCode && dice.once(3) ? thresholds.texts.map((text) => text.slice(0, Math.max(1, text.length - 2))) : values
    return withValue(facts, place, dice.pick(coarse.length === 0 ? values : coarse))
  }, withRecords)
}

function relationsOf(bound: BoundProgram): readonly { readonly steps: readonly Step[]; readonly field: string }[] {
  const found = new Map<string, { steps: readonly Step[]; field: string }>()
  const visit = (node: Node): void => {
    if (node.kind === 'aggregate' || node.kind === 'quantified') {
      const steps = stepsTo(node.relation.owner)
      found.set(JSON.stringify([steps, node.relation.field]), { steps, field: node.relation.field })
    }
    if (node.kind === 'definition') visit(definitionBody(bound, node))
    else if (node.kind === 'strategy') visit(wayOf(bound, node))
    else for (const child of childrenOf(node)) visit(child)
  }
  for (const root of rootsOf(bound)) visit(root)
  return [...found.values()]
}

function stepsTo(path: RecordPath): readonly Step[] {
  return path.kind === 'follow' ? [...stepsTo(path.from), { field: path.field, element: undefined }] : []
}
