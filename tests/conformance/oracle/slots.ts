import {
  type BoundProgram,
  childrenOf,
  definitionBody,
  type Facts,
  type Node,
  type RecordPath,
  type RelationSource,
  rootsOf,
  type Type,
  wayOf,
} from '../../../src/rules/index.ts'

/** One step from a record to another: a reference, or one element of a relation. */
export type Step = { readonly field: string; readonly element: number | undefined }

/** A fact in a subject's records, by the way a program comes to it. The same record reached in two ways is two places. */
export interface Place {
  readonly steps: readonly Step[]
  readonly field: string
  readonly type: Type
  /** It is a code that is looked for in lists and nothing else, so that a coarse one may be completed by a finer one. */
  readonly isCode: boolean
}

/** Every fact that a program reads of a subject, elements of relations included; relations that are not complete have none. */
export function placesOf(bound: BoundProgram, facts: Facts): readonly Place[] {
  const places = new Map<string, Place>()
  const visit = (node: Node, relation: RelationSource | undefined, isInList = false): void => {
    if (node.kind === 'field')
      for (const steps of waysTo(facts, node.record, relation)) {
        const key = JSON.stringify([steps, node.field])
        const isCode = isInList && node.type.kind === 'text' && node.type.code !== undefined && places.get(key)?.isCode !== false
        places.set(key, { steps, field: node.field, type: node.type, isCode })
      }
    if (node.kind === 'definition') visit(definitionBody(bound, node), relation, isInList)
    else if (node.kind === 'strategy') visit(wayOf(bound, node), relation, isInList)
    else {
      const inside = node.kind === 'aggregate' || node.kind === 'quantified' ? node.relation : relation
      for (const child of childrenOf(node)) visit(child, inside, node.kind === 'prefix' || (isInList && node.kind === 'conditional'))
    }
  }
  for (const root of rootsOf(bound)) visit(root, undefined)
  return [...places.values()]
}

function waysTo(facts: Facts, path: RecordPath, relation: RelationSource | undefined): readonly (readonly Step[])[] {
  if (path.kind === 'subject') return [[]]
  if (path.kind === 'follow')
    return waysTo(facts, path.from, relation).map((steps) => [...steps, { field: path.field, element: undefined }])
  if (relation === undefined) throw new Error('an element stands in a relation')
  const { owner, field } = relation
  return waysTo(facts, owner, undefined).flatMap((steps) => {
    const list = recordAt(facts, steps)?.[field] as readonly Facts[] | null | undefined
    return (list ?? []).map((_, element) => [...steps, { field, element }])
  })
}

function recordAt(facts: Facts, steps: readonly Step[]): Facts | undefined {
  return steps.reduce<Facts | undefined>((record, { field, element }) => {
    const next = record?.[field] as Facts | readonly Facts[] | null | undefined
    return ((element === undefined ? next : (next as readonly Facts[] | null | undefined)?.[element]) ?? undefined) as Facts | undefined
  }, facts)
}

export function valueAt(facts: Facts, { steps, field }: Place): Facts[string] {
  return recordAt(facts, steps)?.[field] ?? null
}

/** The same facts with another value in one place; everything else is shared. */
export function withValue(facts: Facts, { steps: [step, ...rest], field, ...place }: Place, value: Facts[string]): Facts {
  if (step === undefined) return { ...facts, [field]: value }
  const inside = (record: Facts | null | undefined): Facts => withValue(record ?? {}, { ...place, steps: rest, field }, value)
  const next = facts[step.field] as Facts | readonly Facts[] | null | undefined
  if (step.element === undefined) return { ...facts, [step.field]: inside(next as Facts | null | undefined) }
  return { ...facts, [step.field]: (next as readonly Facts[]).map((record, i) => (i === step.element ? inside(record) : record)) }
}
