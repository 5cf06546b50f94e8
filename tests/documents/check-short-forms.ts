import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { goldOf, parseGold, printGold } from './gold/gold-file.ts'
import type { Labelled } from './gold/load-gold.ts'

/** Where labelled texts are kept; only names that begin with the prefix are meant. */
interface GoldFolders {
  readonly texts: string
  readonly labels: string
  readonly prefix: string
}

/** The tests that texts and labels belong to each other, and that the stored spans are what the short form of the labels resolves to. */
export function checkShortForms(labelled: readonly Labelled[], { texts, labels, prefix }: GoldFolders): void {
  const namesIn = (folder: string, ending: string): readonly string[] =>
    readdirSync(folder)
      .filter((name) => name.startsWith(prefix) && name.endsWith(ending))
      .map((name) => name.slice(0, -ending.length))
      .toSorted()

  describe('the texts written for the project', () => {
    test('are labelled one and all, and every label has its text', () => {
      const names = namesIn(texts, '.txt')
      expect(names.length).toBeGreaterThan(0)
      expect(namesIn(labels, '.labels')).toEqual(names)
      expect(namesIn(labels, '.gold.jsonl')).toEqual(names)
    })

    // UPDATE=1 binds the short forms to their texts anew; the difference is then read like any other.
    test.each(namesIn(labels, '.labels'))('have the labels that the short form of %s resolves to', (name) => {
      const gold = labelled.find((entry) => entry.gold.file === `${name}.txt`)?.gold
      const short = readFileSync(join(labels, `${name}.labels`), 'utf8')
      const made = goldOf(`${name}.txt`, readFileSync(join(texts, `${name}.txt`)), gold?.encoding ?? 'utf-8', short)
      if (process.env.UPDATE === '1') writeFileSync(join(labels, `${name}.gold.jsonl`), printGold(made))
      expect(gold).toEqual(made)
      expect(parseGold(printGold(made))).toEqual(made)
    })
  })
}
