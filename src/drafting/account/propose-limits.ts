import { type ClauseView, ofKind, type Sentence } from '../clause-view.ts'
import type { Block, Desk } from '../draft.ts'
import { sentences } from '../messages.zh.ts'
import { flowText, mapOf, type YamlValue } from '../yaml-text.ts'
import type { BindingKind } from './kinds.ts'

/** A sentence that binds, and what the draft made of its clause. */
export interface Limit {
  readonly sentence: Sentence
  readonly kinds: readonly BindingKind[]
  readonly policies: readonly Block[]
  readonly limits: ReadonlyMap<unknown, string>
}

/** The keys a limit would be written with in the stubs of its clause; none where the plan format has no key for it. */
export function proposeLimits(view: ClauseView, limit: Limit, desk: Desk): readonly string[] {
  const { sentence, kinds, policies } = limit
  if (policies.length === 0) return []
  const found: string[] = []
  if (kinds.includes('once_only') && desk.context.words.onceAlone.test(sentence.text))
    found.push(
      entry(
        'once_only',
        [
          ['key', [keyOf(sentence.text, 'person', desk)]],
          ['scope', scopeOf(sentence.text, desk)],
        ],
        view,
        desk,
      ),
    )
  if (kinds.includes('exclusive')) found.push(...exclusionOf(view, limit, desk))
  if (kinds.includes('ceiling')) found.push(...capsOf(view, limit, desk))
  return found
}

function entry(key: 'once_only' | 'cap', pairs: readonly (readonly [string, YamlValue])[], view: ClauseView, { spell }: Desk): string {
  const written = mapOf([...pairs, ['basis', view.number] as const].map(([id, value]) => [spell.key(key, id), value] as const))
  return `${spell.key('policy', key)}: ${flowText(written)}`
}

/**
 * Whom the limit is counted by: the finest of those that the sentence says so of ("the same person", "each firm"), else whoever it
 * speaks of at all.
 */
function keyOf(text: string, otherwise: string, { context }: Desk): string {
  const { limitKeys, limitLeads } = context.words
  const counted = [...text.matchAll(new RegExp(limitLeads.source, 'gu'))].map(([, behind = '']) => behind)
  const finest = limitKeys.findLast(([, pattern]) => counted.some((words) => pattern.test(words)))
  const id = (finest ?? limitKeys.find(([, pattern]) => pattern.test(text)))?.[0] ?? otherwise
  return context.plans.vocabulary.entities.get(id)?.zh ?? id
}

function scopeOf(text: string, { context, spell }: Desk): string {
  const id = context.words.limitScopes.find(([, pattern]) => pattern.test(text))?.[0] ?? 'ever'
  return spell.word('scope', id)
}

/** Policies that exclude each other: a group the library has already, or one to be written. */
function exclusionOf(view: ClauseView, { sentence, policies }: Limit, desk: Desk): readonly string[] {
  const { around, spell } = desk
  const own = policies.flatMap(({ content }) =>
    content.pairs.flatMap(([key, value]) => (key === spell.key('policy', 'extends') ? [String(value)] : [])),
  )
  const named = [...around.templates]
    .filter(([id, zh]) => !own.includes(id) && zh !== '' && sentence.text.includes(zh))
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([id]) => id)
  if (named.length === 0) return [sentences.exclusionUnnamed]
  return own.map((id) => {
    const group = around.exclusions.find(({ priority }) => priority.includes(id) && named.every((other) => priority.includes(other)))
    if (group !== undefined) return sentences.exclusionKnown(group.id)
    const key = (name: string) => spell.key('exclusion', name)
    return sentences.exclusionToWrite(
      flowText(
        mapOf([
          [key('id'), `x_${view.key}`],
          [key('name'), view.heading ?? view.number],
          [key('key'), keyOf(sentence.text, 'person', desk)],
          [key('scope'), scopeOf(sentence.text, desk)],
          [key('priority'), [id, ...named]],
          [key('basis'), view.number],
        ]),
      ),
    )
  })
}

/** A sum nobody may go beyond: whose it is, and the parameter that was made of it. */
function capsOf(view: ClauseView, { sentence, limits }: Limit, desk: Desk): readonly string[] {
  const { limitKeys } = desk.context.words
  return ofKind(view, 'figure').flatMap(({ mention, from }) => {
    const name = limits.get(mention)
    if (name === undefined || from === undefined || from < sentence.from || from >= sentence.to) return []
    const part = /[^\uFF0C,]*$/.exec(view.text.slice(sentence.from, from))?.[0] ?? ''
    if (!limitKeys.some(([, pattern]) => pattern.test(part))) return []
    return [
      entry(
        'cap',
        [
          ['key', keyOf(part, 'firm', desk)],
          ['limit', name],
          ['scope', scopeOf(part, desk)],
        ],
        view,
        desk,
      ),
    ]
  })
}
