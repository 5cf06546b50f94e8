import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { draftsOf } from './draft-text.ts'

const texts = join(import.meta.dirname, 'texts')
const golden = join(import.meta.dirname, 'golden')
const names = readdirSync(golden)

// `UPDATE=1` writes what is drafted now; the difference is then read like any other.
describe('drafts as written', () => {
  test.each(names)('%s', (name) => {
    const [drafted] = draftsOf(readFileSync(join(texts, `${name}.txt`), 'utf8'))
    const files = drafted?.draft.files ?? new Map<string, string>()
    const folder = join(golden, name)
    if (process.env.UPDATE === '1') {
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder, { recursive: true })
      for (const [path, text] of files) writeFileSync(join(folder, path), text)
    }
    const written = readdirSync(folder)
    expect(written).toContain('plan.yaml')
    expect(Object.fromEntries(files)).toEqual(Object.fromEntries(written.map((path) => [path, readFileSync(join(folder, path), 'utf8')])))
  })
})
