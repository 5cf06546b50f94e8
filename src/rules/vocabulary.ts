import type { Dimension } from './dimension.ts'

/**
 * The glossary as the rule language sees it: entities, their fields, enumerations and units, by permanent id.
 * Chinese spellings are kept for resolving names and for messages only.
 */
export interface Vocabulary {
  readonly units: ReadonlyMap<string, Unit>
  readonly enumerations: ReadonlyMap<string, Enumeration>
  readonly entities: ReadonlyMap<string, Entity>
}

export interface Unit {
  readonly id: string
  readonly zh: string
}

export interface Enumeration {
  readonly id: string
  readonly zh: string
  /** The stored code of a value is its position; the list is only ever appended to. */
  readonly values: readonly EnumerationValue[]
}

export interface EnumerationValue {
  readonly id: string
  readonly zh: string
  readonly aliases: readonly string[]
}

export interface Entity {
  readonly id: string
  readonly zh: string
  readonly definition: string
  readonly source: string
  /** The field that holds the entity's home region, if it has one of its own. */
  readonly region: string | undefined
  /** What counting records of this entity gives, a unit id. */
  readonly unit: string
  readonly fields: ReadonlyMap<string, Field>
}

export interface Field {
  readonly id: string
  readonly zh: string
  readonly aliases: readonly string[]
  readonly definition: string
  readonly source: string
  readonly type: FieldType
}

/** Numbers are stored as integers scaled by 10^scale; `low` and `high` are inclusive bounds of the stored integer. */
export type FieldType =
  | { readonly kind: 'boolean' }
  /** `code` where the text is a code of a list, which has one spelling: an industry of GB/T 4754-2017. */
  | { readonly kind: 'text'; readonly code?: 'industry' }
  /** A six-digit GB/T 2260 code stored as an integer. */
  | { readonly kind: 'region' }
  | { readonly kind: 'date' }
  /** A calendar month stored as year × 12 + (month − 1). */
  | { readonly kind: 'month' }
  | { readonly kind: 'enumeration'; readonly enumeration: string }
  | { readonly kind: 'number'; readonly dimension: Dimension; readonly scale: number; readonly low: bigint; readonly high: bigint }
  | { readonly kind: 'reference'; readonly entity: string }
  | { readonly kind: 'relation'; readonly entity: string; readonly by: string }
