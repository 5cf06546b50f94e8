import { describe, expect, test } from 'vitest'
import { readText } from './reading-of-lines.ts'

const title = '岚山市人民政府关于支持夜间集市的通知'
const number = '岚政发〔2023〕7号'
const body = ['各县（区）人民政府：', '一、延长营业。给予补助。', '岚山市人民政府', '2023年5月6日']

describe('the head of a document', () => {
  test.each<readonly [what: string, lines: readonly string[]]>([
    ['on lines of its own', [title, number]],
    ['on one line with its number', [`${title} ${number}`]],
    ['twice on one line, as a page copies it', [`${title} ${title} ${number}`]],
    ['behind labels in brackets', [`[标题] ${title}`, `[发文字号] ${number}`]],
    ['behind labels in other brackets', [`【标题】${title}`, `【发文字号】${number}`]],
    ['with a title on three lines', ['岚山市人民政府', '关于支持夜间', '集市的通知', number]],
  ])('is read %s', (_, lines) => {
    const [read] = readText([...lines, ...body].join('\n'))
    const { metadata } = read?.document ?? {}
    expect([metadata?.title?.value, metadata?.number?.value, metadata?.issuer?.value]).toEqual([title, number, '岚山市人民政府'])
  })
})

describe('numbers of provisions inside another', () => {
  const askedIn = (lines: readonly string[]) =>
    readText([title, number, ...lines, '岚山市人民政府', '2023年5月6日'].join('\n'))
      .flatMap(({ document }) => document.questions)
      .filter(({ code }) => code === 'numbers_swallowed')
      .map(({ with: { first, last } }) => `${first} to ${last}`)

  test.each<readonly [what: string, lines: readonly string[], asked: readonly string[]]>([
    [
      'a bracket left open swallowed them',
      ['各县：', '现就“夜市，通知如下（以下同：一、延长营业。给予补助（含摊位二、增设路灯。按需安装。三、做好清扫。专人负责。'],
      ['一 to 三'],
    ],
    ['articles that lost their breaks', ['各县：', '现印发规定。第一条 夜市由区政府设立。第二条 摊位登记造册。'], ['第一条 to 第二条']],
    ['industries side by side', ['各县：', '一、发展第二、三产业。一、二类岗位优先。'], []],
    ['articles that are cited', ['各县：', '一、依照第五条规定处罚，并按照第六条规定公示。'], []],
  ])('are asked about: %s', (_, lines, asked) => expect(askedIn(lines)).toEqual(asked))
})
