import { parseYuan } from '../../kernel/money.ts'
import { suggest } from '../../rules/index.ts'
import { checkExample, type ExampleContext, plainFacts } from '../check/check-example.ts'
import { rootShapes } from '../format/file-format.ts'
import type { Example, ExampleExpectation } from '../plan.ts'
import type { BlockReader, Entries, Located } from './block-reader.ts'
import { readDay } from './read-day.ts'
import type { PlanFolder } from './read-folder.ts'
import { readRegion, suggestNumber } from './read-values.ts'
import { pairsOf, textOf, YamlSource } from './yaml-source.ts'

/** Reads `examples/*.yaml`: lists of facts and what a policy makes of them. */
export function readExamples(folder: PlanFolder, context: ExampleContext): readonly Example[] {
  const { reader } = context
  const found: Example[] = []
  for (const [path, text] of folder.files) {
    if (!path.startsWith('examples/')) continue
    const source = new YamlSource(`${folder.path}/${path}`, text)
    const syntax = source.syntaxProblems()
    reader.problems.push(...syntax)
    if (syntax.length > 0) continue
    const inFile = new Map<string, Example>()
    const unreadable = new Set<string>()
    const root: Located = { node: source.document.contents, source }
    const file = { at: root, keyAt: undefined, name: path, key: 'root.examples' }
    if (root.node === null || !reader.isShaped(rootShapes.examples, file)) continue
    for (const { at } of reader.blocks('example', root)) {
      const example = readExample(at, context, { inFile, unreadable })
      if (example === undefined) continue
      if (inFile.has(example.name)) reader.problem(at, 'example_repeated', { found: example.name })
      inFile.set(example.name, example)
      found.push(example)
    }
  }
  return found
}

/** An example may build on an earlier one of its file: what it does not say is as there, and a fact given as nothing becomes unknown. */
function readExample(at: Located, context: ExampleContext, earlier: Earlier): Example | undefined {
  const example = readFully(at, context, earlier)
  const nameAt = pairsOf(at.node).find((pair) => context.reader.keywords.keys.get('example')?.get(pair.key) === 'name')
  if (example === undefined) earlier.unreadable.add(textOf(nameAt?.value) ?? '')
  return example
}

/** The examples above in the same file; what builds on one that could not be read is passed over. */
interface Earlier {
  readonly inFile: ReadonlyMap<string, Example>
  readonly unreadable: Set<string>
}

function readFully(at: Located, context: ExampleContext, earlier: Earlier): Example | undefined {
  const { reader } = context
  const entries = reader.entries('example', at)
  const baseAt = entries.get('base')
  const base = baseAt === undefined ? undefined : earlier.inFile.get(textOf(baseAt.node) ?? '')
  if (baseAt !== undefined && earlier.unreadable.has(textOf(baseAt.node) ?? '')) return undefined
  if (baseAt !== undefined && base === undefined)
    return reader.problem(baseAt, 'unknown_base_example', { found: textOf(baseAt.node) ?? '' })
  const policy = base !== undefined && !entries.isWritten('policy') ? base.policy : reader.text(entries, 'policy')
  const name = reader.text(entries, 'name')
  const outcome = reader.wordOf<string>('outcome', entries, 'outcome')
  const date = dateOf(entries, 'date') ?? base?.screeningDate
  if (date === undefined || !entries.isSound) return undefined
  if (policy === undefined || name === undefined || outcome === undefined) return undefined
  const policyAt = entries.get('policy')
  if (policyAt !== undefined && !context.written.includes(policy)) {
    const values = { found: policy, write: suggest(policy, context.written) ?? '' }
    return reader.problem(policyAt, 'example_of_unknown_policy', values)
  }
  checkExample(at, entries, context.policies.get(policy), context)
  const nameAt = entries.get('name') ?? at
  const place = nameAt.source.placeOf(nameAt.node)
  return {
    file: place.file,
    line: place.line,
    at: place,
    name,
    policy,
    screeningDate: date,
    region: readRegion(reader.text(entries, 'region')) ?? base?.region,
    masks:
      entries.has('bind') || base === undefined
        ? new Map(pairsOf(entries.get('bind')?.node).map((pair) => [pair.key, textOf(pair.value) ?? '']))
        : base.masks,
    facts: merged(base?.facts, plainFacts(entries.get('facts')?.node)),
    expected: readExpectation(entries, outcome, reader),
  }
}

function readExpectation(entries: Entries, outcome: string, reader: BlockReader): ExampleExpectation {
  const amountAt = entries.get('amount')
  const amount = amountAt === undefined ? undefined : parseYuan(textOf(amountAt.node) ?? '')
  if (amountAt !== undefined && amount === undefined)
    reader.problem(amountAt, 'bad_number', { found: textOf(amountAt.node) ?? '', write: suggestNumber(textOf(amountAt.node) ?? '') })
  return {
    outcome,
    amount,
    due: dateOf(entries, 'due'),
    failed: listOf(entries, 'failed', reader),
    missing: listOf(entries, 'missing', reader),
    flags: listOf(entries, 'flags', reader),
  }
}

function dateOf(entries: Entries, key: string): number | undefined {
  const day = readDay(entries, key)
  return day.kind === 'day' ? day.day : undefined
}

function listOf(entries: Entries, key: string, reader: BlockReader): readonly string[] | undefined {
  const at = entries.get(key)
  return at === undefined ? undefined : reader.texts(at)
}

/** Facts laid over those of the base example, mapping by mapping; lists are replaced whole. */
function merged(base: unknown, own: unknown): unknown {
  if (!isRecord(base) || !isRecord(own)) return own === null && isRecord(base) ? base : own
  const keys = new Set([...Object.keys(base), ...Object.keys(own)])
  return Object.fromEntries(
    [...keys].map((key) => [key, key in own ? (isRecord(own[key]) ? merged(base[key], own[key]) : own[key]) : base[key]]),
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
