import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readDocuments } from '../../src/documents/index.ts'
import { renderOutline } from './render-outline.ts'
import { structureWords } from './structure-words.ts'

const texts = join(import.meta.dirname, 'texts')
const names = readdirSync(texts).filter((name) => name.startsWith('structure-') && name.endsWith('.txt'))
if (names.length < 8) throw new Error(`only ${names.length} layouts in ${texts}`)

// UPDATE=1 writes what is read now; read the difference before committing it.
describe('layouts of official documents', () => {
  test.each(names)('%s', (name) => {
    const outline = renderOutline(readDocuments({ name, text: readFileSync(join(texts, name), 'utf8'), pageEnds: [] }, structureWords))
    const file = join(texts, name.replace(/\.txt$/, '.outline'))
    if (process.env.UPDATE === '1') writeFileSync(file, outline)
    expect(outline).toBe(readFileSync(file, 'utf8'))
  })
})

/** Outline of a short text: numbers with headings, depth as dots. */
function numbersIn(text: string): readonly string[] {
  const flat = (clauses: ReturnType<typeof readDocuments>[number]['clauses']): readonly string[] =>
    clauses.flatMap((clause) => [clause.number, ...flat(clause.children)])
  return readDocuments({ name: 'text', text, pageEnds: [] }, structureWords).flatMap(({ clauses }) => flat(clauses))
}

describe('numbering', () => {
  test('a part of a code begins with an article above a thousand', () => {
    expect(numbersIn('某法\n第一章 通则\n第一千零九条 甲。\n第一千零一十条 乙。\n第一千零一十一条 丙。\n')).toEqual([
      '第一章',
      '第一章第一千零九条',
      '第一章第一千零一十条',
      '第一章第一千零一十一条',
    ])
  })

  const cases: readonly (readonly [name: string, text: string, numbers: readonly string[]])[] = [
    [
      'half and full width, blanks inside',
      '一 、甲项\n( 一)甲。\n（ 二 ）乙。\n二．乙项\n(三）丙。',
      ['一', '一（一）', '一（二）', '二', '二（三）'],
    ],
    ['points of every kind in one list', '一、甲\n1.甲。\n2．乙。\n3、丙。\n4 .丁。', ['一', '一1', '一2', '一3', '一4']],
    [
      'a slip between brackets and comma',
      '一、甲\n（一）甲。\n（二）乙。\n三、丙。\n（四）丁。\n二、乙\n（五）戊。',
      ['一', '一（一）', '一（二）', '一三', '一（四）', '二', '二（五）'],
    ],
    [
      'numbers that go on under the next heading',
      '一、甲\n1.甲。\n2.乙。\n二、乙\n3.丙。\n（1）丁。\n（2）戊。\n4.己。',
      ['一', '一1', '一2', '二', '二3', '二3（1）', '二3（2）', '二4'],
    ],
    ['circled numbers', '一、甲\n（一）乙：\n①丙；\n②丁。\n（二）戊。', ['一', '一（一）', '一（一）①', '一（一）②', '一（二）']],
    ['enumerations inside a line are none', '一、甲。要做到：一是乙；二是丙；（1）丁；（2）戊。\n二、己。', ['一', '二']],
    ['enumerations that start lines', '一、甲\n一是乙。\n二是丙。\n二、丁', ['一', '一一是', '一二是', '二']],
    ['one that starts a line alone', '一、甲\n一是乙；二是丙。\n二、丁', ['一', '二']],
    [
      'chapters and articles',
      '第一章 甲\n第一条 乙。\n第二条 丙：\n（一）丁；\n（二）戊。\n第二章 己\n第三条 庚。',
      ['第一章', '第一章第一条', '第一章第二条', '第一章第二条（一）', '第一章第二条（二）', '第二章', '第二章第三条'],
    ],
    ['decimals', '1.1 编制目的\n为做好工作。\n1.2 编制依据\n根据规定。\n1.2.1 范围\n适用全市。', ['1.1', '1.2', '1.2.1']],
    ['a number broken over lines is no provision', '一、按照要求，落实\n二、三产业用工保障，\n5．5%以内。\n二、乙。', ['一', '二']],
    ['percentages, years and decimals at line starts', '一、甲\n2022年完成。\n5.5%以内。\n1.2万个。\n17 个行业。\n二、乙', ['一', '二']],
    ['inserted articles', '第一条 甲。\n第一条之一 乙。\n第二条 丙。', ['第一条', '第一条之一', '第二条']],
    ['a gap and a repetition', '一、甲\n三、乙\n三、丙', ['一', '三', '三#2']],
    [
      'signs of one character',
      '一、甲\n㈠乙。\n㈡丙。\n⒈丁。\n⒉戊。\n⑴己。',
      ['一', '一（一）', '一（二）', '一（二）1', '一（二）2', '一（二）2（1）'],
    ],
    [
      'headings that start with a date or a number',
      '一、8月底前完成\n1、2022年底前甲。\n2.2023年乙。\n二、2024年安排',
      ['一', '一1', '一2', '二'],
    ],
    ['numbers with a dash', '一、甲\n1-1 乙。\n1-2 丙。\n1-6月完成。', ['一', '1-1', '1-2']],
    ['Roman numerals and letters', 'Ⅰ、甲\nA.乙。\nB.丙。\nⅡ、丁', ['Ⅰ', 'ⅠA', 'ⅠB', 'Ⅱ']],
    ['an excerpt that begins late', '（十五）甲。\n（十六）乙。\n五、丙\n（十七）丁。', ['（十五）', '（十六）', '五', '五（十七）']],
    ['in the traditional script', '第一條 甲。\n第二條 乙：\n（一）丙；\n（二）丁。', ['第一条', '第二条', '第二条（一）', '第二条（二）']],
    ['a bracket left open in the line above', '根据〔2016号）精神：\n一、甲\n二、乙', ['一', '二']],
    [
      'a table of contents without pages',
      '目录\n一、甲要求\n（一）乙任务\n二、丙措施\n一、甲要求\n（一）乙任务。\n丁。\n二、丙措施\n戊。',
      ['一', '一（一）', '二'],
    ],
    [
      'words that end with a numeral in a text without breaks',
      `关于做好工作的通知 各县区人民政府：现将有关事项通知如下。一、总体要求 （一）目标。形成统一、开放、有序的市场，稳定就业岗位。（二）原则。坚持公平。二、措施。落实政策，压实责任，${'确保各项措施落实到位，'.repeat(8)}按月调度。`,
      ['一', '一（一）', '一（二）', '二'],
    ],
    ['zero-width characters in numbers', '\uFEFF一\u200B、甲\n（\u200B一）乙。', ['一', '一（一）']],
  ]
  test.each(cases)('%s', (_, text, numbers) => expect(numbersIn(text)).toEqual(numbers))

  const asked: readonly (readonly [text: string, codes: readonly string[]])[] = [
    ['一、甲\n三、乙', ['numbering_gap']],
    ['一、甲\n二、乙\n二、丙', ['numbering_repeated']],
    ['一、甲\n1.乙。\n2.丙。\n（一）丁。\n1.戊。', []],
    ['一、甲\n1.乙。\n2.丙。\n1.丁。', ['numbering_restarted']],
  ]
  test.each(asked)('%j asks %j', (text, codes) => {
    const [document] = readDocuments({ name: 'text', text, pageEnds: [] }, structureWords)
    expect(document?.questions.map(({ code }) => code).filter((code) => code.startsWith('numbering'))).toEqual(codes)
  })
})

