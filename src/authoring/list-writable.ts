import { blockOf, blockText, keyText, type Plan, type PlanSet, planBlocks, shapeInWords } from '../plans/index.ts'
import type { FieldType, ParameterShape, Vocabulary } from '../rules/index.ts'
import { findUses } from './find-uses.ts'
import { contextTexts, functionTexts, type LanguageText, operatorTexts } from './language.zh.ts'
import { typeNames, wordTitles } from './reference.zh.ts'
import { fieldExample } from './terms.zh.ts'

export type WritableKind =
  | 'entity'
  | 'field'
  | 'definition'
  | 'parameter'
  | 'policy'
  | 'indicator'
  | 'enumeration'
  | 'value'
  | 'function'
  | 'operator'
  | 'run'
  | 'key'
  | 'word'
  | 'unit'

/** Something an author can write: what it is called, what it means, where it belongs and is used. */
export interface Writable {
  readonly kind: WritableKind
  readonly zh: string
  readonly id: string
  /** Spellings of documents that rules do not take. */
  readonly aliases: readonly string[]
  readonly meaning: string
  /** Unit or type of its value; empty where it has none. */
  readonly unit: string
  /** What it belongs to: an entity, an enumeration, a block, a plan. */
  readonly of: string
  /** Policies that use it. */
  readonly uses: readonly string[]
  readonly example: string
}

/** Everything an author can write in the plans of a set. */
export function listWritable(set: PlanSet): readonly Writable[] {
  const uses = findUses(set)
  return [
    ...ofVocabulary(set.vocabulary, uses),
    ...set.definitions.map(({ zh, id, entity, plan, lines, basis }) => ({
      ...bare('definition', zh, id),
      meaning: lines.join('; ').replace(/\s+/g, ' '),
      of: [set.vocabulary.entities.get(entity)?.zh ?? entity, plan, basis].join(', '),
      uses: uses.get(`definition ${id}`) ?? [],
    })),
    ...ofPlans(set, uses),
    ...ofLanguage(),
    ...ofFormat(set),
  ]
}

type Uses = ReadonlyMap<string, readonly string[]>

function bare(kind: WritableKind, zh: string, id: string): Writable {
  return { kind, zh, id, aliases: [], meaning: '', unit: '', of: '', uses: [], example: '' }
}

function ofVocabulary(vocabulary: Vocabulary, uses: Uses): readonly Writable[] {
  const fields = [...vocabulary.entities.values()].flatMap((entity) => [
    { ...bare('entity', entity.zh, entity.id), meaning: entity.definition, of: entity.source },
    ...[...entity.fields.values()].map((field) => ({
      ...bare('field', field.zh, field.id),
      aliases: field.aliases,
      meaning: field.definition,
      unit: typeInWords(field.type, vocabulary),
      of: entity.zh,
      uses: uses.get(`field ${entity.id}.${field.id}`) ?? [],
      example: fieldExample(field.zh, field.type.kind),
    })),
  ])
  const enumerations = [...vocabulary.enumerations.values()].flatMap((enumeration) => [
    { ...bare('enumeration', enumeration.zh, enumeration.id), meaning: enumeration.values.map(({ zh }) => zh).join(', ') },
    ...enumeration.values.map((value) => ({ ...bare('value', value.zh, value.id), aliases: value.aliases, of: enumeration.zh })),
  ])
  return [...fields, ...enumerations, ...[...vocabulary.units.values()].map(({ zh, id }) => bare('unit', zh, id))]
}

function ofPlans(set: PlanSet, uses: Uses): readonly Writable[] {
  const plans = [...set.plans.values()]
  const parameters = new Map<string, Writable>()
  for (const { parameters: own } of plans)
    for (const { shape, entries } of own.values()) {
      const known = parameters.get(shape.id)
      const stated = [...new Set([...(known?.of.split(', ') ?? []), ...entries.map(({ plan }) => plan)])].sort()
      const unit = unitOf(shape, set.vocabulary)
      const of = stated.join(', ')
      parameters.set(shape.id, { ...bare('parameter', shape.zh, shape.id), unit, of, uses: uses.get(`parameter ${shape.id}`) ?? [] })
    }
  const indicators = new Map(plans.flatMap((plan) => [...plan.indicators.values()]).map((each) => [each.id, each]))
  return [
    ...parameters.values(),
    ...policiesOf(set, plans),
    ...[...indicators.values()].map(({ zh, id, unit, note, plan }) => ({
      ...bare('indicator', zh, id),
      meaning: note ?? '',
      unit: set.vocabulary.units.get(unit)?.zh ?? '%',
      of: plan,
    })),
  ]
}

