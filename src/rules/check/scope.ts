import type { Vocabulary } from '../vocabulary.ts'
import type { ContextName, DateFunction, Node, RoundingMode, Type } from './typed-tree.ts'

/** What a parameter is, as far as checking needs it: types cover every value it takes in any period. */
export type ParameterShape =
  | { readonly kind: 'value'; readonly id: string; readonly zh: string; readonly type: Type }
  | { readonly kind: 'text_list'; readonly id: string; readonly zh: string }
  | { readonly kind: 'table'; readonly id: string; readonly zh: string; readonly key: TableKey; readonly type: Type }

export type TableKey =
  | { readonly kind: 'enumeration'; readonly enumeration: string }
  /** Tiers over a number of this dimension; bounds are compared exactly, so a mean head count may be the key. */
  | { readonly kind: 'tiers'; readonly dimension: string }

/** A definition once checked. */
export interface DefinitionShape {
  readonly id: string
  readonly zh: string
  readonly entity: string
  readonly body: Node
  /** How sure its author is of it, where that is said. */
  readonly confidence?: 'high' | 'medium' | 'low' | undefined
}

/** Everything a name in an expression can mean. Names are the official Chinese ones. */
export interface Names {
  readonly vocabulary: Vocabulary
  readonly parameters: ReadonlyMap<string, ParameterShape>
  readonly definitions: Definitions
  readonly functions: ReadonlyMap<string, FunctionEntry>
  readonly contexts: ReadonlyMap<string, ContextName>
}

/** Definitions are checked when first used, so that they may stand in any order; a cycle is reported by the implementation. */
export interface Definitions {
  find(entity: string, zh: string): DefinitionShape | 'cycle' | 'broken' | undefined
  /** A definition already checked, by its id. */
  byId(id: string): DefinitionShape | undefined
  namesOf(entity: string): readonly string[]
}

export type FunctionEntry =
  | { readonly function: FunctionName }
  /** A named rounding: its mode and the decimals it keeps. */
  | { readonly function: 'round'; readonly mode: RoundingMode; readonly scale: number }

export type FunctionName = 'not' | 'count' | 'sum' | 'min' | 'max' | 'mean' | 'larger' | 'smaller' | 'has_prefix' | DateFunction
