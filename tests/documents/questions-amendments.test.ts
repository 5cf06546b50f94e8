import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Amendment, findAmendments } from '../../src/documents/index.ts'
import { lexicon } from './mentions.ts'
import { type ReadDocument, readNotice, readText } from './reading-of-lines.ts'

const amendmentsOf = ({ document, mentions }: ReadDocument) => findAmendments(document, mentions, lexicon)

/** One line for each: clause, what is done, to what, from, to, since, until. */
function line({ clause, kind, subject, from, to, since, until }: Amendment): string {
  return [clause, kind, subject?.value, from, to, since, until].map((part) => part ?? '-').join(' | ')
}

describe('amendments', () => {
  test.each([
    ['将小微企业返还比例由50%提高至80%。', 'raised | 小微企业返还比例 | 50% | 80% | - | -'],
    ['对大型企业返还比例从30％提高到50％，执行至2022年12月31日。', 'raised | 大型企业返还比例 | 30% | 50% | - | 2022-12-31'],
    ['将工伤保险费率政策期限延长至2023年4月30日。', 'extended | 工伤保险费率政策期限 | - | 2023-04-30 | - | 2023-04-30'],
    ['将亏损结转年限由5年延长至8年。', 'extended | 亏损结转年限 | 5年 | 8年 | - | -'],
    ['失业保险费率继续按1%执行。', 'continued | 失业保险费率 | - | 1% | - | -'],
    ['继续实施困难企业培训补贴政策。', 'continued | 困难企业培训补贴政策 | - | - | - | -'],
    ['全面取消灵活就业人员参保户籍限制。', 'abolished | 灵活就业人员参保户籍限制 | - | - | - | -'],
    ['降低失业保险费率至1%。', 'lowered | 失业保险费率 | - | 1% | - | -'],
    ['对从事公益性岗位期满未就业的，政策享受期限可延长1年。', 'extended | 从事公益性岗位期满未就业的，政策享受期限 | - | +1年 | - | -'],
  ])('%s', (sentence, expected) => {
    const found = amendmentsOf(readNotice(['一、减负稳岗', `（一）落实政策。${sentence}`, '二、其他', '（一）开展招聘。']))
    expect(found.map(line)).toEqual([`一（一） | ${expected}`])
  })

  test('point at the words they are about', () => {
    const read = readNotice(['一、减负稳岗', '（一）落实返还。将小微企业返还比例由 50% 提高至 80%。'])
    const [found] = amendmentsOf(read)
    const slice = (span: { from: number; to: number } | undefined) => read.text.slice(span?.from, span?.to)
    expect(slice(found?.subject?.span)).toBe('小微企业返还比例')
    expect(slice(found?.span)).toBe('由 50% 提高至 80%')
  })
})

// The official texts are not part of the project; what is checked here are facts of them.
const official = join(import.meta.dirname, '../../../shared/documents')
describe.skipIf(!existsSync(official))('amendments of official texts', () => {
  const read = (file: string, index = 0) => readText(readFileSync(join(official, file), 'utf8'), file)[index] as ReadDocument

  test.each([
    ['003-shanxi-2022-19.txt', 0, '一2（1） | raised | 中小微企业返还比例 | 60% | 90% | - | -'],
    ['003-shanxi-2022-19.txt', 0, '一2（1） | raised | 大型企业返还比例 | 30% | 50% | - | -'],
    ['003-shanxi-2022-19.txt', 0, '附件2 | raised | 小微企业返还比例 | 60% | 90% | - | -'],
    ['004-neimenggu-2022-03-21.txt', 0, '一（一） | extended | 阶段性降低费率政策期限 | - | 2023-04-30 | - | 2023-04-30'],
    ['004-neimenggu-2022-03-21.txt', 0, '一（二） | raised | 中小微企业返还比例 | 60% | 90% | - | -'],
    ['002-chongqing-2022-209.txt', 0, '二（一）3 | lowered | 失业保险费率 | - | 1% | - | 2023-04-30'],
    ['001-three-sample-plans-2020.txt', 0, '三（一） | raised | 稳岗返还标准 | 50% | 100% | - | -'],
    ['001-three-sample-plans-2020.txt', 2, '二（一） | raised | 裁员率 | - | 20% | - | -'],
  ])('%s #%i: %s', (file, index, expected) => {
    expect(amendmentsOf(read(file, index)).map(line)).toContain(expected)
  })
})
