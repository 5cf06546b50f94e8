import { findHidden } from '../../kernel/hidden-characters.ts'
import {
  type Facts,
  type Field,
  type FieldType,
  isSpelled,
  readFactText,
  suggest,
  typeName,
  typeOfField,
  type Value,
  type Vocabulary,
} from '../../rules/index.ts'
import type { Keywords } from './read-keywords.ts'
import { atScale, decimal, readDecimal } from './read-values.ts'

/** A fact that could not be read; `path` leads to it, e.g. `employments[2].insured_months` in official terms. */
export interface FactProblem {
  readonly code: 'unknown_fact' | 'bad_fact' | 'facts_expected' | 'fact_repeated'
  readonly path: string
  readonly with: Readonly<Record<string, string>>
}

export interface FactsRead {
  readonly facts: Facts
  readonly problems: readonly FactProblem[]
}

/**
 * Reads facts keyed by official term or id, as an author or a clerk writes them: money in yuan, rates as `60%` or `0.6`, dates as
 * YYYY-MM-DD or in another sure order, codes with or without their letter, enumeration values by name or id, references as mappings or as a path (`firm.size_class`, or in terms), relations as lists. What is not given is unknown; an
 * empty list says that there is none.
 */
export function readFacts(written: unknown, entity: string, vocabulary: Vocabulary, keywords: Keywords): FactsRead {
  const problems: FactProblem[] = []
  const facts = readRecord(written, entity, '', { vocabulary, keywords, problems })
  return { facts, problems }
}

interface Reading {
  readonly vocabulary: Vocabulary
  readonly keywords: Keywords
  readonly problems: FactProblem[]
}

function readRecord(written: unknown, entity: string, path: string, reading: Reading): Facts {
  if (typeof written !== 'object' || written === null || Array.isArray(written)) {
    reading.problems.push({ code: 'facts_expected', path, with: {} })
    return {}
  }
  const fields = [...(reading.vocabulary.entities.get(entity)?.fields.values() ?? [])]
  const record: Record<string, Value | Facts | readonly Facts[]> = {}
  for (const [key, value] of Object.entries(withPaths(written, path, reading))) {
    const field = fields.find((candidate) => candidate.zh === key || candidate.id === key)
    const place = path === '' ? key : `${path}.${key}`
    if (field === undefined) {
      const write =
        suggest(
          key,
          fields.map((candidate) => candidate.zh),
        ) ?? ''
      reading.problems.push({
        code: 'unknown_fact',
        path: place,
        with: { found: key, write, entity: reading.vocabulary.entities.get(entity)?.zh ?? entity },
      })
    } else record[field.id] = readField(value, field, place, reading)
  }
  return record
}

/** A record in which `firm.size_class: small` stands as `firm: { size_class: small }`. */
function withPaths(written: object, path: string, reading: Reading): Readonly<Record<string, unknown>> {
  const record: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(written)) {
    const dot = key.indexOf('.')
    const [head, inner] = dot < 1 || dot === key.length - 1 ? [key, value] : [key.slice(0, dot), { [key.slice(dot + 1)]: value }]
    const before = record[head]
    if (before === undefined) record[head] = inner
    else if (isMapping(before) && isMapping(inner) && Object.keys(inner).every((each) => !(each in before)))
      record[head] = { ...before, ...inner }
    else reading.problems.push({ code: 'fact_repeated', path: path === '' ? key : `${path}.${key}`, with: { found: key } })
  }
  return record
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readField(value: unknown, field: Field, path: string, reading: Reading): Value | Facts | readonly Facts[] {
  if (value === null || value === undefined || value === '') return null
  if (field.type.kind === 'reference') return readRecord(value, field.type.entity, path, reading)
  if (field.type.kind === 'relation') {
    const { entity } = field.type
    if (Array.isArray(value)) return value.map((item, i) => readRecord(item, entity, `${path}[${i + 1}]`, reading))
    reading.problems.push({ code: 'bad_fact', path, with: { found: String(value), needs: 'list' } })
    return null
  }
  const read = readScalar(String(value).trim(), field.type, reading)
  if (read === undefined)
    reading.problems.push({
      code: 'bad_fact',
      path,
      with: { found: String(value), needs: typeName(typeOfField(field.type)), ...limitsOf(field.type, reading.vocabulary) },
    })
  return read ?? null
}

/** What a value of the type may be: its range, or its names. */
function limitsOf(type: FieldType, vocabulary: Vocabulary): Readonly<Record<string, string>> {
  if (type.kind === 'number') return { range: `${decimal(type.low, type.scale)} .. ${decimal(type.high, type.scale)}` }
  if (type.kind !== 'enumeration') return {}
  return { known: (vocabulary.enumerations.get(type.enumeration)?.values ?? []).map((value) => value.zh).join(' ') }
}

function readScalar(text: string, type: FieldType, reading: Reading): Value | undefined {
  if (type.kind === 'text' && findHidden(text).length > 0) return undefined
  if (isSpelled(type)) {
    const read = readFactText(text, type, reading.vocabulary)
    return read.kind === 'value' ? read.value : undefined
  }
  switch (type.kind) {
    case 'number': {
      const decimal = readDecimal(text)
      const value = decimal === undefined ? undefined : atScale(decimal, type.scale)
      if (value === undefined || value < type.low || value > type.high) return undefined
      return type.high > BigInt(Number.MAX_SAFE_INTEGER) || type.low < BigInt(-Number.MAX_SAFE_INTEGER) ? value : Number(value)
    }
    case 'reference':
    case 'relation':
      return undefined
  }
}
