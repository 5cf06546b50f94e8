import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXIT } from '../../src/cli/exit-codes.ts'
import { run } from '../cli/capture.ts'

const text = readFileSync(join(import.meta.dirname, 'texts/county-plan.txt'), 'utf8')
let folder = ''
const inside = (name: string) => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ballast-draft-'))
  writeFileSync(inside('one.txt'), text)
  writeFileSync(inside('two.txt'), readFileSync(join(import.meta.dirname, '../documents/texts/structure-two.txt')))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('draft', () => {
  test('writes a folder, tells what is in it, and never writes over one', async () => {
    const first = await run('draft', inside('one.txt'), '--into', inside('plan'))
    expect(first.code).toBe(EXIT.done)
    expect(first.out).toContain('QUESTIONS.md')
    expect(readdirSync(inside('plan'))).toEqual(expect.arrayContaining(['plan.yaml', 'QUESTIONS.md', 'parameters.yaml']))
    const before = readFileSync(inside('plan/plan.yaml'), 'utf8')
    const again = await run('draft', `${inside('two.txt')}#2`, '--into', inside('plan'))
    expect(again.code).toBe(EXIT.usage)
    expect(again.err).toContain('plan-2')
    expect(readFileSync(inside('plan/plan.yaml'), 'utf8')).toBe(before)
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('goes beside the data unless told where, so that no screening waits for it', async () => {
    const { code, out } = await run('draft', inside('one.txt'), '--id', 'ours', '--var', inside('var'))
    expect(code).toBe(EXIT.done)
    expect(out).toContain(inside('var/drafts/ours'))
    expect(existsSync(inside('var/drafts/ours/plan.yaml'))).toBe(true)
    expect((await run('draft', inside('one.txt'), '--id', 'ours', '--var', inside('var'))).err).toContain('ours-2')
  })

  test('asks which document is meant where there are several', async () => {
    const asked = await run('draft', inside('two.txt'), '--into', inside('second'))
    expect(asked.code).toBe(EXIT.usage)
    expect(asked.err).toContain('#1')
    expect((await run('draft', `${inside('two.txt')}#3`, '--into', inside('second'))).code).toBe(EXIT.usage)
    expect((await run('draft', `${inside('two.txt')}#2`, '--into', inside('second'))).code).toBe(EXIT.done)
    expect(readFileSync(inside('second/plan.yaml'), 'utf8')).toContain('〔2022〕9号')
  })

  test.each([
    ['an id that is no id', ['--id', 'Plan 1'], 'Plan 1'],
    ['a plan above that does not exist', ['--upper', 'no-such-plan'], 'no-such-plan'],
    ['a folder in a folder that does not exist', ['--into', 'no-such-folder/plan'], 'no-such-folder'],
  ])('refuses %s and writes nothing', async (_, options, words) => {
    const into = options.includes('--into') ? [] : ['--into', inside('refused')]
    const refused = await run('draft', inside('one.txt'), ...into, ...options)
    expect(refused.code).toBe(EXIT.usage)
    expect(refused.err).toContain(words)
    expect(refused.err).toMatch(/^\p{Script=Han}.*。/u)
    expect(readdirSync(folder)).not.toContain('refused')
  })

  test('refuses a file it cannot read', async () => {
    writeFileSync(inside('picture.png'), Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]))
    const refused = await run('draft', inside('picture.png'), '--into', inside('refused'))
    expect(refused.code).toBe(EXIT.failed)
    expect(readdirSync(folder)).not.toContain('refused')
  })

  test('prints the files instead of writing them', async () => {
    const printed = await run('draft', inside('one.txt'), '--stdout', '--into', inside('printed'))
    expect(printed.code).toBe(EXIT.done)
    expect(printed.out).toContain('### 二（三） 建设零工市场')
    expect(readdirSync(folder)).not.toContain('printed')
  })

  test('gives files, counts and questions as JSON', async () => {
    const told = JSON.parse((await run('draft', inside('one.txt'), '--json', '--into', inside('json'))).out)
    expect(told).toMatchObject({ id: 'draft-2023-45', counts: { blocks: { target: 5, service: 1, form: 3 } } })
    expect(told.files).toEqual(expect.arrayContaining(readdirSync(inside('json'))))
    expect(told.questions.length).toBeGreaterThan(0)
  })
})
