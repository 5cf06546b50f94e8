import type { Place } from '../kernel/problem.ts'
import { pathTo, type Source } from '../rules/index.ts'
import type { Entries, Located } from './block-reader.ts'
import { checkAt } from './definitions.ts'
import type { Exclusion, KeyPath, Settlement, SettlementScope } from './plan.ts'
import type { PolicyContext } from './read-policy-context.ts'
import { isSeq, itemsOf, textOf } from './yaml-source.ts'

/** Reads `top_up`, `once_only` and `cap` of a policy. */
export function readSettlement(entries: Entries, subject: string, context: PolicyContext): Settlement {
  return {
    topUp: readPart(entries, 'top_up', context, (part, at, source) => {
      const key = readKeys(part, at, subject, context)[0]
      const policies = textsOf(part.get('policy'))
      if (policies.length === 0) return context.reader.missing(part, at, 'top_up', 'policy')
      return key === undefined ? undefined : { policies, key, source, places: placesOf(part.get('policy')) }
    }),
    onceOnly: readPart(entries, 'once_only', context, (part, at, source) => {
      const keys = readKeys(part, at, subject, context)
      const scope = readScope(part, at, context)
      return scope === undefined || keys.length === 0 ? undefined : { keys, scope, source }
    }),
    cap: readPart(entries, 'cap', context, (part, at, source) => {
      const key = readKeys(part, at, subject, context)[0]
      const scope = readScope(part, at, context)
      const limitAt = part.get('limit')
      const limit =
        limitAt === undefined ? context.reader.missing(part, at, 'cap', 'limit') : checkAt(context.reader, limitAt, subject, context.names)
      if (limit === undefined || key === undefined || scope === undefined) return undefined
      const isMoney = limit.kind === 'parameter' && limit.type.kind === 'number' && limit.type.dimension === 'yuan'
      return isMoney
        ? { key, limit, scope, source }
        : context.reader.problem(limitAt ?? at, 'parameter_expected', { needs: 'number(yuan)' })
    }),
  }
}

function readPart<T>(
  entries: Entries,
  key: 'top_up' | 'once_only' | 'cap',
  context: PolicyContext,
  read: (part: Entries, at: Located, source: Source) => T | undefined,
): T | undefined {
  const at = entries.get(key)
  if (at === undefined) return undefined
  const part = context.reader.entries(key, at)
  const source = context.reader.basis(part, at, context.clauses)
  return source === undefined ? undefined : read(part, at, source)
}

function textsOf(at: Located | undefined): readonly string[] {
  if (at === undefined) return []
  return isSeq(at.node) ? itemsOf(at.node).map((item) => textOf(item) ?? '') : [textOf(at.node) ?? '']
}

/** Where each of these texts stands. */
function placesOf(at: Located | undefined): readonly Place[] {
  if (at === undefined) return []
  return (isSeq(at.node) ? itemsOf(at.node) : [at.node]).map((node) => at.source.placeOf(node))
}

/** Keys are names of entities; the chain of references to each is found, and must exist. */
function readKeys(part: Entries, owner: Located, subject: string, context: PolicyContext): readonly KeyPath[] {
  const at = part.get('key')
  if (at === undefined) return context.reader.missing(part, owner, 'cap', 'key') ?? []
  const entities = [...context.names.vocabulary.entities.values()]
  return textsOf(at).flatMap((zh) => {
    const entity = entities.find((candidate) => candidate.zh === zh)
    const path = entity === undefined ? undefined : pathTo(entity.id, subject, context.names.vocabulary)
    if (entity !== undefined && path !== undefined) return [{ entity: entity.id, path }]
    const reachable = entities.filter((candidate) => pathTo(candidate.id, subject, context.names.vocabulary) !== undefined)
    context.reader.problem(at, 'unknown_word', { found: zh, known: reachable.map((candidate) => candidate.zh).join(' ') })
    return []
  })
}

function readScope(part: Entries, owner: Located, context: PolicyContext): SettlementScope | undefined {
  const at = part.get('scope')
  return at === undefined ? context.reader.missing(part, owner, 'cap', 'scope') : context.reader.word<SettlementScope>('scope', at)
}

/** Reads an `exclusion` block. */
export function readExclusion(
  at: Located,
  plan: string,
  clause: string,
  context: Pick<PolicyContext, 'reader' | 'names' | 'clauses'>,
): Exclusion | undefined {
  const { reader } = context
  const entries = reader.entries('exclusion', at)
  const id = reader.text(entries, 'id', at)
  const zh = reader.text(entries, 'name', at)
  const keyZh = reader.text(entries, 'key', at)
  const scopeAt = entries.get('scope')
  const scope = scopeAt === undefined ? reader.missing(entries, at, 'exclusion', 'scope') : reader.word<SettlementScope>('scope', scopeAt)
  const source = reader.basis(entries, at, context.clauses)
  const entities = [...context.names.vocabulary.entities.values()]
  const key = entities.find((entity) => entity.zh === keyZh)?.id
  const priority = textsOf(entries.get('priority'))
  if (keyZh !== undefined && key === undefined)
    reader.problem(entries.get('key') ?? at, 'unknown_word', { found: keyZh, known: entities.map((e) => e.zh).join(' ') })
  if (priority.length < 2) reader.problem(entries.get('priority') ?? at, 'exclusion_needs_two')
  if (id === undefined || zh === undefined || key === undefined || scope === undefined || source === undefined || priority.length < 2)
    return undefined
  return { id, zh, plan, clause, key, scope, priority, places: placesOf(entries.get('priority')) }
}
