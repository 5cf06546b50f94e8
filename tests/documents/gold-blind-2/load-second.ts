import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Labelled, loadGold } from '../gold/load-gold.ts'

/**
 * A second set of texts of the same genres, in other words and on other subjects, written and labelled before the reader was tried
 * on them. Rules are never made of what is missed in them, so that they go on measuring how far the reader carries.
 */
export function loadSecondBlindGold(): readonly Labelled[] {
  return loadGold(import.meta.dirname, (file) => readFileSync(join(import.meta.dirname, file)))
}
