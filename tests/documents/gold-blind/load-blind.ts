import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Labelled, loadGold } from '../gold/load-gold.ts'

/** The kinds of document the blind texts are of; the name of a text begins with its genre. */
export const genres = ['regulation', 'plan', 'report', 'scoring', 'notice'] as const
type Genre = (typeof genres)[number]

/**
 * The texts that were labelled before the reader saw them, with their labels. General rules were made of what was missed in
 * them, so they are blind no longer; none of their misses is a reason to change a label.
 */
export function loadBlindGold(): readonly Labelled[] {
  return loadGold(import.meta.dirname, (file) => readFileSync(join(import.meta.dirname, file)))
}

/** The genre a blind text is of; throws where its name tells none. */
export function genreOf(file: string): Genre {
  const genre = genres.find((name) => file.startsWith(`${name}-`))
  if (genre === undefined) throw new Error(`${file} names no genre`)
  return genre
}
