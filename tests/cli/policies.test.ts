import { describe, expect, test } from 'vitest'
import { run } from './capture.ts'

interface Statement {
  readonly plan: string
  readonly parameters: readonly { readonly id: string; readonly values: readonly { readonly text: string; readonly plan: string }[] }[]
}

async function statementsOf(policy: string): Promise<readonly Statement[]> {
  const { code, out } = await run('policies', policy, '--json')
  expect(code).toBe(0)
  return (JSON.parse(out) as { readonly statements: readonly Statement[] }).statements
}

/** What each document sets for one parameter of a policy; several values where it raised one. */
async function valuesOf(policy: string, parameter: string): Promise<Readonly<Record<string, string>>> {
  const statements = await statementsOf(policy)
  return Object.fromEntries(
    statements.map(({ plan, parameters }) => {
      const values = parameters.find(({ id }) => id === parameter)?.values ?? []
      return [plan, values.map(({ text }) => text).join(' | ')]
    }),
  )
}

describe('policies', () => {
  test('the same subsidy with the sums of three documents', async () => {
    expect(await valuesOf('job_expansion_subsidy', 'job_expansion_standard')).toEqual({
      'chongqing-2022-209': '1,000.00 元',
      'mohrss-2022-60': '按规定',
      'shanxi-2022-19': '1,500.00 元',
    })
  })

  test('a ceiling above, a value below, and a document that has nothing of it', async () => {
    expect(await valuesOf('retention_training_subsidy', 'retention_training_standard')).toEqual({
      'mohrss-2022-60': '最高 500.00 元/人',
      'shanxi-2022-19': '500.00 元/人 (2022-01-01..2022-12-31)',
    })
  })

  test('a raised rate shows both versions, and rows only the document above states name it', async () => {
    const rates = await valuesOf('job_retention_refund', 'refund_rate')
    expect(rates['shanxi-2022-19']).toMatch(/中小微企业类 60%.*2022-06-13\) \| .*中小微企业类 90%.*2022-06-14/)
    expect(rates['chongqing-2022-209']).toMatch(/^大型企业类 50%, 中小微企业类 60% \| 个体工商户类 最高 90%/)
    expect(rates['yushu-2020']).toMatch(/^中小微企业类 100% \| 大型企业类 50%/)
    const below = (await statementsOf('job_retention_refund')).find(({ plan }) => plan === 'yushu-2020')
    expect(below?.parameters.find(({ id }) => id === 'refund_rate')?.values.map(({ plan }) => plan)).toEqual(['yushu-2020', 'jilin-2020'])
  })

  test('side by side on screen: what differs row by row, what is the same once', async () => {
    const { out } = await run('policies', '一次性扩岗补助')
    expect(out).toContain('扩岗补助标准 (job_expansion_standard)  各文件不同：')
    expect(out).toMatch(/shanxi-2022-19\s+1,500\.00 元/)
    expect(out).toContain('参保满期 (insured_full_term)  这些文件没有：mohrss-2022-60、shanxi-2022-19')
    expect((await run('policies', 'job_retention_refund')).out).toContain('最低缴费月数 (paid_months_min)  12 月')
  })

  test('conditions are compared by what they ask, not by what they are called', async () => {
    const { out } = await run('policies', 'job_retention_refund')
    expect(out).toContain('属于返还对象 (is_refund_subject) = 参保单位为企业 (is_refund_subject)  各文件不同：')
    expect(out).toMatch(/jilin-2020、yushu-2020：所属企业\.单位类型 = 企业法人/)
    expect(out).toMatch(/neimenggu-2022-03-21：裁员率算法; .*；其中 适用裁员率上限 = if 所属企业\.企业规模 in \(小型, 微型\)/)
    expect(out).toMatch(/^ {2}未注销 \(not_cancelled\)$/m)
    expect((await run('policies', 'contribution_deferral_hard_hit')).out).toContain('2022-04-01..2023-03-31')
  })

  test('all policies, those most documents state first', async () => {
    const { out } = await run('policies', '--json')
    const policies = JSON.parse(out) as readonly { readonly id: string; readonly plans: readonly string[] }[]
    expect(policies.length).toBeGreaterThan(60)
    expect(policies[0]).toMatchObject({ id: 'unemployment_benefit' })
    expect(policies.map(({ plans }) => plans.length)).toEqual(policies.map(({ plans }) => plans.length).sort((a, b) => b - a))
  })

  test('a name that is none is refused, with the nearest or with all that hold it', async () => {
    expect(await run('policies', 'job_expansion_subsidi')).toMatchObject({ code: 2, err: expect.stringContaining('job_expansion_subsidy') })
    expect(await run('policies', '缓缴')).toMatchObject({ code: 2, err: expect.stringContaining('contribution_deferral_sme') })
  })
})
