import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  compareTransmission,
  type OfficialDocument,
  parseStructureWords,
  readDocuments,
  type Transmission,
} from '../../src/documents/index.ts'

const words = parseStructureWords(parse(readFileSync('reference/documents/structure.yaml', 'utf8')))
const isFrame = (sentence: string) => /^[（(〔]?责任/.test(sentence.trim())

function read(name: string, text: string): OfficialDocument {
  const [document] = readDocuments({ name, text, pageEnds: [] }, words)
  if (document === undefined) throw new Error(`${name} holds no document`)
  return document
}

const upperText = `省人社厅关于做好夏季招工的通知

各市人社局：

一、总体安排

（一）开好夜市专场。每周五晚在步行街办一场夜间招聘，企业名单提前三天张贴在街口。

（二）送岗到村。组织招工小组坐班车进山村，把缝纫、采茶两类短工岗位送到晒谷场。

（三）补贴车票。对跨县打短工的凭车票补一半，最高八十元。

省人社厅
2023年6月1日
`

const lowerText = `市人社局关于夏季招工的实施意见

各县人社局：

一、具体措施

（一）夜间招聘。每周五晚在步行街办一场夜间招聘，企业名单提前三天张贴在街口，并同步上网。

（二）进村服务。招工小组进山村，把采茶短工岗位送到晒谷场。

（三）加强宣传。通过村广播讲清流程。

市人社局
2023年6月20日
`

describe('what a lower document takes up of the upper one', () => {
  const found = compareTransmission(read('upper', upperText), read('lower', lowerText), isFrame)
  const statusOf = (clause: string) => found.filter((item) => item.clause === clause).map((item) => item.status)

  test.each([
    ['一（一）', ['taken_up']],
    ['一（三）', ['not_taken_up']],
  ])('%s', (clause, expected) => expect(statusOf(clause)).toEqual(expected))

  test('what is said in fewer words is taken up at least in part, and its place is shown', () => {
    const [sentence] = found.filter((item) => item.clause === '一（二）')
    expect(sentence?.status).not.toBe('not_taken_up')
    expect(sentence?.taken[0]?.clause).toBe('一（二）')
  })

  test('a document takes up all of itself, and nothing of an unrelated one', () => {
    const upper = read('upper', upperText)
    for (const item of compareTransmission(upper, upper, isFrame)) expect(item).toMatchObject({ status: 'taken_up', coverage: 1 })
    const other = read('other', '关于修路的通知\n\n一、修桥\n\n（一）先修石桥。石匠自带錾子，桥墩用青条石砌成，桥面铺圆木。\n')
    for (const item of compareTransmission(upper, other, isFrame)) expect(item.status).toBe('not_taken_up')
  })
})

const folder = join(import.meta.dirname, '../../../shared/documents')
const files = ['000-renshebuhan-2022-60.txt', '002-chongqing-2022-209.txt'].map((name) => join(folder, name))
const [upper = '', lower = ''] = files.map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''))

describe.runIf(upper !== '' && lower !== '')('between two published documents', () => {
  const found = upper === '' || lower === '' ? [] : compareTransmission(read('upper', upper), read('lower', lower), isFrame)
  const about = (words: string): Transmission | undefined =>
    found.find((item) => upper.slice(item.span.from, item.span.to).replace(/\s/g, '').includes(words))

  test.each([
    ['继续实施普惠性失业保险稳岗返还', '二（一）2'],
    ['见证即发', '二（四）17'],
    ['大龄劳动者', '二（九）33'],
    ['一件事', '二（七）26'],
    ['建立月调度机制', '四（四）'],
    ['失业补助金', '二（十）35'],
  ])('%s is taken up in %s', (words, clause) => {
    expect(about(words)).toMatchObject({ status: 'taken_up' })
    expect(about(words)?.taken[0]?.clause).toBe(clause)
  })

  test.each(['留工培训补助', '对公账户', '以工代赈', '国聘行动', '培训包', '直报机制', '易地搬迁'])('%s is not', (words) => {
    expect(about(words)?.status).toBe('not_taken_up')
  })
})
