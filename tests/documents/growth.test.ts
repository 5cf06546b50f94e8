import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { classifyClause, findQuestions } from '../../src/documents/index.ts'
import { countWork } from './count-work.ts'
import { growthOf, IN_PROPORTION } from './growth.ts'
import { hostilePieces } from './hostile-texts.ts'
import { mentionsOf, reader } from './mentions.ts'
import { readText } from './reading-of-lines.ts'

const textOf = (name: string) => readFileSync(join(import.meta.dirname, 'texts', name), 'utf8')

/** Everything the reader makes of a text: documents, clauses, mentions, kinds, questions. */
function readWhole(text: string): void {
  for (const { document, mentions } of readText(text)) {
    findQuestions(document, mentions, reader)
    for (const clause of document.clauses) classifyClause(clause, mentions.get(clause.number) ?? [], reader)
  }
}

const asProvision = (text: string) => readWhole(`一、甲\n（一）${text}`)

describe('the work of reading grows in proportion to the text', () => {
  test.each(hostilePieces)('%s', (_, ...pieces) => {
    for (const piece of pieces) {
      expect(growthOf(piece, readWhole), `${piece} as a text`).toBeLessThan(IN_PROPORTION)
      expect(growthOf(piece, asProvision), `${piece} in a provision`).toBeLessThan(IN_PROPORTION)
      expect(
        growthOf(piece, (text) => mentionsOf(text)),
        `${piece} in a clause`,
      ).toBeLessThan(IN_PROPORTION)
    }
  })

  test.each(['gold-masked.txt', 'gold-tables.txt', 'questions-traps.txt', 'structure-two.txt', 'transmission-plan.txt'])(
    '%s again and again',
    (name) => {
      expect(growthOf(`${textOf(name)}\n\n`, readWhole)).toBeLessThan(IN_PROPORTION)
    },
  )

  test('provision upon provision, each with units, figures, days and rhythms', () => {
    const head = '云溪市人民政府关于促进就业的通知\n云政发〔2022〕8号\n各县（区）人民政府：\n一、重点任务\n'
    const provision =
      '落实返还。对参保企业按上年度实际缴纳失业保险费的50%返还，全年培训2万人次，8月底前完成，每月5日前报送。（责任单位：市人社局、各县（市、区）人民政府）\n'
    const workOn = (provisions: number) =>
      countWork(() => readWhole(head + Array.from({ length: provisions }, (_, at) => `${at + 1}. ${provision}`).join('')))
    expect(workOn(240) / workOn(60)).toBeLessThan(IN_PROPORTION)
  })
})

describe('counted work', () => {
  const comma = /，/g
  test.each<readonly [what: string, work: (text: string) => unknown, growth: number]>([
    ['one pass of a pattern', (text) => text.match(comma), 4],
    ['one pass character by character', (text) => Array.from({ length: text.length }, (_, at) => text.charAt(at)), 4],
    ['a search from every comma to the end', (text) => [...text.matchAll(comma)].map(({ index }) => text.indexOf('。', index)), 16],
    [
      'a pattern tried on the rest behind every comma',
      (text) => [...text.matchAll(comma)].map(({ index }) => /。/.test(text.slice(index))),
      16,
    ],
    ['every finding beside every other', (text) => everyPair([...text.matchAll(comma)].map(({ index }) => index)), 16],
    ['a loop in a loop', (text) => loopInLoop(text.split('')), 16],
  ])('of %s grows as it does', (_, work, growth) => {
    const found = growthOf('甲乙丙，', work, 400)
    expect(found).toBeGreaterThan(growth * 0.8)
    expect(found).toBeLessThan(growth * 1.1)
  })

  test('is the same every time, and leaves nothing changed behind', () => {
    const { exec } = RegExp.prototype
    const count = () => countWork(() => readWhole(textOf('gold-tables.txt')))
    expect(count()).toBe(count())
    expect(() => countWork(() => expect.fail('thrown'))).toThrow('thrown')
    expect(RegExp.prototype.exec).toBe(exec)
  })

  test('is that of the same reading', () => {
    const text = textOf('gold-masked.txt')
    let watched: unknown
    countWork(() => {
      watched = readText(text)
    })
    expect(watched).toEqual(readText(text))
  })
})

function everyPair(places: readonly number[]): number {
  return places.filter((place) => places.some((other) => other === -place)).length
}

function loopInLoop(all: readonly string[]): number {
  let same = 0
  for (const each of all) for (const other of all) if (each === other) same++
  return same
}
