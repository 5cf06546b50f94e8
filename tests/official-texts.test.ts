import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { officialBytes } from './texts/official-texts.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-texts-'))
beforeAll(() => writeFileSync(join(folder, 'here.txt'), 'text'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('official texts', () => {
  test('are read from the folder that is named', () => {
    expect(new TextDecoder().decode(officialBytes('here.txt', { BALLAST_TEXTS: folder }))).toBe('text')
  })

  test.each([
    ['no folder is named', {}, 'here.txt', /BALLAST_TEXTS is not set/],
    ['nothing is named', { BALLAST_TEXTS: '' }, 'here.txt', /BALLAST_TEXTS is not set/],
    ['the folder is not there', { BALLAST_TEXTS: join(folder, 'nowhere') }, 'here.txt', /here\.txt .*nowhere/],
    ['a file is not there', { BALLAST_TEXTS: folder }, 'gone.txt', /gone\.txt .*ballast-texts/],
  ])('fail loudly where %s', (_, environment, file, message) => {
    expect(() => officialBytes(file, environment)).toThrow(message)
  })
})
