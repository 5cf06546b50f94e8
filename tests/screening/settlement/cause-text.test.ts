import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { causeNames, causeSql, causeText } from '../../../src/screening/settlement/cause-text.ts'
import { type SettlementCause, standingOf } from '../../../src/screening/settlement/standing.ts'
import { type DuckDb, openDuckDb } from '../../../src/store/index.ts'
import { loadTestPlans } from '../test-plans.ts'

const names = causeNames(loadTestPlans())
let folder: string
let database: DuckDb
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ballast-causes-'))
  database = await openDuckDb({ memoryLimit: '500MB', threads: 1, temporaryFolder: folder })
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const refund = names.policies.get('job_retention_refund') ?? ''
const person = names.entities.get('person') ?? ''

test.each<[SettlementCause, string]>([
  [{ kind: 'other_policy', policy: 'job_retention_refund' }, refund],
  [{ kind: 'other_policy', policy: 'somebody_elses' }, '代码为somebody_elses的政策'],
  [{ kind: 'earlier_payment', policy: 'job_retention_refund', payment: -17n }, `此前已付：${refund}（已付记录-17）`],
  [{ kind: 'earlier_payment', policy: "it's", payment: 2n ** 53n }, "此前已付：代码为it's的政策（已付记录9007199254740992）"],
  [{ kind: 'same_occasion' }, '同一次已计'],
  [{ kind: 'key_unknown', entity: 'person' }, `编号不明：${person}`],
  [{ kind: 'limit_unknown' }, '限额未定'],
])('%o is told in the same words to whoever reads one case and to whoever reads a file', async (cause, words) => {
  expect(refund).not.toBe('')
  expect(causeText(cause, names)).toBe(words)
  const literal = (value: string | undefined) => (value === undefined ? 'null' : `'${value.replaceAll("'", "''")}'`)
  const [row] = await database.rows(`select ${causeSql('s', names)} as words from (select
  '${cause.kind}' as cause,
  ${literal('policy' in cause ? cause.policy : undefined)} as cause_policy,
  ${literal('entity' in cause ? cause.entity : undefined)} as cause_entity,
  cast(${'payment' in cause ? cause.payment : 'null'} as bigint) as cause_payment) s`)
  expect(row?.words).toBe(words)
})

describe('a standing that cannot be is not read as another', () => {
  const row = { status: 'payable', cause: null, cause_policy: null, cause_entity: null, cause_payment: null }
  test.each([
    { ...row, status: 'paid' },
    { ...row, status: 'displaced' },
    { ...row, status: 'payable', cause: 'limit_unknown' },
    { ...row, status: 'blocked', cause: 'earlier_payment', cause_policy: 'hire', cause_payment: 1n },
  ])('$status owed to $cause', (wrong) => expect(() => standingOf(wrong)).toThrow(wrong.status))

  test('one that can is', () => {
    expect(standingOf(row)).toEqual({ status: 'payable', cause: undefined })
    expect(standingOf({ ...row, status: 'displaced', cause: 'earlier_payment', cause_policy: 'hire', cause_payment: 1n })).toEqual({
      status: 'displaced',
      cause: { kind: 'earlier_payment', policy: 'hire', payment: 1n },
    })
  })
})
