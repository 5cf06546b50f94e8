import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readDocuments, type SourceText } from '../../src/documents/index.ts'
import { parseHtml } from '../../src/intake/html-tree.ts'
import { readSourceText } from '../../src/intake/index.ts'
import { readHtml } from '../../src/intake/read-html.ts'
import { structureWords } from '../documents/structure-words.ts'
import { gb18030Of } from './gb18030.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-pages-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function readPage(name: string, bytes: Uint8Array | string): Promise<SourceText> {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const read = await readSourceText(path)
  if (read.kind === 'refused') throw new Error(read.refusal.code)
  return read.value
}

const body = `
<div class="TRS_Editor"><p style="text-align:center"><strong>白河县人民政府关于支持渡口商户的通知</strong></p>
<p style="text-align:center">白政发〔2023〕21号</p>
<p>各镇人民政府：</p>
<p>&emsp;&emsp;现就有关事项通知
   如下。</p>
<p>&emsp;&emsp;一、减免摊位费。对渡口商户按<span style="color:red">60%</span>减收，<br>执行至2024年3月31日。
<p>&emsp;&emsp;二、发放补助。按下表执行。
<table><tr><th>序号</th><th>项目</th><th>补贴标准</th></tr>
<tr><td>1</td><td rowspan="2"><p>遮阳</p><p>设施</p></td><td>每处800元</td></tr>
<tr><td>2</td><td>每处600元</td></tr></table>
<p>白河县人民政府</p><p>2023年9月8日</p></div>`

const page = (charset: string) => `<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}">
<meta name="ArticleTitle" content="白河县人民政府关于支持渡口商户的通知"><title>支持渡口商户-白河县人民政府</title>
<style>.a>b{color:red}</style><script>if (1<2 && "</p>") document.write('<p>脚本写的话</p>')</script></head>
<body><!-- 注释 <p>不算</p> --><div class="header"><ul class="nav"><li><a href="/">网站首页</a><li><a href="/zw">政务动态栏目</a><li><a>便民服务大厅</a></ul></div>
<div id="breadcrumb">当前位置：<a>首页</a> &gt; <a>政策文件</a></div>
${body}
<div class="list"><a href="1">渡口商户名录公示第一批名单</a><a href="2">渡口商户名录公示第二批名单</a><a href="3">夜市摊位招租公告</a></div>
<div style="display:none">本通知的内部说明文字，印发前应当删去，请经办人员注意核对全文。</div>
<footer>白ICP备0000号 主办：白河县人民政府办公室</footer></body></html>`

const decimal = '渡'.codePointAt(0) ?? 0
const hexadecimal = ('口'.codePointAt(0) ?? 0).toString(16)

describe('a saved web page', () => {
  test.each<readonly [charset: string, bytes: Uint8Array | string]>([
    ['utf-8', page('utf-8')],
    ['gb2312', gb18030Of(page('gb2312'))],
  ])('in %s is read: title, number, day, body and table', async (charset, bytes) => {
    const source = await readPage(`${charset}.html`, bytes)
    const [document, ...others] = readDocuments(source, structureWords)
    expect(others).toEqual([])
    const { title, number, issuer, issuedOn } = document?.metadata ?? {}
    expect([title?.value, number?.value, issuer?.value, issuedOn?.value]).toEqual([
      '白河县人民政府关于支持渡口商户的通知',
      '白政发〔2023〕21号',
      '白河县人民政府',
      '2023-09-08',
    ])
    expect(document?.clauses.map(({ number: own }) => own)).toEqual(['一', '二'])
    expect(document?.tables.map(({ rows }) => rows.map((row) => row.map(({ value }) => value)))).toEqual([
      [
        ['1', '遮阳 设施', '每处800元'],
        ['2', '遮阳 设施', '每处600元'],
      ],
    ])
    expect(source.text).toContain('现就有关事项通知如下。')
    expect(source.text).not.toMatch(/脚本|注释|网站首页|便民|名录公示|ICP|内部说明|<|&/)
    expect(source.remarks?.map(({ code }) => code)).toEqual(['hidden_text'])
  })

  test('without its title in the text has it from what the page says of itself', () => {
    const { text } = readHtml(
      '<html><head><meta name="ArticleTitle" content="关于修缮渡口的通告"></head><body><p>渡口停航三日。</p></body></html>',
    )
    expect(text).toBe('关于修缮渡口的通告\n渡口停航三日。')
  })

  test('is laid out by tables, and they are none', () => {
    const long = '渡口按时开放。'.repeat(80)
    expect(
      readHtml(`<html><body><table><tr><td><a>首页</a></td><td><p>一、${long}</p><p>二、停航公告。</p></td></tr></table></body></html>`)
        .text,
    ).toContain(`一、${long}\n`)
  })

  test.each<readonly [what: string, html: string, text: string]>([
    ['a tag in a value', '<html><p title="a>b">渡口</p>', '渡口'],
    ['an angle that begins no tag', '<html><p>水位<3米，流速< 2</p>', '水位<3米，流速< 2'],
    ['tags that are never closed', '<html><div><b>渡<i>口', '渡口'],
    ['tags that close what is not open', '<html></div></p><p>渡口</span></p>', '渡口'],
    [
      'characters by number and name',
      `<html><p>&#${decimal};&#x${hexadecimal};&nbsp;&ldquo;甲&rdquo;&unknown;&#0;</p>`,
      '渡口 “甲”&unknown;&#0;',
    ],
    ['a script that is never closed', '<html><p>渡口</p><script>var a = "<p>乙</p>"', '渡口'],
    ['a comment that is never closed', '<html><p>渡口</p><!-- 乙', '渡口'],
    [
      'a name that says menu around the text itself',
      `<html><div class="menu"><p>${'渡口按时开放。'.repeat(3)}</p></div>`,
      '渡口按时开放。'.repeat(3),
    ],
  ])('with %s', (_, html, text) => expect(readHtml(html).text).toBe(text))

  test('of any depth and any number of tags is read in proportion', () => {
    const deep = `<html>${'<div>'.repeat(50_000)}渡口${'</div>'.repeat(50_000)}`
    expect(readHtml(deep).text).toBe('渡口')
    const wide = `<html>${'<p>渡口<b>开放'.repeat(20_000)}`
    expect(parseHtml(wide).children.length).toBeGreaterThan(0)
    expect(readHtml(`<html>${'<'.repeat(100_000)}`).text.length).toBe(100_000)
    expect(readHtml(`<html>${'<a title="'.repeat(20_000)}`).text).toBe('')
  })
})
