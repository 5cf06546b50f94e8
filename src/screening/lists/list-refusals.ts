/** Why a list was not read as it was asked for. */
export type ListRefusal =
  /** The run has no list of the policy. */
  | { readonly code: 'list_policy_unknown'; readonly policy: string; readonly known: readonly string[] }
  /** A filter, a way to sort, a facet or a size of pages that no list has. */
  | { readonly code: 'list_part_unknown'; readonly part: ListPart; readonly name: string; readonly known: readonly string[] }
  /** A value that this list does not know; `known` is empty where there are too many to name. */
  | { readonly code: 'list_value_unknown'; readonly filter: string; readonly value: string; readonly known: readonly string[] }
  /** Two runs decide the policy for other kinds of subjects. */
  | { readonly code: 'list_subjects_differ'; readonly policy: string; readonly earlier: string; readonly later: string }
  | { readonly code: 'list_keys_too_many'; readonly count: number; readonly most: number }
  /** The cursor belongs to another question, or was never given. */
  | { readonly code: 'list_cursor_strange' }
  /** Whoever asked no longer wants to know. */
  | { readonly code: 'query_cancelled' }

export type ListPart = 'filter' | 'sort' | 'facet' | 'size' | 'count'
