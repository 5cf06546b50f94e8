import { describe, expect, test } from 'vitest'
import { readDocuments } from '../../src/documents/index.ts'
import { structureWords } from './structure-words.ts'

/** Pages of lines as one text, each page's end told. */
function readPages(pages: readonly (readonly string[])[]) {
  const ends: number[] = []
  let text = ''
  for (const page of pages) {
    text += `${page.join('\n')}\n`
    ends.push(text.length)
  }
  const [document] = readDocuments({ name: 'text', text, pageEnds: ends }, structureWords)
  const left = document?.questions.flatMap(({ code, with: { text: head = '' } }) => (code === 'header_text' ? [head] : [])) ?? []
  return {
    body: document?.clauses.flatMap(({ body, children }) => [body.text, ...children.map((child) => child.body.text)]).join('|') ?? '',
    left,
  }
}

const head = '江北市人力资源和社会保障局文件'
const opening = [
  '江北市人力资源和社会保障局关于稳岗返还的通知',
  '江人社发〔2022〕7号',
  '各区人力资源和社会保障局：',
  '一、返还',
  '（一）返还比例。对不裁员、少裁员的中小微企业按',
]
const rest = ['90%返还，对大型企业按30%返还。']
const middle = ['（二）办理方式。各地通过数据比对，精准发放，对符合条件的']
const end = ['企业直接返还到对公账户。']

describe('what stands at the edge of every page is no part of a clause', () => {
  test.each<[string, readonly (readonly string[])[], readonly string[]]>([
    [
      'at the top of two pages',
      [
        [head, ...opening],
        [head, ...rest],
      ],
      [head],
    ],
    [
      'at the bottom of two pages',
      [
        [...opening, head],
        [...rest, head],
      ],
      [head],
    ],
    [
      'with the numbers of the pages',
      [
        [head, ...opening, '— 1 —'],
        [head, ...rest, '— 2 —'],
      ],
      [head],
    ],
    [
      'with the number in the same line',
      [
        [`${head} 1`, ...opening],
        [`${head} 2`, ...rest],
      ],
      [`${head} 2`],
    ],
    ['at the top of all pages but the first', [opening, [head, ...rest, ...middle], [head, ...end]], [head]],
    [
      'on the second of two pages, as it stands on the first',
      [
        [head, ...opening.slice(0, 2), ...opening.slice(2)],
        [head, ...rest],
      ],
      [head],
    ],
    [
      'one at even pages, another at odd ones',
      [
        [head, ...opening],
        ['稳就业政策文件汇编', ...rest, ...middle],
        [head, ...end],
        ['稳就业政策文件汇编', '（三）监督检查。各地要加强监督检查，确保资金安全。'],
      ],
      ['稳就业政策文件汇编', head],
    ],
    [
      'two lines of it',
      [
        [head, '内部资料注意保存', ...opening],
        [head, '内部资料注意保存', ...rest],
      ],
      [head, '内部资料注意保存'],
    ],
  ])('%s', (_, pages, left) => {
    const read = readPages(pages)
    expect(read.left).toEqual(left)
    expect(read.body).toContain('按90%返还')
    expect(read.body).not.toContain('江北市')
    expect(read.body).not.toContain('汇编')
  })
})

describe('text that comes again stays', () => {
  test.each<[string, readonly (readonly string[])[], string]>([
    [
      'inside the pages',
      [
        [...opening, ...rest, '（二）支持对象', '中小微企业和大型企业'],
        ['（三）支持对象', '中小微企业和大型企业', '个体工商户和社会组织'],
      ],
      '中小微企业和大型企业',
    ],
    [
      'at an edge and inside',
      [
        [...opening, ...rest, '（二）支持对象', '中小微企业和大型企业', '其他'],
        ['中小微企业和大型企业', '都要支持', '中小微企业和大型企业', '都在其中'],
      ],
      '中小微企业和大型企业',
    ],
    [
      'a clause with a number',
      [
        ['一、稳岗返还', ...opening.slice(3), ...rest],
        ['一、稳岗返还', '按规定执行。'],
      ],
      '稳岗返还',
    ],
  ])('%s', (_, pages, kept) => {
    const read = readPages(pages)
    expect(read.left).toEqual([])
    expect(read.body).toContain(kept)
  })
})
