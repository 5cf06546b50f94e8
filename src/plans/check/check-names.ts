import type { Names } from '../../rules/index.ts'
import type { BlockReader, Located } from '../read/block-reader.ts'
import type { RawDefinition } from '../read/definitions.ts'
import type { RawParameter } from '../read/read-declaration.ts'
import { textOf } from '../read/yaml-source.ts'

/** What a plan's chain contributes names and ids with. */
interface Named {
  readonly parameters: ReadonlyMap<string, RawParameter>
  readonly chapters: { readonly definitions: readonly RawDefinition[] }
}

/**
 * Names a plan gives must be writable in an expression and mean one thing: a parameter that shares its name with a field would be
 * hidden by it without a word, and an id used twice would let one parameter take the other's value.
 */
export function checkNames(
  parameters: Iterable<RawParameter>,
  definitions: readonly RawDefinition[],
  chain: readonly Named[],
  names: Names,
  reader: BlockReader,
): void {
  for (const parameter of parameters) {
    writable(parameter.zh, parameter.keyAt, reader)
    const owner = ownerOf(parameter.zh, undefined, names)
    if (owner !== undefined) reader.problem(parameter.keyAt, 'name_taken', { found: parameter.zh, owner })
    const id = idOf(parameter)
    const other = chain.flatMap((plan) => [...plan.parameters.values()]).find((each) => each.zh !== parameter.zh && idOf(each) === id)
    if (id !== undefined && other !== undefined) reader.problem(parameter.entries.get('id') ?? parameter.at, 'id_repeated', { found: id })
  }
  for (const definition of definitions) {
    writable(definition.zh, definition.keyAt, reader)
    const owner = ownerOf(definition.zh, definition.entity, names) ?? names.parameters.get(definition.zh)?.id
    if (owner !== undefined) reader.problem(definition.keyAt, 'name_taken', { found: definition.zh, owner })
    const isRepeated = chain
      .flatMap((plan) => plan.chapters.definitions)
      .some((each) => each !== definition && each.id === definition.id && (each.zh !== definition.zh || definitions.includes(each)))
    if (isRepeated) reader.problem(definition.keyAt, 'id_repeated', { found: definition.id })
  }
}

function idOf(parameter: RawParameter): string | undefined {
  return textOf(parameter.entries.get('id')?.node)
}

const KEYWORDS = new Set([
  'and',
  'or',
  'not',
  'in',
  'if',
  'then',
  'else',
  'between',
  'some',
  'every',
  'satisfies',
  'true',
  'false',
  'null',
  'item',
])

function writable(name: string, at: Located, reader: BlockReader): void {
  if (!/^[\p{Script=Han}A-Za-z_][\p{Script=Han}A-Za-z0-9_]*$/u.test(name) || KEYWORDS.has(name))
    reader.problem(at, 'bad_name', { found: name })
}

/** What already has this name wherever an expression looks for it: a field of the entity (of any, for a parameter), a context, a function. */
function ownerOf(name: string, entity: string | undefined, names: Names): string | undefined {
  for (const each of names.vocabulary.entities.values()) {
    if (entity !== undefined && each.id !== entity) continue
    for (const field of each.fields.values()) if (field.zh === name) return each.zh
  }
  return names.contexts.has(name) || names.functions.has(name) ? name : undefined
}
