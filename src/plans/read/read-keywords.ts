import type { ContextName, FunctionEntry, FunctionName, RoundingMode } from '../../rules/index.ts'
import { planBlocks } from '../format/plan-format.ts'
import type { Blocks } from '../format/shape.ts'
import { isMap, pairsOf, textOf, YamlSource } from './yaml-source.ts'

/** The words of the plan format, resolved once: Chinese spelling → id, per section. */
export interface Keywords {
  /** Keys of each kind of mapping, e.g. `condition` → (its only spelling → test). */
  readonly keys: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** Values that are words, e.g. `confidence` → (its only spelling → high). */
  readonly words: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly contexts: ReadonlyMap<string, ContextName>
  readonly functions: ReadonlyMap<string, FunctionEntry>
}

const notKeys = new Set(['words', 'contexts', 'functions', 'roundings', 'blocks'])

/** Reads `glossary/keywords.yaml`; a mistake there is a mistake of the installation and throws. */
export function readKeywords(file: string, text: string): Keywords {
  const source = new YamlSource(file, text)
  const [problem] = source.syntaxProblems()
  if (problem !== undefined) throw new Error(`${file}:${problem.at.line}: ${problem.with.detail ?? ''}`)
  const sections = pairsOf(source.document.contents)
  const section = (name: string): unknown => sections.find((pair) => pair.key === name)?.value
  const inverse = (name: string, node: unknown) => {
    const words = pairsOf(node).map((pair): [string, string] => [textOf(pair.value) ?? '', pair.key])
    if (new Set(words.map(([word]) => word)).size < words.length || words.some(([word]) => word === ''))
      throw new Error(`${file}: every word of ${name} must be its own`)
    return new Map(words)
  }
  const keys = new Map(sections.filter((pair) => !notKeys.has(pair.key)).map((pair) => [pair.key, inverse(pair.key, pair.value)]))
  checkAgainstTables(file, keys)
  return {
    keys,
    words: new Map(pairsOf(section('words')).map((pair) => [pair.key, inverse(pair.key, pair.value)])),
    contexts: inverse('contexts', section('contexts')) as ReadonlyMap<string, ContextName>,
    functions: new Map([...plainFunctions(section('functions')), ...roundings(section('roundings'))]),
  }
}

/** Every key of the tables has a word, and every word a key: a word without a key would be accepted and passed over. */
function checkAgainstTables(file: string, keys: ReadonlyMap<string, ReadonlyMap<string, string>>): void {
  const listed = (ids: Iterable<string>) => [...ids].sort().join(' ')
  const blocks: Blocks = planBlocks
  if (listed(keys.keys()) !== listed(Object.keys(blocks))) throw new Error(`${file}: the blocks are not those of the tables`)
  for (const [name, words] of keys)
    if (listed(words.values()) !== listed(Object.keys(blocks[name]?.keys ?? {})))
      throw new Error(`${file}: the keys of ${name} are not those of the tables`)
}

function plainFunctions(node: unknown): readonly [string, FunctionEntry][] {
  return pairsOf(node).map((pair) => [textOf(pair.value) ?? '', { function: pair.key as FunctionName }])
}

function roundings(node: unknown): readonly [string, FunctionEntry][] {
  return pairsOf(node).map((pair) => {
    const read = (key: string) => (isMap(pair.value) ? (textOf(pair.value.get(key, true)) ?? '') : '')
    return [read('zh'), { function: 'round', mode: read('mode') as RoundingMode, scale: Number(read('scale')) }]
  })
}
