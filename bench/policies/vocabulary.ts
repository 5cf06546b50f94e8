import type { Entity, Enumeration, Field, FieldType, Vocabulary } from '../../src/rules/index.ts'

/** What the benchmark's policies speak of: insured units with flat facts, and for the second case their jobs and persons. */
export const vocabulary: Vocabulary = {
  units: new Map(['person', 'month', 'day', 'yuan', 'item'].map((id) => [id, { id, zh: id }])),
  enumerations: new Map(
    [
      enumeration('size', ['large', 'medium', 'small', 'micro', 'unclassified']),
      enumeration('industry', ['manufacturing', 'construction', 'catering', 'retail', 'tourism', 'transport', 'finance', 'other']),
    ].map((each) => [each.id, each]),
  ),
  entities: new Map(
    [
      entity('unit', 'item', 'region', {
        region: { kind: 'region' },
        size: { kind: 'enumeration', enumeration: 'size' },
        industry: { kind: 'enumeration', enumeration: 'industry' },
        is_active: { kind: 'boolean' },
        is_dishonest: { kind: 'boolean' },
        is_in_arrears: { kind: 'boolean' },
        is_dispatch_agency: { kind: 'boolean' },
        founded_on: { kind: 'date' },
        headcount: number('person', 0, 5_000_000n),
        headcount_start: number('person', 0, 5_000_000n),
        separations: number('person', 0, 5_000_000n),
        graduates_hired: number('person', 0, 1_000_000n),
        insured_months: number('month', 0, 12n),
        training_days: number('day', 0, 366n),
        premium: number('yuan', 2, 10n ** 12n),
        monthly_due: number('yuan', 2, 10n ** 11n),
        loan: number('yuan', 2, 10n ** 12n),
        jobs: { kind: 'relation', entity: 'job', by: 'unit' },
      }),
      entity('job', 'person', undefined, {
        unit: { kind: 'reference', entity: 'unit' },
        started_on: { kind: 'date' },
        insured_months: number('month', 0, 720n),
        wage: number('yuan', 2, 10n ** 9n),
        is_graduate: { kind: 'boolean' },
      }),
    ].map((each) => [each.id, each]),
  ),
}

function enumeration(id: string, values: readonly string[]): Enumeration {
  return { id, zh: id, values: values.map((value) => ({ id: value, zh: value, aliases: [] })) }
}

function number(dimension: string, scale: number, high: bigint): FieldType {
  return { kind: 'number', dimension, scale, low: 0n, high }
}

function entity(id: string, unit: string, region: string | undefined, fields: Readonly<Record<string, FieldType>>): Entity {
  const made = Object.entries(fields).map(([field, type]): [string, Field] => [
    field,
    { id: field, zh: field, aliases: [], definition: '', source: '', type },
  ])
  return { id, zh: id, definition: '', source: '', region, unit, fields: new Map(made) }
}

/** The stored code of an enumeration value. */
export function codeOf(enumerationId: string, value: string): bigint {
  const code = vocabulary.enumerations.get(enumerationId)?.values.findIndex((each) => each.id === value) ?? -1
  if (code < 0) throw new Error(`${value} is no value of ${enumerationId}`)
  return BigInt(code)
}
