import { describe, expect, test } from 'vitest'
import { readableOf, sourceSpan } from '../../src/documents/text/readable.ts'
import { structureWords } from './structure-words.ts'

const read = (text: string) => readableOf({ name: 'text', text, pageEnds: [] }, structureWords.traditional)

describe('what is shown of a text', () => {
  test.each([
    ['entities', '甲&nbsp;乙&ldquo;丙&rdquo;&#65;&#x42;&unknown;', '甲 乙“丙”AB&unknown;'],
    ['tags that end lines and cells', '<p style="x">甲</p><tr><td>乙</td><td>丙</td></tr>丁<br/>戊 a<b', '甲\n乙\t丙\t\n丁\n戊 a<b'],
    ['how characters sound', '就業(yè)創(chuàng )業(yè)崗(gǎng)位（GDP）', '就業創業崗位（GDP）'],
    ['an abbreviation in brackets', '公里(km)', '公里(km)'],
    ['marks of lost indentation', '??一、甲\n??乙？', '一、甲\n乙？'],
    ['what a forum mixes in', "k$ ]% Z3 J a 一、甲。 : J8 F' X+ b/ T\n二、乙。", '一、甲。\n二、乙。'],
    ['an address', 'http://www.example.org/a_b 查看', 'http://www.example.org/a_b 查看'],
  ])('%s', (_, text, shown) => expect(read(text).text).toBe(shown))

  test('toneless syllables are left out only where a text is full of them', () => {
    const many = '就(jiu)業(ye)政(zheng)策(ce)措(cuo)施(shi)通(tong)知(zhi)(zhi)'
    expect(read(many).text).toBe('就業政策措施通知')
    expect(read('就(jiu)業').text).toBe('就(jiu)業')
  })
})

describe('the same in one script and with one full stop', () => {
  test.each([
    ['traditional characters', '穩就業措施', '稳就业措施'],
    ['points for full stops', '第一条 甲乙.第二条 丙丁.按5.5%执行.一.戊己.', '第一条 甲乙。第二条 丙丁。按5.5%执行。一.戊己。'],
    ['points beside full stops', '关爱.自立行动。甲。', '关爱.自立行动。甲。'],
  ])('%s', (_, text, simplified) => expect(read(text).simplified).toBe(simplified))
})

test('every place leads back to the source', () => {
  const text = '<p>一、就業(yè)&amp;創(chuàng)業(yè)</p>'
  const readable = read(text)
  const at = readable.text.indexOf('創')
  const { from, to } = sourceSpan(readable, at, at + 2)
  expect(text.slice(from, to)).toBe('創(chuàng)業')
})
