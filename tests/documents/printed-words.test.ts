import { expect, test } from 'vitest'
import { findDocumentMentions, printedWords, readDocuments } from '../../src/documents/index.ts'
import { reader } from './mentions.ts'
import { structureWords } from './structure-words.ts'

const head = '江北市人力资源和社会保障局文件'
const opening = ['江北市人力资源和社会保障局关于吸纳就业的通知', '江人社发〔2022〕7号', '各区人力资源和社会保障局：', '一、补贴']

/** The figures of a document of two pages, each as its words are shown, and as the text of the file has them. */
function figuresOf(before: string, after: string) {
  const pages = [
    [head, ...opening, before],
    [head, after, '江北市人力资源和社会保障局', '2022年5月6日'],
  ].map((lines) => `${lines.join('\n')}\n`)
  const text = pages.join('')
  const [document] = readDocuments({ name: 'text', text, pageEnds: [pages[0]?.length ?? 0, text.length] }, structureWords)
  if (document === undefined) throw new Error('no document')
  const figures = [...findDocumentMentions(document, reader).values()].flat().filter(({ kind }) => kind === 'figure')
  return figures.map(({ span }) => ({ shown: printedWords(document, span), written: text.slice(span.from, span.to) }))
}

test.each([
  ['对企业吸纳毕业年度高校毕业生就业的，按每人1', '000元给予补贴。', '1000元', true],
  ['对企业吸纳毕业年度高校毕业生就业的，按每人1000', '元给予补贴。', '1000元', true],
  ['对企业吸纳毕业年度高校毕业生就业的，按每人1000元', '给予一次性补贴。', '1000元', false],
])('a figure over the end of a page is shown without the head of the next: %s | %s', (before, after, figure, isParted) => {
  const [found] = figuresOf(before, after)
  expect(found?.shown).toBe(figure)
  expect(found?.written.includes(head)).toBe(isParted)
})

test('what stands in no clause is shown as it is written', () => {
  const text = '关于吸纳就业的 通知\n各区：\n一、补贴\n按规定给予补贴。\n'
  const [document] = readDocuments({ name: 'text', text, pageEnds: [] }, structureWords)
  if (document === undefined) throw new Error('no document')
  expect(printedWords(document, { from: 0, to: 10 })).toBe('关于吸纳就业的通知')
})
