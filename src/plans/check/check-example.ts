import { suggest, type Vocabulary } from '../../rules/index.ts'
import { periodConditions } from '../link/with-period.ts'
import type { Policy } from '../plan.ts'
import type { BlockReader, Entries, Located } from '../read/block-reader.ts'
import { readFacts } from '../read/read-facts.ts'
import { isMap, isSeq, itemsOf, pairsOf, textOf } from '../read/yaml-source.ts'

/** What an example is checked against. */
export interface ExampleContext {
  readonly reader: BlockReader
  readonly vocabulary: Vocabulary
  readonly policies: ReadonlyMap<string, Policy>
  /** Ids of all policies the plan states, also of those that do not check: their examples are not to blame. */
  readonly written: readonly string[]
  /** Ids of the parameters that answer a question of the plan. */
  readonly questions: readonly string[]
}

/** Facts as plain objects with every scalar as the author wrote it, so that money and codes keep their digits. */
export function plainFacts(node: unknown): unknown {
  if (isMap(node)) return Object.fromEntries(pairsOf(node).map((pair) => [pair.key, plainFacts(pair.value)]))
  if (isSeq(node)) return itemsOf(node).map(plainFacts)
  return textOf(node) ?? null
}

/** More than this many choices are no help to read. */
const MOST_LISTED = 30

/** The facts and condition ids an example itself writes: a misspelt one would only show when it runs, far from its place. */
export function checkExample(at: Located, entries: Entries, policy: Policy | undefined, context: ExampleContext): void {
  if (policy === undefined) return
  const { reader, vocabulary } = context
  const facts = entries.get('facts')
  if (facts !== undefined) {
    const read = readFacts(plainFacts(facts.node), policy.program.subject, vocabulary, reader.keywords)
    for (const { code, path, with: values } of read.problems) {
      reader.problem({ node: nodeAt(facts.node, path, code), source: facts.source }, code, { path, ...values })
    }
  }
  const outcome = reader.keywords.words.get('outcome')?.get(textOf(entries.get('outcome')?.node) ?? '')
  if (outcome === 'ineligible' && !entries.has('failed')) reader.missing(entries, at, 'failed')
  if (outcome === 'undetermined' && !entries.has('missing')) reader.missing(entries, at, 'missing')
  const { conditions, reviews } = policy.program
  checkIds(entries.get('failed'), () => [...periodConditions, ...conditions.map(({ id }) => id)], reader)
  checkIds(entries.get('missing'), () => missable(policy, vocabulary), reader)
  const flagging = () => [...periodConditions, ...[...reviews, ...conditions].map(({ id }) => id), ...context.questions]
  checkIds(entries.get('flags'), flagging, reader)
}

/** Ids of what a decision can lack: any field, a dated parameter, a denominator. */
function missable(policy: Policy, vocabulary: Vocabulary): readonly string[] {
  const fields = [...vocabulary.entities.values()].flatMap((entity) => [...entity.fields.keys()])
  return [...new Set(fields), ...policy.parameters, 'zero_denominator']
}

/** What may be written is listed only where something is. */
function checkIds(at: Located | undefined, knowing: () => readonly string[], reader: BlockReader): void {
  if (at === undefined) return
  const known = knowing()
  for (const item of reader.list(at)) {
    const found = textOf(item.node) ?? ''
    if (!known.includes(found))
      reader.problem(item, 'unknown_condition', {
        found,
        write: suggest(found, known) ?? '',
        known: known.length > MOST_LISTED ? '' : known.join(' '),
      })
  }
}

/** The node a path such as `a[2].b` leads to; a fact that is not known is pointed at by its key. */
function nodeAt(root: unknown, path: string, code: string): unknown {
  let node: unknown = root
  const steps = path.split('.').flatMap((step) => step.split(/[[\]]/).filter((part) => part !== ''))
  for (const [i, step] of steps.entries()) {
    if (isSeq(node)) node = itemsOf(node)[Number(step) - 1]
    else {
      const pair = pairsOf(node).find((candidate) => candidate.key === step)
      node = code === 'unknown_fact' && i === steps.length - 1 ? pair?.keyNode : pair?.value
    }
  }
  return node ?? root
}
