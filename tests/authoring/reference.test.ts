import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { wordTitles } from '../../src/authoring/reference.zh.ts'
import { referenceText } from '../../src/cli/plans/write-reference.ts'
import { Workspace } from '../../src/cli/workspace.ts'
import { planBlocks } from '../../src/plans/index.ts'

const text = readFileSync(join(import.meta.dirname, '../../docs/plan-format.zh-CN.md'), 'utf8')
const workspace = new Workspace({})

describe('the reference of the plan format', () => {
  test('is what the tables give: bin/ballast reference --out docs/plan-format.zh-CN.md makes it anew', () => {
    expect(text).toBe(referenceText(workspace))
  })

  test('has a row for every key of every block, with its word', () => {
    for (const [block, { keys }] of Object.entries(planBlocks)) {
      const section = text.slice(text.indexOf(`(${block})\n`)).split('\n### ')[0] ?? ''
      for (const key of Object.keys(keys)) {
        const [word] = [...(workspace.set.keywords.keys.get(block) ?? [])].find(([, id]) => id === key) ?? []
        expect(section, `${block}.${key}`).toContain(`| ${word} | ${key} |`)
      }
    }
  })

  test('has every word, function, definition and template, and every field', () => {
    const { keywords, definitions, templates, vocabulary } = workspace.set
    for (const [section, words] of keywords.words) {
      expect(wordTitles[section], section).toBeDefined()
      for (const word of words.keys()) expect(text).toContain(word)
    }
    for (const name of [...keywords.functions.keys(), ...keywords.contexts.keys()]) expect(text).toContain(name)
    const ofLibrary = <T extends { readonly plan: string }>(each: readonly T[]) => each.filter(({ plan }) => plan === 'library')
    for (const { zh, id } of [...ofLibrary(definitions), ...ofLibrary(templates)]) {
      expect(text).toContain(zh)
      expect(text).toContain(id)
    }
    for (const entity of vocabulary.entities.values())
      for (const { zh, id } of entity.fields.values()) expect(text).toContain(`| ${zh} | ${id} |`)
  })
})
