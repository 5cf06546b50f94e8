import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from '../cli/capture.ts'

const texts = join(import.meta.dirname, 'texts')
const upper = join(texts, 'transmission-upper.txt')
const lower = join(texts, 'transmission-lower.txt')

const folder = mkdtempSync(join(tmpdir(), 'ballast-transmission-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('transmission', () => {
  test('says what was compared, then sums up, then goes clause by clause', async () => {
    const { code, out, err } = await run('transmission', upper, lower)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const lines = out.split('\n')
    expect(lines[0]).toBe('上级：青禾省人力资源和社会保障厅关于做好秋季稳岗工作的通知（青人社发〔2023〕18号）')
    expect(lines[1]).toContain('云泽市')
    expect(lines[2]).toContain('下级引用了上级文件')
    expect(lines[3]).toContain('上级 19 条 19 句')
    expect(lines.indexOf('上级 19 句：已承接 17，部分承接 1，未承接 1。')).toBeGreaterThan(3)
    const first = lines.indexOf('先看：')
    expect(lines[first + 1]).toMatch(/^ {2}一（三） 差错 /)
    expect(out).toContain('二（四） 稳岗返还 -> 二4')
    expect(out).toContain('差错 下级“90%”超过上级上限“80%”，请改。（二4）')
    expect(out).toContain('差错 上级“每月12日前”，下级“每月15日前”，晚 3 天，赶不上上级时限，请提前。（三18）')
    expect(out).toContain('遗漏 “全程代办”下级通篇未提。')
  })

  test('--json holds every finding with both places and its sentence', async () => {
    const { out } = await run('transmission', upper, lower, '--json')
    const found = JSON.parse(out) as {
      readonly summary: { readonly sentences: number }
      readonly clauses: readonly {
        readonly clause: string
        readonly sentences: readonly { readonly findings: readonly Record<string, unknown>[] }[]
      }[]
    }
    expect(found.summary.sentences).toBe(19)
    const [finding] = found.clauses.find(({ clause }) => clause === '二（七）')?.sentences[0]?.findings ?? []
    expect(finding).toMatchObject({
      change: 'ceiling_to_value',
      effect: 'allowed',
      upper: { clause: '二（七）', value: '3000元' },
      lower: { clause: '二7', value: '2000元' },
      sentence: '上级定上限“3000元”，下级定为“2000元”，未超上限。',
    })
  })

  test('of a file with several documents one is named; which one must be said', async () => {
    const both = join(folder, 'both.txt')
    writeFileSync(both, `第一篇：${readFileSync(upper, 'utf8')}\n\n第二篇：${readFileSync(lower, 'utf8')}`)
    const unsaid = await run('transmission', both, lower)
    expect(unsaid.code).toBe(2)
    expect(unsaid.err).toContain('#1')
    const chosen = await run('transmission', `${both}#1`, `${both}#2`)
    expect(chosen.code).toBe(0)
    expect(chosen.out).toContain('超过上级上限“80%”')
    expect((await run('transmission', `${both}#1`, `${both}#3`)).code).toBe(2)
  })

  test('a file that is not there, and an argument that is missing, are said', async () => {
    copyFileSync(upper, join(folder, 'upper.txt'))
    expect((await run('transmission', join(folder, 'upper.txt'), join(folder, 'no.txt'))).code).not.toBe(0)
    const { code, err } = await run('transmission', upper)
    expect(code).toBe(2)
    expect(err).toContain('UPPER')
  })
})
