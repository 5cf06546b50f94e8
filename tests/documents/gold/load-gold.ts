import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GoldFile } from './gold.ts'
import { parseGold } from './gold-file.ts'

/** A labelled file: its labels, and its text where the file is there. */
export interface Labelled {
  readonly gold: GoldFile
  readonly text: string | undefined
  /** True when the file's bytes are those the labels were made for. */
  readonly isUnchanged: boolean
}

const goldFolder = import.meta.dirname
const ownTexts = join(goldFolder, '../texts')
const officialTexts = join(goldFolder, '../../../../shared/documents')

/** All labelled files, those written for the project and, where a reader has them, official ones. */
export function loadGold(): readonly Labelled[] {
  return readdirSync(goldFolder)
    .filter((name) => name.endsWith('.gold.jsonl'))
    .toSorted()
    .map((name) => {
      const gold = parseGold(readFileSync(join(goldFolder, name), 'utf8'))
      const path = [ownTexts, officialTexts].map((folder) => join(folder, gold.file)).find((candidate) => existsSync(candidate))
      if (path === undefined) return { gold, text: undefined, isUnchanged: false }
      const bytes = readFileSync(path)
      const isUnchanged = createHash('sha256').update(bytes).digest('hex') === gold.sha256
      return { gold, text: new TextDecoder(gold.encoding, { fatal: true, ignoreBOM: true }).decode(bytes), isUnchanged }
    })
}
