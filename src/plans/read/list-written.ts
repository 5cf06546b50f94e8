import type { BlockReader } from './block-reader.ts'
import type { Chapters } from './read-chapters.ts'
import type { WrittenDefinition, WrittenTemplate } from './written.ts'
import { pairsOf, textOf } from './yaml-source.ts'

/** What the chapters of one folder define and offer, readable or not. */
export function listWritten(
  plan: string,
  chapters: Chapters,
  reader: BlockReader,
): { readonly definitions: readonly WrittenDefinition[]; readonly templates: readonly WrittenTemplate[] } {
  const text = (node: unknown) => (textOf(node) ?? '').trim()
  return {
    definitions: chapters.definitions.map(({ id, zh, entity, entries }) => {
      const ways = pairsOf(entries.get('ways')?.node).map((pair) => `${pair.key}: ${text(pair.value)}`)
      const value = entries.get('value')
      const strategy = reader.text(entries, 'strategy')
      return {
        id,
        zh,
        entity,
        plan,
        lines: value === undefined ? ways : [text(value.node)],
        strategy,
        basis: reader.text(entries, 'basis') ?? '',
      }
    }),
    templates: chapters.policies.flatMap(({ entries }) => {
      const id = reader.text(entries, 'id')
      if (id === undefined || !entries.has('template')) return []
      const conditions = pairsOf(entries.get('conditions')?.node).map((pair) => pair.key)
      return [{ id, zh: reader.text(entries, 'name') ?? id, subject: reader.text(entries, 'subject') ?? '', plan, conditions }]
    }),
  }
}
