import { describe, expect, test } from 'vitest'
import { findQuestions } from '../../src/documents/index.ts'
import { only, reader } from './mentions.ts'
import { readNotice, readText } from './reading-of-lines.ts'

const NBSP = '\u00A0'
const NARROW = '\u202F'
const THIN = '\u2009'
const WIDE = '\u3000'

/** Figures and dates of a text, and what is asked about its numbers. */
function saidBy(text: string): string {
  const figures = only(text, 'figure').map(
    ({ value, unit, bound }) => `${bound === 'at_least' ? '≥' : bound === 'at_most' ? '≤' : ''}${value ?? '?'}${unit}`,
  )
  const dates = only(text, 'date').map(({ value }) => value)
  const asked = only(text, 'flaw').flatMap(({ flaw, suggestion }) => (flaw === 'torn_number' ? [`${suggestion ?? '?'}?`] : []))
  return [...figures, ...dates, ...asked].join(' ')
}

describe('a number that layout has cut is read whole', () => {
  test.each([
    ['按每人1 500元标准给予补贴', '1500元/人'],
    [`按每人1${NBSP}500元标准给予补贴`, '1500元/人'],
    [`按每人1${THIN}500元标准给予补贴`, '1500元/人'],
    [`按每人1${NARROW}500元标准给予补贴`, '1500元/人'],
    ['给予１ ５００元补贴', '1500元'],
    ['给予1,500元补贴', '1500元'],
    ['给予１，５００元补贴', '1500元'],
    ['安排资金1 500 000元', '1500000元'],
    ['安排资金1,500,000元', '1500000元'],
    ['给予1 500.50元补贴', '1500.5元'],
    ['安排1 200万元', '12000000元'],
    ['给予3 000—5 000元补贴', '≥3000元 ≤5000元'],
    ['给予1 000至2 000元补贴', '≥1000元 ≤2000元'],
    ['新增就业32 000人以上', '≥32000人'],
    ['返还比例为 5. 5%', '5.5%'],
    ['返还比例为5 .5 %', '5.5%'],
    ['2022 年 4 月底前', '2022-04-30'],
    ['2 0 2 2 年 1 2 月 3 1 日前', '2022-12-31'],
    ['20 22年4月底前', '2022-04-30'],
    ['2022年1 2月底前', '2022-12-31'],
    ['每月1 500元', '1500元/月'],
    ['2022年1 000人', '1000人 2022'],
    ['附件1 1 500元补贴表', '1500元'],
  ])('%s', (text, said) => expect(saidBy(text)).toBe(said))
})

describe('numbers that stand beside each other stay two', () => {
  test.each([
    ['附件1 2022年就业任务表', '2022'],
    ['附件1 500元补贴申请表', '500元'],
    ['表3 200人以上企业名单', '≥200人'],
    ['2022 500元', '500元'],
    ['30\t500元', '500元'],
    ['30\n500元', '500元'],
    ['共完成30 2022年12月底前', '2022-12-31'],
    ['分为：1. 500元；2. 800元', '500元 800元'],
    ['分别为1500，2000元', '2000元'],
    ['期限为3、6、12个月', '3月 6月 12月'],
    ['热线0431 8866 5521', ''],
    ['电话 400 800 123', ''],
    ['A1 500元', '500元'],
  ])('%j', (text, said) => expect(saidBy(text)).toBe(said))
})

describe('where it may be one number or two, a person is asked and nothing is read', () => {
  test.each([
    [`按每人1${WIDE}500元标准`, '?元/人 1500?'],
    ['按每人1  500元标准', '?元/人 1500?'],
    ['按每人1\n500元标准', '?元/人 1500?'],
    ['按每人15 00元标准', '?元/人 1500?'],
    ['按每人1 5 0 0元标准', '?元/人 1500?'],
    ['按每人1，500元标准', '?元/人 1500?'],
    ['按每人15,00元标准', '?元/人 1500?'],
    ['按每人1,500,20元标准', '?元/人 150020?'],
    ["按每人1'500元标准", '?元/人 1500?'],
    ['按1·5倍计发', '?倍 15?'],
    ['分别为500，600元', '?元 500600?'],
    ['招用1 5人以上', '≥?人 15?'],
    ['比例为1 5%', '?% 15?'],
    ['给予15 00至20 00元补贴', '≥?元 ≤?元 1500? 2000?'],
    ['1 5月底前', '15?'],
    ['按2½倍计发', '??'],
  ])('%j', (text, said) => expect(saidBy(text)).toBe(said))

  test('the question shows what stands there and what it may be', () => {
    const { document, mentions } = readNotice(['一、补贴', '（一）按每人15 00元的标准给予补贴。'])
    const asked = findQuestions(document, mentions, reader).filter(({ code }) => code === 'torn_number')
    expect(asked).toMatchObject([{ severity: 'blocks', with: { clause: '一（一）', text: '15 00', suggestion: '1500' } }])
  })
})

describe('a line that breaks inside a number', () => {
  const filler = Array.from(
    { length: 14 },
    (_, at) => `（${'一二三四五六七八九十'[at % 10]}）${'促进就业创业工作持续推进'.repeat(3).slice(0, 25)}，`,
  )
  const figuresOf = (lines: readonly string[]) => {
    const [read] = readText([...filler, ...lines].join('\n'))
    return [...(read?.mentions.values() ?? [])]
      .flat()
      .flatMap((mention) =>
        mention.kind === 'figure' ? [`${mention.value ?? '?'}${mention.unit}`] : mention.kind === 'date' ? [mention.value] : [],
      )
  }
  test.each([
    [['对符合条件的小微企业和个体工商户以及社会组织，按照每人1', '500元的标准给予补贴。'], ['1500元/人']],
    [['对符合条件的小微企业和个体工商户以及社会组织，按照每人15', '00元的标准给予补贴。'], ['1500元/人']],
    [['对符合条件的小微企业和个体工商户以及社会组织，共发放12', '2022年12月底前完成。'], ['2022-12-31']],
    [['对符合条件的小微企业和个体工商户以及社会组织，执行到20', '22年12月底。'], ['2022-12-31']],
  ])('%j', (lines, said) => expect(figuresOf(lines)).toEqual(said))
})
