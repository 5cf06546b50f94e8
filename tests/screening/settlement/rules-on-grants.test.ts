import { expect, test } from 'vitest'
import { linkPlans } from '../../../src/plans/index.ts'
import { rulesOnGrants } from '../../../src/screening/index.ts'
import { endOfYear, loadTestPlans } from '../test-plans.ts'

const set = loadTestPlans()
const linked = linkPlans(set, endOfYear)

const everywhere = { from: 0, to: 999_999 }
/** What the document of the exclusion is for. */
const inPlace = { from: 500_000, to: 509_999 }

test.each([
  [
    'job_expansion_subsidy',
    0,
    [
      ['exclusion', 'expansion_or_hire', 'city', '二（三）', ['person'], 'policy_period', ['hire_subsidy'], inPlace],
      ['once_only', 'job_expansion_subsidy', 'city', '二（三）', ['person'], 'ever', ['job_expansion_subsidy'], everywhere],
    ],
  ],
  ['job_retention_refund', -1, []],
] as const)('grants of %s are held to what the linked plans say', (policy, yearOffset, expected) => {
  const found = rulesOnGrants(set, linked, policy)
  expect(found.yearOffset).toBe(yearOffset)
  for (const rule of expected) {
    const lines = found.rules.map((each) => [
      each.kind,
      each.code,
      each.plan,
      each.basis,
      each.keys,
      each.scope,
      each.policies,
      each.within,
    ])
    expect(lines).toContainEqual(rule)
  }
  // Every rule binds a variant of this policy that decides somewhere, and names its document.
  for (const { variant, document } of found.rules) {
    expect(linked.variants.some(({ id, policy: { program } }) => id === variant && program.id === policy)).toBe(true)
    expect(document).not.toBe('')
  }
  expect(found.rules.length).toBeGreaterThanOrEqual(expected.length)
})
