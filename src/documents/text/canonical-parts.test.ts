import { describe, expect, test } from 'vitest'
import { canonicalParts } from './canonical-parts.ts'

const law = `某县促进办法
目录
第一章 总则
第二章 附则

第一章 总则

第一条　为了试验，制定本办法。
本办法所称单位，
是指某县的单位：
（一）甲；
第二条 单位应当试验。

第二章 附则
第三条 本办法自公布之日起施行。
`
const notice = `各科室：
现通知如下：
一、条件
同时符合下列条件：
（一）参保满一年。
（二）没有欠费。
二、程序
（一）申请。
十一、其他
`

describe('parts of a text in canonical writing', () => {
  test('articles without headings, tables of contents and line breaks', () => {
    const { parts, whole } = canonicalParts(law)
    expect([...parts]).toEqual([
      ['第一条', '第一条为了试验,制定本办法。本办法所称单位,是指某县的单位:(一)甲;'],
      ['第二条', '第二条单位应当试验。'],
      ['第三条', '第三条本办法自公布之日起施行。'],
    ])
    expect(whole).toBe([...parts.values()].join('\n'))
  })

  test('items of a notice, each with the items below it', () => {
    const { parts, whole } = canonicalParts(notice)
    expect(parts.get('一')).toBe('一、条件同时符合下列条件:(一)参保满一年。(二)没有欠费。')
    expect(parts.get('一（二）')).toBe('(二)没有欠费。')
    expect(parts.get('二（一）')).toBe('(一)申请。')
    expect(whole.split('\n')).toHaveLength(3)
  })

  test.each([
    ['line ends', law.replaceAll('\n', '\r\n')],
    ['a mark of order', `\uFEFF${law}`],
    ['widths', law.replaceAll('，', ',').replaceAll('（一）', '(一)')],
    ['spaces', law.replaceAll('\n', ' \n　　')],
    ['headings of another kind', law.replaceAll('第一章', '## 第一章')],
  ])('copies that differ in %s are the same', (_, copy) => expect(canonicalParts(copy)).toEqual(canonicalParts(law)))

  test.each([
    ['a word', law.replace('应当', '可以')],
    ['an article', law.replace('第二条 单位应当试验。\n', '')],
  ])('copies that differ in %s are not', (_, copy) => expect(canonicalParts(copy).whole).not.toBe(canonicalParts(law).whole))

  test('a text without numbers has no parts', () => expect(canonicalParts('某通知\n请办理。')).toEqual({ parts: new Map(), whole: '' }))
})
