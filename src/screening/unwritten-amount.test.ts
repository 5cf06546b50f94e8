import { expect, test } from 'vitest'
import type { VariantRecord } from './runs/run-record.ts'
import { unwrittenAmount } from './unwritten-amount.ts'

const none = { eligible: 0, needs_review: 0, needs_local_standard: 0, undetermined: 5, ineligible: 7 }

test.each([
  ['nobody meets it', 'money', none, '0', undefined],
  ['all wait for an amount', 'money', { ...none, needs_local_standard: 3 }, '0', 'no_amount'],
  ['all wait, the most is written', 'money', { ...none, needs_local_standard: 3 }, '60000000', 'ceiling_only'],
  ['one is paid', 'money', { ...none, needs_local_standard: 3, eligible: 1 }, '0', undefined],
  ['one is under review', 'money', { ...none, needs_local_standard: 3, needs_review: 1 }, '0', undefined],
  ['months put off until a month that is a ceiling', 'schedule', { ...none, needs_local_standard: 3 }, '1200', 'ceiling_only'],
  ['something to be done has no amount', 'obligation', { ...none, needs_local_standard: 3 }, '0', undefined],
] as const)('%s', (_, result, counts, ceiling, expected) => {
  expect(unwrittenAmount({ result, counts, ceiling } as unknown as VariantRecord)).toBe(expected)
})
