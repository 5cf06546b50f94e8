import { describe, expect, test } from 'vitest'
import { readNotice } from './reading-of-lines.ts'

/** The body of the last provision, and what closes the document. */
function endOf(lines: readonly string[]): readonly (string | undefined)[] {
  const { document } = readNotice(['一、发放消费券。安排500万元。（责任单位：市文旅局）', ...lines])
  return [document.clauses.at(-1)?.body.text, document.closing?.body.text]
}

describe('the closing paragraph', () => {
  const last = '做好宣传。（责任单位：市委宣传部）'
  test.each<readonly [what: string, lines: readonly string[], closing: string]>([
    ['stands behind a note in brackets', [`二、${last}`, '本措施自印发之日起施行。'], '本措施自印发之日起施行。'],
    [
      'stands on the line of the last provision',
      [`二、${last}　本政策自发布之日起实施，有效期至2025年12月31日。`],
      '本政策自发布之日起实施，有效期至2025年12月31日。',
    ],
    ['tells all what they must', [`二、${last}`, '各县（区）、各有关部门要加强协同。'], '各县（区）、各有关部门要加强协同。'],
    [
      'is of several paragraphs',
      [`二、${last}`, '各县（区）、各部门要抓紧落实。', '本措施自印发之日起施行。'],
      '各县（区）、各部门要抓紧落实。\n本措施自印发之日起施行。',
    ],
    [
      'stands before whom to ask',
      [`二、${last}`, '本措施自印发之日起施行。', '咨询电话：0000-1112223'],
      '本措施自印发之日起施行。\n咨询电话：0000-1112223',
    ],
  ])('%s', (_, lines, closing) => expect(endOf(lines)).toEqual([last, closing]))

  test('keeps its term', () => {
    const { document, mentions } = readNotice([`一、${last}　本措施自印发之日起施行，有效期至2025年12月31日。`])
    const found = mentions.get(document.closing?.number ?? '') ?? []
    expect(found.map((mention) => mention.kind === 'date' && [mention.role, mention.value])).toEqual([['to', '2025-12-31']])
  })

  test.each<readonly [what: string, lines: readonly string[]]>([
    ['a paragraph of the provision', ['二、做好宣传。', '市级媒体开设专栏。']],
    ['whom to ask alone', ['二、做好宣传。', '咨询电话：0000-1112223。']],
    ['a sentence that goes on', ['二、做好宣传，', '各部门要配合。']],
  ])('is not %s', (_, lines) => expect(endOf(lines)[1]).toBeUndefined())
})
