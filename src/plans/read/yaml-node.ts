import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'
import { replaceHidden } from '../../kernel/hidden-characters.ts'

/** The pairs of a mapping, or nothing when the node is not one. */
export function pairsOf(node: unknown): readonly { readonly key: string; readonly keyNode: unknown; readonly value: unknown }[] {
  if (!isMap(node)) return []
  return (node as YAMLMap).items.map((pair: Pair) => ({ key: textOf(pair.key) ?? '', keyNode: pair.key, value: pair.value }))
}

export function itemsOf(node: unknown): readonly unknown[] {
  return isSeq(node) ? node.items : []
}

/** A scalar as the author wrote it, numbers included; hidden characters, which are problems of their own, are left out. */
export function textOf(node: unknown): string | undefined {
  if (!isScalar(node) || node.value === null || node.value === undefined) return undefined
  if (node.source !== undefined && typeof node.value !== 'string') return node.source
  return replaceHidden(String(node.value), () => '')
}

/** Where a node stands in the text it was read from; what stands nowhere is looked for at its beginning. */
export function offsetsOf(node: unknown): readonly [from: number, to: number] {
  const range = (node as Node | null)?.range
  return range === undefined || range === null ? [0, 1] : [range[0], range[1]]
}

export { isMap, isScalar, isSeq }
