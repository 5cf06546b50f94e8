import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from './capture.ts'

const home = mkdtempSync(join(tmpdir(), 'ballast-cli-sources-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

interface Listed {
  readonly lines: readonly { readonly standing: string; readonly lines: number }[]
  readonly sources: readonly { readonly id: string; readonly standing: string }[]
}

describe('sources', () => {
  test('lists every source with how far its text was followed, and counts the lines', async () => {
    const { code, out } = await run('sources', '--json')
    expect(code).toBe(0)
    const { lines, sources } = JSON.parse(out) as Listed
    expect(lines.map(({ standing }) => standing)).toEqual(['document', 'read_in_full', 'quoted', 'practice'])
    expect(lines.every((each) => each.lines > 0)).toBe(true)
    expect(sources.find(({ id }) => id === '社会保险法')?.standing).toBe('read_in_full')
  })

  test('shows what each article says and the lines that rest on it', async () => {
    const { code, out } = await run('sources', '社会保险法')
    expect(code).toBe(0)
    expect(out).toMatch(/第四十六条\n.*二十四个月\n\s+library\/04-失业保障\.md:\d+ {2}定义 {2}可领金月数/)
  })

  test('finds by part of a title, and by a citation of an article', async () => {
    for (const asked of ['职业技能提升行动方案', '社会保险法第四十五条']) expect((await run('sources', asked)).code, asked).toBe(0)
  })

  test('names the nearest where there is none', async () => {
    const { code, out } = await run('sources', '社会保险发')
    expect(code).toBe(1)
    expect(out).toContain('最接近的是“社会保险法”')
  })

  test('a text that differs from what was read is told part by part', async () => {
    const text = join(home, 'law.txt')
    writeFileSync(text, '第一条 某条。\n第五十二条 另一条。\n')
    const { code, out } = await run('sources', '就业促进法', '--text', text)
    expect(code).toBe(1)
    expect(out.match(/与所给文本不同/g)).toHaveLength(2)
    expect(out.match(/所给文本里没有这一部分/g)).toHaveLength(1)
  })

  test('a text is compared with a source, and only with one that has a hash', async () => {
    const text = join(home, 'law.txt')
    expect((await run('sources', '--text', text)).err).toContain('--text 要与一个来源一起写')
    expect((await run('sources', '贷款计息惯例', '--text', text)).err).toContain('没有校验值')
  })
})