function policiesOf({ templates }: PlanSet, plans: readonly Plan[]): readonly Writable[] {
  const stating = (id: string) => plans.filter((plan) => plan.policies.has(id)).map((plan) => plan.id)
  const named = new Map<string, string>([
    ...plans.flatMap((plan) => [...plan.policies.values()].map(({ program }): [string, string] => [program.id, program.zh])),
    ...templates.map(({ id, zh }): [string, string] => [id, zh]),
  ])
  return [...named].map(([id, zh]) => {
    const template = templates.find((each) => each.id === id)
    const of = [...(template === undefined ? [] : [template.plan]), ...stating(id)].join(', ')
    return { ...bare('policy', zh, id), meaning: (template?.conditions ?? []).join(', '), of, example: spelledExtends(id) }
  })
}

const spelledExtends = (id: string) => keyText('policy', 'extends').example.replace(/\S+$/, id)

function ofLanguage(): readonly Writable[] {
  const row =
    (kind: WritableKind) =>
    ([id, { write, about, example }]: readonly [string, LanguageText]) => ({
      ...bare(kind, write, id),
      meaning: about,
      unit: example.unit ?? example.type ?? '',
      example: `${example.expression} -> ${example.gives}`,
    })
  return [
    ...Object.entries(functionTexts).map(row('function')),
    ...Object.entries(operatorTexts).map(row('operator')),
    ...Object.entries(contextTexts).map(row('run')),
  ]
}

function ofFormat({ keywords }: PlanSet): readonly Writable[] {
  const keys = Object.keys(planBlocks).flatMap((block) =>
    Object.entries(blockOf(block).keys).map(([key, { shape }]) => {
      const { about, example } = keyText(block, key)
      const zh = [...(keywords.keys.get(block) ?? [])].find(([, id]) => id === key)?.[0] ?? key
      return { ...bare('key', zh, key), meaning: about, unit: shapeInWords(shape, keywords), of: blockText(block).zh, example }
    }),
  )
  const words = [...keywords.words].flatMap(([section, found]) =>
    [...found].map(([zh, id]) => ({ ...bare('word', zh, id), of: wordTitles[section] ?? section })),
  )
  return [...keys, ...words]
}

function unitOf(shape: ParameterShape, vocabulary: Vocabulary): string {
  if (shape.kind === 'text_list' || shape.type.kind === 'text_list' || shape.type.kind === 'record') return ''
  const { type } = shape
  if (type.kind === 'number') return dimensionInWords(type.dimension, vocabulary)
  if (type.kind === 'enumeration') return vocabulary.enumerations.get(type.enumeration)?.zh ?? type.enumeration
  return type.kind === 'date' || type.kind === 'month' ? typeNames[type.kind] : ''
}

function dimensionInWords(dimension: string, vocabulary: Vocabulary): string {
  if (dimension === '') return typeNames.rate
  return dimension.replace(/[a-z_]+/g, (unit) => vocabulary.units.get(unit)?.zh ?? unit).replaceAll('.', '\u00B7')
}

/** A type as authors say it; a reference is an arrow, a relation a star. */
export function typeInWords(type: FieldType, vocabulary: Vocabulary): string {
  switch (type.kind) {
    case 'number':
      return dimensionInWords(type.dimension, vocabulary)
    case 'enumeration':
      return vocabulary.enumerations.get(type.enumeration)?.zh ?? type.enumeration
    case 'reference':
      return `\u2192 ${vocabulary.entities.get(type.entity)?.zh ?? type.entity}`
    case 'relation':
      return `* ${vocabulary.entities.get(type.entity)?.zh ?? type.entity}`
    case 'boolean':
    case 'text':
    case 'region':
    case 'date':
    case 'month':
      return typeNames[type.kind]
  }
}
