/** A JSON schema as the contract's are written: no references, no conditions. */
export interface JsonSchema {
  readonly type?: string
  readonly format?: string
  readonly pattern?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  readonly minimum?: number
  readonly minItems?: number
  readonly minLength?: number
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
}

const byFormat: Readonly<Record<string, string>> = {
  date: '2023-01-04',
  'date-time': '2023-01-04T01:00:00.000Z',
  uuid: '00000000-0000-4000-8000-000000000001',
}

/** Tried against a pattern, in turn; a pattern that none fits gives its own examples. */
const candidates = ['1', '500000', '0'.repeat(32), '0'.repeat(64), '2022-12', 'a']

/** The least value that fits a schema: what it must have, and nothing that it may. */
export function exampleOf(schema: JsonSchema): unknown {
  if (schema.examples?.[0] !== undefined) return schema.examples[0]
  if (schema.const !== undefined) return schema.const
  if (schema.enum?.[0] !== undefined) return schema.enum[0]
  const [first] = schema.anyOf ?? schema.allOf ?? []
  if (first !== undefined) return exampleOf(first)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((name) => [name, exampleOf(schema.properties?.[name] ?? {})]))
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => exampleOf(schema.items ?? {}))
    case 'string':
      return textOf(schema)
    case 'integer':
    case 'number':
      return Math.max(0, schema.minimum ?? 0)
    case 'boolean':
      return false
    default:
      return null
  }
}

function textOf({ format = '', pattern, minLength = 0 }: JsonSchema): string {
  const known = byFormat[format]
  if (known !== undefined) return known
  const fitting = pattern === undefined ? undefined : candidates.find((text) => new RegExp(pattern).test(text))
  return fitting ?? 'x'.repeat(Math.max(1, minLength))
}
