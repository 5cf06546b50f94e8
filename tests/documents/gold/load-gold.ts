import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GoldFile } from './gold.ts'
import { parseGold } from './gold-file.ts'

/** A labelled file: its labels and its text. */
export interface Labelled {
  readonly gold: GoldFile
  readonly text: string
  /** True when the file's bytes are those the labels were made for. */
  readonly isUnchanged: boolean
}

/** The labels of a folder, each with the text it belongs to; throws where a text cannot be read. */
export function loadGold(folder: string, bytesOf: (file: string) => Uint8Array): readonly Labelled[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.gold.jsonl'))
  if (names.length === 0) throw new Error(`no labels in ${folder}`)
  return names.toSorted().map((name) => {
    const gold = parseGold(readFileSync(join(folder, name), 'utf8'))
    const bytes = bytesOf(gold.file)
    const isUnchanged = createHash('sha256').update(bytes).digest('hex') === gold.sha256
    return { gold, text: new TextDecoder(gold.encoding, { fatal: true, ignoreBOM: true }).decode(bytes), isUnchanged }
  })
}

/** The texts written for the project, with their labels. */
export function loadOwnGold(): readonly Labelled[] {
  return loadGold(import.meta.dirname, (file) => readFileSync(join(import.meta.dirname, '../texts', file)))
}
