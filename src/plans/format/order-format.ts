import { day, may, must, namesOf, text, texts, wordOf } from './key-shapes.ts'
import type { Blocks } from './shape.ts'

const responsibility = { lead: may(texts), support: may(texts), responsible: may(texts), leader: may(texts) } as const
const cadence = may({ kind: 'block', block: 'cadence' })
const remarks = { confidence: may(wordOf('confidence')), note: may(text) } as const

/** Blocks that order work, and the clause that asks for none. */
export const orderFormat = {
  task: {
    keys: {
      id: must({ kind: 'id' }),
      name: must(text),
      ...responsibility,
      measures: may({ kind: 'list', of: { kind: 'text_or_block', block: 'measure' } }),
      from: may(day),
      due: may(day),
      cadence,
      output: may(wordOf('output')),
      other_department: may(wordOf('boolean')),
      ...remarks,
    },
  },
  measure: { keys: { what: must(text), due: may(day), output: may(wordOf('output')) } },
  target: {
    keys: {
      id: must({ kind: 'id' }),
      indicator: must(namesOf('indicator')),
      comparison: must(wordOf('comparison')),
      value: may({ kind: 'number' }),
      unit: { ...may(namesOf('unit')), goesWith: 'value' },
      base: may(text),
      per: may(text),
      group: may(text),
      from: may(day),
      due: may(day),
      same_as: may({ kind: 'id' }),
      ...remarks,
    },
    choices: [{ of: ['value', 'base'], least: 0, code: 'target_value_expected' }],
  },
  form: {
    keys: {
      id: must({ kind: 'id' }),
      name: must(text),
      attachment: may(namesOf('clause')),
      contents: may(texts),
      fillers: may(texts),
      collectors: may(texts),
      recipient: may(text),
      cadence,
      nil_report: may(wordOf('boolean')),
      deduced: may(wordOf('boolean')),
      columns: may({ kind: 'named', block: 'column' }),
      ...remarks,
    },
  },
  column: { keys: { type: may(wordOf('column_type')), unit: may(namesOf('unit')), note: may(text) } },
  service: {
    keys: {
      id: must({ kind: 'id' }),
      name: must(text),
      subject: must(namesOf('entity')),
      group: may(text),
      ...responsibility,
      steps: may({ kind: 'named', block: 'step' }),
      cadence,
      due: may(day),
      ...remarks,
    },
  },
  step: { keys: { times: may({ kind: 'count' }), cadence, due: may(day), note: may(text) } },
  cadence: {
    keys: {
      every: may(wordOf('every')),
      event: may(text),
      due_day: may({ kind: 'count' }),
      due_after_end: may({ kind: 'count', most: 366 }),
      within: may({ kind: 'time' }),
      times: may({ kind: 'count' }),
      counts_day: may(wordOf('confirmation')),
      rolls: may(wordOf('confirmation')),
      workdays: may(wordOf('confirmation')),
      about: { ...may(wordOf('about')), goesWith: 'due_day' },
      from: may(day),
      to: may(day),
    },
    choices: [
      { of: ['every', 'event'], least: 1, code: 'cadence_needs_one' },
      { of: ['due_day', 'due_after_end'], least: 0, code: 'cadence_due_twice' },
    ],
  },
  uncovered: { keys: { kinds: must({ kind: 'list', of: wordOf('uncovered') }), reason: must(text) } },
} as const satisfies Blocks
