import { describe, expect, test } from 'vitest'
import { findAmendments, findQuestions, proposeColumns } from '../../src/documents/index.ts'
import { describeAmendment } from '../documents/describe-amendment.ts'
import { describeQuestion } from '../documents/describe-question.ts'
import { reader } from '../documents/mentions.ts'
import { type ReadDocument, readText } from '../documents/reading-of-lines.ts'
import { officialText, type TextFile, textFiles } from './official-texts.ts'

function read(file: TextFile, index = 0): ReadDocument {
  const document = readText(officialText(file), file)[index]
  if (document === undefined) throw new Error(`${file} holds no document ${index + 1}`)
  return document
}

// What is checked here are facts of the texts.
describe('traps of official texts', () => {
  const asked = (file: TextFile, index: number) => {
    const { document, mentions } = read(file, index)
    return findQuestions(document, mentions, reader).map(describeQuestion)
  }

  test.each<readonly [TextFile, number, string, readonly string[]]>([
    [textFiles.samples, 2, 'a full stop for a decimal point', ['damaged_decimal', '二（一）', '5.5']],
    [textFiles.samples, 0, 'masked years', ['masked_year', 'count=9', '三（十）']],
    [textFiles.samples, 0, 'masked names', ['masked_name', '三（八）']],
    [textFiles.samples, 0, 'an advertisement inside a clause', ['stray_text', '8zuowen']],
    [textFiles.samples, 0, 'periods older than the title', ['ends_before_title_year', '2021-04-30']],
    [textFiles.samples, 2, 'a masked number', ['reference_masked', '20XX']],
    [textFiles.province, 0, 'a unit misread', ['unit_unknown', '劳动系处', '劳动关系处']],
    [textFiles.province, 0, 'units in the wrong row', ['table_unit_differs', '三9', 'row=4 rows=5、6']],
    [textFiles.province, 0, 'another scope than the text', ['table_scope_differs', '小微企业', '中小微企业', '一2（1）']],
    [textFiles.province, 0, 'another form of a character', ['variant_character', '業']],
    [textFiles.province, 0, 'a wrong character', ['table_wording_differs', '便携', '便捷']],
    [textFiles.province, 0, 'a character too many', ['table_wording_differs', '政策度']],
    [textFiles.province, 0, 'empty cells', ['table_cell_empty', 'rows=5、6、13']],
    [textFiles.province, 0, 'shifted rows', ['table_columns', 'rows=7–15']],
    [textFiles.province, 0, 'an end without a predicate', ['end_without_predicate', '2023-03-31']],
    [textFiles.province, 0, 'industries not named', ['list_not_given', '17个行业']],
    [textFiles.municipality, 0, 'targets said twice', ['duplicate_target', '三（十三）', '二（三）11', '免费创业工位 1万个']],
    [textFiles.municipality, 0, 'five industries not named', ['list_not_given', '5个特困行业']],
    [textFiles.municipality, 0, 'seventeen industries not named', ['list_not_given', '17个行业']],
    [textFiles.municipality, 0, 'a measure for a time without an end', ['phase_without_end', '二（一）1']],
    [textFiles.ministry, 0, 'a period without a start', ['period_without_start', '二（三）']],
    [textFiles.ministry, 0, 'two industries of seventeen', ['list_not_given', 'count=17', 'given=2']],
    [textFiles.region, 0, 'the first missing attachment', ['attachment_missing', 'number=1', '返岗地点']],
    [textFiles.region, 0, 'the second missing attachment', ['attachment_missing', 'number=2', '农牧民工流向']],
    [textFiles.region, 0, 'a rhythm of ten days', ['cadence_unconfirmed', '三（十二）、三（十四）']],
    [textFiles.region, 0, 'a policy that is not out yet', ['pending_document', '一（三）']],
  ])('%s #%i: %s', (file, index, _, parts) => {
    expect(asked(file, index).filter((each) => parts.every((part) => each.includes(part)))).toHaveLength(1)
  })
})

describe('amendments of official texts', () => {
  const amendmentsOf = (file: TextFile, index: number) => {
    const { document, mentions } = read(file, index)
    return findAmendments(document, mentions, reader).map(describeAmendment)
  }

  test.each<readonly [TextFile, number, string]>([
    [textFiles.province, 0, '一2（1） | raised | 中小微企业返还比例 | 60% | 90% | - | -'],
    [textFiles.province, 0, '一2（1） | raised | 大型企业返还比例 | 30% | 50% | - | -'],
    [textFiles.province, 0, '附件2 | raised | 小微企业返还比例 | 60% | 90% | - | -'],
    [textFiles.region, 0, '一（一） | extended | 阶段性降低费率政策期限 | - | 2023-04-30 | - | 2023-04-30'],
    [textFiles.region, 0, '一（二） | raised | 中小微企业返还比例 | 60% | 90% | - | -'],
    [textFiles.municipality, 0, '二（一）3 | lowered | 失业保险费率 | - | 1% | - | 2023-04-30'],
    [textFiles.samples, 0, '三（一） | raised | 稳岗返还标准 | 50% | 100% | - | -'],
    [textFiles.samples, 2, '二（一） | raised | 裁员率 | - | 20% | - | -'],
  ])('%s #%i: %s', (file, index, expected) => {
    expect(amendmentsOf(file, index)).toContain(expected)
  })
})

// Two tables one of the texts orders and does not give.
describe('draft columns of missing attachments', () => {
  test.each([
    ['三（十二）', 0, ['盟市', '返岗地点', '返岗时间', '外出地点', '外出时间', '已返乡农牧民工人数', '拟返岗复工农牧民工人数']],
    ['三（十四）', 1, ['盟市', '农牧民工返乡人数', '集中离岗返乡人数', '农牧民工流向']],
  ])('%s', (number, attachment, expected) => {
    const { document } = read(textFiles.region)
    const clause = document.clauses.flatMap((part) => part.children).find((each) => each.number === number)
    const title = document.metadata.attachments[attachment]?.title
    const names = clause === undefined ? [] : proposeColumns(clause, title, reader).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(expected))
    expect(names.some((name) => name.endsWith('农村牧区劳动力人数'))).toBe(true)
  })
})
