import { childrenOf, type Node } from '../../rules/index.ts'
import { figuresOf } from './figures-said.ts'
import type { LookUp } from './look-up.ts'
import { type Hit, sentenceAt } from './passage.ts'

/** Looks up a part of a line where most of the rest of the line stands. */
export function focusedOn(rest: readonly Node[], context: LookUp): LookUp {
  const parts = rest.flatMap((node) => partsIn(node, context)).filter((hits) => hits.length > 0)
  const sentences = new Map<number, { readonly at: Hit; readonly heard: number }>()
  for (const hits of parts) {
    const here = new Map(hits.map((hit) => sentenceAt(context.said.passage, hit.from)).map((at) => [at.from, at]))
    for (const [from, at] of here) sentences.set(from, { at, heard: (sentences.get(from)?.heard ?? 0) + 1 })
  }
  const most = Math.max(0, ...[...sentences.values()].map(({ heard }) => heard))
  const focus = [...sentences.values()].filter(({ heard }) => heard === most).map(({ at }) => at)
  return focus.length === 0 ? context : { ...context, focus }
}

/** Where each fact, each definition and each figure of an expression stands. */
function partsIn(node: Node, context: LookUp): readonly (readonly Hit[])[] {
  const { said, figures } = context
  const inner = childrenOf(node).flatMap((child) => partsIn(child, context))
  if (node.kind === 'field') return [said.find(said.wordsOfField(node.record.entity, node.field))]
  if (node.kind !== 'parameter' && node.kind !== 'lookup') return inner
  return [figures.of(node.parameter).flatMap((figure) => figuresOf(figure, said.passage)), ...inner]
}
