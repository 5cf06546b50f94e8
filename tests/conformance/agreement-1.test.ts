import { expect, test } from 'vitest'
import { expectAgreement, programsOfShare } from './agreement.ts'
import { allForms } from './node-forms.ts'

// Two files, because files are what the test runner spreads over cores.
test('interpreter and SQL agree on random programs and rows', { timeout: 1_800_000 }, async () => {
  const report = await expectAgreement(1, programsOfShare)
  expect(allForms.filter((form) => !report.forms.has(form))).toEqual([])
  expect(report.pairs).toBeGreaterThan(programsOfShare * 200)
  expect(report.refused).toBeLessThan(report.written / 4)
  for (const outcome of ['ineligible', 'undetermined', 'needs_local_standard', 'needs_review', 'eligible'])
    expect(report.outcomes.get(outcome), outcome).toBeGreaterThan(report.pairs / 100)
})
