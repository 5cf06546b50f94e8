import type { Entity, Field, Vocabulary } from '../rules/index.ts'
import type { Command, Invocation } from './command.ts'
import { table } from './console.ts'
import { unitText } from './format-value.ts'
import { words } from './messages.zh.ts'
import { ofPlans } from './option-tables.ts'

/** `terms`: the glossary, searched by word: entities with their facts, enumerations with their values, parameters of the plans. */
export const listTerms: Command = {
  name: 'terms',
  usage: 'terms [WORD]',
  options: { ...ofPlans },
  most: 1,
  async run({ positionals, console, workspace }: Invocation): Promise<number> {
    const { vocabulary, plans } = workspace.set
    const [word = ''] = positionals
    const matches = (...texts: readonly string[]) => texts.some((text) => text.includes(word))
    const fields = [...vocabulary.entities.values()].flatMap((entity) =>
      [...entity.fields.values()]
        .filter((field) => matches(entity.zh, field.zh, field.id, ...field.aliases))
        .map((field) => ({ entity, field })),
    )
    const values = [...vocabulary.enumerations.values()].filter((enumeration) =>
      matches(enumeration.zh, enumeration.id, ...enumeration.values.map((value) => value.zh)),
    )
    const parameters = new Map(
      [...plans.values()].flatMap((plan) => [...plan.parameters.values()]).map((parameter) => [parameter.shape.id, parameter.shape]),
    )
    const found = [...parameters.values()].filter((shape) => matches(shape.zh, shape.id))
    for (const line of table(
      fields.map(({ entity, field }) => [entity.zh, field.zh, field.id, typeText(field, vocabulary), field.definition]),
    ))
      console.line(line)
    for (const enumeration of values)
      console.line(`${enumeration.zh} (${enumeration.id}): ${enumeration.values.map((value) => `${value.zh} ${value.id}`).join(', ')}`)
    for (const shape of found) console.line(`${words.parameter} ${shape.zh} (${shape.id})`)
    if (fields.length + values.length + found.length === 0) console.line(words.none)
    console.json({
      fields: fields.map(({ entity, field }) => termOf(entity, field, vocabulary)),
      enumerations: values,
      parameters: found.map(({ id, zh }) => ({ id, zh })),
    })
    return 0
  },
}

function termOf(entity: Entity, field: Field, vocabulary: Vocabulary) {
  return {
    entity: entity.id,
    id: field.id,
    zh: field.zh,
    type: typeText(field, vocabulary),
    definition: field.definition,
    source: field.source,
    aliases: field.aliases,
  }
}

function typeText(field: Field, vocabulary: Vocabulary): string {
  const { type } = field
  if (type.kind === 'number') return type.dimension === '' ? '%' : unitText(type.dimension, vocabulary)
  if (type.kind === 'enumeration') return vocabulary.enumerations.get(type.enumeration)?.zh ?? type.enumeration
  if (type.kind === 'reference' || type.kind === 'relation')
    return `${type.kind === 'relation' ? '*' : ''}${vocabulary.entities.get(type.entity)?.zh ?? type.entity}`
  return type.kind
}
