import { describe, expect, test } from 'vitest'
import { findAmendments, findQuestions } from '../../src/documents/index.ts'
import { describeAmendment } from './describe-amendment.ts'
import { reader } from './mentions.ts'
import { type ReadDocument, readNotice } from './reading-of-lines.ts'

const amendmentsOf = ({ document, mentions }: ReadDocument) => findAmendments(document, mentions, reader)

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
    expect(found.map(describeAmendment)).toEqual([`一（一） | ${expected}`])
  })

  test('point at the words they are about', () => {
    const read = readNotice(['一、减负稳岗', '（一）落实返还。将小微企业返还比例由 50% 提高至 80%。'])
    const [found] = amendmentsOf(read)
    const slice = (span: { from: number; to: number } | undefined) => read.text.slice(span?.from, span?.to)
    expect(slice(found?.subject?.span)).toBe('小微企业返还比例')
    expect(slice(found?.span)).toBe('由 50% 提高至 80%')
  })
})

describe('from when a new value holds', () => {
  const raised = '（一）补贴。补贴标准由每人1000元提高到每人1500元'
  test.each<[string, readonly string[], string | undefined]>([
    ['its own sentence', [`${raised}，自2022年6月1日起执行。`, '本通知自2022年7月1日起施行。'], '2022-06-01'],
    ['another sentence of its clause', [`${raised}。上述标准自2022年6月1日起执行。`, '本通知自2022年7月1日起施行。'], '2022-06-01'],
    ['the end of the document', [`${raised}。`, '本通知自2022年7月1日起施行。'], '2022-07-01'],
    ['a clause of the document', [`${raised}。`, '（二）施行。本办法自2022年7月1日起实施，有效期两年。'], '2022-07-01'],
    ['the day of issue', [`${raised}。`, '本通知自印发之日起施行。'], '2022-05-06'],
    ['nothing', [`${raised}。`, '（二）其他。各地要抓好落实。'], undefined],
    ['a day of something else', [`${raised}。`, '（二）登记。自2022年7月1日起开展登记。'], undefined],
    ['two days', [`${raised}。`, '（二）施行。本通知自2022年7月1日起施行。', '本办法自2022年8月1日起施行。'], undefined],
  ])('%s', (_, provisions, since) => {
    const read = readNotice(['一、待遇', ...provisions])
    expect(amendmentsOf(read).map((each) => each.since)).toEqual([since])
    const asked = findQuestions(read.document, read.mentions, reader).filter(({ code }) => code === 'change_without_start')
    expect(asked).toHaveLength(since === undefined ? 1 : 0)
  })

  test('what is prolonged does not begin with the document', () => {
    const read = readNotice(['一、待遇', '（一）期限。将缓缴政策期限延长至2023年4月30日。', '本通知自2022年7月1日起施行。'])
    expect(amendmentsOf(read)).toMatchObject([{ kind: 'extended', since: undefined }])
  })
})
