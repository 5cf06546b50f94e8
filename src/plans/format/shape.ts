/** What a plain name stands for; its spelling is looked up where the plan is read. */
export type NameOf = 'entity' | 'unit' | 'indicator' | 'clause' | 'enumeration' | 'strategy' | 'switch' | 'example' | 'reference' | 'type'

/** What may stand under a key. Whatever else stands there is a problem, and is never passed over. */
export type Shape = PlainShape | CompoundShape

/** What is written as one text. */
export type PlainShape =
  | { readonly kind: 'text' }
  | { readonly kind: 'id' }
  | { readonly kind: 'name'; readonly of: NameOf }
  | { readonly kind: 'expression' }
  /** A day; `maskable` when its year may be masked. */
  | { readonly kind: 'day'; readonly maskable: boolean }
  | { readonly kind: 'year' }
  /** A whole number from 1. */
  | { readonly kind: 'count'; readonly most?: number }
  | { readonly kind: 'number' }
  | { readonly kind: 'region' }
  /** A year whose end is masked, such as `20XX`. */
  | { readonly kind: 'mask' }
  /** A time allowed: a number with a unit, or at once. */
  | { readonly kind: 'time' }
  /** A value of a parameter: number, percentage, day, month, a value of an enumeration, a ceiling, or left to others. */
  | { readonly kind: 'cell' }
  /** One of the words of a section of the keywords. */
  | { readonly kind: 'word'; readonly section: string }

/** What is made of others. */
export type CompoundShape =
  | { readonly kind: 'list'; readonly of: Shape; readonly mayBeEmpty?: true }
  /** One, or a list of them. */
  | { readonly kind: 'one_or_list'; readonly of: Shape }
  | { readonly kind: 'block'; readonly block: string }
  /** A mapping from names with an id, `name (id)`, to blocks. */
  | { readonly kind: 'named'; readonly block: string }
  /** A mapping whose keys are not words of the format. */
  | { readonly kind: 'mapping'; readonly keys: MappingKey; readonly of: Shape; readonly mayBeEmpty?: true }
  | { readonly kind: 'text_or_block'; readonly block: string }
  /** Facts of a case: mappings, lists and values as deep as the subject goes; an empty value is an unknown one. */
  | { readonly kind: 'facts' }

const compounds: Readonly<Record<CompoundShape['kind'], true>> = {
  list: true,
  one_or_list: true,
  block: true,
  named: true,
  mapping: true,
  text_or_block: true,
  facts: true,
}

/** Whether a value of the shape is one text. */
export function isPlain(shape: Shape): shape is PlainShape {
  return !(shape.kind in compounds)
}

/** What the free keys of a mapping are. */
export type MappingKey = 'condition' | 'clause' | 'mask' | 'value' | 'reading' | 'parameter' | 'indicator' | 'term' | 'source' | 'article'

/** One key of a block. */
export interface Key {
  readonly shape: Shape
  /** `unless_inherited`: may be left out where the block builds on another that has it. */
  readonly need?: 'always' | 'unless_inherited'
  /** The key it means nothing without. */
  readonly goesWith?: string
}

/** Keys of which one block has at most one, and at least `least`. */
export interface Choice {
  readonly of: readonly string[]
  readonly least: 0 | 1
  /** The problem when there are too many or too few. */
  readonly code: string
}

/** A block of the plan format: every key it may have. */
export interface Block {
  readonly keys: Readonly<Record<string, Key>>
  readonly choices?: readonly Choice[]
  /** Where one of these is written (and is not "no"), what else it needs comes from a block it builds on, or one that builds on it. */
  readonly opensBy?: readonly string[]
}

export type Blocks = Readonly<Record<string, Block>>

/** What a block and its keys are for, with an example line of every key; the types make sure that none is left out. */
export type Descriptions<B extends Blocks> = {
  readonly [Name in keyof B]: {
    readonly zh: string
    readonly about: string
    readonly keys: { readonly [K in keyof B[Name]['keys']]: KeyText }
  }
}

/** What a key says, in a sentence, and a line that shows it. */
export type KeyText = readonly [about: string, example: string]
