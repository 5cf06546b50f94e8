import { where } from './relation.ts'
import { codeText } from './terms.ts'
import { verdictOn } from './verdict.ts'

/**
 * Whoever lacks a key that a rule goes by waits until it is known: no rule is passed over for want of a fact. `members` are rows
 * with the keys in the given columns; of several missing keys the first is named.
 */
export function lacksKey(members: string, keys: readonly { readonly entity: string; readonly column: string }[], isRuled: string): string {
  const [first] = keys
  const lacking = keys.map(({ column }) => `m.${column} is null`).join(' or ')
  const missing = keys.map(({ entity, column }) => `when m.${column} is null then ${codeText(entity)}`)
  const entity = keys.length === 1 && first !== undefined ? codeText(first.entity) : `case ${missing.join(' ')} end`
  return `select
  ${verdictOn('blocked', { kind: 'key_unknown', entity })}
from ${members} m
${where([isRuled, keys.length === 1 ? lacking : `(${lacking})`])}`
}
