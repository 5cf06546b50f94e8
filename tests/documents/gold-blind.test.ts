import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkLabels } from './check-labels.ts'
import { checkShortForms } from './check-short-forms.ts'
import { genreOf, loadBlindGold } from './gold-blind/load-blind.ts'
import { loadSecondBlindGold } from './gold-blind-2/load-second.ts'

const sets = [
  { name: 'gold-blind', labelled: loadBlindGold() },
  { name: 'gold-blind-2', labelled: loadSecondBlindGold() },
]

describe.each(sets)('the blind texts of $name', ({ name, labelled }) => {
  const folder = join(import.meta.dirname, name)
  checkLabels(labelled)
  checkShortForms(labelled, { texts: folder, labels: folder, prefix: '' })

  test.each(labelled)('name the genre of $gold.file', ({ gold }) => {
    expect(() => genreOf(gold.file)).not.toThrow()
  })
})
