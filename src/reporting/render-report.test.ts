import { expect, test } from 'vitest'
import { emptyRecord, recordOf, reportNames } from '../../tests/journeys/report-records.ts'
import type { RunRecord } from '../screening/index.ts'
import { reproduceCommand } from './colophon.ts'
import { renderReport } from './index.ts'

const render = (record: RunRecord) => renderReport({ record, ...reportNames })
const plain = (name: string) => name
const scripts = (page: string) => page.match(/<script/g)?.length

test('a screening without policies says so and leaves nothing unsaid', () => {
  const page = render({
    ...emptyRecord,
    refusals: [{ code: 'not_in_force', plan: 'p', policy: 'x', with: { from: '19000', to: '19100', day: '19357' } }],
  })
  expect(page).toContain('没有政策在所选日期生效')
  expect(page).toContain('适用日 2022年12月31日 不在政策期内（2022年1月8日至2022年4月18日）。')
  expect(page).not.toContain('class="bars"')
  expect(render(emptyRecord)).toContain('所选方案没有可筛查的政策，因此没有判定')
  expect(page).not.toMatch(/undefined|NaN|\[object/)
})

test('a screening in which nobody is eligible shows nil, not an empty picture', () => {
  const record = recordOf({ plans: 1, policies: 3, scale: 0n, named: plain })
  const variants = record.variants.map((variant) => ({ ...variant, counts: { ...variant.counts, eligible: 0, needs_review: 0 } }))
  const page = render({ ...record, variants })
  expect(page).toContain('没有对象符合条件，净额为零')
  expect(page).toContain('没有可付的净额')
  expect(page).toContain('本次没有产生资金的政策')
  expect(page).not.toMatch(/undefined|NaN|\[object/)
})

test('every text of a record is escaped wherever it is shown', () => {
  const attack = `"'><img src=x onerror=alert(1)><script>alert(1)</script></style></title>&`
  const record = recordOf({ plans: 2, policies: 6, scale: 1n, named: (name) => name + attack })
  const page = render({
    ...record,
    overrides: [{ plan: attack, parameter: attack, code: attack, value: attack }],
    engine: attack,
    resultHash: attack,
    snapshot: { ...record.snapshot, id: attack, folder: attack },
    settlement: { ...record.settlement, file: attack },
  })
  expect(page).toContain('&lt;img src=x')
  expect(page).not.toContain('<img')
  expect(scripts(page)).toBe(1)
  expect(page.match(/<\/style>/g)).toHaveLength(1)
  expect(page.match(/<\/title>/g)).toHaveLength(1)
})

test('a page of seven plans with eighty policies each stays under three megabytes and is the same every time', () => {
  const record = recordOf({ plans: 7, policies: 80, scale: 10n ** 6n, named: (name) => `${name}就业补贴` })
  const page = render(record)
  expect(Buffer.byteLength(page)).toBeLessThan(3_000_000)
  expect(render(record)).toBe(page)
})

test('nothing on the page is fetched from anywhere', () => {
  const page = render(recordOf({ plans: 2, policies: 6, scale: 1n, named: plain }))
  expect(page).not.toMatch(/https?:|\bsrc=|@import|url\(|<link/)
  expect(page.match(/href="(?!#)/)).toBeNull()
})

test('changed parameters are announced before anything else', () => {
  const page = render({ ...emptyRecord, overrides: [{ plan: null, parameter: 'refund_share', code: '1', value: '90' }] })
  expect(page.indexOf('假设测算')).toBeLessThan(page.indexOf('<main>'))
  expect(page.indexOf('refund_share[1] = 90')).toBeGreaterThan(0)
})

test.each<[string, Partial<RunRecord>, string]>([
  ['the usual', {}, 'ballast screen --snapshot var/snapshots/a --date 2022-12-31'],
  ['known on another day', { knownOn: '2022-11-01' }, 'ballast screen --snapshot var/snapshots/a --date 2022-12-31 --known-on 2022-11-01'],
  [
    'chosen plans',
    { plans: ['a', 'b'].map((id) => ({ id, title: '', number: '', hash: '' })) },
    'ballast screen --snapshot var/snapshots/a --plan a --plan b --date 2022-12-31',
  ],
  [
    'masks with several years',
    { years: { a: { '20XX': '2022', '202X': '2021' } } },
    'ballast screen --snapshot var/snapshots/a --date 2022-12-31 --year a:20XX=2022 --year a:202X=2021',
  ],
  [
    'masks with one year',
    { years: { a: { '20XX': '2022', '202X': '2022' }, b: { '20XX': '2021' } } },
    'ballast screen --snapshot var/snapshots/a --date 2022-12-31 --year a=2022 --year b=2021',
  ],
  [
    'a folder with spaces and quotes',
    { snapshot: { ...emptyRecord.snapshot, folder: "it's here" } },
    `ballast screen --snapshot 'it'\\''s here' --date 2022-12-31`,
  ],
])('command: %s', (_, change, expected) => {
  expect(reproduceCommand({ ...emptyRecord, ...change }).replaceAll(' \\\n  ', ' ')).toBe(expected)
})
