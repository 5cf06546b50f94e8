import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Labelled, loadGold } from '../gold/load-gold.ts'

/**
 * A third set of texts of the same genres, mostly of other fields than employment, written and labelled before the reader was
 * tried on them. Their general causes have been mended since.
 */
export function loadThirdBlindGold(): readonly Labelled[] {
  return loadGold(import.meta.dirname, (file) => readFileSync(join(import.meta.dirname, file)))
}
