import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Labelled, loadGold } from '../gold/load-gold.ts'

/**
 * A fourth set of texts of the same genres, of fields the earlier sets do not have, written and labelled before the reader was
 * tried on them. Nothing has been mended from them.
 */
export function loadFourthBlindGold(): readonly Labelled[] {
  return loadGold(import.meta.dirname, (file) => readFileSync(join(import.meta.dirname, file)))
}
