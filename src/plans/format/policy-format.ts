import { day, expression, ids, may, must, mustHave, namesOf, sourceKeys, text, wordOf } from './key-shapes.ts'
import type { Blocks } from './shape.ts'

/** Blocks that grant something, and what they are made of. */
export const policyFormat = {
  policy: {
    keys: {
      extends: may({ kind: 'id' }),
      template: may(wordOf('boolean')),
      id: mustHave({ kind: 'id' }),
      name: mustHave(text),
      subject: mustHave(namesOf('entity')),
      fund: mustHave(text),
      channel: may(text),
      region: mustHave(expression),
      date: mustHave(expression),
      period: may({ kind: 'block', block: 'period' }),
      conditions: may({ kind: 'named', block: 'condition' }),
      drop_conditions: may({ kind: 'mapping', keys: 'condition', of: text }),
      reviews: may({ kind: 'named', block: 'condition' }),
      amount: may({ kind: 'block', block: 'amount' }),
      schedule: may({ kind: 'named', block: 'schedule_line' }),
      rate: may({ kind: 'block', block: 'rate' }),
      obligation: may({ kind: 'block', block: 'obligation' }),
      payee: may(namesOf('reference')),
      year_basis: may(wordOf('year_basis')),
      top_up: may({ kind: 'block', block: 'top_up' }),
      once_only: may({ kind: 'block', block: 'once_only' }),
      cap: may({ kind: 'block', block: 'cap' }),
      monthly: may({ kind: 'block', block: 'monthly' }),
      note: may(text),
    },
    choices: [{ of: ['amount', 'schedule', 'rate', 'obligation'], least: 1, code: 'one_result_expected' }],
    opensBy: ['extends', 'template'],
  },
  condition: {
    keys: { test: must(expression), ...sourceKeys, unmet: may(wordOf('unmet')), switch: may(namesOf('switch')), note: may(text) },
  },
  period: { keys: { from: may(day), to: may(day), earliest: may(day), basis: must(text) } },
  amount: { keys: { value: must(expression), ...sourceKeys } },
  rate: { keys: { value: must(expression), saving: must(expression), ...sourceKeys } },
  schedule_line: {
    keys: { from: must(expression), to: must(expression), monthly: must(expression), due: may(expression), ...sourceKeys },
  },
  obligation: { keys: { what: must(text), due: may(expression), ...sourceKeys } },
  top_up: {
    keys: {
      policy: must({ kind: 'one_or_list', of: { kind: 'id' } }),
      key: must(namesOf('entity')),
      basis: must(text),
    },
  },
  once_only: {
    keys: { key: must({ kind: 'one_or_list', of: namesOf('entity') }), scope: must(wordOf('scope')), basis: must(text) },
  },
  cap: { keys: { key: must(namesOf('entity')), limit: must(expression), scope: must(wordOf('scope')), basis: must(text) } },
  monthly: {
    keys: {
      term: { ...may(expression), goesWith: 'drawn' },
      drawn: { ...may(expression), goesWith: 'term' },
      covers: may(expression),
      ...sourceKeys,
    },
  },
  definition: {
    keys: {
      entity: must(namesOf('entity')),
      value: may(expression),
      strategy: { ...may(namesOf('strategy')), goesWith: 'ways' },
      ways: { ...may({ kind: 'mapping', keys: 'value', of: expression }), goesWith: 'strategy' },
      ...sourceKeys,
      note: may(text),
    },
    choices: [{ of: ['value', 'strategy'], least: 1, code: 'definition_needs_value' }],
  },
  exclusion: {
    keys: {
      id: must({ kind: 'id' }),
      name: must(text),
      key: must(namesOf('entity')),
      scope: must(wordOf('scope')),
      priority: must(ids),
      basis: must(text),
    },
  },
} as const satisfies Blocks
