import type { Exclusion, Variant } from '../plans/index.ts'
import { nodeKey, pathTo, type RecordPath, type Vocabulary } from '../rules/index.ts'

/** Variants over one subject and one set of regions: decided together in one pass over the registry. */
export interface VariantGroup {
  readonly name: string
  readonly subject: string
  readonly variants: readonly Variant[]
  readonly regions: Variant['regions']
  /** Records whose keys settlement needs, as far as the subject leads to them. */
  readonly keys: readonly { readonly entity: string; readonly path: RecordPath }[]
}

/** A group with the folder its decisions were written to. */
export interface Decided {
  readonly group: VariantGroup
  readonly folder: string
}

/** The records a payment can be due to or counted against, whatever the rules say. */
const payees = ['person', 'insured_unit', 'firm', 'organisation'] as const

/** Every entity that totals or some rule of settlement go by, in a stable order. */
function keyEntitiesOf(variants: readonly Variant[], exclusions: readonly Exclusion[]): readonly string[] {
  const ruled = variants.flatMap(({ policy: { settlement } }) => [
    ...(settlement.onceOnly?.keys ?? []).map((key) => key.entity),
    ...[settlement.topUp?.key.entity, settlement.cap?.key.entity].filter((entity) => entity !== undefined),
  ])
  return [...new Set([...payees, ...[...ruled, ...exclusions.map((exclusion) => exclusion.key)].sort()])]
}

/** Groups variants so that each group is one SELECT; order and names are stable. */
export function groupVariants(
  variants: readonly Variant[],
  vocabulary: Vocabulary,
  exclusions: readonly Exclusion[] = [],
): readonly VariantGroup[] {
  const keyEntities = keyEntitiesOf(variants, exclusions)
  const groups = new Map<string, Variant[]>()
  for (const variant of variants.filter((candidate) => candidate.regions.length > 0)) {
    const key = JSON.stringify([variant.plan.id, variant.bound.program.subject, nodeKey(variant.bound.program.region), variant.regions])
    groups.set(key, [...(groups.get(key) ?? []), variant])
  }
  return [...groups.values()].map((members, i) => {
    const [first] = members
    if (first === undefined) throw new Error('a group has at least one variant')
    const { subject } = first.bound.program
    const keys = keyEntities.flatMap((entity) => {
      const path = pathTo(entity, subject, vocabulary)
      return path === undefined ? [] : [{ entity, path }]
    })
    return { name: `${String(i).padStart(2, '0')}-${first.plan.id}-${subject}`, subject, variants: members, regions: first.regions, keys }
  })
}

/** The prefix of a variant's columns within its group's files. */
export function prefixOf(variant: Variant): string {
  return `${variant.policy.program.id}__`
}
