import type { Enumeration, Vocabulary } from '../../rules/index.ts'
import type { BlockReader } from './block-reader.ts'
import { nameWithId } from './check-shape.ts'
import { ownEnumeration, type RawParameter } from './read-declaration.ts'
import { pairsOf, textOf } from './yaml-source.ts'

/** Does a parameter declare its values right where its readings stand, instead of naming an enumeration of the glossary. */
export function declaresReadings({ entries }: RawParameter, reader: BlockReader): boolean {
  const type = textOf(entries.get('type')?.node) ?? ''
  return reader.words('parameter_type').get(type) === 'enumeration'
}

/** The glossary and the enumerations that parameters declare by their readings. */
export function withOwnReadings(vocabulary: Vocabulary, parameters: Iterable<RawParameter>, reader: BlockReader): Vocabulary {
  const own = [...parameters].filter((raw) => declaresReadings(raw, reader)).map((raw) => enumerationOf(raw, reader))
  return own.length === 0
    ? vocabulary
    : { ...vocabulary, enumerations: new Map([...vocabulary.enumerations, ...own.map((each): [string, Enumeration] => [each.id, each])]) }
}

function enumerationOf(raw: RawParameter, reader: BlockReader): Enumeration {
  const at = raw.entries.get('readings')
  const written = at === undefined ? [] : pairsOf(at.node)
  const values = written.flatMap(({ key, keyNode }) => {
    const named = nameWithId(key)
    if (named === undefined) return reader.problem({ node: keyNode, source: raw.at.source }, 'name_needs_id', { found: key }) ?? []
    return [{ id: named.id, zh: named.zh, aliases: [] }]
  })
  if (at !== undefined && written.length < 2) reader.problem(at, 'readings_too_few', { parameter: raw.zh })
  if (at === undefined && !raw.entries.isWritten('readings'))
    reader.problem(raw.entries.get('type') ?? raw.at, 'enumeration_unnamed', { found: raw.zh })
  return { id: ownEnumeration(raw), zh: raw.zh, values }
}
