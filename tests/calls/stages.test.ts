import { expect, it } from 'vitest'
import { type StandingOf, standingOf } from '../../src/calls/index.ts'

type Row = StandingOf['decided']['row']
type Verified = StandingOf['verified'][number]

const row = (some: Partial<Row>): Row => ({
  subject: 1n,
  payee: undefined,
  keys: new Map(),
  variant: 'v',
  plan: 'p',
  outcome: 'eligible',
  status: undefined,
  cause: undefined,
  causePolicy: undefined,
  failed: [],
  unknown: [],
  reviews: [],
  missing: [],
  gross: undefined,
  net: undefined,
  awaitingReview: undefined,
  taken: undefined,
  ceiling: undefined,
  day: undefined,
  due: undefined,
  region: 500103,
  size: undefined,
  industry: undefined,
  ...some,
})

const verified = (state: Verified['state'], fact = '年初人数', releasedIn?: string): Verified => ({
  inquiry: 1n,
  policy: { id: 'refund', zh: '返还' },
  fact,
  owner: '参保明细',
  state,
  subject: { entity: 'insured_unit', key: 1n },
  region: '渝中区',
  dueOn: '2023-01-11',
  releasedIn,
})

const list = {
  policy: 'refund',
  zh: '返还',
  file: 'lists/refund.parquet',
  entity: 'insured_unit',
  keys: [],
  rows: 1,
  variants: [
    {
      id: 'v',
      plan: 'p',
      payee: 'insured_unit',
      missing: [
        { key: 'a', zh: '年初人数', source: '参保明细' },
        { key: 'b', zh: '规模', source: '统计名录' },
      ],
    },
  ],
} satisfies StandingOf['list']

const stand = (some: Partial<Row>, items: readonly Verified[] = [], say = '', result = 'money') =>
  standingOf({
    list,
    decided: { row: row(some), variant: { result } as StandingOf['decided']['variant'], say },
    verified: items,
    snapshot: 'now',
  })

it.each<[string, ReturnType<typeof stand>, string, RegExp]>([
  ['a payment', stand({ net: 100n }), 'payable', /满足/],
  ['a payment that is settled away', stand({ net: 0n }, [], '在前的政策已付'), 'nothing_due', /在前的政策已付/],
  ['a payment whose sum waits', stand({}), 'settling', /金额还没有定/],
  ['what is no payment', stand({}, [], '', 'rate'), 'granted', /满足/],
  ['a review', stand({ outcome: 'needs_review' }, [], '对公账户'), 'in_review', /对公账户/],
  ['a local standard', stand({ outcome: 'needs_local_standard' }), 'local_standard', /当地/],
  ['a refusal', stand({ outcome: 'ineligible' }, [], '裁员率不满足'), 'not_eligible', /裁员率不满足/],
  ['a missing fact', stand({ outcome: 'undetermined', missing: ['b'] }, [], '缺 规模'), 'fact_missing', /缺 规模/],
  ['a fact that was asked for', stand({ outcome: 'undetermined' }, [verified('asked')]), 'being_verified', /正在核实：年初人数/],
  ['a fact that was answered', stand({ outcome: 'undetermined' }, [verified('answered')]), 'being_verified', /正在核实/],
  [
    'one under way beside one set aside',
    stand({ outcome: 'undetermined' }, [verified('unresolved', '规模'), verified('asked')]),
    'being_verified',
    /：年初人数/,
  ],
  ['a fact released since', stand({ outcome: 'undetermined' }, [verified('released', '年初人数', 'next')]), 'verified', /已核实/],
  [
    'a fact released into what was screened',
    stand({ outcome: 'undetermined', missing: ['a'] }, [verified('released', '年初人数', 'now')]),
    'fact_missing',
    /不全/,
  ],
  ['a fact that nobody can establish', stand({ outcome: 'undetermined' }, [verified('unresolved')]), 'unverifiable', /核实不了/],
  ['a question taken back', stand({ outcome: 'undetermined', missing: ['a'] }, [verified('withdrawn')]), 'fact_missing', /不全/],
])('%s stands where it does', (_, { stage, reason, next }, expected, words) => {
  expect(stage).toBe(expected)
  expect(reason).toMatch(words)
  expect(next).not.toBe('')
})

it('names who has the missing fact, and until when somebody verifies it', () => {
  expect(stand({ outcome: 'undetermined', missing: ['b'] }).next).toContain('统计名录')
  expect(stand({ outcome: 'undetermined', missing: ['b'] }).next).not.toContain('参保明细')
  expect(stand({ outcome: 'undetermined' }, [verified('asked')]).next).toMatch(/渝中区.*2023-01-11/)
})
