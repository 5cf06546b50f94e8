import { may, must, text, texts } from './key-shapes.ts'
import type { Blocks } from './shape.ts'

/** What the glossary is made of; its keys are written as their ids. */
export const glossaryFormat = {
  glossary: {
    keys: {
      units: must({ kind: 'mapping', keys: 'term', of: { kind: 'block', block: 'term_unit' } }),
      enumerations: must({ kind: 'mapping', keys: 'term', of: { kind: 'block', block: 'enumeration' } }),
      entities: must({ kind: 'mapping', keys: 'term', of: { kind: 'block', block: 'entity' } }),
    },
  },
  term_unit: { keys: { zh: must(text) } },
  enumeration: { keys: { zh: must(text), values: must({ kind: 'list', of: { kind: 'block', block: 'enumeration_value' } }) } },
  enumeration_value: { keys: { id: must({ kind: 'id' }), zh: must(text), aliases: may(texts) } },
  entity: {
    keys: {
      zh: must(text),
      region: may({ kind: 'id' }),
      unit: may({ kind: 'id' }),
      def: must(text),
      source: must(text),
      fields: must({ kind: 'list', of: { kind: 'block', block: 'field' } }),
    },
  },
  field: {
    keys: {
      id: must({ kind: 'id' }),
      zh: must(text),
      type: must(text),
      range: may({ kind: 'list', of: { kind: 'number' } }),
      def: must(text),
      source: may(text),
      not: may(text),
      aliases: may(texts),
    },
  },
} as const satisfies Blocks
