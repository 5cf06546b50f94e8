import type { Vocabulary } from '../../rules/index.ts'

/** What a load passed over, or what its user has to know though it succeeded. */
export type LoadWarning =
  | { readonly code: 'entity_missing'; readonly entity: string }
  | { readonly code: 'column_missing'; readonly entity: string; readonly column: string }
  /** A file that is named after nothing a load knows. */
  | { readonly code: 'file_passed_over'; readonly file: string }
  /** Successions that had not happened on the day the delivery was known; they are not applied. */
  | { readonly code: 'succession_later'; readonly rows: number; readonly knownOn: string }
  /** An earlier payment's policy that no plan speaks of; no rule compares with it. */
  | { readonly code: 'policy_unknown'; readonly policy: string }
  /** Rows of an entity were refused, though its records were said to be all there. */
  | { readonly code: 'complete_but_refused'; readonly entity: string }

/** The entities and columns that were not delivered. */
export function missingParts(
  vocabulary: Vocabulary,
  present: ReadonlySet<string>,
  masked: Readonly<Record<string, readonly string[]>>,
): readonly LoadWarning[] {
  return [...vocabulary.entities.keys()].flatMap((entity): readonly LoadWarning[] => {
    if (!present.has(entity)) return [{ code: 'entity_missing', entity }]
    return (masked[entity] ?? []).map((column) => ({ code: 'column_missing', entity, column }))
  })
}
