import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkLabels } from './check-labels.ts'
import { checkShortForms } from './check-short-forms.ts'
import { genreOf, loadBlindGold } from './gold-blind/load-blind.ts'

const labelled = loadBlindGold()
const folder = join(import.meta.dirname, 'gold-blind')

checkLabels(labelled)
checkShortForms(labelled, { texts: folder, labels: folder, prefix: '' })

describe('the blind texts', () => {
  test.each(labelled)('name the genre of $gold.file', ({ gold }) => {
    expect(() => genreOf(gold.file)).not.toThrow()
  })
})
