import { join } from 'node:path'
import { type Labelled, loadGold } from '../documents/gold/load-gold.ts'
import { officialBytes } from './official-texts.ts'

/** The official texts, with the labels people made of them. */
export function loadOfficialGold(): readonly Labelled[] {
  return loadGold(join(import.meta.dirname, 'gold'), (file) => officialBytes(file))
}
