import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Labelled, loadGold } from '../gold/load-gold.ts'

/**
 * A second set of texts of the same genres, in other words and on other subjects, written and labelled before the reader was tried
 * on them. They were measured before anything was mended from them; general rules have been made of what was missed since, so they are blind no longer.
 */
export function loadSecondBlindGold(): readonly Labelled[] {
  return loadGold(import.meta.dirname, (file) => readFileSync(join(import.meta.dirname, file)))
}
