import type { BoundProgram } from './bound.ts'
import { isTimeless, wayOf } from './bound-values.ts'
import { nodeKey } from './node-key.ts'
import { underReadings } from './readings.ts'
import type { FieldNode, Node, PrefixNode } from './typed-tree.ts'
import { childrenOf, instantiate, pathText } from './walk.ts'

/** A reason why something is unknown. Its position in the list of a program is its bit in the missing-facts mask. */
export type MissingFact =
  | { readonly kind: 'field'; readonly key: string; readonly entity: string; readonly field: string }
  /** Known, but coarser than the list it is looked for in. */
  | { readonly kind: 'coarse_code'; readonly key: string; readonly entity: string; readonly field: string }
  | { readonly kind: 'relation'; readonly key: string; readonly entity: string; readonly field: string }
  | { readonly kind: 'zero_denominator'; readonly key: string; readonly node: Node }
  | { readonly kind: 'empty_relation'; readonly key: string; readonly entity: string; readonly field: string }
  | { readonly kind: 'parameter_gap'; readonly key: string; readonly parameter: string }

/** The same node at another path has another key, so one text names one fact. */
export function missingKey(node: Node, of: 'itself' | 'coarse' | 'relation' | 'empty' | 'gap'): string {
  switch (node.kind) {
    case 'field':
      return `${of === 'coarse' ? 'coarse ' : ''}${pathText(node.record)}.${node.field}`
    case 'aggregate':
    case 'quantified': {
      const relation = `${pathText(node.relation.owner)}.${node.relation.field}`
      return of === 'empty' ? `empty ${nodeKey(node)}` : relation
    }
    case 'ratio':
      return `zero ${nodeKey(node.denominator)}`
    case 'parameter':
    case 'lookup':
      return `parameter ${node.parameter}`
    case 'prefix':
      return `parameter ${node.list}`
    case 'literal':
    case 'context':
    case 'definition':
    case 'logical':
    case 'not':
    case 'compare':
    case 'member':
    case 'conditional':
    case 'strategy':
    case 'arithmetic':
    case 'round':
    case 'extreme':
    case 'date':
    case 'scaled_ratio':
      throw new Error(`${node.kind} is never missing by itself`)
  }
}

/** How many bits a mask of reasons has; they are stored in 64-bit integers, with a few left for the engines' own use. */
const MASK_BITS = 60

/**
 * Every fact whose absence could leave a decision of this program open, in the order of the text, under whichever reading: both
 * engines number them so.
 */
export function missingFactsOf(bound: BoundProgram): readonly MissingFact[] {
  const facts = new Map<string, MissingFact>()
  for (const reading of underReadings(bound)) {
    // What a definition read a second time through the same record rests on is in the list already.
    const opened = new Set<string>()
    const visit = (node: Node): void => {
      for (const fact of ownFacts(reading, node)) if (!facts.has(fact.key)) facts.set(fact.key, fact)
      if (node.kind === 'definition') {
        if (opened.has(nodeKey(node))) return
        opened.add(nodeKey(node))
        visit(definitionBody(reading, node))
      } else if (node.kind === 'strategy') visit(wayOf(reading, node))
      else for (const child of childrenOf(node)) visit(child)
    }
    for (const root of rootsOf(reading)) visit(root)
  }
  if (facts.size > MASK_BITS) throw new Error(`${bound.variant} rests on ${facts.size} facts, more than the ${MASK_BITS} a mask can name`)
  return [...facts.values()]
}

/** The expressions a decision evaluates, in order: conditions, reviews, then the result. */
export function rootsOf(bound: BoundProgram): readonly Node[] {
  const { conditions, reviews, date, result } = bound.program
  return [...conditions.map((c) => c.test), ...reviews.map((r) => r.test), ...resultNodes(result), date]
}

function resultNodes(result: BoundProgram['program']['result']): readonly Node[] {
  switch (result.kind) {
    case 'money':
      return [result.amount]
    case 'rate':
      return [result.rate, result.saving]
    case 'schedule':
      return result.lines.map((line) => line.monthly)
    case 'obligation':
      return result.due === undefined ? [] : [result.due]
  }
}

/** A definition's body as read through the node's record. */
export function definitionBody(bound: BoundProgram, node: Extract<Node, { kind: 'definition' }>): Node {
  const definition = bound.program.definitions.get(node.definition)
  if (definition === undefined) throw new Error(`definition ${node.definition} is not part of the program`)
  return instantiate(definition.body, node.record)
}

function ownFacts(bound: BoundProgram, node: Node): readonly MissingFact[] {
  switch (node.kind) {
    case 'field':
      return [{ kind: 'field', key: missingKey(node, 'itself'), entity: node.record.entity, field: node.field }]
    case 'ratio':
      return [{ kind: 'zero_denominator', key: missingKey(node, 'itself'), node: node.denominator }]
    case 'aggregate':
    case 'quantified': {
      const place = { entity: node.relation.owner.entity, field: node.relation.field }
      const relation: MissingFact = { kind: 'relation', key: missingKey(node, 'relation'), ...place }
      const mayBeEmpty = node.kind === 'aggregate' && ['min', 'max', 'mean'].includes(node.function)
      return mayBeEmpty ? [relation, { kind: 'empty_relation', key: missingKey(node, 'empty'), ...place }] : [relation]
    }
    case 'prefix':
      return [...codesIn(bound, node).map(coarseFact), ...gapOf(bound, node, node.list)]
    case 'parameter':
    case 'lookup':
      return gapOf(bound, node, node.parameter)
    case 'literal':
    case 'context':
    case 'definition':
    case 'logical':
    case 'not':
    case 'compare':
    case 'member':
    case 'conditional':
    case 'strategy':
    case 'arithmetic':
    case 'round':
    case 'extreme':
    case 'date':
    case 'scaled_ratio':
      return []
  }
}

function coarseFact(node: FieldNode): MissingFact {
  return { kind: 'coarse_code', key: missingKey(node, 'coarse'), entity: node.record.entity, field: node.field }
}

function gapOf(bound: BoundProgram, node: Node, id: string): readonly MissingFact[] {
  const parameter = bound.parameters.get(id)
  if (parameter === undefined || isTimeless(parameter)) return []
  return [{ kind: 'parameter_gap', key: missingKey(node, 'gap'), parameter: id }]
}

/** Can a text be too coarse to be looked for in a list: only a code can. */
export function mayBeCoarse(node: PrefixNode): boolean {
  return node.value.type.kind === 'text' && node.value.type.code !== undefined
}

/** The codes that a search in a list looks at, where they may be too coarse for it. */
export function codesIn(bound: BoundProgram, node: PrefixNode): readonly FieldNode[] {
  const visit = (value: Node): readonly FieldNode[] => {
    if (value.kind === 'field') return [value]
    if (value.kind === 'definition') return visit(definitionBody(bound, value))
    if (value.kind === 'strategy') return visit(wayOf(bound, value))
    return value.kind === 'conditional' ? [value.then, value.otherwise].flatMap(visit) : []
  }
  return mayBeCoarse(node) ? visit(node.value) : []
}
