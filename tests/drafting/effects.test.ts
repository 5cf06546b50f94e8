import { describe, expect, test } from 'vitest'
import { draftsOf } from './draft-text.ts'

/** All files of the draft of a notice of 28 November 2025 with one benefit and a closing provision. */
function draftOf(benefit: string, closing = '各地要抓好落实。'): string {
  const text = `云岭省人力资源和社会保障厅关于调整补贴标准的通知\n各市人力资源和社会保障局：\n现通知如下。\n一、调整标准\n（一）岗位补贴。${benefit}\n（二）其他事项。${closing}\n云岭省人力资源和社会保障厅\n2025年11月28日\n`
  return draftsOf(text)
    .flatMap(({ draft }) => [...draft.files])
    .map(([path, content]) => `${path}\n${content}`)
    .join('\n')
}

const raised = '公益性岗位补贴标准由每人每月1800元提高到1950元'
const older = '至: 2025-12-31, 依据: 一（一）, 值: 1800'
const newer = '自: 2026-01-01, 依据: 一（一）, 值: 1950'

describe('from which day a changed value holds', () => {
  test.each<[what: string, benefit: string, closing: string | undefined, expected: readonly string[]]>([
    ['told in its sentence', `${raised}，自2026年1月1日起施行。`, undefined, [older, newer]],
    ['told before it', `自2026年1月1日起，${raised}。`, undefined, [older, newer]],
    ['told in the next sentence', `${raised}。上述标准自2026年1月1日起执行。`, undefined, [older, newer]],
    ['told of the whole document', `${raised}。`, '本通知自2026年1月1日起施行。', [older, newer]],
    [
      'the day the document is made',
      `${raised}。`,
      '本通知自印发之日起施行。',
      ['至: 2025-11-27, 依据: 一（一）, 值: 1800', '自: 2025-11-28, 依据: 一（一）, 值: 1950'],
    ],
    ['of a new value alone', '公益性岗位补贴标准提高到每人每月1950元。', '本通知自2026年1月1日起施行。', [newer]],
  ])('%s', (_, benefit, closing, expected) => {
    const drafted = draftOf(benefit, closing)
    for (const line of expected) expect(drafted).toContain(line)
    expect(drafted).not.toContain('起始日未写')
  })

  test('is asked where nobody says it', () => {
    const drafted = draftOf(`${raised}。`)
    expect(drafted).toContain('自: 2025-11-28, 依据: 一（一）, 可信度: 低, 值: 1950')
    expect(drafted).toContain('由旧值改为新值而起始日未写，暂按成文日期：公益性岗位补贴标准')
  })
})

describe('how long a stub holds', () => {
  const benefit = '对公益性岗位给予补贴，每人每月1950元。'
  test.each<[closing: string, period: string | undefined]>([
    ['本通知自2026年1月1日起施行，有效期2年。', '期间: { 自: 2026-01-01, 至: 2027-12-31, 依据: 一（二） }'],
    ['本通知自印发之日起施行，有效期至2027年12月31日。', '期间: { 自: 2025-11-28, 至: 2027-12-31, 依据: 一（二） }'],
    ['本办法自发布之日起试行，试行期18个月。', '期间: { 自: 2025-11-28, 至: 2027-05-27, 依据: 一（二） }'],
    // Two days of one document decide nothing.
    ['本通知自2026年1月1日起施行。本办法自2026年3月1日起施行。', undefined],
    ['各地要抓好落实。', undefined],
  ])('%s', (closing, period) => {
    const drafted = draftOf(benefit, closing)
    if (period === undefined) expect(drafted).not.toContain('期间: ')
    else expect(drafted).toContain(period)
    // How long the document holds is no figure of the benefit.
    expect(drafted).not.toMatch(/^\S*(?:有效|试行)期\S*:$/m)
  })

  test('is its own where it has one', () => {
    expect(draftOf('对公益性岗位给予补贴，每人每月1950元，执行至2026年6月30日。', '本通知自2026年1月1日起施行。')).toContain(
      '期间: { 至: 2026-06-30, 依据: 一（一） }',
    )
  })
})
