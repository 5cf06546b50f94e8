import type { Place } from '../../kernel/problem.ts'
import { type Node, pathTo, type Source } from '../../rules/index.ts'
import type { Exclusion, KeyPath, Settlement, SettlementScope, YearBasis } from '../plan.ts'
import type { Entries, Located } from './block-reader.ts'
import { checkAt } from './definitions.ts'
import type { PolicyContext } from './read-policy-context.ts'
import { isSeq, itemsOf } from './yaml-source.ts'

/** Reads `year_basis`, `top_up`, `once_only` and `cap` of a policy; what was paid is taken off by the year, so that a top-up has to declare it. */
export function readSettlement(entries: Entries, subject: string, context: PolicyContext): Settlement {
  const { reader } = context
  const topUp = entries.get('top_up')
  if (topUp !== undefined && !entries.isWritten('year_basis')) reader.problem(topUp, 'top_up_without_year')
  return {
    yearBasis: reader.wordOf<YearBasis>('year_basis', entries, 'year_basis') ?? 'event_year',
    topUp: readPart(entries, 'top_up', context, (part, source) => {
      const [key] = readKeys(part, subject, context)
      const policies = reader.texts(part.get('policy'))
      return key === undefined || policies.length === 0 ? undefined : { policies, key, source, places: placesOf(part.get('policy')) }
    }),
    onceOnly: readPart(entries, 'once_only', context, (part, source) => {
      const keys = readKeys(part, subject, context)
      const scope = reader.wordOf<SettlementScope>('scope', part, 'scope')
      return scope === undefined || keys.length === 0 ? undefined : { keys, scope, source }
    }),
    cap: readPart(entries, 'cap', context, (part, source) => {
      const [key] = readKeys(part, subject, context)
      const scope = reader.wordOf<SettlementScope>('scope', part, 'scope')
      const limit = readLimit(part.get('limit'), subject, context)
      return limit === undefined || key === undefined || scope === undefined ? undefined : { key, limit, scope, source }
    }),
  }
}

function readLimit(at: Located | undefined, subject: string, context: PolicyContext): Node | undefined {
  const limit = at === undefined ? undefined : checkAt(context.reader, at, subject, context.names)
  if (at === undefined || limit === undefined) return undefined
  const isMoney = limit.kind === 'parameter' && limit.type.kind === 'number' && limit.type.dimension === 'yuan'
  return isMoney ? limit : context.reader.problem(at, 'parameter_expected', { needs: 'number(yuan)' })
}

function readPart<T>(
  entries: Entries,
  key: 'top_up' | 'once_only' | 'cap',
  context: PolicyContext,
  read: (part: Entries, source: Source) => T | undefined,
): T | undefined {
  const at = entries.get(key)
  if (at === undefined) return undefined
  const part = context.reader.entries(key, at)
  const source = context.reader.basis(part, context.plan, context.reader.text(entries, 'name'))
  return source === undefined ? undefined : read(part, source)
}

/** Where each of these texts stands. */
function placesOf(at: Located | undefined): readonly Place[] {
  if (at === undefined) return []
  return (isSeq(at.node) ? itemsOf(at.node) : [at.node]).map((node) => at.source.placeOf(node))
}

/** Keys are names of entities; the chain of references to each is found, and must exist. */
function readKeys(part: Entries, subject: string, context: PolicyContext): readonly KeyPath[] {
  const at = part.get('key')
  if (at === undefined) return []
  const entities = [...context.names.vocabulary.entities.values()]
  return context.reader.texts(at).flatMap((zh) => {
    const entity = entities.find((candidate) => candidate.zh === zh)
    const path = entity === undefined ? undefined : pathTo(entity.id, subject, context.names.vocabulary)
    if (entity !== undefined && path !== undefined) return [{ entity: entity.id, path }]
    const reachable = entities.filter((candidate) => pathTo(candidate.id, subject, context.names.vocabulary) !== undefined)
    context.reader.problem(at, 'unknown_word', { found: zh, known: reachable.map((candidate) => candidate.zh).join(' ') })
    return []
  })
}

/** Reads an `exclusion` block. */
export function readExclusion(
  at: Located,
  plan: string,
  clause: string,
  context: Pick<PolicyContext, 'reader' | 'names'>,
): Exclusion | undefined {
  const { reader } = context
  const entries = reader.entries('exclusion', at)
  const id = reader.text(entries, 'id')
  const zh = reader.text(entries, 'name')
  const keyZh = reader.text(entries, 'key')
  const scope = reader.wordOf<SettlementScope>('scope', entries, 'scope')
  const source = reader.basis(entries, plan, zh)
  const entities = [...context.names.vocabulary.entities.values()]
  const key = entities.find((entity) => entity.zh === keyZh)?.id
  const priorityAt = entries.get('priority')
  const priority = reader.texts(priorityAt)
  if (keyZh !== undefined && key === undefined)
    reader.problem(entries.get('key') ?? at, 'unknown_word', { found: keyZh, known: entities.map((e) => e.zh).join(' ') })
  if (priorityAt !== undefined && new Set(priority).size < 2) reader.problem(priorityAt, 'exclusion_needs_two')
  if (!entries.isSound || new Set(priority).size < 2) return undefined
  if (id === undefined || zh === undefined || key === undefined || scope === undefined || source === undefined) return undefined
  return { id, zh, plan, clause, key, scope, priority, places: placesOf(priorityAt), source }
}
