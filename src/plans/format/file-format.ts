import { day, may, must, mustHave, namesOf, text, texts, wordOf } from './key-shapes.ts'
import type { Blocks, Shape } from './shape.ts'

const exactDay: Shape = { kind: 'day', maskable: false }
const cell: Shape = { kind: 'cell' }
/** An empty list says that there are none. */
const someIds: Shape = { kind: 'list', of: { kind: 'id' }, mayBeEmpty: true }
const bound = may({ kind: 'number' })

/** What the YAML files of a plan folder are made of. */
export const fileFormat = {
  plan: {
    keys: {
      number: may(text),
      title: must(text),
      issuer: must(text),
      region: must({ kind: 'region' }),
      issued_on: may(day),
      disclosure: may(wordOf('disclosure')),
      upper: may({ kind: 'list', of: text, mayBeEmpty: true }),
      masked: may({ kind: 'list', of: { kind: 'mask' } }),
      known_on: may(exactDay),
      year: may({ kind: 'year' }),
      reporting: may({ kind: 'id' }),
      note: may(text),
    },
  },
  parameter: {
    keys: {
      id: may({ kind: 'id' }),
      type: may(namesOf('type')),
      unit: may(namesOf('unit')),
      key: may(namesOf('enumeration')),
      range: may({ kind: 'list', of: cell }),
      question: may(text),
      words: may({ kind: 'mapping', keys: 'clause', of: text }),
      readings: { ...may({ kind: 'mapping', keys: 'reading', of: text }), goesWith: 'question' },
      values: may({ kind: 'list', of: { kind: 'block', block: 'parameter_value' }, mayBeEmpty: true }),
      note: may(text),
    },
  },
  parameter_value: {
    keys: {
      from: may(day),
      to: may(day),
      known_on: may(exactDay),
      value: may({ kind: 'one_or_list', of: cell }),
      table: may({ kind: 'mapping', keys: 'value', of: cell }),
      tiers: may({ kind: 'list', of: { kind: 'block', block: 'tier' } }),
      open: may(wordOf('boolean')),
      settled_by: { ...may(text), goesWith: 'settled_on' },
      settled_on: { ...may(exactDay), goesWith: 'settled_by' },
      basis: must(text),
      confidence: may(wordOf('confidence')),
    },
    choices: [{ of: ['value', 'table', 'tiers'], least: 1, code: 'one_value_expected' }],
  },
  tier: {
    keys: { at_least: bound, above: bound, at_most: bound, below: bound, value: must(cell) },
    choices: [
      { of: ['at_least', 'above'], least: 0, code: 'tier_bound_twice' },
      { of: ['at_most', 'below'], least: 0, code: 'tier_bound_twice' },
    ],
  },
  indicator: {
    keys: {
      id: must({ kind: 'id' }),
      unit: must(namesOf('unit')),
      direction: must(wordOf('direction')),
      measure: must(wordOf('measure')),
      system: must(wordOf('system')),
      note: may(text),
    },
  },
  source: {
    keys: {
      title: must(text),
      aliases: may(texts),
      issuer: may(text),
      issued_on: may(exactDay),
      standing: must(wordOf('source_standing')),
      substance: may(text),
      confirmed_by: must(text),
      confirmed_on: must(exactDay),
      hash: may(text),
      found_at: must(text),
      articles: may({ kind: 'mapping', keys: 'article', of: { kind: 'block', block: 'article' } }),
      note: may(text),
    },
    choices: [{ of: ['substance', 'articles'], least: 1, code: 'source_says_nothing' }],
  },
  article: {
    keys: {
      substance: must(text),
      standing: may(wordOf('source_standing')),
      confirmed_by: { ...may(text), goesWith: 'confirmed_on' },
      confirmed_on: { ...may(exactDay), goesWith: 'confirmed_by' },
      hash: may(text),
      found_at: may(text),
    },
  },
  example: {
    keys: {
      name: must(text),
      policy: mustHave({ kind: 'id' }),
      base: may(namesOf('example')),
      date: mustHave(exactDay),
      region: may({ kind: 'region' }),
      facts: may({ kind: 'facts' }),
      bind: may({ kind: 'mapping', keys: 'mask', of: { kind: 'year' } }),
      outcome: must(wordOf('outcome')),
      amount: may({ kind: 'number' }),
      due: may(exactDay),
      failed: may(someIds),
      missing: may(someIds),
      flags: may(someIds),
    },
    opensBy: ['base'],
  },
  comparison: {
    keys: {
      clauses: must({ kind: 'mapping', keys: 'clause', of: { kind: 'block', block: 'compared_clause' } }),
      lines: may({ kind: 'list', of: { kind: 'block', block: 'settled_line' }, mayBeEmpty: true }),
    },
  },
  compared_clause: { keys: { text: must(text), lines: must(text), on: must(exactDay) } },
  settled_line: {
    keys: {
      line: must(text),
      clause: must(namesOf('clause')),
      written: must(text),
      text: must(text),
      missing: may(text),
      reason: may(text),
      by: may(text),
      on: may(exactDay),
      former: may(text),
    },
  },
} as const satisfies Blocks

/** What each YAML file of a plan folder, and a block of definitions, holds as a whole. */
export const rootShapes = {
  parameters: { kind: 'mapping', keys: 'parameter', of: { kind: 'block', block: 'parameter' }, mayBeEmpty: true },
  indicators: { kind: 'mapping', keys: 'indicator', of: { kind: 'block', block: 'indicator' }, mayBeEmpty: true },
  sources: { kind: 'mapping', keys: 'source', of: { kind: 'block', block: 'source' }, mayBeEmpty: true },
  examples: { kind: 'list', of: { kind: 'block', block: 'example' }, mayBeEmpty: true },
  definition: { kind: 'named', block: 'definition' },
} as const satisfies Readonly<Record<string, Shape>>
