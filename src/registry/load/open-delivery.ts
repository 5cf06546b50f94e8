import { done, type Result } from '../../kernel/result.ts'
import type { Vocabulary } from '../../rules/index.ts'
import type { Completeness } from '../manifest.ts'
import type { LoadRefusal } from '../refusals.ts'
import { completenessFile, readCompleteness, withComplete } from './completeness.ts'
import { successionFile } from './read-succession.ts'
import { findSources, listDelivery, passedOver, type SourceFile } from './source.ts'

/** A folder of files as it was delivered, none of them read yet but for what it declares. */
export interface Delivery {
  readonly folder: string
  readonly sources: readonly SourceFile[]
  /** The entities of which there is a file. */
  readonly present: ReadonlySet<string>
  readonly completeness: Readonly<Record<string, Completeness>>
  readonly hasSuccession: boolean
  /** Names of files that nothing is made of. */
  readonly others: readonly string[]
}

/** Looks at what is there and where it is said to be complete: by the delivery itself, and by `complete`. */
export function openDelivery(
  folder: string,
  vocabulary: Vocabulary,
  complete: 'everywhere' | readonly string[],
): Result<Delivery, LoadRefusal> {
  const listed = listDelivery(folder)
  if (listed.kind === 'refused') return listed
  const names = listed.value
  const found = findSources(folder, names, vocabulary)
  if (found.kind === 'refused') return found
  const sources = found.value
  const present = new Set(sources.map(({ entity }) => entity))
  const declared = names.includes(completenessFile) ? readCompleteness(folder, present) : done({})
  if (declared.kind === 'refused') return declared
  const completeness = withComplete(declared.value, complete, present)
  if (completeness.kind === 'refused') return completeness
  const understood = [completenessFile, ...(present.has('insured_unit') ? [successionFile] : [])]
  return done({
    folder,
    sources,
    present,
    completeness: completeness.value,
    hasSuccession: present.has('insured_unit') && names.includes(successionFile),
    others: passedOver(names, sources, understood),
  })
}
