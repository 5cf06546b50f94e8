import type { Node } from '../../rules/index.ts'
import type { LookUp } from './look-up.ts'
import type { Hit } from './passage.ts'
import type { Saying } from './terms-said.ts'

export type Term = Extract<Node, { kind: 'field' | 'definition' }>

/** Where a fact or a definition is said as it is to be. */
export function termHits(node: Term, context: LookUp, how: Saying): readonly Hit[] {
  const { said } = context
  if (node.kind === 'field') {
    const entity = node.record.entity
    const hits = said.saying(said.find(said.wordsOfField(entity, node.field)), how)
    if (how === 'said') return hits
    // The contrary of a thing may stand inside its name.
    const names = said.find(said.wordsOfField(entity, node.field))
    const isInName = (hit: Hit) => names.some(({ from, to }) => from <= hit.from && hit.to <= to && to - from > hit.to - hit.from)
    return [...hits, ...said.find(said.contraryOfField(entity, node.field)).filter((hit) => !isInName(hit))]
  }
  const shape = context.definitions.get(node.definition)
  return shape === undefined ? [] : said.saying(said.find(said.wordsOfDefinition(shape.id, shape.zh)), how)
}
