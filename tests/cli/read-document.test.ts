import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { docxOf, encryptedPdf, paragraph, pdfOf } from '../intake/sample-files.ts'
import { run } from './capture.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-read-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fileWith(name: string, content: Uint8Array | string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const notice = [
  '关于开展用工调查的通知',
  '白河人社〔2022〕5号',
  '各镇人社所：',
  '现就开展用工调查通知如下：',
  '一、调查对象',
  '（一）企业。全县规模以上企业都要调查。',
  '三、调查时间',
  '白河县人力资源和社会保障局',
  '2022年2月25日',
]

describe('read', () => {
  test('prints metadata, the tree of provisions, and what a person must settle with its line', async () => {
    const { code, out, err } = await run('read', fileWith('notice.txt', notice.join('\n')))
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const line of [
      '标题: 关于开展用工调查的通知',
      '文号: 白河人社〔2022〕5号',
      '发文机关: 白河县人力资源和社会保障局',
      '成文日期: 2022-02-25',
      '主送: 各镇人社所',
      '一 调查对象',
      '  一（一） 企业 | 全县规模以上企业都要调查。',
      '三 调查时间',
      '待确认 1 项：请确认 1',
    ])
      expect(out.split('\n')).toContain(line)
    expect(out).toContain('请确认 第 7 行 编号跳到“三”，前面缺第 2 项')
  })

  test('reads the same from text, Word and PDF', async () => {
    const files = [
      fileWith('same.txt', notice.join('\n')),
      fileWith('same.docx', docxOf(notice.map((text) => paragraph(text)).join(''))),
      fileWith('same.pdf', pdfOf([notice.map((text, index) => ({ text, x: 72, y: 780 - index * 24 }))])),
    ]
    const outlines = await Promise.all(files.map(async (file) => (await run('read', file)).out.replace(file, '')))
    expect(outlines[1]).toBe(outlines[0])
    expect(outlines[2]).toBe(outlines[0])
  })

  test('as JSON: one value with every provision, its span and its text', async () => {
    const { code, out } = await run('read', fileWith('json.txt', notice.join('\n')), '--json')
    const [file] = JSON.parse(out) as [{ documents: [{ clauses: [{ number: string; text: string; span: { from: number } }] }] }]
    const [clause] = file.documents[0].clauses
    expect({ code, number: clause.number, text: clause.text, from: clause.span.from }).toEqual({
      code: 0,
      number: '一',
      text: '调查对象',
      from: notice.join('\n').indexOf('一、'),
    })
  })

  test('says in one sentence each which files it cannot read, and reads the others', async () => {
    const good = fileWith('good.txt', notice.join('\n'))
    const { code, out, err } = await run(
      'read',
      fileWith('locked.pdf', encryptedPdf()),
      good,
      join(folder, 'nowhere.txt'),
      fileWith('empty.txt', ''),
    )
    expect(code).toBe(3)
    expect(out).toContain('标题: 关于开展用工调查的通知')
    expect(err.split('\n').map((line) => /加密|找不到文件|空的/.exec(line)?.[0])).toEqual(['加密', '找不到文件', '空的'])
  })

  test('without a file says what is missing', async () => {
    const { code, err } = await run('read')
    expect(code).toBe(2)
    expect(err).toContain('用法：ballast read FILE...')
  })

  test('lists provisions of no kind, and says whom a unit stands for', async () => {
    const text = [
      ...notice.slice(0, 4),
      '一、其他',
      '（一）甲乙丙丁戊己庚辛。',
      '（二）组织开展培训，推动用工。（责任单位：县人社局）',
      ...notice.slice(-2),
    ].join('\n')
    const file = fileWith('unclassified.txt', text)
    expect((await run('read', file)).out).toContain('未归类 1 条，请人工判断是什么：一（一）')
    const [read] = JSON.parse((await run('read', file, '--json')).out) as readonly { readonly documents: readonly ReadDocument[] }[]
    const [document] = read?.documents ?? []
    expect(document?.unclassified).toEqual(['一（一）'])
    const units = document?.clauses[0]?.children[1]?.mentions.filter(({ kind }) => kind === 'unit')
    expect(units).toMatchObject([{ name: '县人社局', organisation: { id: 'human_resources', kind: 'body', level: 'county' } }])
  })
})

interface ReadDocument {
  readonly unclassified: readonly string[]
  readonly clauses: readonly { readonly children: readonly { readonly mentions: readonly { readonly kind: string }[] }[] }[]
}
