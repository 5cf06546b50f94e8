import { describe, expect, test } from 'vitest'
import { draftsOf } from './draft-text.ts'

/** The first chapter drafted of one provision, and what is asked about it. */
function draftedOf(provision: string): { readonly chapter: string; readonly questions: string } {
  const text = `云岭省人力资源和社会保障厅关于做好稳就业工作的通知\n各市人力资源和社会保障局：\n现通知如下。\n一、政策措施\n（一）落实政策。${provision}\n云岭省人力资源和社会保障厅\n2023年3月10日\n`
  const files = draftsOf(text).flatMap(({ draft }) => [...draft.files])
  const named = (end: string) => files.find(([path]) => path.endsWith(end))?.[1] ?? ''
  return { chapter: named('政策措施.md'), questions: named('QUESTIONS.md') }
}

const subsidy = '对灵活就业的就业困难人员给予社会保险补贴'

describe('the last day of a policy', () => {
  test.each([
    [`${subsidy}，实施期限到2024年6月底。`, '2024-06-30', false],
    [`${subsidy}，实施期限到2023年12月31日前。各市及时公布申领办法。`, '2023-12-31', true],
    [`${subsidy}。执行至2024年底。各市要加强宣传。`, '2024-12-31', false],
    [`${subsidy}。政策执行期至2024年6月30日。各市要加强宣传。`, '2024-06-30', false],
    ['2023年12月31日前，继续对参保失业人员发放失业补助金。', '2023-12-31', true],
  ])('%s', (provision, day, isAsked) => {
    const { chapter, questions } = draftedOf(provision)
    expect(chapter).toContain(`期间: { 至: ${day}, 依据: 一（一） }`)
    expect(chapter).not.toContain('期限: ')
    // What reads like a deadline is an end by its words alone, so a person is asked.
    expect(questions.includes(provision.split('。').find((part) => part.includes('日前')) ?? '\u0000')).toBe(isAsked)
  })

  test('stands beside the deadline of the work', () => {
    const { chapter } = draftedOf(`${subsidy}，各市要于2023年6月30日前公布办理流程，补贴政策实施期限到2023年12月31日前。`)
    expect(chapter).toContain('期间: { 至: 2023-12-31, 依据: 一（一） }')
    expect(chapter).toContain('期限: 2023-06-30')
  })

  test('is that of the sentence where a clause has several', () => {
    const { chapter } = draftedOf(`${subsidy}，执行至2024年6月底。对按规定招用毕业年度高校毕业生的企业发放一次性扩岗补助，执行至2023年底。`)
    const periodsOf = [...chapter.matchAll(/沿用: (\S+)\n模板: 是\n期间: \{ 至: (\S+),/g)].map(([, policy, day]) => [policy, day])
    expect(periodsOf).toEqual([
      ['job_expansion_subsidy', '2023-12-31'],
      ['flexible_insurance_subsidy', '2024-06-30'],
    ])
  })

  test('is a deadline where the clause grants nothing', () => {
    const { chapter } = draftedOf('组织开展招聘活动，2023年12月31日前继续发放宣传手册。')
    expect(chapter).not.toContain('期间: ')
    expect(chapter).toContain('期限: 2023-12-31')
  })
})