describe('who issued a document, and when', () => {
  const metadataOf = (text: string) => {
    const [document] = readDocuments({ name: 'text', text, pageEnds: [] }, structureWords)
    const { title, number, issuer, jointIssuers, issuedOn, addressees } = document?.metadata ?? {}
    const names = (found: readonly { readonly value: string }[] | undefined) => found?.map(({ value }) => value).join(' ')
    return [title?.value, number?.value, issuer?.value, names(jointIssuers), issuedOn?.value, names(addressees)]
  }
  const title = '关于做好稳岗工作的通知'
  test.each([
    [
      'several below each other',
      `${title}\n各县人社局、财政局：\n一、落实政策。\n云岭市人社局\n云岭市财政局\n2022年3月1日`,
      [title, undefined, '云岭市人社局', '云岭市人社局 云岭市财政局', '2022-03-01', '各县人社局 财政局'],
    ],
    [
      'several on one line',
      `${title}\n各县人社局：\n一、落实政策。\n云岭市人社局  云岭市财政局\n2022年3月1日`,
      [title, undefined, '云岭市人社局', '云岭市人社局 云岭市财政局', '2022-03-01', '各县人社局'],
    ],
    [
      'several before the subject of the title',
      '云岭市人社局 云岭市财政局\n国家税务总局云岭市税务局\n关于做好稳岗工作的通知\n各县人社局：\n一、落实政策。\n2022年3月1日',
      [
        '国家税务总局云岭市税务局关于做好稳岗工作的通知',
        undefined,
        '云岭市人社局',
        '云岭市人社局 云岭市财政局 国家税务总局云岭市税务局',
        '2022-03-01',
        '各县人社局',
      ],
    ],
    [
      'one over the number and again in the title',
      `云岭市人社局\n云人社发〔2022〕3号\n云岭市人社局${title}\n各县人社局：\n一、落实政策。\n2022年3月1日`,
      [`云岭市人社局${title}`, '云人社发〔2022〕3号', '云岭市人社局', undefined, '2022-03-01', '各县人社局'],
    ],
    [
      'facts of a page between bars',
      `发布机构： | 云岭市人社局 | 成文日期： | 2022-03-01 |\n文 号： | 云人社发〔2022〕3号 | |\n${title}\n市政府各委、办、局：\n一、落实政策。`,
      [title, '云人社发〔2022〕3号', '云岭市人社局', undefined, undefined, '市政府各委、办、局'],
    ],
    [
      'facts of a page run together with their labels',
      `${title}\n发文机关云岭市人社局\n发文日期2022年03月01日\n时效性现行有效\n施行日期2022年03月01日\n各县人社局：\n一、落实政策。`,
      [title, undefined, '云岭市人社局', undefined, '2022-03-01', '各县人社局'],
    ],
    [
      'a title cut behind its first words',
      `云岭市人民政府关于\n实施稳岗计划的意见\n云政发〔2022〕3号\n各县人民政府：\n一、落实政策。`,
      ['云岭市人民政府关于实施稳岗计划的意见', '云政发〔2022〕3号', '云岭市人民政府', undefined, undefined, '各县人民政府'],
    ],
    [
      'no line break at all',
      `云岭市人民政府${title} 云政发〔2022〕3号 各县人民政府： 现将方案印发给你们，请认真执行。 2022年3月1日 （此件公开发布） - 1 - 稳岗工作方案（2022—2024年） 为稳定岗位，制定本方案。 一、目标。稳定岗位。 二、措施。落实政策。`,
      [`云岭市人民政府${title}`, '云政发〔2022〕3号', '云岭市人民政府', undefined, '2022-03-01', '各县人民政府'],
    ],
  ])('%s', (_, text, expected) => expect(metadataOf(text)).toEqual(expected))
})
