import type { Desk } from '../draft.ts'
import { mapOf, type YamlMap } from '../yaml-text.ts'
import type { ParameterDrafted } from './parameter-book.ts'
import type { Typed } from './parameter-values.ts'

/** What a parameter is: what it holds, in which unit, by which key its values are looked up. */
export interface ParameterHead {
  readonly id: string
  readonly type: Typed['type'] | 'date'
  readonly unit?: string | undefined
  readonly key?: string | undefined
  readonly range?: readonly string[] | undefined
}

/** A parameter with its values; one of the library that is only given values has no head of its own. */
export function writeParameter(
  name: string,
  head: ParameterHead | undefined,
  { note, values }: { readonly note?: string | undefined; readonly values: readonly YamlMap[] },
  { spell }: Desk,
): ParameterDrafted {
  const key = (id: string) => spell.key('parameter', id)
  return {
    name,
    content: mapOf([
      [key('id'), head?.id],
      [key('type'), head === undefined ? undefined : spell.word('parameter_type', head.type)],
      [key('unit'), head?.unit],
      [key('key'), head?.key],
      [key('range'), head?.range],
      [key('note'), note],
      [key('values'), values],
    ]),
  }
}
