import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from '../cli/capture.ts'
import { type OfdText, ofdOf, zipOf } from './sample-files.ts'
import { refusalOf, takenIn } from './taken-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-ofd-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let written = 0
function fileWith(content: Uint8Array): string {
  const path = join(folder, `${++written}.ofd`)
  writeFileSync(path, content)
  return path
}

const line = (text: string, i: number): OfdText => ({ text, x: 20, y: 20 + i * 8 })
const linesOf = async (content: Uint8Array) => (await takenIn(fileWith(content))).text.trimEnd().split('\n')

describe('OFD, the national format of fixed pages', () => {
  test('lines from top to bottom, whatever order the file has', async () => {
    const texts = ['一、总体要求', '（一）坚持就业优先。', '（二）突出重点群体。'].map(line)
    expect(await linesOf(ofdOf([[...texts].reverse()]))).toEqual(['一、总体要求', '（一）坚持就业优先。', '（二）突出重点群体。'])
  })

  test('characters drawn one by one make a line; a wide gap parts two cells', async () => {
    const drawn = [...'各县人社局'].map((text, i) => ({ text, x: 20 + i * 5, y: 20 }))
    expect(await linesOf(ofdOf([[...drawn, { text: '月报时间', x: 120, y: 20 }]]))).toEqual(['各县人社局\t月报时间'])
  })

  test('figures a character apart stand in two cells; closer ones make one number', async () => {
    const parts = (gap: number): readonly OfdText[] => [
      { text: '1', x: 20, y: 20 },
      { text: '500元的标准给予', x: 25 + gap, y: 20 },
    ]
    expect(await linesOf(ofdOf([parts(6)]))).toEqual(['1\t500元的标准给予'])
    expect(await linesOf(ofdOf([parts(3)]))).toEqual(['1 500元的标准给予'])
    expect(await linesOf(ofdOf([parts(1)]))).toEqual(['1500元的标准给予'])
  })

  test('distances written in groups, and a matrix that moves and turns the scale', async () => {
    const texts: readonly OfdText[] = [
      { text: '每月五日前报送', x: 20, y: 20, code: 'X="0" Y="5" DeltaX="g 6 5"' },
      { text: '进展情况', x: 55, y: 20 },
      { text: '下一行写在这里', x: 0, y: 0, object: 'CTM="1 0 0 1 20 40"' },
    ]
    expect(await linesOf(ofdOf([texts]))).toEqual(['每月五日前报送进展情况', '下一行写在这里'])
  })

  test('pages end where the file says', async () => {
    const read = await takenIn(fileWith(ofdOf([[line('第一页的文字有八个', 0)], [line('第二页的文字有八个', 0)]])))
    expect(read.text).toBe('第一页的文字有八个\n第二页的文字有八个\n')
    expect(read.pageEnds).toEqual([10, 20])
  })

  test('parts named from the top of the package', async () => {
    expect(await linesOf(ofdOf([[line('路径从包的顶端写起', 0)]], '/Doc_7/'))).toEqual(['路径从包的顶端写起'])
  })

  test.each<[string, Uint8Array, string, string]>([
    ['pages without text', ofdOf([[], []]), 'no_text_layer', 'OCR'],
    ['no pages', ofdOf([]), 'damaged', '损坏'],
    ['a root that is no markup', zipOf({ 'OFD.xml': '<ofd:OFD' }), 'part_unreadable', '损坏'],
    [
      'a page that is not there',
      zipOf({ 'OFD.xml': '<OFD><DocBody><DocRoot>D/D.xml</DocRoot></DocBody></OFD>' }),
      'part_missing',
      '不完整',
    ],
  ])('%s', async (_, content, code, words) => {
    await expect(refusalOf(fileWith(content))).resolves.toMatchObject({ refusal: { code }, sentence: expect.stringContaining(words) })
  })

  test('an OFD notice is read like any other', async () => {
    const notice = [
      '关于开展用工调查的通知',
      '白河人社〔2022〕5号',
      '各镇人社所：',
      '一、调查对象',
      '（一）企业。8月底前组织调查120家企业。（责任单位：就业股）',
      '白河县人力资源和社会保障局',
      '2022年2月25日',
    ]
    const { code, out } = await run('read', fileWith(ofdOf([notice.map(line)])))
    expect(code).toBe(0)
    expect(out).toContain('文号: 白河人社〔2022〕5号')
    expect(out).toMatch(/就业股/)
  })
})
