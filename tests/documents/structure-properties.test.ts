import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Clause, type OfficialDocument, readDocuments } from '../../src/documents/index.ts'
import { structureWords } from './structure-words.ts'

const folder = join(import.meta.dirname, 'texts')
const samples = readdirSync(folder)
  .filter((name) => name.startsWith('structure-') && name.endsWith('.txt'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
if (samples.length < 8) throw new Error(`only ${samples.length} samples in ${folder}`)

const read = (text: string, pageEnds: readonly number[] = []) => readDocuments({ name: 'text', text, pageEnds }, structureWords)

function everyClause(document: OfficialDocument): readonly Clause[] {
  const inside = (clause: Clause): readonly Clause[] => [clause, ...clause.children.flatMap(inside)]
  return [document.preamble, ...document.clauses, document.closing].flatMap((clause) => (clause === undefined ? [] : inside(clause)))
}

/** What holds of any reading of any text. */
function expectSound(text: string, documents: readonly OfficialDocument[]): void {
  let end = 0
  for (const document of documents) {
    expect(document.span.from).toBeGreaterThanOrEqual(end)
    expect(document.span.to).toBeLessThanOrEqual(text.length)
    end = document.span.to
    const clauses = everyClause(document)
    expect(new Set(clauses.map(({ number }) => number)).size).toBe(clauses.length)
    for (const clause of clauses) expectSoundClause(text, clause)
    for (const { span } of [...document.questions, ...document.tables]) {
      expect(span.from).toBeLessThanOrEqual(span.to)
      expect(span.to).toBeLessThanOrEqual(text.length)
    }
  }
}

function expectSoundClause(text: string, { span, label, body, children }: Clause): void {
  expect(span.from).toBeLessThanOrEqual(label.span.from)
  expect(label.span.to).toBeLessThanOrEqual(span.to)
  expect(body.offsets.length).toBe(body.text.length)
  body.offsets.forEach((offset, at) => {
    if (at > 0) expect(offset).toBeGreaterThanOrEqual(body.offsets[at - 1] ?? 0)
    // A line end and the blank of two words joined stand for characters left out.
    if (!'\n '.includes(body.text[at] ?? '')) expect(text[offset]).toBe(body.text[at])
  })
  let end = span.from
  for (const child of children) {
    expect(child.span.from).toBeGreaterThanOrEqual(end)
    expect(child.span.to).toBeLessThanOrEqual(span.to)
    end = child.span.to
  }
}

const fragment = fc.constantFrom(
  ...[
    '一、',
    '二、',
    '（一）',
    '(二)',
    '1.',
    '2、',
    '3．',
    '（1）',
    '①',
    '第一条 ',
    '第二章 ',
    '一是',
    '附件1',
    '附件：',
    '抄送：',
    '责任单位：',
  ],
  ...[
    '就业。',
    '，',
    '\n',
    '\n\n',
    '\f',
    '　　',
    ' ',
    '\t',
    '\u200B',
    '20XX年',
    '2022年6月1日',
    '关于印发《甲》的通知',
    '市人社局',
    '某发〔2022〕5号',
  ],
  ...[
    '《',
    '》',
    '（',
    '）',
    '〔',
    ']www.a.com[',
    '稳定岗位，',
    '序号\t任务\n1\t甲',
    '（此件公开发布）',
    '各县：',
    '第一篇：',
    '第二篇：',
    '：',
    '；',
  ],
)

describe('whatever the text', () => {
  test('texts put together at random are read soundly', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 120 }), (parts) => {
        const text = parts.join('')
        expectSound(text, read(text))
      }),
      { numRuns: 400 },
    )
  })

  test('any characters at all are read soundly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.array(fc.nat(300)), (text, ends) => {
        expectSound(text, read(text, ends))
      }),
      { numRuns: 200 },
    )
  })

  test('cut anywhere, or with a stretch cut out, samples are read soundly', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.nat(2000), fc.nat(400), (sample, from, length) => {
        const at = from % (sample.length + 1)
        const cut = sample.slice(0, at)
        expectSound(cut, read(cut))
        const holed = cut + sample.slice(at + length)
        expectSound(holed, read(holed))
      }),
      { numRuns: 150 },
    )
  })

  test('blank lines, indentation and zero-width characters between lines change no number', () => {
    const numbers = (text: string) => read(text).flatMap((document) => document.clauses.flatMap((clause) => everyNumber(clause)))
    for (const sample of samples.filter((text) => text.includes('\n'))) {
      const spread = sample.replaceAll('\n', '\u200B\n　　')
      expect(numbers(spread)).toEqual(numbers(sample))
    }
  })
})

const everyNumber = (clause: Clause): readonly string[] => [clause.number, ...clause.children.flatMap(everyNumber)]

/** What copying and printing do to a text without changing what it says. */
const damages: readonly (readonly [string, (text: string) => string])[] = [
  [
    'full-width signs as half-width',
    (text) => text.replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)),
  ],
  ['line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
  ['blank lines everywhere', (text) => text.replaceAll('\n', '\n\n')],
  ['no blank lines', (text) => text.replace(/\n\s*\n+/g, '\n')],
  ['lines cut at 28 characters', cutLines],
  ['pages of 22 lines with numbers', (text) => paged(cutLines(text))],
]

function cutLines(text: string): string {
  return text.replace(/^[^\t\n]+$/gm, (line) => (line.match(/.{1,28}/g) ?? ['']).join('\n'))
}

function paged(text: string): string {
  return text
    .split('\n')
    .map((line, index) => (index % 22 === 21 ? `${line}\n\n- ${(index + 1) / 22} -\n` : line))
    .join('\n')
}

describe('damage that changes no number', () => {
  const broken = samples.filter((sample) => sample.split('\n').length > 5)
  if (broken.length < 6) throw new Error('too few samples of several lines')
  test.each(damages)('%s', (_, damage) => {
    const numbers = (text: string) => read(text).map((document) => document.clauses.flatMap(everyNumber))
    for (const sample of broken) expect(numbers(damage(sample))).toEqual(numbers(sample))
  })
})
