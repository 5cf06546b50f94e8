import { describe, expect, test } from 'vitest'
import { looksLikeClause } from './clause-number.ts'

describe('what a clause number looks like', () => {
  test.each([
    '一',
    '二（一）2',
    '二(一)2',
    '三（十一）',
    '一2（1）',
    '第三条',
    '第一章第二条（一）',
    '第二十一条第2款',
    '①',
    '三①',
    '附件1一（一）',
    '附件第一条',
    '附件1',
    '2.1',
    '1-1',
    '㈠',
  ])('%s', (text) => expect(looksLikeClause(text)).toBe(true))

  test.each([
    '',
    '人社部发〔2022〕23号',
    '国办发〔2022〕13号',
    '社会保险法',
    '文尾',
    '附件',
    '一次性补贴通行口径',
    '二（一)2条文',
    '三（十一'.replace('三', '丙'),
  ])('%s is a name', (text) => expect(looksLikeClause(text)).toBe(false))
})
